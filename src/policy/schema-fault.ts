import type { z } from 'zod';
import { placeIn } from './fault-place.ts';
import { nearest } from './nearest.ts';
import type { PolicyFault } from './fault.ts';
import { PolicyFiles } from './policy.schema.ts';
import { shown } from './refusal.ts';
import { keysAt, valueAt } from './schema-keys.ts';

type Issue = z.core.$ZodIssue;

interface Told {
  readonly path: readonly PropertyKey[];
  readonly says: string;
  readonly nearest: readonly string[];
}

/** What the shape of a version's files does not allow, with the nearest thing that it does. */
export function schemaFaults(issues: readonly Issue[], content: unknown): PolicyFault[] {
  return issues
    .flatMap((issue) => told(issue, issue.path, issues))
    .map(({ path, says, nearest: near }) => ({
      file: `${String(path[0] ?? 'policy')}.json`,
      at: placeIn(content, path),
      says,
      nearest: near.length > 0 ? near : nearestBeside(content, path),
    }));
}

/** What a value can only be by what else the version has: an answer of its setting, somebody who owns another rule. */
function nearestBeside(content: unknown, path: readonly PropertyKey[]): readonly string[] {
  const word = valueAt(content, path);
  const [file, place] = path;
  const listed = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);
  if (word === undefined) return [];
  if (file === 'settings' && path[2] === 'default')
    return nearest(shown(word), listed(valueAt(content, [file, place ?? 0, 'answers'])));
  if (file !== 'rules' || path.at(-1) !== 'owner') return [];
  const rules: unknown = valueAt(content, [file]);
  const owners = (Array.isArray(rules) ? rules : []).map((rule: unknown) => valueAt(rule, ['owner']));
  return nearest(typeof word === 'string' ? word : '', [
    ...new Set(owners.filter((owner) => typeof owner === 'string' && owner !== '').map(String)),
  ]);
}

function told(issue: Issue, path: readonly PropertyKey[], beside: readonly Issue[]): readonly Told[] {
  if (issue.code === 'invalid_union') return ofUnion(issue.errors, path, issue);
  if (issue.code === 'unrecognized_keys') {
    const known = new Set([...missingBeside(beside, path), ...keysAt(PolicyFiles, path)]);
    return issue.keys.map((key) => stray(key, path, [...known]));
  }
  if (issue.code !== 'invalid_value') return [{ path, says: sentence(issue, path), nearest: [] }];
  const words = issue.values.map(String);
  const says = `${issue.input === undefined ? 'it is missing and' : shown(issue.input)} is expected to be one of ${words.join(', ')}`;
  return [{ path, says, nearest: nearest(String(issue.input), words) }];
}

const DAYS: readonly string[] = ['review', 'from', 'until', 'inForceFrom', 'inForceUntil'];
/** What zod expects, in words. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  array: 'a list [ … ]',
  object: 'an object { … }',
  record: 'an object { … }',
};

const kindOf = (expected: string): string => KINDS[expected] ?? expected;

function sentence(issue: Issue, path: readonly PropertyKey[]): string {
  // Deeper in an entry, in a condition, *from* is an age or a count.
  const isDay = path.length <= 3 && DAYS.includes(String(path.at(-1)));
  if (issue.input === undefined && issue.code === 'invalid_type')
    return `it is missing: ${isDay ? DAY : kindOf(issue.expected)} is expected`;
  if (isDay) return `${shown(issue.input)} is no date: ${DAY} is expected`;
  if (issue.code === 'invalid_type') return `${shown(issue.input)} is not ${kindOf(issue.expected)}, which is expected`;
  if (issue.input === '') return `it is empty: ${issue.code === 'invalid_format' ? ID : 'text'} is expected`;
  if (issue.code === 'invalid_format') return `${shown(issue.input)} is no name: ${ID} is expected`;
  return `${shown(issue.input)}: ${issue.message}`;
}

const DAY = 'a day that there is, as "2027-05-01",';
const ID = 'a name of letters, digits, dots and hyphens';

const stray = (key: string, path: readonly PropertyKey[], known: readonly string[]): Told => ({
  path: [...path, key],
  says: `Unrecognized: there is no ${key} here`,
  nearest: nearest(key, known),
});

const WRONG: readonly Issue['code'][] = ['invalid_type', 'invalid_value', 'invalid_union'];

/** Keys that are expected at a path, or at any, and not there: a slip in one is the likeliest reason for a stray one. */
const missingBeside = (issues: readonly Issue[], at?: readonly PropertyKey[]): string[] =>
  issues.flatMap(({ code, path, input }) =>
    WRONG.includes(code) && input === undefined && (at === undefined || path.slice(0, -1).join() === at.join())
      ? [String(path.at(-1) ?? '')]
      : [],
  );

/** Of several forms a thing may have, the one it nearly has; a form of which it has no key tells what it may be called. */
function ofUnion(forms: readonly (readonly Issue[])[], path: readonly PropertyKey[], issue: Issue): readonly Told[] {
  if (issue.input === undefined) return [{ path, says: 'it is missing', nearest: [] }];
  const fits = forms.map((form) =>
    form.some(({ code, path: at }) => code === 'unrecognized_keys' && at.length === 0) ? 1 : 0,
  );
  const near = forms.filter((_, place) => fits[place] === 0);
  const [best] = near.sort((one, other) => depth(other) - depth(one));
  if (best !== undefined && depth(best) > 0) return best.flatMap((each) => told(each, [...path, ...each.path], best));
  const strays = new Set(forms.flat().flatMap((each) => (each.code === 'unrecognized_keys' ? each.keys : [])));
  const known = [...new Set(missingBeside(forms.flat()))];
  const foreign = [...strays].filter((key) => !known.includes(key));
  if (foreign.length > 0 && known.length > 0) return foreign.map((key) => stray(key, path, known));
  const kinds = new Set(forms.flatMap(([each]) => (each?.code === 'invalid_type' ? [kindOf(each.expected)] : [])));
  const expected = kinds.size === 0 ? '' : `: ${[...kinds].join(', or ')} is expected`;
  return [{ path, says: `${shown(issue.input)} has no form that is allowed here${expected}`, nearest: [] }];
}

/** How far in a form goes before it fails: the further, the likelier it was meant. */
const depth = (form: readonly Issue[]): number => Math.max(0, ...form.map(({ path }) => path.length));
