import type { z } from 'zod';
import type { Fault, InvalidInput } from './problem.ts';

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The faults that a schema found, each with a JSON pointer to its place; none when it found none. */
export const faultsIn = (error: z.ZodError | undefined): readonly Fault[] =>
  (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointer([...issue.path, key]), detail: 'This field is not known here.' }))
      : [{ pointer: pointer(issue.path), detail: issue.message }],
  );

export const invalidInput = (errors: readonly Fault[]): InvalidInput => ({ code: 'invalid-input', errors });
