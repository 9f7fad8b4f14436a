import type { Question } from './import-read.ts';

/** While one of these is open its counts show what is likely (calendar years, the force of the file’s name, a `<5` without 0), and not *not stated*. */
const PRESUMING: ReadonlySet<string> = new Set(['year', 'force', 'below']);

export const isPresuming = ({ about }: Pick<Question, 'about'>): boolean => PRESUMING.has(about);

/** Questions that a person answers before anything is taken in: a count cannot say of itself that it was presumed. */
export const presumedIn = (questions: readonly Question[]): readonly string[] =>
  questions.filter(isPresuming).map(({ asks }) => asks);

/** Of a source that was taken in before such questions had to be answered: what its counts stand on, said wherever it is shown. */
export const onPresumption = (questions: readonly Question[]): readonly string[] =>
  presumedIn(questions).map(
    (asks) =>
      `It was taken in on what is likely, and nobody had said so: “${asks}” Hold its figures against the source before any is passed on.`,
  );
