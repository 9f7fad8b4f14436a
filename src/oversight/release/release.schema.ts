import { z } from 'zod';

// Names out of the stored definitions: nothing that somebody wrote of a child fits in them.
const definition = z.string().regex(/^[a-z0-9-]{1,80}$/, 'Choose a definition by its id, such as outcome-21-crimes');
const dimension = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 -]{0,99}$/, 'Choose a dimension of the definition by its name');

const day = (example: string) => z.iso.date(`Enter a day as year, month and day, such as ${example}`);

const by = z.array(dimension).max(8).default([]);
const span = { from: day('2026-01-01'), to: day('2026-12-31'), by };
/** On a page a day has three boxes. */
const boxes = { from: z.iso.date('Enter the first day'), to: z.iso.date('Enter the last day'), by };

const inOrder = { error: 'The last day has to be the first day or later', path: ['to'] };
const isInOrder = ({ from, to }: { readonly from: string; readonly to: string }): boolean => from <= to;

/** The form of one definition. */
export const MakeForm = z.strictObject(boxes).refine(isInOrder, inOrder);
/** The same with the definition, as a program and the shell send it. */
export const MakeRelease = z.strictObject({ definition, ...span }).refine(isInOrder, inOrder);

export const ReleaseParams = z.strictObject({ release: z.uuid() });
export const ReturnParams = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const DefinitionParams = z.strictObject({ definition });
export const FileParams = z.strictObject({
  release: z.uuid(),
  file: z.enum(['table.csv', 'shares.csv', 'table.ods', 'return.json']),
});
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) });
