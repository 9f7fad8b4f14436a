import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import { disagreementsWithNaive } from './agreement.make.ts';
import { ways } from './naive.make.ts';
import { anyInput, anyRules, smallPolicy } from './small-policy.make.ts';

const on = '2026-11-22';

void test('advice over what is unknown is what trying every answer gives', () => {
  fc.assert(
    fc.property(anyRules, anyInput, (rules, input) => {
      const files = smallPolicy(rules);
      fc.pre(ways(files, input) <= 2000);
      assert.deepEqual(disagreementsWithNaive(files, input, on), []);
    }),
    many(100),
  );
});
