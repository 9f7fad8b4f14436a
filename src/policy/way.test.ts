import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waysOf } from './way.ts';
import type { Change } from './what-would-change.ts';

type Answer = Change['answers'][number];
const [becomes, revises] = ['needs-decision', false] as const;
const present = (fact: string): Answer => ({ person: 'A', fact, anyOf: ['suspected', 'confirmed'] });
const absent = (fact: string, person: string | null = null): Answer => ({ person, fact, anyOf: ['ruled-out'] });
const complete: Answer = { person: null, fact: 'checks', anyOf: ['complete'] };

void test('given sets that ask the same of another person or direction, when they are to be read, then they are one, told of the case', () => {
  const sets: Change[] = [
    { becomes, revises, answers: [complete, absent('towards.coercion', 'A')] },
    { becomes, revises, answers: [complete, absent('coercion')] },
    { becomes, revises, answers: [complete, absent('by.coercion', 'B')] },
    { becomes, revises, answers: [complete, absent('grooming')] },
  ];
  assert.deepEqual(waysOf(sets), [
    { ...sets[1], sets: 3 },
    { ...sets[3], sets: 1 },
  ]);
  assert.equal(waysOf([...sets, { becomes: 'available', revises, answers: sets[1]?.answers ?? [] }]).length, 3);
});

void test('given a set that supposes a harm and is smaller, when they are to be read, then what rules out comes before it', () => {
  const harm: Change = { becomes, revises, answers: [complete, present('by.coercion')] };
  const part: Change = { becomes, revises, answers: [{ person: 'A', fact: 'parts.passed-on', anyOf: [true] }] };
  const clears: Change = { becomes, revises, answers: [complete, absent('coercion'), absent('grooming')] };
  assert.deepEqual(
    waysOf([harm, part, clears]).map(({ answers }) => answers.length),
    [3, 1, 2],
  );
});

void test('given a set that takes back what was stated and one of its kind that does not, when they are to be read, then the one that could be true stands for both', () => {
  const contradicts: Change = { becomes, revises: true, answers: [absent('coercion')] };
  const answers: Change = { becomes, revises, answers: [absent('by.coercion', 'A')] };
  const other: Change = { becomes, revises: true, answers: [absent('grooming')] };
  const wider: Change = { becomes, revises, answers: [absent('by.deception', 'A'), complete] };
  assert.deepEqual(waysOf([other, contradicts, answers, wider]), [
    { ...answers, sets: 2 },
    { ...other, sets: 1 },
    { ...wider, sets: 1 },
  ]);
});
