import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measures } from '../../../test/consistency/expected-measures.ts';
import { near } from '../../../test/consistency/near.ts';
import { recodingAlarm, type OutcomeCounts, type Recoding } from './recoding.ts';

/** West Yorkshire's own answer, August 2023: 21, 22, community resolution, and charge with caution. 20 was not given. */
const WEST_YORKSHIRE: Readonly<Record<number, OutcomeCounts>> = {
  2019: { of21: 540, takers: { '22': 1, '20': null, '8': 5 }, others: 4 + 3 },
  2020: { of21: 629, takers: { '22': 10, '20': null, '8': 2 }, others: 8 + 4 },
  2021: { of21: 600, takers: { '22': 59, '20': null, '8': 1 }, others: 11 + 2 },
};

const counts = (of21: number, of22: number, others: number): OutcomeCounts => ({
  ...{ of21, takers: { '22': of22, '20': 0, '8': 0 }, others },
});

function read(before: OutcomeCounts, after: OutcomeCounts): Recoding {
  const found = recodingAlarm(before, after);
  return found.kind === 'measured' ? found : assert.fail(found.why);
}

const westYorkshire = (from: number, to: number): Recoding =>
  read(WEST_YORKSHIRE[from] ?? assert.fail(), WEST_YORKSHIRE[to] ?? assert.fail());

describe('the recoding alarm', () => {
  it('given West Yorkshire 2019 to 2021, when 21 falls and 22 takes it up, then it is recoding and no hardening', () => {
    const found = westYorkshire(2019, 2021);
    assert.equal(found.verdict, 'recoding');
    near(found.share21.before, 540 / 553, 1e-12, '2019');
    near(found.share21.after, 600 / 673, 1e-12, '2021');
    near(found.together.change, 660 / 673 - 546 / 553, 1e-12, '21, 22 and 8 together');
    assert.ok(found.together.interval[0] < 0 && found.together.interval[1] > 0);
    // Not given is not 0: it is in neither year, and it is said.
    assert.deepEqual(found.notGiven, ['20']);
    assert.deepEqual(
      found.takers.map(({ type }) => type),
      ['22', '8'],
    );
  });

  it('given its years two by two, when compared with R, then intervals agree, and the first step is no fall', () => {
    for (const { from, to, fall, takenUp } of measures.recoding) {
      const found = westYorkshire(from, to);
      for (const end of [0, 1] as const) {
        near(found.share21.interval[end], fall[end], 1e-8, `fall ${from} to ${to}`);
        if (takenUp !== null) near(found.takenUpInterval?.[end], takenUp[end] ?? undefined, 1e-8, 'taken up');
      }
      assert.equal(found.verdict, takenUp === null ? 'no-fall' : 'recoding');
    }
  });

  it('given a fall that charges take up, when read, then it is not taken up; given both, then nothing can be said', () => {
    assert.equal(read(counts(540, 5, 20), counts(440, 6, 120)).verdict, 'not-taken-up');
    assert.equal(read(counts(540, 5, 20), counts(440, 57, 70)).verdict, 'cannot-say');
    assert.equal(read(counts(540, 5, 20), counts(440, 105, 20)).verdict, 'recoding');
  });

  it('given a rise, or no more than chance, when read, then there is no fall and no part of it is said', () => {
    const rise = read(counts(440, 105, 20), counts(540, 5, 20));
    assert.deepEqual([rise.verdict, rise.takenUp, rise.takenUpInterval], ['no-fall', null, null]);
    assert.equal(read(counts(10, 0, 2), counts(8, 2, 2)).verdict, 'no-fall');
  });

  it('given periods of unequal size, when charges take up most of a fall, then how much of it is within what R finds; of no fall beyond chance there is no part', () => {
    // R 4, uniroot of (rise - l * fall)^2 = qnorm(.975)^2 * var(rise - l * fall), with 2/3 of a case added to each kind.
    const [low, high] = read(counts(540, 5, 20), counts(890, 76, 200)).harder.partInterval ?? assert.fail();
    near(low, 0.630725241018129, 1e-8, 'from');
    near(high, 0.784819422899173, 1e-8, 'to');
    assert.equal(read(counts(10, 0, 2), counts(8, 2, 2)).harder.partInterval, null);
    // Charges rose beyond chance, and 21 did not fall so: of what they took up there is no bound.
    assert.equal(read(counts(500, 100, 20), counts(490, 20, 120)).harder.partInterval, null);
  });

  it('given a taker that only one period gives, when read, then it is in neither', () => {
    const before: OutcomeCounts = { of21: 90, takers: { '22': null, '20': 3, '8': 1 }, others: 10 };
    const found = read(before, counts(70, 30, 10));
    assert.deepEqual(found.notGiven, ['22']);
    near(found.share21.after, 70 / 80, 1e-12, 'share');
  });

  it('given no cases, or what is no count, when asked, then it is refused with which period', () => {
    assert.deepEqual(recodingAlarm(counts(1, 1, 1), counts(0, 0, 0)), { kind: 'unmeasured', why: 'no-cases', at: 1 });
    assert.deepEqual(recodingAlarm(counts(-1, 1, 1), counts(1, 0, 0)), {
      ...{ kind: 'unmeasured', why: 'not-a-count', at: 0 },
    });
  });

  it('given ten million cases, when read, then the figures hold', () => {
    const found = read(counts(9_000_000, 0, 1_000_000), counts(8_000_000, 1_000_000, 1_000_000));
    near(found.takenUp, 1, 1e-9, 'taken up');
    assert.equal(found.verdict, 'recoding');
  });
});
