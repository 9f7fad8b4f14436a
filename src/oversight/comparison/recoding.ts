import { isUnmeasured, recodingAlarm, type OutcomeCounts, type Recoding } from '../measure/index.ts';
import { percent } from './chart-view.ts';
import type { MixAll, MixRow } from './mix.view.ts';

// A mix has 21, 22, 20 and 8 first, then cautions and charges, in this order; every other kind after them.
const [OF_21, OF_22, OF_20, OF_8, CAUTION, CHARGE] = [0, 1, 2, 3, 4, 5];
const TAKING = [OF_22, OF_20, OF_8];
const FORMAL = [CAUTION, CHARGE];

interface Pair {
  readonly force: string;
  readonly one: OutcomeCounts;
  readonly two: OutcomeCounts;
}

const isGiven = (row: MixRow, kind: number): boolean => (row.counts[kind] ?? null) !== null;

/** One force in two periods, of the outcomes that both give: what one of them alone gives is no part of what is compared. */
function pairOf(before: MixRow, after: MixRow, isTotalled: boolean): Pair | undefined {
  const inBoth = (kind: number): boolean => isGiven(before, kind) && isGiven(after, kind);
  // Not given is not 0 (statistics, trap 4): a fall to nothing would be made of a silence.
  if (!inBoth(OF_21)) return undefined;
  const formal = FORMAL.filter(inBoth);
  const rest = before.counts.map((_, kind) => kind).filter((kind) => kind > OF_8 && inBoth(kind));
  const of = (row: MixRow): OutcomeCounts => {
    const at = (kind: number): number => row.counts[kind] ?? 0;
    const sum = (kinds: readonly number[]): number => kinds.reduce((all, kind) => all + at(kind), 0);
    const taker = (kind: number): number | null => (inBoth(kind) ? at(kind) : null);
    return {
      of21: at(OF_21),
      takers: { 22: taker(OF_22), 20: taker(OF_20), 8: taker(OF_8) },
      others: isTotalled ? row.total - at(OF_21) - sum(TAKING.filter(inBoth)) : sum(rest),
      ...(inBoth(CHARGE) ? { formal: sum(formal) } : {}),
    };
  };
  return { force: before.force, one: of(before), two: of(after) };
}

/** The counts of several forces together; what one of them is not given, all are not. */
function summed(all: readonly OutcomeCounts[]): OutcomeCounts {
  const sum = (of: (counts: OutcomeCounts) => number | null | undefined): number | null =>
    all.reduce<number | null>((total, each) => {
      const value = of(each) ?? null;
      return total === null || value === null ? null : total + value;
    }, 0);
  const formal = sum((each) => each.formal);
  return {
    of21: sum(({ of21 }) => of21) ?? 0,
    takers: {
      22: sum(({ takers }) => takers[22]),
      20: sum(({ takers }) => takers[20]),
      8: sum(({ takers }) => takers[8]),
    },
    others: sum(({ others }) => others) ?? 0,
    ...(formal === null ? {} : { formal }),
  };
}

const listed = (types: readonly string[]): string => types.join(', ').replace(/, ([^,]*)$/u, ' and $1');

/** How each taker moved, as a part of the fall: together they make what was taken up, and one that fell takes of it. */
function movedWords({ takers, share21: { change: fall } }: Recoding): string {
  const moved = takers.filter(({ change }) => change !== 0);
  const parts = moved.map(
    ({ type, change }) => `${type} ${change > 0 ? 'rose' : 'fell'} by ${percent(Math.abs(change / fall))} of it`,
  );
  return parts.join('; ');
}

function takenUp(recoding: Recoding): string {
  const { takers, takenUp: part, takenUpInterval } = recoding;
  const named = (all: typeof takers): string => listed(all.map(({ type }) => type));
  if (takers.length === 0) return 'no code that is given took up any of it';
  if (part === null || !takers.some(({ change }) => change > 0)) return `${named(takers)} took up none of it`;
  const moved = takers.filter(({ change }) => change !== 0);
  const stood = takers.filter(({ change }) => change === 0);
  const interval =
    takenUpInterval === null ? '' : ` (95% interval ${percent(takenUpInterval[0])} to ${percent(takenUpInterval[1])})`;
  const still = stood.length === 0 ? '' : `; ${named(stood)} did not change`;
  const up = `about ${percent(part)} of it${interval}`;
  return moved.length === 1
    ? `${named(moved)} took up ${up}${still}`
    : `${named(moved)} together took up ${up}, as ${movedWords(recoding)}${still}`;
}

