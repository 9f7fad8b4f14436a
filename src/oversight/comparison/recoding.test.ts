import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isUnmeasured, recodingAlarm, type OutcomeCounts } from '../measure/index.ts';
import { compareCounts } from './compare-counts.ts';
import { aCount, aSource } from './count-source.make.ts';
import { recodingSentence } from './recoding.ts';
import { trendView } from './trend.view.ts';

type Year = Readonly<Record<string, number>>;

const FORCES = ['Kent', 'Essex', 'Surrey'];

/** What the page says over time of three forces that each give the same outcomes, by year. */
function said(years: Readonly<Record<number, Year>>, period = '2021'): string {
  const counts = Object.entries(years).flatMap(([year, outcomes]) =>
    FORCES.flatMap((force) =>
      Object.entries(outcomes).map(([type, value]) =>
        aCount(force, type === 'total' ? null : type, value, {
          ...{ periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` },
        }),
      ),
    ),
  );
  const answer = compareCounts(aSource(counts), { numerator: '21', denominator: 'charge', period });
  if (answer.kind !== 'compared') assert.fail(answer.sentence);
  return trendView(answer.comparison, answer.over).summary.join(' ');
}

describe('the recoding alarm of a source that does not give everything', () => {
  it('given a last year without a row of 21, when read over time, then 21 is not given, and no fall to 0 is said', () => {
    const summary = said({ 2019: { 21: 78, 1: 1, 22: 1, 8: 0 }, 2021: { 1: 2, 22: 70, 8: 8 } }, '2019');
    assert.match(summary, /Outcome 21 is not given in 2021, which is not 0: .* cannot be told/);
    assert.doesNotMatch(summary, /went from 97\.5%|to 0\.0%|this is recoding|alarm rings for/);
  });

  it('given a first year without a row of 21, when read over time, then the same is said of it', () => {
    assert.match(said({ 2019: { 1: 1, 22: 1 }, 2021: { 21: 9, 1: 2, 22: 70 } }), /Outcome 21 is not given in 2019/);
  });

  it('given charges in one year alone, when read over time, then they are in neither, and it is said', () => {
    const summary = said({ 2019: { 21: 100, 22: 0, 8: 20 }, 2021: { 21: 100, 22: 0, 8: 20, 1: 100 } });
    assert.match(summary, /went from 83\.3% to 83\.3% .*left out of both: 1 charge or summons/);
  });

  it('given totals and 22 in one year alone, when read over time, then the total stays the whole of both', () => {
    const summary = said({ 2019: { 21: 600, 1: 100, total: 1000 }, 2021: { 21: 600, 1: 100, 22: 100, total: 1000 } });
    assert.match(summary, /share of Outcome 21 went from 60\.0% to 60\.0%/);
  });
});

const outcomes = (of21: number, of22: number, charged: number, others = 0): OutcomeCounts => ({
  of21,
  takers: { '22': of22, '20': 0, '8': 0 },
  ...{ others: charged + others, formal: charged },
});

function sentence(before: OutcomeCounts, after: OutcomeCounts): string {
  const found = recodingAlarm(before, after);
  return isUnmeasured(found) ? assert.fail(found.why) : recodingSentence(found, '2019', '2021');
}

describe('what the recoding alarm says', () => {
  it('given that charges rose too, when 22 took up more than half, then so much is recoding, and a harder hand is not ruled out', () => {
    const says = sentence(outcomes(8000, 0, 2000), outcomes(5000, 1700, 3300));
    assert.match(
      says,
      /, and 22 took up about 56\.7% of it \(95% interval .*\); 20 and 8 did not change: so much of it is/,
    );
    assert.match(
      says,
      /About 43\.3% of it is not\. Charge, .*, went from 20\.0% to 33\.0%: .*harder hand is not ruled out/,
    );
    assert.doesNotMatch(says, /not a harder hand/);
  });

  it('given that nothing else rose, when 22 took up the fall, then it is recoding and not a harder hand', () => {
    assert.match(
      sentence(outcomes(540, 1, 10), outcomes(500, 45, 11)),
      /: this is recoding, and not a harder hand: charge, .*, went from 1\.8% to 2\.0%, no rise beyond chance\.$/,
    );
  });

  it('given that evidence failed more often, when charges did not rise, then the rest is named for what it is', () => {
    const says = sentence(outcomes(8000, 0, 2000), outcomes(5000, 2000, 2000, 1000));
    assert.match(says, /so much of it is recoding\. About 33\.3% of it is not\. Charge, .* no rise beyond chance/);
    assert.doesNotMatch(says, /harder hand/);
  });

  it('given that charges rose in place of what failed, when 22 took up all of the fall, then no harder hand is not said', () => {
    const says = sentence(outcomes(500, 0, 100, 400), outcomes(300, 200, 400, 100));
    assert.match(says, /22 took up about 100\.0% of it .*Charge, .*, went from 10\.0% to 40\.0%/);
    assert.doesNotMatch(says, /not a harder hand/);
  });

  it('given that 8 fell while 22 rose, when it is told, then 22 is not credited with what both came to, and the parts add up', () => {
    // West Yorkshire 2019 to 2021, as its answer gives it.
    const before = { of21: 540, takers: { '22': 1, '20': null, '8': 8 }, others: 4, formal: 4 };
    const after = { of21: 600, takers: { '22': 59, '20': null, '8': 4 }, others: 10, formal: 10 };
    const found = recodingAlarm(before, after);
    if (isUnmeasured(found)) assert.fail(found.why);
    const says = recodingSentence(found, '2019', '2021');
    assert.match(
      says,
      /22 and 8 together took up about \d+\.\d% of it .*, as 22 rose by 101\.\d% of it; 8 fell by \d+\.\d% of it: /,
    );
    const [together = 0, rose = 0, fell = 0] = [/about ([\d.]+)%/u, /rose by ([\d.]+)%/u, /fell by ([\d.]+)%/u].map(
      (part) => Number(part.exec(says)?.[1]),
    );
    assert.ok(Math.abs(rose - fell - together) < 0.2, says);
  });

  it('given that nothing took it up, when it is said, then nothing is credited', () => {
    assert.match(sentence(outcomes(540, 5, 20), outcomes(440, 4, 121)), /22, 20 and 8 took up none of it/);
  });
});
