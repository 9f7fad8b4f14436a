import type { AdviceInput, AnswerState } from './advice.schema.ts';
import { STATES } from './condition.schema.ts';
import { isFloorAlone, mayBeChild } from './next-question.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { idsOfKind, UNPLACED } from './variables.ts';

/** The case with an answer to every question, *not known* among them; what can only be yes or no is as it mostly is. */
export function wholly(files: PolicyFiles, input: AdviceInput): AdviceInput {
  const people = (input.people ?? []).map((person) => ({
    age: 'unknown' as const,
    identified: true,
    parts: [],
    ...person,
  }));
  const factors = idsOfKind(files, 'factor').filter((id) => !UNPLACED.has(id));
  const said = (id: string) => [input.factors?.[id], ...people.flatMap(({ by, towards }) => [by?.[id], towards?.[id]])];
  return {
    ...{ nation: 'england', checks: 'complete', earlierReports: 'unknown', ...input, people },
    factors: Object.fromEntries(factors.map((id) => [id, highestOf(said(id))])),
  };
}

const PRESENT: readonly AnswerState[] = ['suspected', 'confirmed'];

/** What is suspected of one person is suspected of the case; else what the case says, or not known. */
const highestOf = (said: readonly (AnswerState | undefined)[]): AnswerState =>
  STATES.findLast((state) => PRESENT.includes(state) && said.includes(state)) ?? said[0] ?? 'unknown';

/** Nation, checks, earlier reports, each factor; of each person age, identity, part, each fact, and both ways of what is there; of who may be a child the safety floor too. */
export function fullForm(files: PolicyFiles, { factors = {}, people = [] }: AdviceInput): number {
  const present = Object.values(factors).filter((state) => PRESENT.includes(state));
  const ofPerson = 3 + idsOfKind(files, 'person-fact').length + 2 * present.length;
  const ofFloor = people.filter(mayBeChild).length * files.facts.filter(isFloorAlone).length;
  return 3 + Object.keys(factors).length + people.length * ofPerson + ofFloor;
}
