import type { Adviser } from '../../policy/index.ts';
import type { AdvisedReading, RestsOnReading } from '../response/index.ts';
import { readAdvised } from './basis.store.ts';
import { decisionModel } from './decision.view.ts';
import { loadDecision, peopleOf } from './decision-page.store.ts';

/** What a supervisor’s decision on response or category rests on: the same that an outcome is approved by. */
export const readRests =
  (adviser: Adviser): RestsOnReading =>
  async (context, id) => {
    const page = await loadDecision(adviser)(context, { case: id });
    const { ownWords, safeguarding, known, advice, unfinished, alike, case: of } = decisionModel(page);
    const { response, category } = page.advised.advice;
    return {
      advised: { response, category },
      model: { ownWords, safeguarding, known, advice, unfinished, alike, case: of },
      people: peopleOf(page),
    };
  };

/** What a supervisor's decision can be against, with the rules that gave it. */
export const adviceNow =
  (adviser: Adviser): AdvisedReading =>
  async (context, id) => {
    const { advice, policy } = await readAdvised(context, adviser, id, {});
    const rulesOf = (gives: 'response' | 'category') =>
      advice.because.filter((rule) => policy.files.rules.some((one) => one.id === rule && gives in one.effect));
    const because = { response: rulesOf('response'), category: rulesOf('category') };
    return { policy: policy.files.policy.id, response: advice.response, category: advice.category, because };
  };
