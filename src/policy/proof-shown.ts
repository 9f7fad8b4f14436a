import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import type { Shown } from './proof-statement.ts';

// A case in which everything is known, read as plainly as can be.

export const HANDLING = ['shared', 'received', 'passed-on', 'asked-for'] as const;
/** About a child, and no reason by themselves to call a case aggravated. */
export const CONCERNS: readonly string[] = ['under-13', 'capacity-concern', 'immediate-harm'];
const UNPLACED: readonly string[] = [...CONCERNS, 'persistent-behaviour'];

export const isPresent = (state: AnswerState | undefined): boolean => state === 'suspected' || state === 'confirmed';
export const ageOf = ({ age }: AdvicePerson): number => (typeof age === 'number' ? age : Number.NaN);

/** What is said of a factor done by or towards somebody: what is absent for the case is absent for whoever says nothing. */
export const saidIn =
  ({ factors }: AdviceInput, person: AdvicePerson, direction: 'by' | 'towards') =>
  (id: string): AnswerState | undefined =>
    person[direction]?.[id] ?? (UNPLACED.includes(id) ? 'ruled-out' : factors?.[id]);

/** Whether a person had one of the four parts, or did anything. */
export function isActing(input: AdviceInput, person: AdvicePerson): boolean {
  const by = saidIn(input, person, 'by');
  const ids = new Set([...Object.keys(person.by ?? {}), ...Object.keys(input.factors ?? {})]);
  return (
    HANDLING.some((part) => person.parts?.includes(part)) ||
    [...ids].some((id) => !CONCERNS.includes(id) && isPresent(by(id)))
  );
}

/** Whether a person had a part beyond telling, did anything, or had anything done to them. */
function isConcerned(input: AdviceInput, person: AdvicePerson): boolean {
  const towards = saidIn(input, person, 'towards');
  const ids = new Set([...Object.keys(person.towards ?? {}), ...Object.keys(input.factors ?? {})]);
  return (
    ['depicted', 'protected'].some((part) => person.parts?.some((each) => each === part)) ||
    isActing(input, person) ||
    [...ids].some((id) => id !== 'persistent-behaviour' && !CONCERNS.includes(id) && isPresent(towards(id)))
  );
}

/** Whether a factor is there: said of the case or of anybody, or derived. */
export function presentIn({ input }: Pick<Shown, 'input'>, factor: string): boolean {
  const people = input.people ?? [];
  if (isPresent(input.factors?.[factor])) return true;
  if (people.some((each) => [each.by?.[factor], each.towards?.[factor]].some(isPresent))) return true;
  if (CONCERNS.includes(factor) && people.some((each) => isPresent(each.facts?.[factor]))) return true;
  if (factor === 'under-13') return people.some((each) => ageOf(each) < 13 && isConcerned(input, each));
  if (factor === 'persistent-behaviour') return Number(input.earlierReports) > 0;
  return factor === 'adult-involved' && people.some((each) => ageOf(each) >= 18 && isActing(input, each));
}
