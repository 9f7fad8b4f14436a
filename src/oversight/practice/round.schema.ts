import { z } from 'zod';
import { DEPARTURES, HEADS, type Head } from '../../casework/decision/index.ts';

const vignette = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

export const RoundParams = z.strictObject({ round: z.uuid() });
export const CaseParams = z.strictObject({ round: z.uuid(), vignette });

const chosen = z.array(vignette).min(1, 'Choose the standard cases of the round').max(60);

export const OpenRoundBody = z.strictObject({ vignettes: chosen, adviceShown: z.boolean() });

export const OpenRoundForm = z.strictObject({
  vignettes: z.array(vignette, { error: 'Choose the standard cases of the round' }).min(1).max(60),
  advice: z.enum(['hidden', 'shown'], { error: 'Choose whether the advice is shown' }),
});

const choice = z
  .string({ error: 'Choose an outcome, or that you are unable to decide' })
  .regex(/^(\d{1,2}|unable)$/, 'Choose an outcome, or that you are unable to decide');
const departure = z.enum(DEPARTURES);

const reason = z.string().trim().min(3, 'Write why, or leave it empty').max(2000);
const heads = z.array(z.enum(HEADS)).max(HEADS.length).default([]);

const written = reason.exactOptional();

export const DecideBody = z.strictObject({
  choice,
  heads,
  departure: departure.exactOptional(),
  /** In one's own words, under the heads of the decision page; sealed, and in no file for another force. */
  reasons: z
    .strictObject({
      age: written,
      antecedents: written,
      severity: written,
      spread: written,
      understanding: written,
      'long-term-effect': written,
      views: written,
    })
    .default({}),
});
export type DecideBody = z.infer<typeof DecideBody>;

/** The name of the field of a head, as on the decision page. */
export const reasonField = (head: Head | ''): string => `reason-${head}`;

/** The same as a form sends it, reasons spread over their fields. */
export const DecideForm = z.strictObject({
  choice,
  heads,
  departure: departure.exactOptional(),
  'reason-age': written,
  'reason-antecedents': written,
  'reason-severity': written,
  'reason-spread': written,
  'reason-understanding': written,
  'reason-long-term-effect': written,
  'reason-views': written,
});

/** What a form gave, as a program would have sent it. */
export const decidedIn = ({
  choice: chosen,
  heads: ticked,
  departure: why,
  ...fields
}: z.infer<typeof DecideForm>): DecideBody => ({
  choice: chosen,
  heads: ticked,
  ...(why === undefined ? {} : { departure: why }),
  reasons: DecideBody.shape.reasons.parse(
    Object.fromEntries(Object.entries(fields).map(([field, text]) => [field.slice(reasonField('').length), text])),
  ),
});

export const DepartureBody = z.strictObject({ departure: z.enum(DEPARTURES, { error: 'Choose why' }) });
