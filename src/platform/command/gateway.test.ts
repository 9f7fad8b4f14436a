import assert from 'node:assert/strict';
import test from 'node:test';
import { seenVersion } from './gateway.ts';

const one = '00000000-0000-4000-8000-000000000001';

test('given a version as a header or a form writes it, when it is read, then it is that version', () => {
  for (const written of ['7', '"7"']) assert.deepEqual(seenVersion(one, written), new Map([[one, 7]]));
});

test('given no condition, or any version, when it is read, then none is held against the case', () => {
  for (const written of [undefined, '*']) assert.equal(seenVersion(one, written), undefined);
});

test('given what is no version, when it is read, then it fits no case', () => {
  for (const written of ['abc', '"7", "8"', '7.5', 'NaN']) {
    assert.deepEqual(seenVersion(one, written), new Map([[one, -1]]), written);
  }
});
