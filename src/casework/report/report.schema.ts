import { z } from 'zod';
import { MOST_CHILDREN } from './child.ts';
import { normaliseOffence, type RecordCrime } from './crime.ts';
import { FROM_WHOM, WELFARE_BY, WELFARE_CHECK, WITH_WHOM, type WalkFloor } from './floor.ts';
import { KNOWN, TOLD_BY, type RecordReport } from './report.ts';

const Moment = z.iso.datetime({ offset: true });
const line = (longest: number) => z.string().trim().min(1).max(longest).exactOptional();

/** The three things a report is saved from; who it was and how to reach them may be added, and is sealed. */
export const RecordReportBody = z
  .strictObject({
    toldBy: z.enum(TOLD_BY),
    reporterName: line(120),
    reporterContact: line(200),
    when: z.enum(['now', 'earlier']),
    toldAt: Moment.exactOptional(),
    safe: z.enum(KNOWN),
    children: z.int().min(1).max(MOST_CHILDREN),
  })
  .refine((body) => body.when === 'now' || body.toldAt !== undefined, {
    path: ['toldAt'],
    message: 'Enter when the report reached the police',
  });
export type RecordReportBody = z.infer<typeof RecordReportBody>;

export const toReport = (body: RecordReportBody): RecordReport => ({
  toldBy: body.toldBy,
  toldAt: body.when === 'now' || body.toldAt === undefined ? 'now' : new Date(body.toldAt),
  safe: body.safe,
  children: body.children,
  reporter: { name: body.reporterName, contact: body.reporterContact },
});

export const ChildParams = z.strictObject({ case: z.uuid(), person: z.uuid() });

/** The safety floor of one child, in its fixed order. */
export const WalkFloorBody = z
  .strictObject({
    safeNow: z.enum(KNOWN),
    selfHarm: z.enum(KNOWN),
    withWhom: z.enum(WITH_WHOM),
    contact: z.enum(['known', 'not-known']),
    mayTell: line(300),
    how: line(300),
    mustNotTell: line(300),
    inCare: z.enum(KNOWN),
    onPlan: z.enum(KNOWN),
    welfareCheck: z.enum(WELFARE_CHECK),
    welfareBy: z.enum(WELFARE_BY).exactOptional(),
    welfareAt: Moment.exactOptional(),
    fromWhom: z.enum(FROM_WHOM),
  })
  .refine((body) => body.contact === 'not-known' || body.mayTell !== undefined, {
    path: ['mayTell'],
    message: 'Enter who may safely be told, or choose not known',
  })
  .refine((body) => body.contact === 'not-known' || body.how !== undefined, {
    path: ['how'],
    message: 'Enter how they may safely be reached',
  })
  .refine((body) => body.welfareCheck === 'not-arranged' || body.welfareBy !== undefined, {
    path: ['welfareBy'],
    message: 'Choose who makes or made the welfare check',
  })
  .refine((body) => body.welfareCheck === 'not-arranged' || body.welfareAt !== undefined, {
    path: ['welfareAt'],
    message: 'Enter when the welfare check is or was made',
  });
export type WalkFloorBody = z.infer<typeof WalkFloorBody>;

const toWelfare = (body: WalkFloorBody): WalkFloor['welfareCheck'] =>
  body.welfareCheck === 'not-arranged' || body.welfareBy === undefined || body.welfareAt === undefined
    ? 'not-arranged'
    : { state: body.welfareCheck, by: body.welfareBy, at: new Date(body.welfareAt) };

export const toFloor = (at: z.infer<typeof ChildParams>, body: WalkFloorBody): WalkFloor => ({
  ...at,
  safeNow: body.safeNow,
  selfHarm: body.selfHarm,
  withWhom: body.withWhom,
  safeContact:
    body.contact === 'not-known'
      ? undefined
      : { may: body.mayTell ?? '', how: body.how ?? '', mustNot: body.mustNotTell ?? '' },
  inCare: body.inCare,
  onPlan: body.onPlan,
  welfareCheck: toWelfare(body),
  fromWhom: body.fromWhom,
});

/** The crime, or the reference it has where another system is the record. */
export const RecordCrimeBody = z
  .strictObject({
    offence: z.string().trim().max(10),
    reference: z
      .string()
      .trim()
      .min(3)
      .max(40)
      .regex(/^[A-Za-z0-9/ -]+$/, 'Use letters, figures, spaces, / and - only'),
    when: z.enum(['now', 'earlier']),
    recordedAt: Moment.exactOptional(),
  })
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
  };
};
