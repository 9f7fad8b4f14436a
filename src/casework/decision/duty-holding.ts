import type { Duty } from './duty.ts';

/** What closing is held by elsewhere: by the crime, the checks, the decision itself. */
const HELD_ELSEWHERE: readonly string[] = ['record-crime', 'finish-background-checks', 'find-out'];

/** The duties whose time has come and that nobody has answered: a case is not closed over them. */
export const holding = (duties: readonly Duty[]): readonly Duty[] =>
  duties.filter(({ id, overdue }) => overdue && !HELD_ELSEWHERE.includes(id));
