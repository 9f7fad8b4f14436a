import { caseFactsFrom, type CaseFacts, type KnownRows } from './case-facts.ts';
import type { Statement } from './statement.ts';

export type At<Row> = Row & { readonly at: Date };

/** Every row ever recorded of a case, oldest first, where `KnownRows` has only the newest. */
export interface Recorded {
  readonly nation: KnownRows['nation'];
  readonly parties: readonly At<KnownRows['parties'][number]>[];
  readonly ages: readonly At<KnownRows['ages'][number]>[];
  readonly parts: readonly At<KnownRows['parts'][number]>[];
  readonly statements: readonly Statement[];
  readonly earlier: readonly At<{ readonly reports: number | null }>[];
  readonly counted: number;
  /** Since when each report of another case is known to be of a child of this one. */
  readonly countedSince: readonly Date[];
  readonly weighed: KnownRows['weighed'];
}

/** What was known of a case at every moment at which something became known. */
export interface FactHistory {
  /** Oldest first. */
  readonly moments: readonly Date[];
  readonly factsAt: (moment: Date) => CaseFacts;
}

const newest = <Row extends { readonly at: Date }>(
  rows: readonly Row[],
  until: Date,
  keyOf: (row: Row) => string,
): readonly Row[] => [...new Map(rows.filter(({ at }) => at <= until).map((row) => [keyOf(row), row])).values()];

const questionOf = ({ person, direction, fact }: Statement): string => JSON.stringify([person, direction, fact]);

/** Names are taken as they are known today: a record that was opened since is still of the same person. */
export const factHistoryFrom = (recorded: Recorded): FactHistory => {
  const { nation, parties, ages, parts, statements, earlier, countedSince, weighed } = recorded;
  const rows = [...parties, ...ages, ...parts, ...statements, ...earlier].map(({ at }) => at);
  const all = [...rows, ...countedSince].map((at) => at.getTime());
  return {
    // Only when something became known: between two of them the guidance would say the same.
    moments: [...new Set(all)].toSorted((one, other) => one - other).map((moment) => new Date(moment)),
    factsAt: (moment) =>
      caseFactsFrom({
        nation,
        parties: parties.filter(({ at }) => at <= moment),
        ages: newest(ages, moment, ({ person, basis }) => `${person}|${basis}`),
        parts: newest(parts, moment, ({ person }) => person),
        statements: newest(statements, moment, questionOf),
        earlier: earlier.findLast(({ at }) => at <= moment),
        // Of those that count today: one that was cancelled since made nothing milder than it is now.
        counted: countedSince.filter((since) => since <= moment).length,
        weighed: newest(weighed, moment, ({ person, fact }) => `${person}|${fact}`),
      }),
  };
};
