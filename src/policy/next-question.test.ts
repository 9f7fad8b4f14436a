import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import type { Advice, AdviceInput, AdvicePerson } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { anyKnown, IDS, realPolicy } from './real-policy.make.ts';
import { told } from './told.ts';
import { UNPLACED } from './variables.ts';

const today = '2026-11-22';
/** Nothing is found in the case, and nobody is asked for themselves. */
const nothingFound = (truth: AdviceInput): AdviceInput => ({
  ...truth,
  factors: Object.fromEntries(Object.keys(truth.factors ?? {}).map((id) => [id, 'ruled-out' as const])),
  people: (truth.people ?? []).map(({ by: _by, towards: _towards, ...rest }) => rest),
});

/** What derives from people and earlier reports is not said of the case: it need not be, and is not asked. */
const leftToPeople = (truth: AdviceInput): AdviceInput => ({
  ...truth,
  factors: Object.fromEntries(Object.entries(truth.factors ?? {}).filter(([id]) => !UNPLACED.has(id))),
});

/** Who did what to whom is known from the start: the case cannot answer it for them. */
const saidByOthers = ({ ref, by, towards }: AdvicePerson): AdvicePerson => ({
  ref,
  ...(by === undefined ? {} : { by }),
  ...(towards === undefined ? {} : { towards }),
});

/** What is advised, without what is said of the unknown. */
const gist = ({ category, response, people, duties }: Advice) => ({
  category,
  response,
  people: people.map(({ ref, role, outcomes }) => ({ ref, role, outcomes: outcomes.map(({ standing }) => standing) })),
  duties: duties.map(({ id, person }) => `${id} ${person ?? ''}`),
});

for (const id of IDS) {
  const policy = realPolicy(id, readFileSync);
  const adviser = new Adviser([policy], (text) => text);
  const advise = (input: unknown): Advice => {
    const result = adviser.advise(input, { today, policy: id });
    assert.ok(result.ok, JSON.stringify(result));
    return result.value;
  };
  const lengths: number[] = [];

  void test(`${id}: asking only what is asked next comes to the advice of the full form`, () => {
    fc.assert(
      fc.property(anyKnown(policy), fc.boolean(), (made, isQuiet) => {
        const truth = leftToPeople(isQuiet ? nothingFound(made) : made);
        const { settings, conditions, people } = truth;
        let input: AdviceInput = { settings, conditions, people: (people ?? []).map(saidByOthers) };
        let asked = 0;
        for (;;) {
          const { nextQuestion: next, unknowns } = advise(input);
          const toAsk = adviser.toAsk(input, { today, policy: id });
          assert.ok(toAsk.ok);
          assert.deepEqual([toAsk.value.unknowns, toAsk.value.nextQuestion], [unknowns, next]);
          if (next === null) break;
          input = told(input, truth, next);
          asked += 1;
          assert.ok(asked <= 200, `asked on and on: ${JSON.stringify(next)}`);
        }
        lengths.push(asked);
        const [short, full] = [gist(advise(input)), gist(advise(truth))];
        // What only category or role turns on is offered and not asked: what is settled of them is as the full form has it.
        // It is still to be found out all the same, which is a duty: nobody is held up by it.
        if (short.category === 'not-yet-known' || short.people.some(({ role }) => role === 'not-yet-known'))
          short.duties = short.duties.filter((duty) => !duty.startsWith('find-out '));
        if (short.category === 'not-yet-known') short.category = full.category;
        short.people.forEach((person, place) => {
          if (person.role === 'not-yet-known') person.role = full.people[place]?.role ?? person.role;
        });
        assert.deepEqual(short, full);
      }),
      many(8),
    );
    process.stdout.write(
      `# ${id}: questions asked, mean ${(lengths.reduce((a, b) => a + b, 0) / lengths.length).toFixed(1)}, most ${Math.max(...lengths)}\n`,
    );
  });

  void test(`${id}: an answer never gives advice that was not possible before`, () => {
    const unsure = fc.subarray([...UNPLACED, 'coercion', 'grooming', 'violence']);
    const blanks = fc.subarray(['nation', 'checks', 'earlierReports']);
    const personal = fc.subarray(['age', 'identified', 'parts']);
    const stated = fc.subarray(['facts', 'by', 'towards'] as const);
    fc.assert(
      fc.property(anyKnown(policy), blanks, personal, stated, unsure, (truth, dropped, gone, doubted, unknown) => {
        const without = <Thing extends object>(thing: Thing, names: readonly string[]): Thing => {
          const copy = { ...thing };
          for (const name of names) Reflect.deleteProperty(copy, name);
          return copy;
        };
        const doubt = (person: AdvicePerson): AdvicePerson =>
          doubted.reduce(
            (one, field) => ({
              ...one,
              [field]: Object.fromEntries(Object.keys(one[field] ?? {}).map((each) => [each, 'unknown' as const])),
            }),
            person,
          );
        const people = (truth.people ?? []).map((person, place) =>
          place === 0 ? doubt(without(person, gone)) : person,
        );
        const factors = { ...truth.factors, ...Object.fromEntries(unknown.map((each) => [each, 'unknown' as const])) };
        const before = gist(advise(without({ ...truth, people, factors }, dropped)));
        const after = gist(advise(truth));
        if (before.response !== 'not-yet-known') assert.equal(after.response, before.response);
        if (before.category !== 'not-yet-known') assert.equal(after.category, before.category);
        before.people.forEach(({ role, outcomes }, place) => {
          const then = after.people[place];
          if (role !== 'not-yet-known') assert.equal(then?.role, role);
          outcomes.forEach((standing, code) => {
            if (standing !== 'not-yet') assert.equal(then?.outcomes[code], standing);
          });
        });
      }),
      many(25),
    );
  });

  void test(`${id}: what ages and earlier reports tell is asked of nobody, and stays open where it is said to be unknown`, () => {
    const [made] = fc.sample(anyKnown(policy), { numRuns: 1, seed: 3 });
    assert.ok(made !== undefined);
    const ages = { ...nothingFound(made), earlierReports: 0, people: [{ ref: 'A', age: 15 }] };
    const askedOf = (factors: AdviceInput['factors']) => advise({ ...ages, factors }).unknowns.map(({ fact }) => fact);
    for (const fact of ['under-13', 'persistent-behaviour']) {
      const others = Object.fromEntries(Object.entries(ages.factors ?? {}).filter(([id]) => id !== fact));
      assert.ok(!askedOf(others).includes(fact), 'left out');
      assert.ok(askedOf({ ...others, [fact]: 'unknown' }).includes(fact), 'said to be unknown');
    }
  });

  void test(`${id}: what was answered unknown is not asked again, and a settled case asks nothing`, () => {
    const [settled] = fc.sample(anyKnown(policy), { numRuns: 1, seed: 1 });
    assert.equal(advise(settled).nextQuestion, null);
    const unknown = Object.fromEntries(
      policy.files.facts.filter(({ kind }) => kind === 'factor').map((f) => [f.id, 'unknown']),
    );
    const next = advise({ ...settled, factors: unknown }).nextQuestion;
    assert.equal(next, null);
  });
}
