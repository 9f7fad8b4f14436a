import type { Duty } from './duty.ts';

/** What closing is held by elsewhere: by the crime, the checks, the decision itself. */
const HELD_ELSEWHERE: readonly string[] = ['record-crime', 'finish-background-checks', 'find-out'];

/** Before anybody is interviewed, and no part of telling; the safe contact, telling itself asks for. */
const NOT_OF_TELLING: readonly string[] = ['appropriate-adult-before-any-interview', 'record-safe-contact'];

const isFirst = ({ id, at, state }: Duty): boolean =>
  state === 'open' && at === undefined && !NOT_OF_TELLING.includes(id);

/** What the guidance owes before anybody is contacted about this child, and nobody has answered. */
export const firstOf = (duties: readonly Duty[], person: string): readonly Duty[] =>
  duties.filter((duty) => isFirst(duty) && (duty.person ?? person) === person);

/**
 * What nobody has answered: a case is not closed over it, due or not. A closed case has no clock, so whatever is still to
 * come there, a welfare check arranged for tomorrow too, nobody would be reminded of.
 */
export const holding = (duties: readonly Duty[]): readonly Duty[] =>
  duties.filter(({ id, state }) => state === 'open' && ![...HELD_ELSEWHERE, ...NOT_OF_TELLING].includes(id));
