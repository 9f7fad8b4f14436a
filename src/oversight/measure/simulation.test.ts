import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { isAssured } from '../../../test/many.ts';
import { binomialAbove, binomialCdf } from './binomial.ts';
import { cusum } from './cusum.ts';
import { exactTwoSided } from './exact-test.ts';
import { benjaminiHochberg } from './false-discovery.ts';
import { spreadOfFew } from './few-forces.ts';
import { outsideByTail } from './funnel.ts';
import { nation, SIZES } from './nation.make.ts';
import { overallShare, type Observed } from './observed.ts';
import { binomialFrom, stream } from './random.ts';
import { recodingAlarm, type OutcomeCounts, type RecodingVerdict } from './recoding.ts';
import { spreadTest } from './spread-test.ts';
import { fitSpread } from './spread.ts';
import { trend } from './trend.ts';

/** Of each kind of nation; 1,000 where everything is assured. */
const NATIONS = isAssured ? 1000 : 12;
const SEED = Number(process.env['EVENHAND_SEED'] ?? 20_261_126);

/** Of so many tries so many came about, where each was to with this chance or between these: refused where chance does not explain it. */
function promised(count: number, of: number, [least, most]: readonly [number, number], what: string): void {
  // At one in 100,000: with seeds that are fixed this fails for a fault, not for luck.
  assert.ok(binomialCdf(count, of, least) > 1e-5, `${what}: ${count} of ${of} is fewer than ${least}`);
  assert.ok(binomialAbove(count - 1, of, most) > 1e-5, `${what}: ${count} of ${of} is more than ${most}`);
}

