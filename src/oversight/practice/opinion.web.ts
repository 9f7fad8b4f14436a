import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type FieldFault,
  type Form,
  keyed,
  page,
  PageQuery,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import type { Reading } from '../guidance/index.ts';
import { blindReader, panelReader, readOpinions } from './opinion-page.store.ts';
import { blindPage, opinionsPage, panelPage } from './opinion.view.ts';
import { DrawBody, FindingBody, OpinionBody, OpinionParams } from './second-opinion.schema.ts';
import { drawSecondOpinions, opinionGiver, panelFinder, takeSecondOpinion } from './second-opinion.store.ts';

const AT = '/practice/opinions';

const BESIDE: Readonly<Record<string, FieldFault>> = {
  HeadNeeded: { field: 'heads', text: 'Choose at least one: what decided it?' },
  NoSuchOutcome: { field: 'choice', text: 'Choose an outcome of the list' },
  RuleNeeded: { field: 'rule', text: 'Choose the rule that this finding is about' },
  NoSuchRule: { field: 'rule', text: 'Choose a rule of the list' },
  PeriodEndsBeforeItBegins: { field: 'until', text: 'The last day is before the first', at: 'until-day' },
  NothingToDraw: { field: 'from', text: 'No case was closed then that could be drawn', at: 'from-day' },
};

const besideFor = (code: string): FieldFault | undefined => Object.entries(BESIDE).find(([each]) => each === code)?.[1];

const listPages = ({ execute, consult }: Gateway, reading: Reading): readonly Route[] => {
  const show = async (actor: Actor, form?: Form, page = 1): Promise<Reply> => {
    // Who may not draw is refused as such, and is not shown the page in answer.
    const look = form === undefined ? readOpinions : { ...readOpinions, action: 'draw-second-opinions' };
    const found = await consult(actor, look, { page });
    return found.ok
      ? render('practice-opinions.njk', opinionsPage(actor, reading.versions, found.value, form))
      : refuse(found.refusal, '/practice');
  };
  return [
    page({
      ...{ method: 'GET', url: AT, action: 'read-second-opinions', query: PageQuery },
      handle: ({ actor, query }) => show(actor, undefined, query.page),
    }),
    page({
      method: 'POST',
      url: '/practice/opinions/draws',
      action: 'draw-second-opinions',
      handle: async ({ actor, form, idempotencyKey }) => {
        const read = readForm(DrawBody, form, {
          from: { date: 'Closed from' },
          until: { date: 'Closed until' },
          wanted: 'number',
        });
        if (!read.ok) return show(actor, read.form);
        const done = await execute(actor, drawSecondOpinions, read.value, keyed(idempotencyKey, read.value));
        if (done.ok) return redirect(AT);
        const beside = besideFor(done.refusal.code);
        return beside === undefined ? refuse(done.refusal, AT) : show(actor, faultyForm(form, [beside]));
      },
    }),
    page({
      method: 'POST',
      url: '/practice/opinions/take',
      action: 'take-second-opinion',
      handle: async ({ actor, idempotencyKey }) => {
        const done = await execute(actor, takeSecondOpinion, undefined, keyed(idempotencyKey, {}));
        return done.ok ? redirect(`${AT}/${done.value['opinion'] ?? ''}`) : refuse(done.refusal, AT);
      },
    }),
  ];
};

interface OpinionVisit {
  readonly actor: Actor;
  readonly params: { readonly opinion: string };
}

const readingPages = ({ execute, consult }: Gateway, reading: Reading): readonly Route[] => {
  const versions = () => reading.versions;
  const show = async ({ actor, params }: OpinionVisit, form?: Form): Promise<Reply> => {
    const found = await consult(actor, blindReader(versions), params);
    return found.ok ? render('practice-opinion.njk', blindPage(found.value.shown, form)) : refuse(found.refusal, AT);
  };
  return [
    page({
      method: 'GET',
      url: '/practice/opinions/:opinion',
      action: 'read-second-opinion',
      params: OpinionParams,
      handle: (visit) => show(visit),
    }),
    page({
      method: 'POST',
      url: '/practice/opinions/:opinion',
      action: 'give-second-opinion',
      params: OpinionParams,
      handle: async (visit) => {
        const read = readForm(OpinionBody, visit.form, { heads: 'many' });
        if (!read.ok) return show(visit, read.form);
        const input = { ...visit.params, ...read.value };
        const done = await execute(visit.actor, opinionGiver(versions), input, keyed(visit.idempotencyKey, input));
        if (done.ok) return redirect(AT);
        const beside = besideFor(done.refusal.code);
        return beside === undefined ? refuse(done.refusal, AT) : show(visit, faultyForm(visit.form, [beside]));
      },
    }),
  ];
};

const panelPages = ({ execute, consult }: Gateway, reading: Reading): readonly Route[] => {
  const versions = () => reading.versions;
  const show = async ({ actor, params }: OpinionVisit, form?: Form): Promise<Reply> => {
    const found = await consult(actor, panelReader(versions), params);
    return found.ok ? render('practice-panel.njk', panelPage(found.value, form)) : refuse(found.refusal, AT);
  };
  return [
    page({
      method: 'GET',
      url: '/practice/opinions/:opinion/panel',
      action: 'read-panel-case',
      params: OpinionParams,
      handle: (visit) => show(visit),
    }),
    page({
      method: 'POST',
      url: '/practice/opinions/:opinion/panel',
      action: 'record-panel-finding',
      params: OpinionParams,
      handle: async (visit) => {
        const read = readForm(FindingBody, visit.form);
        if (!read.ok) return show(visit, read.form);
        const input = { ...visit.params, finding: read.value.finding, rule: read.value.rule };
        const done = await execute(visit.actor, panelFinder(versions), input, keyed(visit.idempotencyKey, input));
        if (done.ok) return redirect(AT);
        const beside = besideFor(done.refusal.code);
        return beside === undefined ? refuse(done.refusal, AT) : show(visit, faultyForm(visit.form, [beside]));
      },
    }),
  ];
};

/** Blind second opinions on closed cases, drawn at random, and what a panel finds of them. */
export const opinionPages = (gateway: Gateway, reading: Reading): readonly Route[] => [
  ...listPages(gateway, reading),
  ...readingPages(gateway, reading),
  ...panelPages(gateway, reading),
];
