import type { Question } from './import-read.ts';

/** While one of these is open its counts show what is likely (calendar years, the force of the file’s name, a `<5` without 0), and not *not stated*. */
const PRESUMING: ReadonlySet<string> = new Set(['year', 'force', 'below']);

export const isPresuming = ({ about }: Pick<Question, 'about'>): boolean => PRESUMING.has(about);

/** Questions that a person answers before anything is taken in: a count cannot say of itself that it was presumed. */
export const presumedIn = (questions: readonly Question[]): readonly string[] =>
  questions.filter(isPresuming).map(({ asks }) => asks);
