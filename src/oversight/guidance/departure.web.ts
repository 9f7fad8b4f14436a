import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
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
import { RuleAnswerBody, RuleChangeBody, RuleProposalParams } from './departure.schema.ts';
import { readDepartures } from './departures-page.store.ts';
import { departuresPage } from './departure.view.ts';
import type { Reading } from './published.ts';
import { answerRuleChange, ruleChangeProposer } from './rule-proposal.store.ts';

const PAGE = '/departures';

/** The one choice of the page as the answer and its reason. */
const answerIn = ({ fields }: FormBody) => {
  const [answer, reason] = String(fields['answer'] ?? '').split('/');
  const read = RuleAnswerBody.safeParse({ answer, reason });
  return read.success ? read.data : undefined;
};

/** Departures from the advice by rule, for the policy owner; what is departed from often becomes a proposal to change it. */
export const departurePages = ({ execute, consult }: Gateway, reading: Reading): readonly Route[] => {
  const versions = () => reading.versions;
  const show = async (actor: Actor, form?: Form, page = 1): Promise<Reply> => {
    const found = await consult(actor, readDepartures(versions), { page });
    return found.ok
      ? render('departures.njk', departuresPage(versions(), found.value, form))
      : refuse(found.refusal, '/');
  };
  return [
    page({
      ...{ method: 'GET', url: PAGE, action: 'read-departures', query: PageQuery },
      handle: ({ actor, query }) => show(actor, undefined, query.page),
    }),
    page({
      method: 'POST',
      url: '/departures/proposals',
      action: 'propose-rule-change',
      handle: async ({ actor, form, idempotencyKey }) => {
        const read = readForm(RuleChangeBody, form);
        if (!read.ok) return show(actor, read.form);
        const { idempotency } = keyed(idempotencyKey, read.value);
        const done = await execute(actor, ruleChangeProposer(versions), read.value, { idempotency });
        return done.ok ? redirect(`${PAGE}#proposals`) : refuse(done.refusal, PAGE);
      },
    }),
    page({
      method: 'POST',
      url: '/departures/proposals/:proposal/answer',
      action: 'answer-rule-change',
      params: RuleProposalParams,
      handle: async ({ actor, params: { proposal }, form, idempotencyKey }) => {
        const answer = answerIn(form);
        if (answer === undefined)
          return show(actor, faultyForm(form, [{ field: `answer-${proposal}`, text: 'Choose an answer, and why' }]));
        const input = { proposal, ...answer };
        const { idempotency } = keyed(idempotencyKey, input);
        const done = await execute(actor, answerRuleChange, input, { idempotency });
        return done.ok ? redirect(`${PAGE}#proposals`) : refuse(done.refusal, PAGE);
      },
    }),
  ];
};
