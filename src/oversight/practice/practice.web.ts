import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type FieldFault,
  type Form,
  type FormBody,
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
import { RuleChangeBody, type Reading } from '../guidance/index.ts';
import { practiceProposer } from './practice-proposal.store.ts';
import { readRound, readRounds, resultsReader, standardCaseReader } from './practice-page.store.ts';
import { casePage, newRoundPage, roundPage, roundsPage } from './practice.view.ts';
import { resultsPage } from './results.view.ts';
import { CaseParams, DecideForm, decidedIn, DepartureBody, OpenRoundForm, RoundParams } from './round.schema.ts';
import { closeRound, departureSayer, roundOpener, standardCaseDecider, withdrawFromRound } from './round.store.ts';
import type { Vignette } from './vignette.schema.ts';

const AT = '/practice';
const placeOf = (round: string): string => `${AT}/rounds/${round}`;

/** Refusals that are put right on the form itself. */
const BESIDE: Readonly<Record<string, FieldFault>> = {
  HeadNeeded: { field: 'heads', text: 'Choose at least one: what decided it?' },
  NoSuchOutcome: { field: 'choice', text: 'Choose an outcome of the list' },
  DepartureReasonNeeded: { field: 'departure', text: 'This is other than advised. That is allowed: choose why' },
  VignettesOfTwoVersions: { field: 'vignettes', text: 'Choose cases of one version of the guidance' },
  NoSuchVignette: { field: 'vignettes', text: 'Choose from the list' },
};

const besideFor = (code: string): FieldFault | undefined => Object.entries(BESIDE).find(([each]) => each === code)?.[1];

const listPages = ({ execute, consult, admit }: Gateway, library: readonly Vignette[]): readonly Route[] => [
  page({
    method: 'GET',
    url: AT,
    action: 'read-practice',
    query: PageQuery,
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readRounds, query);
      return found.ok ? render('practice.njk', roundsPage(actor, found.value)) : refuse(found.refusal, '/');
    },
  }),
  page({
    method: 'GET',
    url: '/practice/new',
    action: 'open-practice-round',
    handle: async ({ actor }) => {
      const leave = await admit(actor, 'open-practice-round');
      return leave.ok ? render('practice-new.njk', newRoundPage(library)) : refuse(leave.refusal, AT);
    },
  }),
  page({
    method: 'POST',
    url: '/practice/new',
    action: 'open-practice-round',
    handle: async ({ actor, form, idempotencyKey }) => {
      const read = readForm(OpenRoundForm, form, { vignettes: 'many' });
      if (!read.ok) {
        // The library is shown with the fault: leave is asked before it is.
        const leave = await admit(actor, 'open-practice-round');
        return leave.ok ? render('practice-new.njk', newRoundPage(library, read.form)) : refuse(leave.refusal, AT);
      }
      const input = { vignettes: read.value.vignettes, adviceShown: read.value.advice === 'shown' };
      const done = await execute(actor, roundOpener(library), input, keyed(idempotencyKey, input));
      if (done.ok) return redirect(placeOf(done.value['round'] ?? ''));
      const beside = besideFor(done.refusal.code);
      return beside === undefined
        ? refuse(done.refusal, AT)
        : render('practice-new.njk', newRoundPage(library, faultyForm(form, [beside])));
    },
  }),
];