/** What charges and cautions did, whichever way the fall was taken up. */
function harderWords({ harder: { of, before, after, interval } }: Recoding): string {
  const what = of === 'formal' ? 'charge, with caution where it is given,' : 'every other outcome together';
  const chance = interval[0] > 0 ? ': a harder hand is not ruled out' : ', no rise beyond chance';
  return `${what} went from ${percent(before)} to ${percent(after)}${chance}`;
}

const sentenceOf = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** Of a fall no more than this may have gone to charges, or it is not said that none of it was a harder hand. */
const LITTLE = 0.25;

/**
 * More than half taken up is recoding. That nothing of it is a harder hand is said only where all of it may have been taken up,
 * charges did not rise beyond chance, and chance leaves them little of it: no proof of a rise is no proof of none.
 */
function recoded(recoding: Recoding): string {
  const { takenUp: part, takenUpInterval, harder } = recoding;
  const mostToCharge = harder.partInterval?.[1] ?? 1;
  const isWhole = (takenUpInterval?.[1] ?? 0) >= 1 && harder.interval[0] <= 0 && mostToCharge < LITTLE;
  if (isWhole) return `this is recoding, and not a harder hand: ${harderWords(recoding)}.`;
  const rest = part === null || part >= 1 ? '' : ` About ${percent(1 - part)} of it is not.`;
  return `so much of it is recoding.${rest} ${sentenceOf(harderWords(recoding))}`;
}

/** What the alarm says of two periods, as a sentence that calls recoding by its name and claims no more. */
export function recodingSentence(recoding: Recoding, before: string, after: string): string {
  const { share21, notGiven, verdict } = recoding;
  const fall = `From ${before} to ${after} the share of Outcome 21 went from ${percent(share21.before)} to ${percent(share21.after)} of the outcomes counted`;
  const silent = notGiven.length === 0 ? '' : ` Not given, so that it may have taken up some too: ${listed(notGiven)}.`;
  switch (verdict) {
    case 'recoding':
      return `${fall}, and ${takenUp(recoding)}: ${recoded(recoding)}${silent}`;
    case 'not-taken-up':
      return `${fall}, and ${takenUp(recoding)}: less than half, so that recoding alone does not explain it. ${sentenceOf(harderWords(recoding))}${silent}`;
    case 'cannot-say':
      return `${fall}; whether 22, 20 or 8 took up more than half of it cannot be told.${silent}`;
    case 'no-fall':
      return `${fall}: no fall beyond chance, and so no recoding to look for.`;
  }
}

export interface Alarms {
  /** Of all forces that are in both periods; null where none is. */
  readonly together: Recoding | null;
  readonly ringing: readonly string[];
  /** Forces in both, and kinds of outcome that one period alone gives. */
  readonly forces: number;
  readonly inOne: readonly string[];
}

/** The alarm between two mixes: of all forces that are in both, and of each. */
export function alarms(before: MixAll, after: MixAll): Alarms {
  const later = new Map(after.rows.map((row) => [row.force, row]));
  const isTotalled = before.isTotalled && after.isTotalled;
  const both = before.rows.flatMap((row) => {
    const same = later.get(row.force);
    return same === undefined ? [] : [{ row, same }];
  });
  const pairs = both.flatMap(({ row, same }) => pairOf(row, same, isTotalled) ?? []);
  const of = (one: OutcomeCounts, two: OutcomeCounts): Recoding | null => {
    const found = recodingAlarm(one, two);
    return isUnmeasured(found) ? null : found;
  };
  return {
    together: pairs.length === 0 ? null : of(summed(pairs.map(({ one }) => one)), summed(pairs.map(({ two }) => two))),
    ringing: pairs.flatMap(({ force, one, two }) => (of(one, two)?.verdict === 'recoding' ? [force] : [])),
    forces: pairs.length,
    inOne: isTotalled
      ? []
      : before.kinds.filter(
          (_, kind) => kind > OF_8 && both.some(({ row, same }) => isGiven(row, kind) !== isGiven(same, kind)),
        ),
  };
}
