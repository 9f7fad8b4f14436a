import { harmQuestions, stateWords } from '../triage/index.ts';
import { questionWords } from './answer.words.ts';
import type { DecisionPage } from './decision-page.store.ts';

const PRESENT: readonly string[] = ['suspected', 'confirmed'];

/**
 * What was done to somebody, as recorded, and what nobody has said yet. A part of their own takes nothing of it away: who
 * was harmed is owed what a victim is (handbook 2.2, 7.5).
 */
export const harmedLines = (
  { basis, policy: { files } }: Pick<DecisionPage['advised'], 'basis' | 'policy'>,
  ref: string,
): readonly string[] => {
  const person = basis.facts.people.find((one) => one.ref === ref);
  if (person === undefined) return [];
  const said = (fact: string, answer: string): string => `${questionWords(files, `towards.${fact}`, false)} ${answer}.`;
  const harmed = Object.entries(person.towards)
    .filter(([, state]) => PRESENT.includes(state))
    .map(([fact, state]) => said(fact, stateWords[state].toLowerCase()));
  const open = harmQuestions(files, basis.facts)
    .filter((question) => question.person?.ref === ref)
    .map(({ fact }) => said(fact, 'nobody has said yet'));
  const owed = 'Also harmed, whatever part they took, and owed what a victim is:';
  return harmed.length === 0 ? open : [`${owed} ${harmed.join(' ')}`, ...open];
};
