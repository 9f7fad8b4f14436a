import type { Advice, Adviser, Policy } from '../../policy/index.ts';
import type { AdvisedReading, RestsOnReading } from '../response/index.ts';
import { readAdvised } from './basis.store.ts';
import { decisionModel } from './decision.view.ts';
import { loadDecision, peopleOf } from './decision-page.store.ts';

const rulesOf = ({ files }: Policy, { because }: Advice, gives: 'response' | 'category') =>
  files.rules.filter(({ id, effect }) => because.includes(id) && gives in effect);

/**
 * Whether a category that is not yet known is so by a rule that waits for the supervisor, and not for want of an answer: then
 * that rule fires, and none is left that could make it another.
 */
const isLeftOpen = (policy: Policy, advice: Advice): boolean => {
  const giving = rulesOf(policy, advice, 'category');
  const waits = giving.every(({ effect }) => 'category' in effect && effect.category === 'not-yet-known');
  return waits && giving.some(({ id }) => advice.trace.some(({ rule, status }) => rule === id && status === 'fired'));
};

/** What is advised, with what the guidance leaves to a supervisor told apart from what is not known. */
const advisedOf = (policy: Policy, advice: Advice) => ({
  response: advice.response,
  category: advice.category === 'not-yet-known' && isLeftOpen(policy, advice) ? 'supervisor-decides' : advice.category,
});

/** What a supervisor’s decision on response or category rests on: the same that an outcome is approved by. */
export const readRests =
  (adviser: Adviser): RestsOnReading =>
  async (context, id) => {
    const page = await loadDecision(adviser)(context, { case: id });
    const model = decisionModel(page);
    const { ownWords, safeguarding, known, shown, advice, unfinished, inShort, alike, case: of } = model;
    return {
      advised: advisedOf(page.advised.policy, page.advised.advice),
      model: { ownWords, safeguarding, known, shown, advice, unfinished, inShort, alike, case: of },
      people: peopleOf(page),
    };
  };

/** What a supervisor's decision can be against, with the rules that gave it. */
export const adviceNow =
  (adviser: Adviser): AdvisedReading =>
  async (context, id) => {
    const { advice, policy } = await readAdvised(context, adviser, id, {});
    const idsOf = (gives: 'response' | 'category') => rulesOf(policy, advice, gives).map(({ id }) => id);
    const because = { response: idsOf('response'), category: idsOf('category') };
    return { policy: policy.files.policy.id, ...advisedOf(policy, advice), because };
  };
