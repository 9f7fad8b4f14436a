import assert from 'node:assert/strict';
import test from 'node:test';
import { mayBeChild, type ChildKnown } from './may-be-child.ts';

const KINDS = ['child', 'adult', 'person', 'reporter'] as const;
const AGES = [
  undefined,
  'not-known',
  { lowest: 13, highest: 17 },
  { lowest: 17, highest: 30 },
  { lowest: 18, highest: 30 },
] as const;
const known: ChildKnown = { kind: 'person', named: true, parts: ['shared'], age: undefined, ageToday: undefined };
const asRow = (of: Partial<ChildKnown>) =>
  AGES.map((age) => (mayBeChild({ ...known, ...of, age }) ? 'x' : '-')).join('');

test('given every kind and what may be known of an age, when asked, then who may be under 18 is a child of the case', () => {
  // In the order of AGES: nothing said, not known, surely under 18, perhaps under 18, surely 18.
  assert.deepEqual(
    KINDS.map((kind) => asRow({ kind })),
    ['xxxxx', '-xxx-', 'xxxx-', '-xxx-'],
  );
  // Nobody has a name for the account.
  assert.equal(asRow({ named: false }), '-----');
  // Who only told has no part in it.
  assert.equal(asRow({ kind: 'reporter', parts: ['reported'] }), '-----');
  assert.equal(asRow({ kind: 'reporter', parts: [] }), '-----');
});

test('given a date of birth and no day yet, when under 18 today, then they were so on the day', () => {
  assert.equal(mayBeChild({ ...known, kind: 'adult', ageToday: 17 }), true);
  assert.equal(mayBeChild({ ...known, kind: 'adult', ageToday: 18 }), false);
  // A day long past says more than a birthday today.
  assert.equal(mayBeChild({ ...known, kind: 'adult', ageToday: 25, age: { lowest: 15, highest: 15 } }), true);
});
