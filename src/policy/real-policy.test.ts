import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import type { Advice, AdviceInput } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { STATES } from './condition.schema.ts';
import { lessProtected, moreExposed } from './order.make.ts';
import { anyKnown, IDS, realPolicy } from './real-policy.make.ts';
import { idsOfKind } from './variables.ts';

const today = '2026-11-22';
const stepUp = (state: string | undefined) => STATES[STATES.findIndex((each) => each === state) + 1];

void test('given a version that ships, when the engine is tried, then on that version too', () => {
  const folders = readdirSync(new URL('../../policies', import.meta.url), { withFileTypes: true });
  const ids = folders.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  assert.deepEqual([...IDS], ids.toSorted(), 'IDS in src/policy/real-policy.make.ts lists the folders of policies/');
});

for (const id of IDS) {
  const policy = realPolicy(id, readFileSync);
  const { files } = policy;
  const adviser = new Adviser([policy], () => 'digest');
  const advise = (input: unknown): Advice => {
    const result = adviser.advise(input, { today, policy: id });
    assert.ok(result.ok, JSON.stringify(result));
    return result.value;
  };
  const known = anyKnown(policy);
  const factor = fc.constantFrom(...idsOfKind(files, 'factor'));
  const withPerson = (input: AdviceInput, place: number, change: object): AdviceInput => ({
    ...input,
    people: (input.people ?? []).map((person, each) => (each === place ? { ...person, ...change } : person)),
  });

  void test(`${id}: adding a factor never lowers protection`, () => {
    fc.assert(
      fc.property(known, factor, fc.constantFrom('case', 'by', 'towards'), fc.nat(2), (input, added, where, who) => {
        const person = input.people?.[who];
        const said =
          where === 'case' || person === undefined ? input.factors : where === 'by' ? person.by : person.towards;
        const next = stepUp(said?.[added]);
        fc.pre(next !== undefined);
        const raised = { ...said, [added]: next };
        const after =
          where === 'case' || person === undefined
            ? { ...input, factors: raised }
            : withPerson(input, who, { [where]: raised });
        assert.deepEqual(lessProtected(files, advise(input), advise(after)), []);
      }),
      many(100),
    );
  });

  // The statement that two answers disagree, and not a rule: nothing is named as its reason.
  void test(`${id}: no scenario that ships states what contradicts itself, unless it is about the warning`, () => {
    const contradicting = files.scenarios.flatMap(({ id: scenario, input, expect }) => {
      const expected = JSON.stringify(expect['warnings'] ?? []);
      const found = advise(input).warnings.filter(
        ({ id: warning, because }) => because.length === 0 && !expected.includes(`"${warning}"`),
      );
      return found.map((each) => `${scenario}: ${each.id}`);
    });
    assert.deepEqual(contradicting, []);
  });

  void test(`${id}: an adult is asked nothing of a child, and owed nothing that is looked for of one; who may be a child is`, () => {
    const receivedBy = (age: number | 'unknown') => {
      const asked = {
        nation: 'england',
        on: today,
        people: [{ ref: 'C', age, identified: true, parts: ['received'] }],
      };
      const advice = adviser.advise(asked, { today, policy: id });
      assert.ok(advice.ok);
      return {
        owed: advice.value.duties.flatMap(({ id: duty, person }) => (person === 'C' ? [duty] : [])),
        asked: advice.value.unknowns.flatMap(({ fact, person }) => (person === 'C' ? [fact] : [])),
      };
    };
    const lookedFor = ['confirm-care-and-plans', 'confirm-safety', 'confirm-vulnerabilities'];
    const { owed, asked } = receivedBy(40);
    assert.deepEqual(
      owed.filter((duty) => lookedFor.includes(duty)),
      [],
    );
    // Whoever may take their own life is made safe, a child or not.
    const facts = policy.files.facts.filter(({ kind }) => kind === 'person-fact').map((fact) => fact.id);
    assert.deepEqual(
      asked.filter((fact) => facts.includes(fact)),
      ['immediate-harm', 'suicide-risk'],
    );
    for (const age of [17, 'unknown'] as const)
      assert.deepEqual(
        receivedBy(age).owed.filter((duty) => lookedFor.includes(duty)),
        lookedFor,
      );
  });

  void test(`${id}: what is weighed is taken as an answer and read by no rule`, () => {
    const weighed = fc.record({
      'severity-as-reported': fc.constantFrom('recorded', 'unknown'),
      spread: fc.constantFrom('recorded', 'not-recorded', 'unknown'),
    });
    fc.assert(
      fc.property(known, weighed, fc.constantFrom('recorded', 'none', 'unknown'), (input, ofCase, antecedents) => {
        const said = withPerson({ ...input, weighed: ofCase }, 0, { weighed: { antecedents } });
        assert.deepEqual(advise(said), advise(input));
      }),
      many(30),
    );
    const refused = adviser.advise({ weighed: { spread: 'far', antecedent: 'recorded' } }, { today, policy: id });
    assert.deepEqual(!refused.ok && refused.refusal.map(({ code, field }) => [code, field]), [
      ['unknown-id', 'weighed.antecedent'],
      ['unknown-value', 'weighed.spread'],
    ]);
  });

  void test(`${id}: lowering a child’s age never lowers protection, nor raises that child’s exposure`, () => {
    fc.assert(
      fc.property(known, fc.nat(2), fc.integer({ min: 1, max: 9 }), (input, who, years) => {
        const age = input.people?.[who]?.age;
        if (typeof age !== 'number' || age >= 18 || age < years) return;
        const [before, after] = [advise(input), advise(withPerson(input, who, { age: age - years }))];
        assert.deepEqual([...lessProtected(files, before, after), ...moreExposed(files, before, after, who)], []);
      }),
      many(100),
    );
  });

  void test(`${id}: a vulnerability never raises exposure, nor changes response or standing`, () => {
    const fact = fc.constantFrom(...idsOfKind(files, 'person-fact'));
    fc.assert(
      fc.property(known, fc.nat(2), fact, (input, who, added) => {
        const said = input.people?.[who]?.facts;
        const next = stepUp(said?.[added]);
        fc.pre(next !== undefined);
        const [before, after] = [advise(input), advise(withPerson(input, who, { facts: { ...said, [added]: next } }))];
        assert.deepEqual(moreExposed(files, before, after, who), []);
        if (!['capacity-concern', 'immediate-harm'].includes(added)) {
          assert.equal(after.response, before.response);
          const standings = ({ people }: Advice) =>
            people.map(({ outcomes }) => outcomes.map(({ standing }) => standing));
          assert.deepEqual(standings(after), standings(before));
        }
      }),
      many(70),
    );
  });

  void test(`${id}: with nothing unknown nothing is left open, and the order of people and their names are nothing`, () => {
    fc.assert(
      fc.property(known, (input) => {
        const advice = advise(input);
        assert.deepEqual(advice.unknowns, []);
        assert.notEqual(advice.response, 'not-yet-known');
        assert.ok(advice.people.every(({ role }) => role !== 'not-yet-known'));
        const people = (input.people ?? []).map((person) => ({ ...person, ref: `${person.ref}2` })).reverse();
        const turned = advise({ ...input, people });
        assert.equal(turned.response, advice.response);
        assert.equal(turned.category, advice.category);
        const bare = ({ people: all }: Advice) => all.map(({ ref: _, ...rest }) => canonicalize(rest)).sort();
        assert.deepEqual(bare(turned), bare(advice));
      }),
      many(40),
    );
  });
}
