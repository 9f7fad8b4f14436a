import { conditionsFrom } from './basis.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { WITH_OR_AFTER } from './decision.ts';

/** What an outcome needs, as it is said in a list of needs; each is asked in full where it is recorded. */
const NEEDS: Readonly<Record<string, string>> = {
  'crime-recorded': 'the crime recorded',
  'safeguarding-decision': 'a safeguarding decision for every child',
  rationale: 'the reasons written down',
  'people-told': 'every child told',
  'second-person': 'the approval of a second person',
  'state-of-evidence': 'the state of the evidence',
  'victim-view': 'what the child who was harmed wants',
  'responsibility-accepted': 'whether responsibility is accepted',
  'youth-justice-consultation': 'the youth justice service consulted',
  'activity-finished': 'the agreed activity finished',
  'cps-decision': 'what the Crown Prosecution Service decided',
  'other-body-acceptance': 'another body’s acceptance in writing',
  'inquiries-complete': 'all reasonable lines of inquiry done',
  'supervisor-decision': 'a supervisor’s decision that it may end without formal action',
  'formal-action-decision': 'a supervisor’s decision that a charge or caution fits this child',
  'category-decision': 'a supervisor’s decision on the category',
  'registrar-decision': 'the registrar’s decision where the force’s settings conflict',
  'check-exception': 'a supervisor’s exception for the check that is unavailable',
  'subject-died': 'that this person has died',
  'subject-too-ill': 'that this person is too ill',
  'witness-unavailable': 'that the victim or a key witness is dead or too ill',
  'time-limit-passed': 'that the time limit for a prosecution has passed',
  'taken-into-consideration': 'that a court took it into consideration with another matter',
};

/** A need as words: conditions that the guidance names, also one that a later version adds. */
export const needWords = (need: string): string => NEEDS[need] ?? need.replaceAll('-', ' ');

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
