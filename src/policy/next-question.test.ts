import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import type { Advice, AdviceInput, AdvicePerson } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { anyKnown, IDS, realPolicy } from './real-policy.make.ts';
import { isFloorAlone } from './next-question.ts';
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
  const floor = policy.files.facts.filter(isFloorAlone).map((fact) => fact.id);
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
          input = told(input, truth, next, floor);
          asked += 1;
          assert.ok(asked <= 250, `asked on and on: ${JSON.stringify(next)}`);
        }
        lengths.push(asked);
        const [short, full] = [gist(advise(input)), gist(advise(truth))];
        // What only category or role turns on is offered and not asked: what is settled of them is as the full form has it.
        // It is still to be found out all the same, which is a duty: nobody is held up by it.
        if (short.category === 'not-yet-known' || short.people.some(({ role }) => role === 'not-yet-known'))
          // Of the full form too: what nobody can say is still to be found out there.
          for (const one of [short, full]) one.duties = one.duties.filter((duty) => !duty.startsWith('find-out '));
        if (short.category === 'not-yet-known') short.category = full.category;
        short.people.forEach((person, place) => {
          if (person.role === 'not-yet-known') person.role = full.people[place]?.role ?? person.role;
        });
        assert.deepEqual(short, full);
      }),
      many(5),
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

  void test(`${id}: the safety floor comes first, of every child, whatever is said of the case, and of no adult`, () => {
    const ofFloor = policy.files.facts.filter((fact) => fact.floor === true);
    assert.equal(ofFloor.length, 11);
    assert.deepEqual(
      ofFloor.filter(({ always }) => !always),
      [],
    );
    const [made] = fc.sample(anyKnown(policy), { numRuns: 1, seed: 5 });
    const people = [{ ref: 'A', age: 15 }, { ref: 'B' }, { ref: 'C', age: 40 }];
    // Everything is known of the case, and nothing found in it: no child is the safer for that.
    const factors = { ...made?.factors, 'immediate-harm': 'ruled-out' as const };
    let input: AdviceInput = { earlierReports: 0, checks: 'complete', factors, people };
    const asked: string[] = [];
    for (let next = advise(input).nextQuestion; asked.length < 2 * ofFloor.length; next = advise(input).nextQuestion) {
      asked.push(`${next?.fact ?? ''} ${next?.person ?? ''}`);
      if (next !== null) input = told(input, input, next, floor);
    }
    assert.deepEqual(
      asked,
      ofFloor.flatMap((fact) => ['A', 'B'].map((ref) => `${fact.id} ${ref}`)),
    );
    assert.deepEqual(advise(input).nextQuestion, { person: null, fact: 'nation' });
  });

  void test(`${id}: what the floor asks alone is answered in a person’s floor, and touches nothing that is advised`, () => {
    const [settled] = fc.sample(anyKnown(policy), { numRuns: 1, seed: 2 });
    assert.ok(settled !== undefined);
    const walked = (answer: string): AdviceInput => ({
      ...settled,
      people: (settled.people ?? []).map((person) => ({ ...person, floor: { 'safe-now': answer } })),
    });
    const advice = { ...advise(settled), nextQuestion: null };
    for (const answer of ['yes', 'no', 'unknown']) {
      assert.deepEqual({ ...advise(walked(answer)), nextQuestion: null }, advice);
    }
    const refusals = (person: object) => {
      const read = adviser.advise({ people: [{ ref: 'A', ...person }] }, { today, policy: id });
      return read.ok ? [] : read.refusal.map(({ code, field }) => [code, field]);
    };
    assert.deepEqual(refusals({ floor: { 'safe-now': 'maybe' } }), [['unknown-value', 'people[0].floor.safe-now']]);
    assert.deepEqual(refusals({ facts: { 'safe-now': 'yes' } }), [['unknown-id', 'people[0].facts.safe-now']]);
  });

  void test(`${id}: what was answered unknown is not asked again, and a settled case asks nothing`, () => {
    const [settled] = fc.sample(anyKnown(policy), { numRuns: 1, seed: 1 });
    // But for the floor, which every child has.
    const ofFloor = advise(settled).nextQuestion;
    assert.ok(ofFloor === null || floor.includes(ofFloor.fact), JSON.stringify(ofFloor));
    const unknown = Object.fromEntries(
      policy.files.facts.filter(({ kind }) => kind === 'factor').map((f) => [f.id, 'unknown']),
    );
    const walked = Object.fromEntries(floor.map((fact) => [fact, 'unknown']));
    const people = (settled?.people ?? []).map((person) => ({ ...person, floor: walked }));
    assert.equal(advise({ ...settled, people, factors: unknown }).nextQuestion, null);
  });
}