const roundPages = ({ execute, consult, admit }: Gateway, reading: Reading): readonly Route[] => {
  const versions = () => reading.versions;
  return [
    page({
      method: 'GET',
      url: '/practice/rounds/:round',
      action: 'read-practice',
      params: RoundParams,
      handle: async ({ actor, params }) => {
        const found = await consult(actor, readRound, params);
        return found.ok ? render('practice-round.njk', roundPage(actor, found.value)) : refuse(found.refusal, AT);
      },
    }),
    page({
      method: 'GET',
      url: '/practice/rounds/:round/results',
      action: 'read-practice',
      params: RoundParams,
      handle: async ({ actor, params }) => {
        const found = await consult(actor, resultsReader(versions), params);
        return found.ok
          ? render('practice-results.njk', resultsPage(actor, found.value))
          : refuse(found.refusal, placeOf(params.round));
      },
    }),
    ...(['close', 'withdraw'] as const).map((what) =>
      page({
        method: 'POST',
        url: `/practice/rounds/:round/${what}`,
        action: what === 'close' ? 'close-practice-round' : 'withdraw-from-practice',
        params: RoundParams,
        handle: async ({ actor, params, idempotencyKey }) => {
          // Both are one press without a form: what they do is said beside the button.
          const change = what === 'close' ? closeRound : withdrawFromRound;
          const done = await execute(actor, change, params, keyed(idempotencyKey, params));
          return done.ok ? redirect(placeOf(params.round)) : refuse(done.refusal, placeOf(params.round));
        },
      }),
    ),
    page({
      method: 'POST',
      url: '/practice/rounds/:round/proposals',
      action: 'propose-rule-change',
      params: RoundParams,
      handle: async ({ actor, params, form, idempotencyKey }) => {
        const back = `${placeOf(params.round)}/results`;
        const read = RuleChangeBody.safeParse({ policy: form.fields['policy'], rule: form.fields['rule'] });
        if (!read.success) {
          const leave = await admit(actor, 'propose-rule-change');
          return leave.ok ? redirect(back) : refuse(leave.refusal, back);
        }
        const input = { ...params, ...read.data };
        const done = await execute(actor, practiceProposer(versions), input, keyed(idempotencyKey, input));
        return done.ok ? redirect('/departures#proposals') : refuse(done.refusal, back);
      },
    }),
  ];
};

interface CaseVisit {
  readonly actor: Actor;
  readonly params: { readonly round: string; readonly vignette: string };
}

const casePages = ({ execute, consult }: Gateway, { adviser }: Reading): readonly Route[] => {
  const show = async ({ actor, params }: CaseVisit, form?: Form, isDeciding = false): Promise<Reply> => {
    const found = await consult(actor, standardCaseReader(adviser), params);
    if (!found.ok) return refuse(found.refusal, placeOf(params.round));
    const isOver = isDeciding && (found.value.answer !== undefined || found.value.hasWithdrawn);
    return render('practice-case.njk', casePage(actor, found.value, isOver ? undefined : form));
  };
  const placeIn = ({ params }: CaseVisit): string => `${placeOf(params.round)}/cases/${params.vignette}`;
  const after = (
    visit: CaseVisit & { readonly form: FormBody },
    done: { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: string } },
  ): Reply | Promise<Reply> => {
    if (done.ok) return redirect(placeIn(visit));
    const beside = besideFor(done.refusal.code);
    return beside === undefined ? refuse(done.refusal, placeIn(visit)) : show(visit, faultyForm(visit.form, [beside]));
  };
  return [
    page({
      method: 'GET',
      url: '/practice/rounds/:round/cases/:vignette',
      action: 'read-practice',
      params: CaseParams,
      handle: (visit) => show(visit),
    }),
    page({
      method: 'POST',
      url: '/practice/rounds/:round/cases/:vignette',
      action: 'decide-standard-case',
      params: CaseParams,
      handle: async (visit) => {
        const read = readForm(DecideForm, visit.form, { heads: 'many' });
        // Decided meanwhile, as in another window: what is wrong with a form that is gone would point nowhere.
        if (!read.ok) return show(visit, read.form, true);
        const body = decidedIn(read.value);
        const input = { ...visit.params, ...body, departure: body.departure };
        const done = await execute(
          visit.actor,
          standardCaseDecider(adviser),
          input,
          keyed(visit.idempotencyKey, input),
        );
        return after(visit, done);
      },
    }),
    page({
      method: 'POST',
      url: '/practice/rounds/:round/cases/:vignette/departure',
      action: 'say-practice-departure',
      params: CaseParams,
      handle: async (visit) => {
        const read = readForm(DepartureBody, visit.form);
        if (!read.ok) return show(visit, read.form);
        const input = { ...visit.params, ...read.value };
        const done = await execute(visit.actor, departureSayer(adviser), input, keyed(visit.idempotencyKey, input));
        return after(visit, done);
      },
    }),
  ];
};

/** Rounds of standard cases: opened, decided blind, closed, and how far people agree. */
export const practicePages = (gateway: Gateway, reading: Reading, library: readonly Vignette[]): readonly Route[] => [
  ...listPages(gateway, library),
  ...roundPages(gateway, reading),
  ...casePages(gateway, reading),
];
