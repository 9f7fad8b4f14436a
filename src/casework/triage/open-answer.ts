import type { TriageQuestion } from './question.ts';
import { DIRECTIONS } from './statement.ts';
import { hrefOf } from './triage.view.ts';

/** A question that is open, as a program reads it: with what it is answered by, and where. */
export const openAnswer = (id: string, question: TriageQuestion) => {
  const { fact, person, about, text } = question;
  const direction = DIRECTIONS.find((one) => one === about) ?? null;
  return {
    fact,
    person: person?.person ?? null,
    about,
    direction,
    // The pages and the endpoints of an age, a part, a search and earlier reports have the same places.
    answeredAt: direction === null ? `/api${hrefOf(id, question)}` : `/api/cases/${id}/answers`,
    question: text?.question ?? null,
  };
};
