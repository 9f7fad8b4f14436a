import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waysOf } from './way.ts';
import type { Change } from './what-would-change.ts';

type Answer = Change['answers'][number];
const becomes = 'needs-decision';
const present = (fact: string): Answer => ({ person: 'A', fact, anyOf: ['suspected', 'confirmed'] });
const absent = (fact: string, person: string | null = null): Answer => ({ person, fact, anyOf: ['ruled-out'] });
const complete: Answer = { person: null, fact: 'checks', anyOf: ['complete'] };

void test('given sets that ask the same of another person or direction, when they are to be read, then they are one, told of the case', () => {
  const sets: Change[] = [
    { becomes, answers: [complete, absent('towards.coercion', 'A')] },
    { becomes, answers: [complete, absent('coercion')] },
    { becomes, answers: [complete, absent('by.coercion', 'B')] },
    { becomes, answers: [complete, absent('grooming')] },
  ];
  assert.deepEqual(waysOf(sets), [
    { ...sets[1], sets: 3 },
    { ...sets[3], sets: 1 },
  ]);
  assert.equal(waysOf([...sets, { becomes: 'available', answers: sets[1]?.answers ?? [] }]).length, 3);
});

void test('given a set that supposes a harm and is smaller, when they are to be read, then what rules out comes before it', () => {
  const harm: Change = { becomes, answers: [complete, present('by.coercion')] };
  const part: Change = { becomes, answers: [{ person: 'A', fact: 'parts.passed-on', anyOf: [true] }] };
  const clears: Change = { becomes, answers: [complete, absent('coercion'), absent('grooming')] };
  assert.deepEqual(
    waysOf([harm, part, clears]).map(({ answers }) => answers.length),
    [3, 1, 2],
  );
});
