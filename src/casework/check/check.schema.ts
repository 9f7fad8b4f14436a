import { z } from 'zod';
import { FLOOR_FROM_WHOM } from '../report/index.ts';
import { SYSTEMS } from './check.setting.ts';
import { PLACES, RESULTS, WHY_DUE, WHY_UNAVAILABLE, type RecordCheck } from './check.ts';
import type { StateNoPlace } from './no-place.ts';
import type { AddPlace } from './place.ts';

export const CheckParams = z.strictObject({ case: z.uuid(), subject: z.uuid(), system: z.enum(SYSTEMS) });
export type CheckParams = z.infer<typeof CheckParams>;

/** A number of another system: never words, so that nothing about anybody can stand in it. */
const Reference = z
  .string()
  .trim()
  .max(40)
  // At least one figure: a reference has one, a name has none.
  .regex(
    /^(?=.*\d)[A-Za-z0-9/.-]{3,}$/,
    'Enter the reference as the system shows it: three or more letters, figures, / . and - only, with at least one figure',
  );

export const RecordCheckBody = z
  .strictObject({
    result: z.enum(RESULTS, 'Choose how the check came out'),
    unavailable: z.enum(WHY_UNAVAILABLE, 'Choose why the check is not available').exactOptional(),
    reference: Reference.exactOptional(),
    when: z.enum(['now', 'earlier'], 'Choose when the check was run'),
    ranAt: z.iso.datetime({ offset: true }).exactOptional(),
  })
  .refine((body) => body.result !== 'unavailable' || body.unavailable !== undefined, {
    path: ['unavailable'],
    message: 'Choose why the check is not available',
  })
  .refine((body) => !body.result.startsWith('trace') || body.reference !== undefined, {
    path: ['reference'],
    message: 'Enter the reference of the check: a trace has one',
  })
  .refine((body) => body.when === 'now' || body.ranAt !== undefined, {
    path: ['ranAt'],
    message: 'Enter when the check was run',
  });
export type RecordCheckBody = z.infer<typeof RecordCheckBody>;

export const toCheck = (at: CheckParams, body: RecordCheckBody): RecordCheck => ({
  ...at,
  result: body.result,
  unavailable: body.unavailable,
  reference: body.reference,
  ranAt: body.when === 'now' || body.ranAt === undefined ? 'now' : new Date(body.ranAt),
});

export const AddPlaceBody = z.strictObject({
  person: z.uuid('Choose which child the place concerns'),
  where: z.string('Enter where the place is').trim().min(3, 'Enter where the place is').max(400),
});
export type AddPlaceBody = z.infer<typeof AddPlaceBody>;

export const toPlace = (at: { readonly case: string }, body: AddPlaceBody): AddPlace => ({ ...at, ...body });

export const NoPlaceBody = z.strictObject({ fromWhom: z.enum(FLOOR_FROM_WHOM, 'Choose from whom this is known') });
export type NoPlaceBody = z.infer<typeof NoPlaceBody>;

export const toNoPlace = (at: { readonly case: string }, body: NoPlaceBody): StateNoPlace => ({ ...at, ...body });

export const ChecksAnswer = z.object({
  state: z.enum(['complete', 'outstanding', 'unavailable']),
  outstanding: z.array(z.object({ subject: z.uuid(), system: z.enum(SYSTEMS) })),
  places: z.enum(PLACES),
  rows: z.array(
    z.object({
      kind: z.enum(['person', 'place']),
      subject: z.uuid(),
      system: z.enum(SYSTEMS),
      need: z.enum(['mandatory', 'where-possible']),
      result: z.enum([...RESULTS, 'not-run']),
      unavailable: z.enum(WHY_UNAVAILABLE).nullable(),
      reference: z.string().nullable(),
      ranAt: z.iso.datetime().nullable(),
      due: z.enum(WHY_DUE).nullable(),
    }),
  ),
});
