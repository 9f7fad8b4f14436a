import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measures } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { unmeasuredSentence } from './measure.problem.ts';
import { ratePer, shareOf } from './rate.ts';
import { silence } from './silence.ts';

describe('a rate per 1,000', () => {
  it('given counts of none to ten million, when per 1,000 residents, then ends are R’s over the population', () => {
    for (const { y, lower, upper } of measures.poisson) {
      const found = ratePer(y, 50_000_000);
      if (found.kind !== 'measured') assert.fail(found.why);
      near(found.rate, y / 50_000, 1e-12, 'rate');
      near(found.interval[0], lower / 50_000, 1e-8, 'lower end');
      near(found.interval[1], upper / 50_000, 1e-8, 'upper end');
    }
  });

  it('given a force without residents, or what is no count, when asked, then there is no rate', () => {
    assert.deepEqual(ratePer(4, null), { kind: 'unmeasured', why: 'no-population' });
    assert.deepEqual(ratePer(4, 0), { kind: 'unmeasured', why: 'no-population' });
    assert.deepEqual(ratePer(-4, 10), { kind: 'unmeasured', why: 'not-a-count', at: 0 });
    assert.deepEqual(ratePer(4, 10.5), { kind: 'unmeasured', why: 'not-a-count', at: 1 });
  });
});

describe('a share of two counts', () => {
  it('given arrests and outcomes, when a share is asked, then it is refused with what to do instead', () => {
    const refused = shareOf({ unit: 'arrests', value: 5 }, { unit: 'crimes', value: 659 });
    if (refused.kind !== 'unmeasured') assert.fail('a share was given');
    assert.match(unmeasuredSentence(refused), /an arrest is of a person, an outcome is of a crime.*side by side/);
    const unstated = { unit: 'not-stated', value: 1 };
    assert.equal(shareOf(unstated, unstated).kind, 'unmeasured');
  });

  it('given two counts of one unit, when a share is asked, then it is one unless the part is greater or there is no whole', () => {
    const crimes = (value: number) => ({ unit: 'crimes', value });
    assert.deepEqual(shareOf(crimes(2), crimes(16)), { kind: 'measured', y: 2, n: 16 });
    assert.deepEqual(shareOf(crimes(17), crimes(16)), { kind: 'unmeasured', why: 'more-than-all' });
    assert.deepEqual(shareOf(crimes(0), crimes(0)), { kind: 'unmeasured', why: 'no-cases' });
    assert.deepEqual(shareOf(crimes(0.5), crimes(2)), { kind: 'unmeasured', why: 'not-a-count', at: 0 });
    assert.match(unmeasuredSentence({ kind: 'unmeasured', why: 'not-a-count', at: 1 }), /Number 2 of those given/);
  });
});

describe('who did not answer', () => {
  it('given forces asked and answers, when read, then the silent are listed by name with why, and silence is an answer too', () => {
    const found = silence(
      ['Kent', 'Essex', 'Devon and Cornwall', 'Surrey'],
      [
        { force: 'Surrey', missing: 'refused' },
        { force: 'Kent', missing: null },
      ],
    );
    assert.deepEqual(found, {
      ...{ kind: 'measured', asked: 4, answered: 1, share: 0.25 },
      silent: [
        { force: 'Devon and Cornwall', why: 'no-answer' },
        { force: 'Essex', why: 'no-answer' },
        { force: 'Surrey', why: 'refused' },
      ],
    });
  });

  it('given a force twice, one that was not asked, or nobody asked, when read, then it is refused with which', () => {
    const kent = { force: 'Kent', missing: null };
    assert.deepEqual(silence([], []), { kind: 'unmeasured', why: 'nothing-given' });
    assert.deepEqual(silence(['Kent', 'Kent'], []), { kind: 'unmeasured', why: 'asked-twice', at: 1 });
    assert.deepEqual(silence(['Kent'], [kent, kent]), { kind: 'unmeasured', why: 'asked-twice', at: 1 });
    assert.deepEqual(silence(['Essex'], [kent]), { kind: 'unmeasured', why: 'not-asked', at: 0 });
  });
});
