import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { sealBytes, sealText, unsealBytes, unsealText, type Place } from './seal.ts';

const place = fc.record<Place>({
  force: fc.constantFrom('northmoor', 'eastmere'),
  table: fc.constantFrom('person_detail', 'passage'),
  row: fc.constantFrom('a', 'b', 'a|1', 'b|1'),
  column: fc.constantFrom('sealed', 'wrapped'),
});
const keys = [randomBytes(32), randomBytes(32)] as const;
const key = fc.constantFrom(...keys);

test('given any text and place, when it is opened where it was sealed, then it is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), key, place, (text, own, where) => {
      assert.deepEqual(unsealText(own, where, sealText(own, where, text)), { ok: true, value: text });
    }),
    many(500, 1),
  );
});

test('given a sealed value, when it is moved to another force, table, row, column or person, then it does not open', () => {
  let swaps = 0;
  fc.assert(
    fc.property(key, place, key, place, (own, where, otherKey, elsewhere) => {
      fc.pre(own !== otherKey || JSON.stringify(where) !== JSON.stringify(elsewhere));
      swaps += 1;
      const opened = unsealText(otherKey, elsewhere, sealText(own, where, 'text'));
      assert.deepEqual(opened, { ok: false, refusal: { code: 'CannotBeOpened' } });
    }),
    many(2000, 2),
  );
  assert.ok(swaps >= 1000);
});

test('given a sealed value, when any one byte of it is changed or it is cut, then it does not open', () => {
  const where = { force: 'northmoor', table: 't', row: 'r', column: 'c' };
  const sealed = sealBytes(keys[0], where, Buffer.from('text'));
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8((sealed[at] ?? 0) ^ 1, at);
    assert.equal(unsealBytes(keys[0], where, changed).ok, false);
    assert.equal(unsealBytes(keys[0], where, sealed.subarray(0, at)).ok, false);
  }
});

test('given values of other lengths, when they are sealed, then the lengths do not tell them apart', () => {
  const where = { force: 'northmoor', table: 't', row: 'r', column: 'c' };
  assert.equal(sealText(keys[0], where, 'male').length, sealText(keys[0], where, 'female').length);
});

test('given one key, when much is sealed with it, then no nonce comes twice', () => {
  const where = { force: 'northmoor', table: 't', row: 'r', column: 'c' };
  const nonces = new Set(
    Array.from({ length: 20_000 }, () => sealBytes(keys[0], where, Buffer.alloc(1)).toString('hex', 1, 13)),
  );
  assert.equal(nonces.size, 20_000);
});
