import { isUnmeasured, recodingAlarm, type OutcomeCounts, type Recoding } from '../measure/index.ts';
import { percent } from './chart-view.ts';
import type { MixAll } from './mix.view.ts';

type MixRow = MixAll['rows'][number];

/** 21, 22, 20 and 8 are the first four kinds of a mix, in this order; every other is the rest. */
export function outcomeCounts({ counts, total }: Pick<MixRow, 'counts' | 'total'>): OutcomeCounts {
  const [of21 = null, of22 = null, of20 = null, of8 = null] = counts;
  const named = [of21, of22, of20, of8].reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return { of21: of21 ?? 0, takers: { 22: of22, 20: of20, 8: of8 }, others: total - named };
}

/** The counts of several groups together; what one of them is not given, all are not. */
export function summed(rows: readonly MixRow[]): OutcomeCounts {
  const kinds = rows[0]?.counts.map((_, kind) => kind) ?? [];
  const counts = kinds.map((kind) =>
    rows.some((row) => row.counts[kind] === null) ? null : rows.reduce((sum, row) => sum + (row.counts[kind] ?? 0), 0),
  );
  return outcomeCounts({ counts, total: rows.reduce((sum, { total }) => sum + total, 0) });
}

const listed = (types: readonly string[]): string => types.join(', ').replace(/, ([^,]*)$/u, ' and $1');

function takenUp({ takers, takenUp: part, takenUpInterval }: Recoding): string {
  const types = listed(takers.map(({ type }) => type));
  const about = part === null ? '' : ` about ${percent(part)} of it`;
  const interval =
    takenUpInterval === null ? '' : ` (95% interval ${percent(takenUpInterval[0])} to ${percent(takenUpInterval[1])})`;
  return `${types} took up${about}${interval}`;
}

/** What the alarm says of two periods, as a sentence that calls recoding by its name and claims no more. */
export function recodingSentence(recoding: Recoding, before: string, after: string): string {
  const { share21, notGiven, verdict } = recoding;
  const fall = `From ${before} to ${after} the share of Outcome 21 went from ${percent(share21.before)} to ${percent(share21.after)} of the outcomes counted`;
  const silent = notGiven.length === 0 ? '' : ` Not given, so that it may have taken up some too: ${listed(notGiven)}.`;
  switch (verdict) {
    case 'recoding':
      return `${fall}, and ${takenUp(recoding)}: this is recoding, and not a harder hand.${silent}`;
    case 'not-taken-up':
      return `${fall}, and ${takenUp(recoding)}: less than half, so that recoding alone does not explain it.${silent}`;
    case 'cannot-say':
      return `${fall}; whether 22, 20 or 8 took up more than half of it cannot be told.${silent}`;
    case 'no-fall':
      return `${fall}: no fall beyond chance, and so no recoding to look for.`;
  }
}

/** The alarm between two mixes: of all forces that are in both, and of each. */
export function alarms(
  before: MixAll,
  after: MixAll,
): { readonly together: Recoding | null; readonly ringing: readonly string[] } {
  const later = new Map(after.rows.map((row) => [row.force, row]));
  const pairs = before.rows.flatMap((row) => {
    const same = later.get(row.force);
    return same === undefined ? [] : [{ one: row, two: same }];
  });
  const of = (one: OutcomeCounts, two: OutcomeCounts): Recoding | null => {
    const found = recodingAlarm(one, two);
    return isUnmeasured(found) ? null : found;
  };
  return {
    together: of(summed(pairs.map(({ one }) => one)), summed(pairs.map(({ two }) => two))),
    ringing: pairs.flatMap(({ one, two }) =>
      of(outcomeCounts(one), outcomeCounts(two))?.verdict === 'recoding' ? [one.force] : [],
    ),
  };
}
