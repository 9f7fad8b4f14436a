import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import type { Advice, AdviceInput } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import type { Policy } from './policy.ts';
import { anyKnown, IDS, realPolicy } from './real-policy.make.ts';
import { anyInput, anyRules, smallPolicy } from './small-policy.make.ts';

const today = '2026-11-22';

const adviserOf = (policy: Policy) => new Adviser([policy], (text) => `digest of ${text.length}`);
const policyOf = ({ policies }: Adviser) => policies.slice(0, 1).map(({ files }) => ({ policy: files.policy.id }))[0];

/** What a decision says, as the advice would say it; and the advice that it expands to. */
function bothWays(adviser: Adviser, input: AdviceInput): readonly [decided: object, advised: object, expanded: Advice] {
  const asking = { today, ...policyOf(adviser) };
  const [decider, advice] = [adviser.decider(input, asking), adviser.advise(input, asking)];
  assert.ok(decider.ok && advice.ok);
  const { expand, ...decided } = decider.value.decide(input);
  const { category, repeated, response, people } = advice.value;
  assert.deepEqual(expand(), advice.value);
  assert.deepEqual(decider.value.codes, people[0]?.outcomes.map(({ code }) => code) ?? decider.value.codes);
  const standings = people.map(({ ref, role, outcomes }) => ({
    ref,
    role,
    standings: outcomes.map(({ standing }) => standing),
  }));
  return [decided, { category, repeated, response, people: standings }, expand()];
}

/** Leaves some of what is known open. */
const lessKnown = (input: AdviceInput, dropped: readonly number[]): AdviceInput => {
  const open = (said: AdviceInput['factors'], from: number) =>
    Object.fromEntries(
      Object.entries(said ?? {}).map(([id, state], place) => [id, dropped.includes(from + place) ? 'unknown' : state]),
    );
  const people = (input.people ?? []).map((person, place) => ({
    ...person,
    by: open(person.by, 30 + 60 * place),
    towards: open(person.towards, 60 + 60 * place),
    ...(dropped.includes(place) ? { age: 'unknown' as const } : {}),
  }));
  return { ...input, people, factors: open(input.factors, 0) };
};

/** A decider for each number of people, made once: what lies in it is put together when it is first asked. */
const deciders = (policy: Policy) =>
  [0, 1, 2, 3].map((count) => {
    const people = ['A', 'B', 'C'].slice(0, count).map((ref) => ({ ref }));
    const made = new Adviser([policy], () => '').decider({ people }, { today, policy: policy.files.policy.id });
    assert.ok(made.ok);
    return made.value;
  });

for (const id of IDS) {
  const policy = realPolicy(id, readFileSync);
  const made = deciders(policy);
  const adviser = adviserOf(policy);
  let tried = 0;
  void test(`${id}: what is decided of facts laid out is what is decided of them once, known or not, and twice the same`, () => {
    fc.assert(
      fc.property(anyKnown(policy), fc.array(fc.nat(210), { maxLength: 4 }), (known, dropped) => {
        const decider = made[known.people?.length ?? 0];
        assert.ok(decider);
        for (const input of [known, lessKnown(known, dropped)]) {
          const { expand, ...once } = decider.decide(input);
          const facts = decider.lay(input);
          for (let time = 0; time < 2; time += 1) {
            const { expand: expandLaid, ...laid } = decider.decideOn(facts);
            assert.deepEqual(laid, once);
            // What is put together from pieces, or worked out where something is open, is what walking gives.
            if (time === 0 && tried++ % 20 === 0) assert.deepEqual(expandLaid(), expand());
          }
        }
      }),
      many(100),
    );
  });

  void test(`${id}: a decision is what the advice says, known or not, and expands to it`, () => {
    fc.assert(
      fc.property(anyKnown(policy), fc.array(fc.nat(210), { maxLength: 8 }), (known, dropped) => {
        const [decided, advised] = bothWays(adviser, lessKnown(known, dropped));
        assert.deepEqual(decided, advised);
      }),
      many(25),
    );
  });
}

void test('a decision under any rules is what the advice says', () => {
  fc.assert(
    fc.property(anyRules, anyInput, (rules, input) => {
      const [decided, advised] = bothWays(adviserOf({ files: smallPolicy(rules) }), input);
      assert.deepEqual(decided, advised);
    }),
    many(100),
  );
});

void test('facts laid out expand under any rules to what the advice says, and what is shared cannot be changed', () => {
  fc.assert(
    fc.property(anyRules, fc.array(anyInput, { minLength: 8, maxLength: 8 }), (rules, inputs) => {
      const adviser = adviserOf({ files: smallPolicy(rules) });
      for (const input of inputs) {
        const [decider, advice] = [adviser.decider(input, { today }), adviser.advise(input, { today })];
        assert.ok(decider.ok && advice.ok);
        const facts = decider.value.lay(input);
        for (let time = 0; time < 3; time += 1) {
          assert.deepEqual(decider.value.decideOn(facts).expand(), advice.value);
          assert.deepEqual(decider.value.expandOn(facts), advice.value);
        }
        const [line] = decider.value.decideOn(facts).expand().trace;
        if ((input.people ?? []).length > 0 && Object.isFrozen(line))
          assert.throws(() => Object.assign(line ?? {}, { status: 'undecided' }), TypeError);
      }
    }),
    many(15),
  );
});

void test('a decision for another number of people is refused', () => {
  const decider = new Adviser([realPolicy('2024-05', readFileSync)], () => '').decider({ people: [] }, { today });
  assert.ok(decider.ok);
  assert.throws(() => decider.value.decide({ people: [{ ref: 'A' }] }), RangeError);
});
