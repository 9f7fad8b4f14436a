import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Advice, AdviceInput, AdvicePerson } from '../../policy/index.ts';
import { advising, shipped } from './guidance.make.ts';
import { anyCase, anyGap, filled, isActor, isAnywhere, isPresent, vulnerabilitiesOf } from './statements.make.ts';

// What the design says of all advice, asked of the guidance from outside: nothing here reads a rule.

const RUNS = Number(process.env['EVENHAND_RUNS'] ?? 60);
const policies = shipped();
const advise = advising(policies);

const BARS_21 = ['exploitation', 'coercion', 'extortion', 'grooming', 'deception', 'profit-motive', 'malicious-intent'];
const AGGRAVATES = [...BARS_21, 'adult-involved', 'power-imbalance'];
const FORMAL = ['1', '2', '3', '4', '23'];

const standingOf = (advice: Advice, place: number, code: string): string | undefined =>
  advice.people[place]?.outcomes.find((outcome) => outcome.code === code)?.standing;

const isShut = (advice: Advice, place: number, codes: readonly string[]): boolean =>
  codes.every((code) => ['barred', undefined].includes(standingOf(advice, place, code)));

const isOpen = (advice: Advice, place: number, code: string): boolean =>
  ['available', 'needs-decision'].includes(standingOf(advice, place, code) ?? 'barred');

const ageOf = ({ age }: AdvicePerson): number => (typeof age === 'number' ? age : Number.NaN);
const isAdult = (person: AdvicePerson): boolean => ageOf(person) >= 18;

/** Everything that is settled one way or left open, by name. */
const said = (advice: Advice): [name: string, value: string, open: string][] => [
  ['response', advice.response, 'not-yet-known'],
  ['category', advice.category, 'not-yet-known'],
  ['repeated', String(advice.repeated), 'unknown'],
  ...advice.people.flatMap(({ ref, role, outcomes }): [string, string, string][] => [
    [`role of ${ref}`, role, 'not-yet-known'],
    ...outcomes.map(({ code, standing }): [string, string, string] => [`${code} of ${ref}`, standing, 'not-yet']),
  ]),
];

const duties = (advice: Advice): string[] => advice.duties.map(({ id, person }) => `${id} ${person ?? ''}`);

