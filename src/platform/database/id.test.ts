import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from './index.ts';

test('given an instant, when an id is made, then it is a UUID of version 7 that holds it', () => {
  const now = new Date('2026-11-22T02:00:00.123Z');
  const id = newId(now);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), now.getTime());
});

test('given two instants, when ids are made, then they sort as the instants do, and no two are alike', () => {
  const ids = Array.from({ length: 1000 }, (_, ms) => newId(new Date(1_700_000_000_000 + ms)));
  assert.deepEqual(ids.toSorted(), ids);
  assert.equal(new Set(Array.from({ length: 1000 }, () => newId(new Date(0)))).size, 1000);
});
