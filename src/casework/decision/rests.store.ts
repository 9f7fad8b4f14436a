import type { Adviser } from '../../policy/index.ts';
import type { RestsOnReading } from '../response/index.ts';
import { decisionModel } from './decision.view.ts';
import { loadDecision, peopleOf } from './decision-page.store.ts';

/** What a supervisor’s decision on response or category rests on: the same that an outcome is approved by. */
export const readRests =
  (adviser: Adviser): RestsOnReading =>
  async (context, id) => {
    const page = await loadDecision(adviser)(context, { case: id });
    const { ownWords, safeguarding, known, advice, unfinished, alike, case: of } = decisionModel(page);
    return { model: { ownWords, safeguarding, known, advice, unfinished, alike, case: of }, people: peopleOf(page) };
  };