for (const policy of policies) {
  const { id } = policy.files.policy;
  const anything = anyCase(policy);
  const always = (name: string, holds: (input: AdviceInput, advice: Advice, people: readonly AdvicePerson[]) => void) =>
    void test(`${id}: ${name}`, () => {
      fc.assert(
        fc.property(anything, (input) => {
          holds(input, advise(input, id), input.people ?? []);
        }),
        { numRuns: RUNS },
      );
    });

  void test(`${id}: advice is left open exactly where what is unknown could turn out to change it`, () => {
    fc.assert(
      fc.property(
        anything,
        fc.uniqueArray(anyGap(policy), { minLength: 1, maxLength: 2, selector: ({ name }) => name }),
        (known, gaps) => {
          const advice = advise(
            gaps.reduce((input, { put }) => put(input, undefined), known),
            id,
          );
          const could = filled(known, gaps).map((input) => advise(input, id));
          const all = could.map((each) => said(each).map(([, value]) => value));
          const expected = said(advice).map(([name, , open], place): [string, string | undefined, string] => {
            const values = new Set(all.map((each) => each[place]));
            return [name, values.size === 1 ? [...values][0] : open, open];
          });
          assert.deepEqual(said(advice), expected, gaps.map(({ name }) => name).join(' and '));
          const [first, ...others] = could.map(duties);
          const common = (first ?? []).filter((duty) => others.every((each) => each.includes(duty)));
          assert.deepEqual(
            common.filter((duty) => !duties(advice).includes(duty)),
            [],
          );
        },
      ),
      { numRuns: RUNS },
    );
  });

  always('Outcome 21 is open only with every actor identified and nothing that bars it', (input, advice, people) => {
    if (!people.some((_, place) => !isShut(advice, place, ['21']))) return;
    assert.ok(people.every((person) => !isActor(person) || (person.identified === true && !isAdult(person))));
    assert.deepEqual(
      [...BARS_21, 'adult-involved'].filter((factor) => isAnywhere(input, factor)),
      [],
    );
  });

  always('age, and having done nothing, shut what they must', (_, advice, people) => {
    people.forEach((person, place) => {
      const role = advice.people[place]?.role;
      if (ageOf(person) < 10) {
        assert.notEqual(role, 'suspect');
        assert.ok(isShut(advice, place, [...FORMAL, '8', '21', '22']));
      }
      if (isAdult(person)) assert.ok(isShut(advice, place, ['2', '8', '21', '22']));
      if (isActor(person)) return;
      assert.ok(role === 'victim' || role === 'witness', role);
      assert.ok(isShut(advice, place, FORMAL));
    });
  });

  always('the category and the response follow from what is present', (input, { category, response, ...advice }) => {
    const isAdultActing = (input.people ?? []).some((person) => isActor(person) && isAdult(person));
    const isAggravated = isAdultActing || AGGRAVATES.some((factor) => isAnywhere(input, factor));
    assert.equal(category === 'aggravated', isAggravated);
    const college = ['exploitation', 'coercion', 'profit-motive', 'adult-involved'];
    if (isAdultActing || college.some((factor) => isAnywhere(input, factor)))
      assert.equal(response, 'full-investigation');
    const isDecided = advice.duties.some((duty) => duty.id === 'decide-response' && duty.owner === 'supervisor');
    assert.equal(isDecided, response !== 'proportionate');
  });

  always('a standing says what it still needs, and nothing when it needs nothing', (_, { people }) => {
    for (const { standing, needs, code } of people.flatMap(({ outcomes }) => outcomes)) {
      if (standing === 'available') assert.deepEqual(needs, [], code);
      if (standing === 'needs-decision') assert.notDeepEqual(needs, [], code);
    }
  });

  always(
    'Outcome 22 stays open to some child where a peer did what aggravates, from its first day',
    (input, advice, people) => {
      const isPeers = people.every((person) => !isAdult(person)) && !isAnywhere(input, 'adult-involved');
      const did = ({ by }: AdvicePerson) => AGGRAVATES.some((factor) => isPresent(by?.[factor]));
      const somebody = people.some((person) => did(person) && ageOf(person) >= 10 && person.identified === true);
      if (!isPeers || !somebody || input.checks !== 'complete' || (input.on ?? '') < '2019-04-01') return;
      assert.ok(people.some((_, place) => isOpen(advice, place, '22')));
    },
  );

  void test(`${id}: a vulnerability, known or not, only adds duties`, () => {
    const vulnerability = fc.constantFrom(...vulnerabilitiesOf(policy));
    const state = fc.constantFrom('confirmed' as const, 'suspected' as const, 'unknown' as const);
    fc.assert(
      fc.property(anything, vulnerability, state, (input, fact, is) => {
        const [before, after] = [false, true].map((isSaid) =>
          advise(withFact(input, fact, isSaid ? is : 'ruled-out'), id),
        );
        assert.ok(before !== undefined && after !== undefined);
        assert.deepEqual(said(after), said(before));
        const kept = new Set(duties(after));
        assert.deepEqual(
          duties(before).filter((duty) => !kept.has(duty)),
          [],
        );
      }),
      { numRuns: RUNS },
    );
  });

  void test(`${id}: sex, ethnicity, force, school, reporter and basis are no part of a question`, () => {
    const person = { ref: 'A', age: 15 };
    for (const field of ['sex', 'ethnicity', 'school', 'basis', 'name'])
      assert.throws(() => advise({ people: [{ ...person, [field]: 'x' }] }, id), new RegExp(`"${field}"`, 'u'));
    for (const field of ['force', 'school', 'reporter', 'basis'])
      assert.throws(() => advise({ [field]: 'x', people: [person] }, id), new RegExp(`"${field}"`, 'u'));
  });
}

const withFact = (
  input: AdviceInput,
  fact: string,
  state: 'confirmed' | 'suspected' | 'unknown' | 'ruled-out',
): AdviceInput => ({
  ...input,
  people: (input.people ?? []).map((person, place) =>
    place === 0 ? { ...person, facts: { ...person.facts, [fact]: state } } : person,
  ),
});
