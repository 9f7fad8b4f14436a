import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { isAssured } from '../../../test/many.ts';
import { casesOf, splits } from '../../../test/consistency/expected-split.ts';
import { near } from '../../../test/consistency/near.ts';
import { binomialCdf } from './binomial.ts';
import { stream } from './random.ts';
import { splitCells, type DecidedCase, type SplitCells } from './split-cells.ts';
import { fitSplit } from './split-fit.ts';
import { ruleOf, splitSlope, type SplitParameters } from './split-likelihood.ts';
import { decidedCases, plantedShares, type Planted, type Size } from './split.make.ts';
import { splitVariation, type Split } from './split.ts';

const rules = (size: number) => ({ outer: ruleOf(size), inner: ruleOf(size) });

function cellsOf(cases: readonly DecidedCase[]): SplitCells {
  const cells = splitCells(cases);
  return 'kind' in cells ? assert.fail(cells.why) : cells;
}

function split(cases: readonly DecidedCase[], times: number, seed = 1): Split {
  const found = splitVariation(cases, { times, seed });
  return found.kind === 'measured' ? found : assert.fail(found.why);
}

const PLANTED: Planted = { patterns: [-1.2, -0.4, 0.2, 1.4], settings: [-0.4, 0.4], forceSd: 0.5, personSd: 0.4 };
/** Of one force nothing lies between forces. */
const PLANTED_IN_ONE: Planted = { ...PLANTED, forceSd: 0, personSd: 0.6 };
const FEWEST: Planted = { patterns: [-0.9, 0.9], settings: [-0.4, 0.4], forceSd: 0, personSd: 0.45 };
const SIZE: Size = { forces: 8, people: 6, cases: 40 };

/** So few cases would be refused: repeated they are cells of the same kind, ten times as many. */
const small = (): SplitCells => {
  const { cells } = splits.small;
  const forces = [...new Set(cells.map(({ force }) => force))].map((force) =>
    [...new Set(cells.map(({ person }) => person))].map((person) =>
      cells
        .filter((cell) => cell.force === force && cell.person === person)
        .map(({ pattern, setting, y, n }) => ({ pattern: pattern - 1, setting: setting - 1, y, n })),
    ),
  );
  return { patterns: 3, settings: 2, cases: 144, people: 12, forces };
};

describe('the likelihood of people within forces', () => {
  it('given twelve people of four forces, when integrated by R within an integral, then it agrees', () => {
    const { at, logLikelihood } = splits.small;
    near(splitSlope(small(), at, rules(15)).logLikelihood, logLikelihood, 1e-6, 'fifteen nodes a level');
    near(splitSlope(small(), at, rules(5)).logLikelihood, logLikelihood, 1e-3, 'five, as used');
    near(splitSlope(small(), at, rules(1)).logLikelihood, logLikelihood, 1, 'Laplace');
  });

  it('given any parameter, when moved a little, then the likelihood moves as its slope says', () => {
    const { at } = splits.small;
    const { slope } = splitSlope(small(), at, rules(11));
    const moved = (change: (by: number) => SplitParameters): number => {
      const [up, down] = [1e-5, -1e-5].map((by) => splitSlope(small(), change(by), rules(11)).logLikelihood);
      return ((up ?? 0) - (down ?? 0)) / 2e-5;
    };
    near(
      moved((by) => ({ ...at, intercept: at.intercept + by })),
      slope[0],
      1e-4,
      'intercept',
    );
    near(
      moved((by) => ({ ...at, patterns: at.patterns.with(1, by) })),
      slope[2],
      1e-4,
      'pattern',
    );
    near(
      moved((by) => ({ ...at, settings: at.settings.with(0, (at.settings[0] ?? 0) + by) })),
      slope[4],
      1e-4,
      'setting',
    );
    near(
      moved((by) => ({ ...at, forceSd: at.forceSd + by })),
      slope.at(-2),
      1e-4,
      'forces',
    );
    near(
      moved((by) => ({ ...at, personSd: at.personSd + by })),
      slope.at(-1),
      1e-4,
      'people',
    );
  });

  it('given sixty people of ten forces, when fitted by lme4 with Laplace’s approximation, then it agrees to a few hundredths', () => {
    const { parameters } = fitSplit(cellsOf(casesOf(splits.large.cells)), rules(5));
    const [first = 0, ...others] = parameters.patterns;
    for (const [i, value] of others.entries()) near(value - first, splits.large.patterns[i], 0.05, `pattern ${i}`);
    near((parameters.settings[1] ?? 0) - (parameters.settings[0] ?? 0), splits.large.setting, 0.03, 'setting');
    near(parameters.forceSd, splits.large.forceSd, 0.03, 'forces');
    near(parameters.personSd, splits.large.personSd, 0.03, 'people');
  });
});

