import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { candidateOf } from './prepare.ts';
import { cellKeyNoise } from './cell-key.ts';
import { frame, tableOf } from './release.make.ts';
import { systemOf } from './system.ts';

const noise = cellKeyNoise(Buffer.from('an invented secret'), 5);
const SEX = { name: 'sex', values: ['girls', 'boys'] };
const AGE = { name: 'age band', values: ['10 to 13', '14 to 17'] };

describe('what an attack may find', () => {
  it('given a group that is no cell of any table, when it is named, then by the cells that have it in common', () => {
    const made = [SEX, AGE].map((dimension, i) =>
      candidateOf(
        tableOf([dimension], [20, 30], () => 1),
        frame('suppress', { number: i + 1 }),
        [],
        noise,
      ),
    );
    const unnamed = systemOf(made).targets.filter(({ isNamed }) => !isNamed);
    assert.deepEqual(unnamed.map(({ says }) => says).toSorted(), [
      'what “release 1, sex boys” and “release 2, age band 10 to 13” have in common',
      'what “release 1, sex boys” and “release 2, age band 14 to 17” have in common',
      'what “release 1, sex girls” and “release 2, age band 10 to 13” have in common',
      'what “release 1, sex girls” and “release 2, age band 14 to 17” have in common',
    ]);
  });
});
