import { epoch, firstDayOf } from './compile.ts';
import type { PolicyFiles } from './policy.schema.ts';
import type { Always } from './proof-statement.ts';
import { World } from './proof-world.ts';

/** A version, and the one in force before it, if any. */
export interface Proving {
  readonly files: PolicyFiles;
  readonly earlier?: PolicyFiles | undefined;
}

/** Every day on which what is in force changes, from the first on which a version can be asked. */
export function changesOf(files: PolicyFiles): string[] {
  const first = firstDayOf(files);
  const dates = [...files.rules, ...files.outcomes].flatMap(({ from, until }) =>
    until === null ? [from] : [from, dayAfter(until)],
  );
  const sorted = [first, ...new Set(dates)].filter((date) => date >= first).sort();
  return sorted.filter((date, place) => place === 0 || epoch(files, date) !== epoch(files, sorted[place - 1] ?? date));
}

const dayAfter = (date: string): string => {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};

/** With how many people told apart a statement is proved. */
export const listsOf = ({ people, orNobody }: Always): number[] => (orNobody === true ? [0, people] : [people]);

export const worldOf = ({ files, earlier }: Proving, people: number, isOpen: boolean): World =>
  new World(earlier === undefined ? [files] : [files, earlier], people, isOpen);
