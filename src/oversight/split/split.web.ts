import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type FieldFault,
  type Form,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import type { SplitRuns } from './runs.ts';
import { asking } from './asking.ts';
import { sampleOf } from './sample.ts';
import { AskSplitForm, MONTHS, PageQuery, SplitFileParams, SplitParams, WaitQuery } from './split.schema.ts';
import { readSplit, readSplits } from './split.store.ts';
import { fileOf, splitPage, splitsPage } from './split.view.ts';

const HOME = '/split';

/** At which field a refusal is put right. */
export const MONTH_FIELDS: Readonly<Record<string, FieldFault>> = {
  SplitMonthsTurned: { field: 'to', at: 'to-month', text: 'The last month is before the first' },
  SplitMonthNotOver: {
    field: 'to',
    at: 'to-month',
    text: 'Enter a month that is over: decisions of this one can still be made',
  },
  SplitOfNobody: { field: 'cases', text: 'Give decisions of other forces, or let this force’s own be among them' },
};

const askingPages = ({ execute, consult, admit }: Gateway, runs: SplitRuns): readonly Route[] => {
  const show = async (actor: Actor, number: number, form?: Form): Promise<Reply> => {
    // Who may read and not ask is not shown the list in answer to asking.
    const look = form === undefined ? readSplits : { ...readSplits, action: 'ask-split' };
    const found = await consult(actor, look, { page: number });
    if (!found.ok) return refuse(found.refusal, '/');
    return render(
      'splits.njk',
      splitsPage(found.value, number, (split) => runs.progressOf(actor, split), form),
    );
  };
  return [
    page({
      method: 'GET',
      url: HOME,
      action: 'read-split',
      query: PageQuery,
      handle: ({ actor, query }) => show(actor, query.page),
    }),
    page({
      method: 'POST',
      url: HOME,
      action: 'ask-split',
      takesFile: true,
      handle: async ({ actor, form, file, idempotencyKey }) => {
        // Reading a file takes time: leave is asked first, of whoever sends it.
        const leave = await admit(actor, 'ask-split', []);
        if (!leave.ok) return refuse(leave.refusal, HOME);
        const read = readForm(AskSplitForm, form, MONTHS);
        if (!read.ok) return show(actor, 1, read.form);
        const { own, ...asked } = read.value;
        const sample = file === undefined ? { cases: [] } : sampleOf(file.bytes, asked);
        if ('fault' in sample)
          return show(actor, 1, faultyForm(form, [{ field: 'cases', text: `In ${sample.fault}` }]));
        const of = { asked, cases: sample.cases, own: own === 'with' };
        const begun = await asking({ execute, runs }, actor, of, idempotencyKey);
        if (begun.ok) return redirect(`${HOME}/${begun.value}`);
        const beside = MONTH_FIELDS[begun.refusal.code];
        return beside === undefined ? refuse(begun.refusal, HOME) : show(actor, 1, faultyForm(form, [beside]));
      },
    }),
  ];
};

/** Asking what differences between decisions go with, and what came of it. */
export const splitPages = (gateway: Gateway, runs: SplitRuns): readonly Route[] => [
  ...askingPages(gateway, runs),
  page({
    method: 'GET',
    url: `${HOME}/:split`,
    action: 'read-split',
    params: SplitParams,
    query: WaitQuery,
    handle: async ({ actor, params, query }) => {
      // Without script nothing tells a page that work has ended: whoever wants to know follows a link that waits.
      if (query.wait !== undefined) await runs.settled(actor, params.split);
      const found = await gateway.consult(actor, readSplit, params);
      if (!found.ok) return refuse(found.refusal, HOME);
      return render('split.njk', splitPage(found.value, runs.progressOf(actor, params.split)));
    },
  }),
  page({
    method: 'GET',
    url: `${HOME}/:split/:file`,
    action: 'read-split',
    params: SplitFileParams,
    handle: async ({ actor, params }) => {
      const found = await gateway.consult(actor, readSplit, params);
      if (!found.ok) return refuse(found.refusal, HOME);
      return fileOf(found.value, params.file) ?? refuse({ code: 'SplitNotDone' }, `${HOME}/${params.split}`);
    },
  }),
];
