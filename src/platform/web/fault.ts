import type { z } from 'zod';
import type { Fault, InvalidInput } from './problem.ts';

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

/** Of a fault without words of its own: what a program is to send instead. For `error` of a schema's `safeParse`. */
export const plainly = (issue: z.core.$ZodRawIssue): string => {
  if (issue.input === undefined) return 'This is needed, and was not sent.';
  if (issue.code === 'invalid_type') return `Send ${KINDS[issue.expected] ?? 'another kind of value'} here.`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' && Number(issue.minimum) === 1
      ? 'This may not be empty: leave it out where there is nothing to say.'
      : `Send at least ${issue.minimum}${UNITS[issue.origin] ?? ''}.`;
  if (issue.code === 'too_big') return `Send at most ${issue.maximum}${UNITS[issue.origin] ?? ''}.`;
  return 'This is not in the form that is expected here: see /api/openapi.json.';
};

const MOST_VALUES = 40;

/** What may be sent instead, also where a field has words of its own: a program sees no page with the answers on it. */
const answersOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_value' && issue.values.length <= MOST_VALUES
    ? ` One of: ${issue.values.map(String).join(', ')}.`
    : '';

const detailOf = (issue: z.core.$ZodIssue): string => {
  const answers = answersOf(issue);
  return answers === '' || issue.message.endsWith('.') ? `${issue.message}${answers}` : `${issue.message}.${answers}`;
};

/** The faults that a schema found, each with a JSON pointer to its place; none when it found none. */
export const faultsIn = (error: z.ZodError | undefined): readonly Fault[] =>
  (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointer([...issue.path, key]), detail: 'This field is not known here.' }))
      : [{ pointer: pointer(issue.path), detail: detailOf(issue) }],
  );

export const invalidInput = (errors: readonly Fault[]): InvalidInput => ({ code: 'invalid-input', errors });