const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)}%`;

/** How many of the nations this holds of. */
const countOf = (holds: (index: number) => boolean, nations = NATIONS): number =>
  Array.from({ length: nations }, (_, i) => holds(i)).filter(Boolean).length;

const within = (sd: number, [lower, upper]: readonly [number, number | null]): boolean =>
  lower <= sd && (upper === null || sd <= upper);

describe('the spread, in nations made with one that is known', () => {
  const covered = (t: TestContext, forces: number, sd: number): readonly [plain: number, few: number] => {
    const random = stream(SEED + 100 * forces + Math.round(1000 * sd));
    let [plain, few, told] = [0, 0, 0];
    for (let i = 0; i < NATIONS; i++) {
      const made = nation(random, sd, 0.6, forces);
      const [fit, other] = [fitSpread(made), spreadOfFew(made)];
      if (fit.kind !== 'fitted' || other.kind !== 'measured') continue;
      told++;
      if (within(sd, fit.spread.sdInterval)) plain++;
      if (within(sd, other.sdInterval)) few++;
    }
    t.diagnostic(
      `${told} nations of ${forces} forces, SD ${sd}: likelihood holds it in ${percent(plain, told)}, adjusted in ${percent(few, told)}`,
    );
    assert.ok(told > 0.95 * NATIONS);
    return [plain, few];
  };

  for (const [forces, sd] of [
    [43, 0.72],
    [43, 0.3],
    [20, 0.72],
    [10, 0.4],
    [5, 0.4],
  ] as const)
    it(`given ${forces} forces and an SD of ${sd}, when fitted, then 95% intervals hold it in 93 to 97% of nations`, (t) => {
      const [plain, few] = covered(t, forces, sd);
      if (isAssured) assert.ok(few >= 0.93 * NATIONS && few <= 0.97 * NATIONS, `adjusted: ${percent(few, NATIONS)}`);
      promised(few, NATIONS, [0.93, 0.975], 'adjusted');
      if (forces > 40) promised(plain, NATIONS, [0.93, 0.975], 'likelihood');
    });

  it('given no lottery, when fitted, then an interval alone would announce one in no more than 2.5% of nations, and the sentence does in none', (t) => {
    const random = stream(SEED);
    let [announced, strictly] = [0, 0];
    for (let i = 0; i < NATIONS; i++) {
      const made = nation(random, 0);
      const [fit, test] = [fitSpread(made), spreadTest(made)];
      if (fit.kind === 'fitted' && fit.spread.morInterval[0] > 1) announced++;
      // As the sentence of the comparison has it.
      if (test.kind === 'measured' && test.p < 0.0001) strictly++;
    }
    t.diagnostic(`no lottery in ${NATIONS} nations: by the interval ${announced}, by the sentence ${strictly}`);
    promised(announced, NATIONS, [0, 0.025], 'announced');
    assert.equal(strictly, 0, 'announced by the sentence');
  });
});

describe('flags, in nations without a difference', () => {
  it('given no lottery, when forces are held against exact tails, then as few lie outside as promised, and BH flags in 5% of nations', (t) => {
    const random = stream(SEED + 1);
    let [beyond95, beyond998, flagged] = [0, 0, 0];
    const nations = 2 * NATIONS;
    for (let i = 0; i < nations; i++) {
      const made = nation(random, 0);
      const p0 = overallShare(made);
      const where = made.map((group) => outsideByTail(group, p0));
      beyond95 += where.filter((each) => each !== 'no').length;
      beyond998 += where.filter((each) => each === '99.8').length;
      const found = benjaminiHochberg(made.map((group) => chance(group, p0)));
      if (found.kind === 'measured' && found.flagged.some(Boolean)) flagged++;
    }
    const forces = nations * SIZES.length;
    t.diagnostic(
      `${forces} forces alike: beyond 95% ${percent(beyond95, forces)}, beyond 99.8% ${((100 * beyond998) / forces).toFixed(2)}%; BH flags in ${percent(flagged, nations)} of ${nations} nations`,
    );
    promised(beyond95, forces, [0.03, 0.05], 'beyond 95%');
    promised(beyond998, forces, [0.0005, 0.002], 'beyond 99.8%');
    promised(flagged, nations, [0, 0.05], 'BH');
  });

  it('given a third of forces that differ, when BH flags, then of those flagged no more than 5% are false', (t) => {
    const random = stream(SEED + 2);
    const shares: number[] = [];
    for (let i = 0; i < NATIONS; i++) {
      const odd = (force: number): boolean => force % 3 === 0;
      const made = SIZES.map((n, force) => ({ n, y: binomialFrom(random, n, odd(force) ? 0.8 : 0.6) }));
      const found = benjaminiHochberg(made.map((group) => chance(group, 0.6)));
      if (found.kind !== 'measured') assert.fail(found.why);
      const flagged = found.flagged.flatMap((flag, force) => (flag ? [force] : []));
      shares.push(flagged.length === 0 ? 0 : flagged.filter((force) => !odd(force)).length / flagged.length);
    }
    const mean = shares.reduce((sum, share) => sum + share, 0) / NATIONS;
    t.diagnostic(`false among flagged: ${(100 * mean).toFixed(1)}% of ${NATIONS} nations, 5% promised`);
    assert.ok(mean < (isAssured ? 0.05 : 0.12));
  });

  it('given no change, when a trend is tested at 5%, then it is found in 5% of series, and its interval holds 0 in 95%', (t) => {
    const random = stream(SEED + 3);
    const series = 40 * NATIONS;
    let held = 0;
    const found = countOf(() => {
      const answer = trend(
        [60, 80, 50, 70, 90, 75, 65, 85].map((n, at) => ({ at, n, y: binomialFrom(random, n, 0.7) })),
      );
      if (answer.kind !== 'measured') assert.fail(answer.why);
      if (answer.interval[0] <= 0 && answer.interval[1] >= 0) held++;
      return answer.p < 0.05;
    }, series);
    t.diagnostic(
      `${series} series without a trend: found in ${percent(found, series)}, interval holds 0 in ${percent(held, series)}`,
    );
    promised(found, series, [0.045, 0.055], 'trend');
    promised(held, series, [0.945, 0.96], 'interval');
  });

  it('given no change, when two CUSUM charts run, then together they signal once in 100 periods', (t) => {
    const random = stream(SEED + 4);
    const sizes = [30, 44, 25, 60, 38, 51];
    const limits = cusum(
      sizes.map((n) => ({ n, y: Math.round(n * 0.6) })),
      { p0: 0.6 },
    );
    if (limits.kind !== 'measured') assert.fail(limits.why);
    const runs = 2 * NATIONS;
    let periods = 0;
    for (let run = 0; run < runs; run++) {
      let [rise, fall] = [0, 0];
      while (rise <= limits.rise.limit && fall <= limits.fall.limit) {
        const n = sizes[periods % sizes.length] ?? 0;
        const y = binomialFrom(random, n, 0.6);
        rise = Math.max(0, rise + score(y, n, 0.6, 2));
        fall = Math.max(0, fall + score(y, n, 0.6, 0.5));
        periods++;
      }
    }
    t.diagnostic(
      `CUSUM: ${runs} runs without a change signal after ${(periods / runs).toFixed(1)} periods on average, 100 promised`,
    );
    // A run is about as variable as it is long.
    assert.ok(Math.abs(periods / runs - 100) < 100 * (0.1 + 4 / Math.sqrt(runs)));
  });
});

/** W of Steiner et al. 2000, written out anew. */
const score = (y: number, n: number, p0: number, odds: number): number =>
  y * Math.log(odds) - n * Math.log(1 - p0 + odds * p0);

const chance = (group: Observed, p0: number): number => {
  const p = exactTwoSided(group, p0);
  return typeof p === 'number' ? p : assert.fail(p.why);
};

describe('the recoding alarm, where what happened is known', () => {
  /** Shares of 21 and of the takers; the rest is charged or cautioned. */
  type Mix = readonly [of21: number, taken: number];

  const draw = (random: () => number, n: number, [of21, taken]: Mix): OutcomeCounts => {
    const first = binomialFrom(random, n, of21);
    const second = binomialFrom(random, n - first, taken / (1 - of21));
    return { of21: first, takers: { '22': second, '20': 0, '8': 0 }, others: n - first - second };
  };

  const said = (verdict: RecodingVerdict, before: Mix, after: Mix, n: number, seed: number, tries: number): number => {
    const random = stream(SEED + seed);
    return countOf(() => {
      const found = recodingAlarm(draw(random, n, before), draw(random, n, after));
      return found.kind === 'measured' && found.verdict === verdict;
    }, tries);
  };

  for (const [name, before, after, n] of [
    ['nothing changed', [0.9, 0.05], [0.9, 0.05], 600],
    ['nothing changed and few cases', [0.6, 0.1], [0.6, 0.1], 40],
    ['charges took up the whole fall', [0.97, 0.01], [0.87, 0.01], 600],
    ['22 took up just half of the fall, many cases', [0.97, 0.01], [0.87, 0.06], 600],
    ['22 took up just half of the fall, fewer cases', [0.8, 0.05], [0.6, 0.15], 150],
    ['22 took up just half of a fall among few cases', [0.8, 0.05], [0.4, 0.25], 40],
  ] as const)
    it(`given that ${name}, when read, then recoding is said in no more than 2.5%`, (t) => {
      const tries = 20 * NATIONS;
      const count = said('recoding', before, after, n, 5, tries);
      t.diagnostic(`recoding where ${name}: said in ${((100 * count) / tries).toFixed(2)}% of ${tries}`);
      promised(count, tries, [0, 0.025], name);
    });

  it('given that 22 took up the whole fall, when read, then recoding is said mostly, and not taken up in no more than 2.5%', (t) => {
    const tries = 20 * NATIONS;
    const [right, wrong] = [
      said('recoding', [0.976, 0.011], [0.892, 0.095], 600, 6, tries),
      said('not-taken-up', [0.976, 0.011], [0.892, 0.095], 600, 6, tries),
    ];
    t.diagnostic(
      `a fall such as West Yorkshire's, all taken up: recoding said in ${percent(right, tries)}, not taken up in ${percent(wrong, tries)}`,
    );
    promised(right, tries, [0.9, 1], 'recoding');
    promised(wrong, tries, [0, 0.025], 'not taken up');
  });

  it('given that 22 took up just half of the fall, when read, then not taken up is said in no more than 2.5%', (t) => {
    const tries = 20 * NATIONS;
    const count = said('not-taken-up', [0.97, 0.01], [0.87, 0.06], 600, 7, tries);
    t.diagnostic(`not taken up where half was: said in ${((100 * count) / tries).toFixed(2)}% of ${tries}`);
    promised(count, tries, [0, 0.025], 'not taken up');
  });
});
