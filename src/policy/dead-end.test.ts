import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from './condition.schema.ts';
import { deadEnds } from './dead-end.ts';
import { smallPolicy, smallRule } from './small-policy.make.ts';

const coerced: Condition = { factor: 'coercion', is: ['suspected', 'confirmed'] };
const harmed: Condition = { factor: 'immediate-harm', is: ['confirmed'] };

const found = (one: Condition, other: Condition): readonly string[] =>
  deadEnds(
    smallPolicy([
      smallRule('grave', 'case', one, { response: 'full-investigation' }),
      smallRule('mild', 'case', other, { response: 'proportionate' }),
    ]),
  ).map(({ says }) => says);

void test('given two responses on one condition, however it is written, when it is read, then the contradiction is named', () => {
  const says = [
    'a contradiction: on the same condition grave gives the response full-investigation, not proportionate',
  ];
  for (const other of [
    coerced,
    { all: [coerced] },
    { any: [{ all: [coerced, coerced] }] },
    { not: { not: coerced } },
    { factor: 'coercion', is: ['confirmed', 'suspected'] },
  ] satisfies Condition[])
    assert.deepEqual(found(coerced, other), says, JSON.stringify(other));
  assert.deepEqual(found({ all: [coerced, harmed] }, { all: [harmed, { all: [coerced] }] }), says);
  const acted = { someone: { all: [{ actor: true }] } } satisfies Condition;
  assert.deepEqual(found({ someone: { actor: true } }, acted), says);
});

void test('given two responses on conditions that are not the same, when it is read, then nothing is found', () => {
  for (const [one, other] of [
    [coerced, { not: coerced }],
    [{ all: [coerced, harmed] }, { any: [coerced, harmed] }],
    [{ someone: { actor: true } }, { everyone: { actor: true } }],
    [{ all: [] }, { any: [] }],
  ] satisfies [Condition, Condition][])
    assert.deepEqual(found(one, other), [], JSON.stringify([one, other]));
});

void test('given a span that holds nothing, when it is read, then the span the other way round is offered where it is one', () => {
  const spans = (from: number, below: number) =>
    deadEnds(
      smallPolicy([smallRule('aged', 'case', { someone: { age: { from, below } } }, { category: 'aggravated' })]),
    );
  assert.deepEqual(spans(13, 18), []);
  assert.deepEqual(
    spans(18, 13).map(({ nearest }) => nearest),
    [['from 13 and below 18']],
  );
  assert.deepEqual(
    spans(18, 18).map(({ nearest }) => nearest),
    [[]],
  );
});