describe('the split', () => {
  it('given what was planted, when parted, then three shares make one and come near it, and nothing is said of anybody', () => {
    const cases = decidedCases(stream(5), PLANTED, SIZE);
    const found = split(cases, 60);
    const planted = plantedShares(PLANTED, cases);
    near(found.facts.share + found.policy.share + found.people.share, 1, 1e-12, 'shares');
    for (const part of ['facts', 'policy', 'people'] as const) {
      const { share, interval } = found[part];
      near(share, planted[part], 0.15, part);
      assert.ok(0 <= interval[0] && interval[0] <= share && share <= interval[1] && interval[1] <= 1, part);
    }
    assert.ok(found.systematic > 0.15 && found.systematic < 0.5 && found.overlap < 0.2);
    assert.deepEqual([found.cases, found.forces, found.deciders], [1920, 8, 48]);
    // Neither a code nor a force, and no list that one could be read off.
    const said = JSON.stringify(found);
    assert.ok(
      !/person \d|force \d|pattern|setting/.test(said) && Object.values(found).every((value) => !Array.isArray(value)),
    );
  });

  it('given the same cases in another order and with other codes, when parted, then nothing changes that could be read', () => {
    const cases = decidedCases(stream(6), PLANTED, SIZE);
    const renamed = cases.map((each) => ({ ...each, person: `${each.person.slice(7)} of ${each.force.length}` }));
    assert.deepEqual(split(renamed, 10), split(cases, 10));
  });

  it('given a pattern in which everybody decided alike, when parted, then facts take more and nothing runs away', () => {
    const cases = decidedCases(stream(7), PLANTED, SIZE).map((each) =>
      each.pattern === 'pattern 3' ? { ...each, outcome: true } : each,
    );
    const found = split(cases, 10);
    assert.ok(found.facts.share > 0.6 && found.facts.variance < 30);
  });

  it('given too few, one pattern, one setting, or a setting for each force, when asked, then it is said and nothing is parted', () => {
    const why = (cases: readonly DecidedCase[]): string => {
      const found = splitVariation(cases, { times: 2 });
      return found.kind === 'measured' ? 'measured' : found.why;
    };
    const cases = decidedCases(stream(8), PLANTED, SIZE);
    assert.equal(why([]), 'nothing-given');
    assert.equal(why(cases.slice(0, 199)), 'too-few-to-split');
    assert.equal(why(decidedCases(stream(8), PLANTED, { forces: 2, people: 9, cases: 40 })), 'too-few-to-split');
    assert.equal(why(decidedCases(stream(8), PLANTED, { forces: 12, people: 1, cases: 40 })), 'too-few-to-split');
    assert.equal(why(cases.map((each) => ({ ...each, pattern: 'one' }))), 'nothing-varies');
    assert.equal(why(cases.map((each) => ({ ...each, setting: 'one' }))), 'nothing-varies');
    assert.equal(why(cases.map((each) => ({ ...each, setting: each.force }))), 'setting-is-force');
    assert.equal(why(cases.map((each) => ({ ...each, outcome: true }))), 'none-or-all');
  });
});

describe('people who cannot be told from chance', () => {
  it('given so few decisions that none of the difference is found with people, when parted, then the interval still holds what may be there', () => {
    const random = stream(9);
    const found = Array.from({ length: 3 }, () =>
      split(decidedCases(random, FEWEST, { forces: 1, people: 12, cases: 20 }), 8),
    ).filter(({ people }) => people.share < 0.005);
    assert.ok(found.length > 0, 'some of them find none');
    for (const { people, facts } of found) {
      // Cases decided anew, where nobody differs, differ by nobody: from them alone the interval would end at 0.
      assert.ok(people.interval[1] > 0.15, `ends at ${people.interval[1]}`);
      assert.ok(facts.interval[0] < 1 - people.interval[1] + 0.2, 'what people may make is left out of facts');
    }
  });
});

describe('the split, where its parts are planted', () => {
  const NATIONS = isAssured ? 100 : 2;
  const TIMES = isAssured ? 60 : 12;
  const SEED = Number(process.env['EVENHAND_SEED'] ?? 20_261_126);

  const recovered = (t: TestContext, planted: Planted, size: Size) => {
    const random = stream(SEED);
    const parts = { facts: [0, 0, 0], policy: [0, 0, 0], people: [0, 0, 0] };
    for (let i = 0; i < NATIONS; i++) {
      const cases = decidedCases(random, planted, size);
      const [found, wanted] = [split(cases, TIMES, i + 1), plantedShares(planted, cases)];
      for (const part of ['facts', 'policy', 'people'] as const) {
        const [lower, upper] = found[part].interval;
        const holds = lower <= wanted[part] && wanted[part] <= upper;
        parts[part] = [wanted[part], found[part].share, holds ? 1 : 0].map(
          (value, k) => value / NATIONS + (parts[part][k] ?? 0),
        );
      }
    }
    for (const [part, [wanted = 0, found = 0, held = 0]] of Object.entries(parts)) {
      t.diagnostic(
        `${part}: planted ${wanted.toFixed(3)}, found ${found.toFixed(3)} on average, interval holds it in ${(100 * held).toFixed(1)}% of ${NATIONS}`,
      );
      assert.ok(Math.abs(found - wanted) < (isAssured ? 0.05 : 0.3), part);
      // Refused where a coverage of nine in ten cannot explain it: at one in 100,000, as in the other simulations.
      const count = Math.round(held * NATIONS);
      if (isAssured) assert.ok(binomialCdf(count, NATIONS, 0.9) > 1e-5, `${part}: ${held}`);
    }
  };

  for (const [name, planted, size] of [
    ['facts most, people and policy too', PLANTED, SIZE],
    ['one force alone', PLANTED_IN_ONE, { forces: 1, people: 24, cases: 60 }],
    ['one force alone and hardly enough', FEWEST, { forces: 1, people: 12, cases: 20 }],
    ['no people', { ...PLANTED, forceSd: 0, personSd: 0 }, SIZE],
    ['no policy', { ...PLANTED, settings: [0, 0] }, SIZE],
    [
      'people most',
      { patterns: [-0.3, 0.3], settings: [-0.2, 0.2], forceSd: 0.8, personSd: 0.6 },
      { forces: 12, people: 5, cases: 30 },
    ],
    [
      'no facts',
      { patterns: [0, 0, 0], settings: [-0.6, 0.6], forceSd: 0.4, personSd: 0.3 },
      { forces: 12, people: 5, cases: 30 },
    ],
  ] as const)
    it(`given ${name}, when parted, then it is recovered`, (t) => {
      recovered(t, planted, size);
    });
});
