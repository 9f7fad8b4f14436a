import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import { AdviceInput, type AdvicePerson } from './advice.schema.ts';
import type { Condition, PersonCondition } from './condition.schema.ts';
import { RESPONSES, type PolicyFiles } from './policy.schema.ts';
import { orders } from './proof-orders.ts';
import { holdsIn } from './proof-holds.ts';
import { canBe, PRESENT } from './proof-statement.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { Prover } from './prove.ts';
import { smallPolicy, smallRule } from './small-policy.make.ts';

// What is proved of any number of people, set against trying every case of up to four.

const ON = '2026-11-22';
const PLAIN = {
  'adult-involved': 'ruled-out',
  'persistent-behaviour': 'ruled-out',
  'under-13': 'ruled-out',
  'immediate-harm': 'ruled-out',
} as const;

/** Every person that these rules can tell apart. */
const KINDS: readonly Omit<AdvicePerson, 'ref'>[] = [15, 20].flatMap((age) =>
  [true, false].flatMap((identified) =>
    [true, false].flatMap((isActor) =>
      (['ruled-out', 'suspected'] as const).map((coercion) => ({
        ...{ age, identified, parts: isActor ? (['shared'] as const).slice() : [] },
        ...{ by: { coercion }, towards: { coercion: 'ruled-out' as const }, facts: {} },
      })),
    ),
  ),
);

const atom: fc.Arbitrary<PersonCondition> = fc.constantFrom<PersonCondition>(
  { age: { below: 18 } },
  { identified: true },
  { part: 'shared' },
  { by: 'coercion', is: PRESENT },
);
const body: fc.Arbitrary<PersonCondition> = fc.oneof(
  atom,
  atom.map((not) => ({ not })),
  fc.tuple(atom, atom).map(([one, other]) => ({ all: [one, { not: other }] })),
  fc.tuple(atom, atom).map(([one, other]) => ({ any: [one, other] })),
);
const quantified: fc.Arbitrary<Condition> = fc.oneof(
  body.map((someone) => ({ someone })),
  body.map((someOther) => ({ someOther })),
  body.map((everyone) => ({ everyone })),
  body.map((own) => ({ this: own })),
  fc.constant<Condition>({ factor: 'coercion', is: PRESENT }),
  fc.constant<Condition>({ factor: 'adult-involved', is: PRESENT }),
);
const signed = quantified.chain((one) => fc.constantFrom<Condition>(one, { not: one }));
/** Three questions about others at most, so that four people show all that any number does. */
const anyCondition = fc
  .array(signed, { minLength: 1, maxLength: 3 })
  .chain((parts) => fc.constantFrom<Condition>({ all: parts }, { any: parts }));

const STATED = [
  ['ruled-out', 'ruled-out'],
  ['suspected', 'ruled-out'],
  ['ruled-out', 'suspected'],
  ['suspected', 'suspected'],
] as const;

function* cases(others: number): Generator<AdviceInput> {
  const groups = (count: number, from: number): (readonly number[])[] =>
    count === 0
      ? [[]]
      : KINDS.flatMap((_, kind) => (kind < from ? [] : groups(count - 1, kind).map((rest) => [kind, ...rest])));
  const all = Array.from({ length: others + 1 }, (_, count) => groups(count, 0)).flat();
  for (const [coercion, adult] of STATED)
    for (const first of KINDS)
      for (const group of all)
        yield {
          ...{
            on: ON,
            nation: 'england',
            checks: 'complete',
            earlierReports: 0,
            factors: { ...PLAIN, coercion, 'adult-involved': adult },
          },
          people: [first, ...group.map((kind) => KINDS[kind] ?? first)].map((each, place) => ({
            ...each,
            ref: `P${place}`,
          })),
        };
}

const filesWith = (...conditions: readonly Condition[]): PolicyFiles =>
  smallPolicy(
    conditions.map((when, place) =>
      smallRule(`r${place}`, 'person', when, { response: place === 0 ? 'full-investigation' : 'supervisor-decides' }),
    ),
  );

void test('a condition is found possible, of any number of people, exactly where some case of four shows it', () => {
  const tried = [...cases(3)];
  fc.assert(
    fc.property(anyCondition, (when) => {
      const files = filesWith(when);
      const view = new View(files, ON, new World([files], 1, true), 1);
      // What these rules cannot tell apart is held as it is in the cases tried.
      const plain: Condition = { this: { any: [{ age: { from: 13 } }, { age: { below: 13 } }] } };
      const found = canBe(view.world, view.d.and(view.is(when), view.is(plain)));
      assert.equal(
        found,
        tried.some((input) => holdsIn(when, { files, input })),
        JSON.stringify(when),
      );
    }),
    many(20),
  );
});

const responseIn = (files: PolicyFiles, input: AdviceInput): number =>
  Math.max(
    0,
    ...files.rules.map(({ when, effect }) =>
      'response' in effect && holdsIn(when, { files, input }) ? RESPONSES.indexOf(effect.response) : 0,
    ),
  );

const withFirst = (input: AdviceInput, change: Partial<AdvicePerson>): AdviceInput => ({
  ...input,
  people: (input.people ?? []).map((each, place) => (place === 0 ? { ...each, ...change } : each)),
});
const COERCED = { coercion: 'suspected' } as const;

/** The same case with coercion done by the first person, or towards them, where it was not. */
const steps = (input: AdviceInput): AdviceInput[] => {
  const first = input.people?.[0];
  const coerced = (['by', 'towards'] as const)
    .filter((direction) => first?.[direction]?.['coercion'] === 'ruled-out')
    .map((direction) => withFirst(input, { [direction]: COERCED }));
  return [...coerced, withFirst(input, { by: { ...first?.by, 'adult-involved': 'suspected' } })];
};

void test('an order is proved exactly where no step lowers the response, and the case told is as small as any', () => {
  const [, own] = orders();
  assert.ok(own?.id === 'protection-factor-own');
  const tried = [...cases(2)].flatMap((input) => [input, withFirst(input, { towards: COERCED })]);
  fc.assert(
    fc.property(anyCondition, anyCondition, (one, other) => {
      const files = filesWith(one, other);
      const broken = tried.filter((input) => {
        const before = responseIn(files, input);
        return before > 0 && steps(input).some((after) => responseIn(files, after) < before);
      });
      const found = new Prover({ files }).prove(own);
      assert.equal(found !== null, broken.length > 0, JSON.stringify([one, other]));
      if (found === null) return;
      const told = AdviceInput.parse(found.scenarios[0]?.input);
      assert.equal(costOf(told), Math.min(...broken.map(costOf)), found.story);
    }),
    many(8),
  );
});

/** People, and what of them and of the case differs from a plain one. */
const costOf = ({ people = [], factors }: AdviceInput): number =>
  people.reduce(
    (sum, { age, identified, parts = [], by, towards }) =>
      sum +
      (age === 15 ? 1 : 2) +
      (identified === true ? 0 : 1) +
      parts.length +
      [by, towards].filter((said) => said?.['coercion'] === 'suspected').length,
    Object.values(factors ?? {}).filter((state) => state === 'suspected').length,
  );
