import type { z } from 'zod';
import { placeIn } from './fault-place.ts';
import { nearest } from './nearest.ts';
import type { PolicyFault } from './fault.ts';
import { shown } from './refusal.ts';

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
      nearest: near,
    }));
}

function told(issue: Issue, path: readonly PropertyKey[], beside: readonly Issue[]): readonly Told[] {
  if (issue.code === 'invalid_union') return ofUnion(issue.errors, path, issue);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => stray(key, path, missingBeside(beside)));
  if (issue.code !== 'invalid_value') return [{ path, says: sentence(issue, path), nearest: [] }];
  const words = issue.values.map(String);
  const says = `${issue.input === undefined ? 'it is missing and' : shown(issue.input)} is expected to be one of ${words.join(', ')}`;
  return [{ path, says, nearest: nearest(String(issue.input), words) }];
}

const DAYS: readonly string[] = ['review', 'from', 'until', 'inForceFrom', 'inForceUntil'];

function sentence(issue: Issue, path: readonly PropertyKey[]): string {
  // Deeper in an entry, in a condition, *from* is an age or a count.
  const isDay = path.length <= 3 && DAYS.includes(String(path.at(-1)));
  if (issue.input === undefined && issue.code === 'invalid_type')
    return `it is missing: ${isDay ? DAY : issue.expected} is expected`;
  return isDay ? `${shown(issue.input)} is no date: ${DAY} is expected` : issue.message;
}

const DAY = 'a day that there is, as "2027-05-01",';

const stray = (key: string, path: readonly PropertyKey[], known: readonly string[]): Told => ({
  path: [...path, key],
  says: `Unrecognized: there is no ${key} here`,
  nearest: nearest(key, known),
});

/** Keys that are expected and not there: a slip in one is the likeliest reason for a stray one. */
const missingBeside = (issues: readonly Issue[]): string[] =>
  issues.flatMap(({ code, path, input }) =>
    (code === 'invalid_type' || code === 'invalid_value') && input === undefined ? [String(path.at(-1) ?? '')] : [],
  );

/** Of several forms a thing may have, the one it nearly has; a form of which it has no key tells what it may be called. */
function ofUnion(forms: readonly (readonly Issue[])[], path: readonly PropertyKey[], issue: Issue): readonly Told[] {
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
  return [{ path, says: `${shown(issue.input)} has no form that is allowed here`, nearest: [] }];
}

/** How far in a form goes before it fails: the further, the likelier it was meant. */
const depth = (form: readonly Issue[]): number => Math.max(0, ...form.map(({ path }) => path.length));
