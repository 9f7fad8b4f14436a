import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Form,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import type { SplitRuns } from './runs.ts';
import { AskSplit, PageQuery, SplitFileParams, SplitParams, WaitQuery } from './split.schema.ts';
import { askSplit, readSplit, readSplits } from './split.store.ts';
import { fileOf, splitPage, splitsPage } from './split.view.ts';

const HOME = '/split';

/** At which field a refusal is put right. */
const FIELDS: Readonly<Record<string, string>> = {
  SplitMonthsTurned: 'The last month is before the first',
  SplitMonthNotOver: 'Enter a month that is over: decisions of this one can still be made',
};

const askingPages = ({ execute, consult }: Gateway, runs: SplitRuns): readonly Route[] => {
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
      handle: async ({ actor, form, idempotencyKey }) => {
        const read = readForm(AskSplit, form);
        if (!read.ok) return show(actor, 1, read.form);
        const done = await execute(actor, askSplit, read.value, keyed(idempotencyKey, read.value));
        if (!done.ok) {
          const text = FIELDS[done.refusal.code];
          return text === undefined
            ? refuse(done.refusal, HOME)
            : show(actor, 1, faultyForm(form, [{ field: 'to', text }]));
        }
        const split = done.value['split'] ?? '';
        runs.begin(actor, split, read.value);
        return redirect(`${HOME}/${split}`);
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
