import { z } from 'zod';
import { normaliseOffence, type RecordCrime } from './crime.ts';
import { Instant } from './field.schema.ts';
import { PlainReference } from './reference.schema.ts';

/** Chosen where it is not known against whom a crime is, or against more than one. */
export const NOT_SAID = 'not-known';
const Against = z.union([z.uuid(), z.literal(NOT_SAID)], 'Choose a child of this case, or that it is not known yet');

/** The crime, or the reference it has where another system is the record. */
export const RecordCrimeBody = z
  .strictObject({
    reference: PlainReference,
    offence: z.string('Choose the class of the crime').trim().max(10),
    when: z.enum(['now', 'earlier'], 'Choose when it was recorded'),
    recordedAt: Instant.exactOptional(),
    /** The child it is against; left out, it is not said. */
    against: Against.exactOptional(),
  })
  // Extreme images are referred on, and an adult's communication is a full investigation elsewhere (handbook 3.4).
  .refine((body) => normaliseOffence(body.offence) !== undefined, {
    path: ['offence'],
    message: 'Enter 86/2, 86/10 or 86/15: other classes are out of scope and are referred on',
  })
  .refine((body) => body.when === 'now' || body.recordedAt !== undefined, {
    path: ['recordedAt'],
    message: 'Enter when the crime was recorded',
  });
export type RecordCrimeBody = z.infer<typeof RecordCrimeBody>;

export const toCrime = (id: string, body: RecordCrimeBody): RecordCrime => {
  const offence = normaliseOffence(body.offence);
  if (offence === undefined) throw new Error('an offence passed its schema and is none');
  return {
    case: id,
    offence,
    reference: body.reference,
    recordedAt: body.when === 'now' || body.recordedAt === undefined ? 'now' : new Date(body.recordedAt),
    against: body.against === NOT_SAID ? undefined : body.against,
  };
};
