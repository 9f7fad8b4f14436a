import { sum, type Interval, type Observed } from './observed.ts';
import type { OpenInterval } from './profile.ts';
import { fitSpread, type Spread } from './spread.ts';
import { isCount, unmeasured, type Unmeasured } from './unmeasured.ts';

/** The least and the most that a count can be: `<5` is 1 to 4, or 0 to 4 where the publisher says so; a known count twice the same. */
export interface Bounds {
  readonly low: number;
  readonly high: number | null;
}

/** The outcome and every other outcome of the denominator, each known or within bounds. */
export interface BoundedGroup {
  readonly y: Bounds;
  readonly others: Bounds;
}

/** One way to read what is hidden, and what comes of it; `spread` is null where these counts tell none. */
export interface Reading {
  readonly name: 'low' | 'high' | 'apart' | 'together';
  readonly overall: number;
  readonly spread: Spread | null;
  /** The groups so read, but for those that it leaves without a case. */
  readonly groups: readonly Observed[];
}

export interface CensoredSpread {
  readonly kind: 'measured';
  /** How many groups have a count that is not known. */
  readonly hidden: number;
  readonly overall: Interval;
  /** From the least to the greatest of the readings; null where a reading tells no spread. */
  readonly sd: Interval | null;
  readonly mor: Interval | null;
  /** The 95 % intervals of all readings together: no reading's interval reaches beyond. */
  readonly morInterval: OpenInterval | null;
  readonly readings: readonly Reading[];
}

interface Ends {
  readonly y: Interval;
  readonly others: Interval;
}

const lowest = ({ y, others }: Ends): Observed => ({ y: y[0], n: y[0] + others[1] });
const highest = ({ y, others }: Ends): Observed => ({ y: y[1], n: y[1] + others[0] });

const shareOf = ({ y, n }: Observed): number => (n === 0 ? 0 : y / n);

/** Whichever reading of one group lies farther from the share of all. */
function apart(ends: Ends, share: number): Observed {
  const [low, high] = [lowest(ends), highest(ends)];
  return Math.abs(shareOf(low) - share) > Math.abs(shareOf(high) - share) ? low : high;
}

/** The whole counts within bounds whose share is nearest to the share of all. */
function together({ y, others }: Ends, share: number): Observed {
  let best: Observed = { y: y[0], n: y[0] + others[0] };
  for (let count = y[0]; count <= y[1]; count++) {
    // The number of others that would give the share exactly, within its bounds; the whole numbers about it are tried.
    const wanted = share === 0 ? others[1] : count / share - count;
    for (const rest of [Math.floor(wanted), Math.ceil(wanted)]) {
      const tried = { y: count, n: count + Math.min(others[1], Math.max(others[0], rest)) };
      if (tried.n > 0 && Math.abs(shareOf(tried) - share) < Math.abs(shareOf(best) - share)) best = tried;
    }
  }
  return best;
}

function endsOf({ y, others }: BoundedGroup): Ends | Unmeasured {
  if (y.high === null || others.high === null) return unmeasured('no-upper-bound');
  if (![y.low, y.high, others.low, others.high].every(isCount)) return unmeasured('not-a-count');
  if (y.low > y.high || others.low > others.high) return unmeasured('more-than-all');
  return { y: [y.low, y.high], others: [others.low, others.high] };
}

const isHidden = ({ y, others }: Ends): boolean => y[0] !== y[1] || others[0] !== others[1];

function reading(name: Reading['name'], groups: readonly Observed[]): Reading {
  // A reading can leave a group without a case: it then has no share, as a group of 0 never has.
  const cases = groups.filter(({ n }) => n > 0);
  const fit = fitSpread(cases);
  const overall = sum(cases.map(({ y }) => y)) / sum(cases.map(({ n }) => n));
  return { name, overall, spread: fit.kind === 'fitted' ? fit.spread : null, groups: cases };
}

const span = (values: readonly number[]): Interval => [Math.min(...values), Math.max(...values)];

function outerMor(spreads: readonly Spread[]): OpenInterval {
  const uppers = spreads.map(({ morInterval }) => morInterval[1]);
  const known = uppers.filter((upper) => upper !== null);
  return [
    Math.min(...spreads.map(({ morInterval }) => morInterval[0])),
    known.length < uppers.length ? null : Math.max(...known),
  ];
}

/** Each group's ends, or the first that has none. */
function allEnds(groups: readonly BoundedGroup[]): readonly Ends[] | Unmeasured {
  const ends: Ends[] = [];
  for (const [at, group] of groups.entries()) {
    const found = endsOf(group);
    if ('kind' in found) return unmeasured(found.why, at);
    ends.push(found);
  }
  const isEmpty = (end: (each: Ends) => Observed): boolean => ends.every((each) => end(each).n === 0);
  return isEmpty(lowest) || isEmpty(highest) ? unmeasured('no-cases') : ends;
}

function readingsOf(ends: readonly Ends[]): readonly Reading[] {
  const atEnds = [reading('low', ends.map(lowest)), reading('high', ends.map(highest))];
  const middle = sum(atEnds.map(({ overall }) => overall)) / 2;
  const moved = (move: (each: Ends, share: number) => Observed): readonly Observed[] =>
    ends.map((each) => move(each, middle));
  return [...atEnds, reading('apart', moved(apart)), reading('together', moved(together))];
}

/**
 * What hidden small counts leave open. Read at both ends for the overall share; for the spread also with every hidden count
 * where it puts its group farthest from the others, and nearest to them, since neither end need be an extreme of it
 * (interval analysis of coarse data, Manski 2003, *Partial Identification of Probability Distributions*, 1).
 */
export function censoredSpread(groups: readonly BoundedGroup[]): CensoredSpread | Unmeasured {
  if (groups.length === 0) return unmeasured('nothing-given');
  const ends = allEnds(groups);
  if ('kind' in ends) return ends;
  const readings = readingsOf(ends);
  const spreads = readings.flatMap(({ spread }) => (spread === null ? [] : [spread]));
  const whole = spreads.length === readings.length;
  return {
    kind: 'measured',
    hidden: ends.filter(isHidden).length,
    overall: span(readings.slice(0, 2).map(({ overall }) => overall)),
    sd: whole ? span(spreads.map(({ sd }) => sd)) : null,
    mor: whole ? span(spreads.map(({ mor }) => mor)) : null,
    morInterval: whole ? outerMor(spreads) : null,
    readings,
  };
}
