import { z } from 'zod';
import { Advice } from './advice.schema.ts';
import { nearest } from './nearest.ts';
import { shown } from './refusal.ts';
import { keysAt, valueAt } from './schema-keys.ts';
import { idsOfKind } from './variables.ts';
import { FIND_OUT, type PolicyFiles, type Scenario } from './policy.schema.ts';

const Likely = z.deepPartial(Advice);
/** `not` tells of what must not be there: a list says of what it has, and nothing of what it has not. */
const Expected = z.strictObject({ ...Likely.shape, not: z.array(Likely).optional() });

/** Something expected that no advice could have: where in what is expected, and the nearest thing that it could. */
export interface ExpectationFault {
  readonly path: readonly PropertyKey[];
  readonly says: string;
  readonly nearest: readonly string[];
}

type Check = (scenario: Scenario) => ExpectationFault[];

/** An expectation that no advice has a place for would never be met, or always, and nobody would know why. */
export function expectationsIn(files: PolicyFiles): Check {
  // Worked out once a version: it is read at every start, with more than a hundred scenarios.
  const known = namesIn(files);
  return ({ input, expect }) => {
    const parsed = Expected.safeParse(expect, { reportInput: true });
    if (!parsed.success) return parsed.error.issues.flatMap((issue) => shapeFaults(issue, expect));
    const people: Names = ['person in these facts', refsIn(input)];
    return namedIn(expect).flatMap(({ path, name }) => {
      const place = path.filter((step) => typeof step === 'string' && step !== 'not').join('.');
      const [kind, names] = PEOPLE.has(place) ? people : (known.get(place) ?? ['', [name]]);
      return names.includes(name) ? [] : [{ path, says: `there is no ${kind} ${name}`, nearest: nearest(name, names) }];
    });
  };
}

function shapeFaults(issue: z.core.$ZodIssue, expect: unknown): ExpectationFault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      says: `advice has no ${key} here`,
      nearest: nearest(key, keysAt(Expected, path)),
    }));
  const word = valueAt(expect, path);
  if (issue.code !== 'invalid_value')
    return [{ path, says: `${shown(word)} is not what advice has here: ${issue.message}`, nearest: [] }];
  const words = issue.values.map(String);
  return [
    { path, says: `${shown(word)}: one of ${words.join(', ')} is expected`, nearest: nearest(String(word), words) },
  ];
}

type Names = readonly [kind: string, names: readonly string[]];

/** What each name in advice is a name of: by its place, lists passed over. */
function namesIn(files: PolicyFiles): ReadonlyMap<string, Names> {
  const effects = files.rules.map(({ id, effect }) => ({ id, effect }));
  const giving = (key: string): string[] => effects.flatMap(({ id, effect }) => (key in effect ? [id] : []));
  const duties = effects.flatMap(({ effect }) => ('duty' in effect ? [effect.duty] : []));
  const factors = idsOfKind(files, 'factor');
  const rules: Names = ['rule', files.rules.map(({ id }) => id)];
  const fact: Names = ['fact that is asked', [...ASKED, ...files.facts.map(({ id }) => id), ...directed(factors)]];
  const because = ['', 'people.', 'people.outcomes.', 'duties.', 'notes.', 'warnings.'].map((at) => `${at}because`);
  return new Map<string, Names>([
    ...[...because, 'trace.rule'].map((at) => [at, rules] as const),
    ...['unknowns.fact', 'nextQuestion.fact'].map((at) => [at, fact] as const),
    ['notes.id', ['rule that gives a note', giving('note')]],
    ['warnings.id', ['rule that gives a warning', [...giving('warning'), ...disagreementsOf(factors)]]],
    ['duties.id', ['duty', [...new Set([...duties.map(({ id }) => id), FIND_OUT])]]],
    ['duties.owner', ['owner', [...new Set([...duties.map(({ owner }) => owner), files.policy.findOut?.owner ?? ''])]]],
    ['people.outcomes.code', ['outcome', files.outcomes.map(({ code }) => code)]],
    ['people.outcomes.needs', ['condition', idsOfKind(files, 'condition')]],
  ]);
}

/** Where somebody is named, by whom the facts of the scenario list. */
const PEOPLE: ReadonlySet<string> = new Set([
  'people.ref',
  ...['duties', 'notes', 'warnings', 'trace', 'unknowns', 'nextQuestion'].map((at) => `${at}.person`),
]);

const ASKED = ['nation', 'checks', 'earlierReports', 'age', 'identified', 'parts'];

const directed = (factors: readonly string[]): string[] => factors.flatMap((id) => [`by.${id}`, `towards.${id}`]);

/** What the engine itself warns of, beside the rules: answers that disagree. */
const disagreementsOf = (factors: readonly string[]): string[] => [
  'nobody-listed',
  'nobody-took-part',
  ...['under-13', 'adult-involved', 'persistent-behaviour'].map((id) => `${id}-disagrees`),
  ...factors.map((id) => `${id}-said-of-somebody`),
];

const People = z.object({ people: z.array(z.object({ ref: z.string() })) });

const refsIn = (input: unknown): string[] => (People.safeParse(input).data?.people ?? []).map(({ ref }) => ref);

interface Named {
  readonly path: readonly PropertyKey[];
  readonly name: string;
}

/** Every text in what is expected, each where it stands. */
function namedIn(value: unknown, path: readonly PropertyKey[] = []): Named[] {
  if (typeof value === 'string') return [{ path, name: value }];
  if (Array.isArray(value)) return value.flatMap((each: unknown, place) => namedIn(each, [...path, place]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => namedIn(each, [...path, key]));
}
