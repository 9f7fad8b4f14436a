import { isUnmeasured, spreadTest, type CensoredSpread, type Interval, type OpenInterval } from '../measure/index.ts';
import { shownSpread, type ShownSpread } from './shown-spread.ts';

/** The spread with every hidden count in, by the interval that holds for so many forces: what a headline gives. */
export interface BetweenSpread {
  readonly mor: Interval;
  readonly morInterval: OpenInterval;
  readonly sd: Interval;
  readonly sdInterval: OpenInterval;
  /** The middle 80 % of forces at the widest. */
  readonly range80: Interval;
  /** The greatest chance, of any reading, that forces which do not differ come to such a spread. */
  readonly chance: number;
}

const span = (values: readonly number[]): Interval => [Math.min(...values), Math.max(...values)];

function outer(intervals: readonly OpenInterval[]): OpenInterval {
  const uppers = intervals.map(([, upper]) => upper);
  const known = uppers.filter((upper) => upper !== null);
  return [Math.min(...intervals.map(([lower]) => lower)), known.length < uppers.length ? null : Math.max(...known)];
}

/** Null where one of the readings tells no spread: what is then left open has no end. */
export function betweenSpread(whole: CensoredSpread | null): BetweenSpread | null {
  const readings = whole?.readings ?? [];
  const spreads: ShownSpread[] = [];
  const chances: number[] = [];
  for (const { groups } of readings) {
    const [spread, test] = [shownSpread(groups), spreadTest(groups)];
    if (spread === null || isUnmeasured(test)) return null;
    spreads.push(spread);
    chances.push(test.p);
  }
  if (spreads.length === 0) return null;
  return {
    mor: span(spreads.map(({ mor }) => mor)),
    morInterval: outer(spreads.map(({ morInterval }) => morInterval)),
    sd: span(spreads.map(({ sd }) => sd)),
    sdInterval: outer(spreads.map(({ sdInterval }) => sdInterval)),
    range80: span(spreads.flatMap(({ range80 }) => range80)),
    chance: Math.max(...chances),
  };
}
