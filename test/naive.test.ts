import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { PolicyFiles } from '../src/policy/policy.schema.ts';
import { IDS, realPolicy } from '../src/policy/real-policy.make.ts';
import { anyRules, smallPolicy } from '../src/policy/small-policy.make.ts';
import { randomFrom } from '../src/policy/invented.ts';
import { many } from './many.ts';
import { BothWays, smallest } from './naive/agreement.ts';
import { Inventor, type Kind } from './naive/invent.ts';

const on = '2026-11-22';
/** Versions are made from the seed, and as many cases of each as pays for compiling it. */
const EACH = 100;
const SMALL: Kind = { quiet: 0.25, mostOpen: 4, mostWays: 64, mostPeople: 3 };
const REAL: Kind = { quiet: 0.85, mostOpen: 4, mostWays: 16, mostPeople: 2 };
const { numRuns, seed = Math.floor(Math.random() * 2 ** 31) } = many(100);

/** Far from those of other places and of neighbouring seeds: no two pieces of a long run try the same facts. */
const seedOf = (place: number): number => Math.imul(seed, 2_654_435_761) ^ Math.imul(place + 1, 2_246_822_519);

/** The same, of which every duty is raised by what is known alone, where an age is not known, or by whatever may be so. */
const waiting = (files: PolicyFiles, place: number): PolicyFiles => ({
  ...files,
  rules: files.rules.map((rule, at) => {
    const raisedByUnknown = ([false, 'age', true] as const)[(place + at) % 3] ?? false;
    return 'duty' in rule.effect ? { ...rule, effect: { duty: { ...rule.effect.duty, raisedByUnknown } } } : rule;
  }),
});

/** Asks `EACH` cases of one version both ways; the first on which they differ is told as small as it can be made. */
function agree(files: PolicyFiles, kind: Kind, place: number, both = new BothWays(files, on)): number {
  const inventor = new Inventor(files, randomFrom(seedOf(place)), kind);
  let worlds = 0;
  for (let time = 0; time < EACH; time += 1) {
    const input = inventor.facts();
    const possible = both.naive.possible(input);
    worlds += possible.ways;
    const found = both.differences(input, possible);
    if (found.length === 0) continue;
    const told = {
      seed,
      version: place,
      case: time,
      ...smallest(files, input, on, both.engine),
      first: found.slice(0, 5),
    };
    assert.fail(JSON.stringify(told, null, 1));
  }
  return worlds;
}

const tell = (t: TestContext, versions: number, worlds: number): void => {
  t.diagnostic(`${versions * EACH} cases of ${versions} versions, seed ${seed}: ${worlds} worlds tried`);
};

void test('given any rules and any facts, known or not, when advice is asked, then all of it is what trying every answer gives', (t) => {
  const versions = fc.sample(anyRules, { numRuns: (96 * numRuns) / 100, seed });
  let worlds = 0;
  for (const [place, rules] of versions.entries()) worlds += agree(waiting(smallPolicy(rules), place), SMALL, place);
  tell(t, versions.length, worlds);
});

for (const [which, id] of IDS.entries())
  void test(`given the version ${id} and any facts, when advice is asked or a decision expanded, then all of it is what trying every answer gives`, (t) => {
    const { files } = realPolicy(id, readFileSync);
    const times = (2 * numRuns) / 100;
    const both = new BothWays(files, on, files, true);
    let worlds = 0;
    for (let time = 0; time < times; time += 1) worlds += agree(files, REAL, numRuns * (which + 1) + time, both);
    tell(t, times, worlds);
  });

void test('given one of any rules turned round in the engine alone, when advice is asked, then the case is told, and small', () => {
  const [rules] = fc.sample(anyRules, { numRuns: 1, seed: 7 });
  assert.ok(rules !== undefined);
  const files = smallPolicy(rules);
  const turned = { ...files, rules: files.rules.map((rule) => ({ ...rule, when: { not: rule.when } })) };
  assert.throws(
    () => agree(files, SMALL, 0, new BothWays(files, on, turned)),
    ({ message }: Error) => {
      const told: unknown = JSON.parse(message);
      assert.ok(typeof told === 'object' && told !== null && 'rules' in told && Array.isArray(told.rules));
      assert.equal(told.rules.length, 1);
      return ['seed', 'facts', 'differences'].every((each) => each in told);
    },
  );
});
