import type { Gateway } from '../../platform/command/index.ts';
import { page, paper, refuse, render, type Refusal, type Route } from '../../platform/web/index.ts';
import type { Actor, Result } from '../../platform/access/index.ts';
import { putQuestion, type Put } from './answer.ts';
import { blankReturn, isAskable, requestText, returnCsv } from './ask-kit.ts';
import { KitParams, KitQuery } from './ask.schema.ts';
import { readKit } from './ask.store.ts';
import { kitPage } from './ask.view.ts';
import type { FoiClocks } from './foi.setting.ts';
import { findQuestion } from './question.ts';

const HOME = '/ask';

interface Kit extends Put {
  readonly clocks: FoiClocks;
  readonly ofForce: string | undefined;
}

interface Wanted {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly force?: string | undefined;
}

const kitOf = async (
  { consult }: Gateway,
  actor: Actor,
  id: string,
  { from, to, force }: Wanted,
): Promise<Result<Kit, Refusal>> => {
  const read = await consult(actor, readKit, undefined);
  if (!read.ok) return read;
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const put = putQuestion(findQuestion(id), days, read.value.today);
  if (!put.ok) return put;
  if (!isAskable(put.value.question)) return { ok: false, refusal: { code: 'NotAskable' } };
  return { ok: true, value: { ...put.value, clocks: read.value.clocks, ofForce: force === '' ? undefined : force } };
};

const addressed = ({ days, ofForce }: Kit): string => {
  const query = new URLSearchParams({ from: days.from, to: days.to });
  if (ofForce !== undefined) query.set('force', ofForce);
  return `?${query.toString()}`;
};

/** The kit of a question: what to send to a force that has no Evenhand, and the return to send with it. */
export const kitPages = (gateway: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/ask/kit/:question',
    action: 'read-asks',
    params: KitParams,
    query: KitQuery,
    handle: async ({ actor, params, query }) => {
      const kit = await kitOf(gateway, actor, params.question, query);
      if (!kit.ok) return refuse(kit.refusal, HOME);
      const { question, days, ofForce, clocks } = kit.value;
      const { columns, rows } = blankReturn(question, ofForce, days);
      const text = requestText(question, ofForce, days, clocks);
      const model = {
        question: question.id,
        words: question.words,
        force: ofForce,
        text,
        query: addressed(kit.value),
        ...days,
        columns,
        rows,
      };
      return render('ask-kit.njk', kitPage(model));
    },
  }),
  page({
    method: 'GET',
    url: '/ask/kit/:question/return.csv',
    action: 'read-asks',
    params: KitParams,
    query: KitQuery,
    handle: async ({ actor, params, query }) => {
      const kit = await kitOf(gateway, actor, params.question, query);
      if (!kit.ok) return refuse(kit.refusal, HOME);
      const { question, days, ofForce } = kit.value;
      return paper('text/csv', returnCsv(question, ofForce, days), `return-${question.id}.csv`);
    },
  }),
];
