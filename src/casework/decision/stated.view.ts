import { conditionsFrom } from './basis.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { WITH_OR_AFTER } from './decision.ts';

/** A need as words: conditions that the guidance names. */
export const needWords = (need: string): string => need.replaceAll('-', ' ');

/** Conditions that the decider states: all but those that follow from what is recorded, or from the ruling. */
const FOLLOWS = [...WITH_OR_AFTER, 'crime-recorded', 'safeguarding-decision', 'check-exception', 'category-decision'];

export const OPEN: readonly string[] = ['available', 'needs-decision'];

/** Where a condition has answers of its own, met and not met stand for none of them. */
const answersOf = (answers: readonly (string | { readonly id: string; readonly label: string })[]) => {
  const own = answers.filter((answer) => answer !== 'met' && answer !== 'not-met');
  return (own.length === 0 ? answers : own).map((answer) => {
    if (typeof answer !== 'string') return { value: answer.id, text: answer.label };
    return { value: answer, text: { met: 'Yes', 'not-met': 'No' }[answer] ?? needWords(answer) };
  });
};

/** The conditions that some outcome still open asks the decider to record. */
export const statedConditions = (page: Pick<DecisionPage, 'advised'>) => {
  const { basis, advice: given, policy } = page.advised;
  const derived = new Set([...Object.keys(conditionsFrom(basis)), ...FOLLOWS]);
  const outcomes = given.people.flatMap((person) => person.outcomes.map((one) => ({ ...one, ref: person.ref })));
  const asked = new Set(outcomes.filter(({ standing }) => OPEN.includes(standing)).flatMap(({ needs }) => needs));
  const stated = new Set(Object.keys(page.advised.stated));
  return policy.files.facts
    .filter(({ kind, id }) => kind === 'condition' && !derived.has(id) && (asked.has(id) || stated.has(id)))
    .map(({ id, question, answers }) => ({
      id,
      question,
      for: [...new Set(outcomes.filter(({ needs }) => needs.includes(id)).map(({ code }) => code))].join(', '),
      answers: [{ value: '', text: 'Not stated' }, ...answersOf(answers)],
    }));
};
