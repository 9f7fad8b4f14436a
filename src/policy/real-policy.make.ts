import fc from 'fast-check';
import type { AdviceInput, AdvicePerson } from './advice.schema.ts';
import { CHECKS, NATIONS, PARTS, STATES, type State } from './condition.schema.ts';
import { readPolicy, type Policy } from './policy.ts';
import { answersOf, idsOfKind } from './variables.ts';

const NAMES = ['policy', 'sources', 'facts', 'outcomes', 'rules', 'settings', 'periods', 'scenarios', 'disagreements'];

export const IDS = ['2016-11', '2024-05'] as const;

/** A version that ships with the program; how files are read is the caller's to say, the guidance knows no machine. */
export function realPolicy(id: string, readFile: (place: URL, encoding: 'utf8') => string): Policy {
  const read = (name: string): unknown =>
    JSON.parse(readFile(new URL(`../../policies/${id}/${name}.json`, import.meta.url), 'utf8'));
  const result = readPolicy(Object.fromEntries(NAMES.map((name) => [name, read(name)])));
  if (!result.ok) throw new Error(JSON.stringify(result.refusal.slice(0, 5)));
  return result.value;
}

const states = (ids: readonly string[]): fc.Arbitrary<Record<string, State>> => {
  const absent = { arbitrary: fc.constant('ruled-out' as const), weight: 12 };
  const any = { arbitrary: fc.constantFrom(...STATES), weight: 2 };
  return fc.tuple(...ids.map(() => fc.oneof(absent, any))).map((all) => pair(ids, all));
};

const pair = <Value>(ids: readonly string[], all: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(ids.flatMap((id, place) => all.slice(place, place + 1).map((each) => [id, each] as const)));

/** Everything answered, for one to three people, over all a version's facts. */
export function anyKnown({ files }: Policy): fc.Arbitrary<AdviceInput> {
  const factors = idsOfKind(files, 'factor');
  const person = (ref: string): fc.Arbitrary<AdvicePerson> =>
    fc
      .record({
        age: fc.oneof(fc.integer({ min: 8, max: 19 }), fc.constantFrom(9, 10, 12, 13, 17, 18, 40)),
        identified: fc.oneof(fc.constant(true), fc.boolean()),
        parts: fc
          .subarray([...PARTS])
          .map((all) => (all.length > 1 ? all.filter((part) => part !== 'protected') : all)),
        facts: states(idsOfKind(files, 'person-fact')),
        by: states(factors),
        towards: states(factors),
      })
      .map((made) => ({ ref, ...made }));
  const conditions = idsOfKind(files, 'condition');
  const met = Object.fromEntries(conditions.map((id) => [id, answersOf(files, id)[0] ?? 'unstated']));
  return fc.record({
    nation: fc.constantFrom(...NATIONS),
    people: fc.oneof(
      fc.tuple(person('A')),
      fc.tuple(person('A'), person('B')),
      fc.tuple(person('A'), person('B'), person('C')),
    ),
    factors: states(factors),
    checks: fc.constantFrom(...CHECKS),
    earlierReports: fc.nat(3),
    conditions: fc.oneof(
      fc.constant({}),
      fc.constant(met),
      fc
        .tuple(...conditions.map((id) => fc.constantFrom('unstated', ...answersOf(files, id))))
        .map((all) => pair(conditions, all)),
    ),
    settings: fc.tuple(...files.settings.map(({ answers }) => fc.constantFrom(...answers))).map((all) =>
      pair(
        files.settings.map(({ name }) => name),
        all,
      ),
    ),
  });
}
