import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import type { Advice, AdviceInput } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { anyKnown, IDS, realPolicy } from './real-policy.make.ts';
import { idsOfKind } from './variables.ts';

/** Any part of what could be said of a case, or all of it. */
const anyPart = fc.subarray([
  'nation',
  'checks',
  'earlierReports',
  'factors',
  'conditions',
  'age',
  'parts',
  'by',
  'towards',
  'facts',
  'identified',
]);
const without = (input: AdviceInput, names: readonly string[]): AdviceInput => {
  const kept = <Thing extends object>(thing: Thing): Thing => {
    const copy = { ...thing };
    for (const name of names) Reflect.deleteProperty(copy, name);
    return copy;
  };
  return { ...kept(input), people: (input.people ?? []).map(kept) };
};

/** What is wrong with what is said of outcomes: every code in force on the day, once, for everybody, with its reasons. */
function faultsOf(files: PolicyFiles, on: string, advice: Advice): string[] {
  const codes = files.outcomes
    .filter(({ status, from, until }) => status !== 'out-of-scope' && from <= on && (until === null || on <= until))
    .map(({ code }) => code);
  const ids = new Set(files.rules.map(({ id }) => id));
  const conditions = new Set(idsOfKind(files, 'condition'));
  return advice.people.flatMap(({ ref, outcomes }) => {
    const said = outcomes.map(({ code }) => code);
    const missing = said.join() === codes.join() ? [] : [`${ref}: ${said.join()} for ${codes.join()}`];
    const wrong = outcomes.flatMap(({ code, standing, because, needs }) => [
      ...(standing === 'available' || because.length > 0 ? [] : [`${ref} ${code} is ${standing} for no reason`]),
      ...because.filter((id) => !ids.has(id)),
      ...needs.filter((need) => !conditions.has(need)),
    ]);
    return [...missing, ...wrong];
  });
}

for (const id of IDS) {
  const policy = realPolicy(id, readFileSync);
  const { files } = policy;
  const adviser = new Adviser([policy], () => '');
  const day = fc.constantFrom(files.policy.inForceFrom, '2019-03-31', '2019-04-01', '2026-11-22');

  void test(`${id}: whatever is known, each person has a standing of every outcome of the day, with its rules and needs`, () => {
    fc.assert(
      fc.property(anyKnown(policy), anyPart, day, (input, dropped, on) => {
        const result = adviser.advise({ ...without(input, dropped), on }, { today: on, policy: id });
        assert.ok(result.ok);
        assert.equal(result.value.people.length, input.people?.length);
        assert.deepEqual(faultsOf(files, on, result.value), []);
        // Planted: an outcome that is left out, and one that is closed for no reason.
        const [first, ...others] = result.value.people;
        assert.ok(first !== undefined);
        const lost = { ...first, outcomes: first.outcomes.slice(1) };
        assert.notDeepEqual(faultsOf(files, on, { ...result.value, people: [lost, ...others] }), []);
        const bare = {
          ...first,
          outcomes: first.outcomes.map((each) => ({ ...each, standing: 'barred' as const, because: [] })),
        };
        assert.notDeepEqual(faultsOf(files, on, { ...result.value, people: [bare, ...others] }), []);
      }),
      many(60),
    );
  });
}
