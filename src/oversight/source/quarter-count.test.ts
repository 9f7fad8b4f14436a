import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countValue } from './quarter-count.ts';

describe('a published count', () => {
  it('given whole numbers, 0 and corrections below 0 too, when read, then they are known', () => {
    assert.deepEqual(
      [countValue('12'), countValue(' 0 '), countValue('-3')].map((read) => read?.kind === 'known' && read.value),
      [12, 0, -3],
    );
  });

  for (const cell of [
    '',
    '-',
    '--',
    '..',
    'NA',
    'N/A',
    'N/A - Offence code expired',
    'N/A - data not provided',
    'nil',
    'No arrests have been recorded',
  ])
    it(`given “${cell}”, when read, then it is missing and not 0`, () => {
      const read = countValue(cell);
      assert.equal(read?.kind === 'missing' && read.why, 'not-given');
    });

  it('given a count held back, when read, then what is still known of it is kept', () => {
    assert.deepEqual(countValue('<5'), { kind: 'missing', why: 'withheld', low: 1, high: 4, as: '<5' });
    assert.deepEqual(countValue('*'), { kind: 'missing', why: 'withheld', low: 0, high: null, as: '*' });
  });

  for (const cell of ['many', '1.5', '1,204', '1e3', '0x1F', '12345678901234'])
    it(`given “${cell}”, when read, then it is no count`, () => {
      assert.equal(countValue(cell), undefined);
    });
});
