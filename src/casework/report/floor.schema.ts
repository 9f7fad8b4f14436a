import { z } from 'zod';
import { Instant, line } from './field.schema.ts';
import { FROM_WHOM, WELFARE_BY, WELFARE_CHECK, WITH_WHOM, type WalkFloor } from './floor.ts';
import { KNOWN } from './report.ts';

export const ChildParams = z.strictObject({ case: z.uuid(), person: z.uuid() });

/** The safety floor of one child, in its fixed order. */
export const WalkFloorBody = z
  .strictObject({
    safeNow: z.enum(KNOWN, 'Choose whether this child is safe right now'),
    selfHarm: z.enum(KNOWN, 'Choose whether there is a sign of self-harm'),
    withWhom: z.enum(WITH_WHOM, 'Choose who is with the child'),
    contact: z.enum(['known', 'not-known'], 'Choose whether it is known who may safely be told'),
    mayTell: line(300),
    how: line(300),
    mustNotTell: line(300),
    takeOff: z.array(z.string().max(300)).max(20).exactOptional(),
    takeOffReason: line(600),
    inCare: z.enum(KNOWN, 'Choose whether the child is in care'),
    onPlan: z.enum(KNOWN, 'Choose whether the child is on a plan'),
    welfareCheck: z.enum(WELFARE_CHECK, 'Choose whether somebody has seen that the child is well'),
    welfareBy: z.enum(WELFARE_BY).exactOptional(),
    welfareAt: Instant.exactOptional(),
    fromWhom: z.enum(FROM_WHOM, 'Choose from whom you know this'),
  })
  // A reason only for taking a name off: adding one may never be made harder.
  .refine((body) => (body.takeOff ?? []).length === 0 || body.takeOffReason !== undefined, {
    path: ['takeOffReason'],
    message: 'Enter why they may be told now; without a reason nobody is taken off',
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

const toTakeOff = ({ takeOff = [], takeOffReason }: WalkFloorBody): WalkFloor['takeOff'] =>
  takeOff.length === 0 || takeOffReason === undefined ? undefined : { names: takeOff, reason: takeOffReason };

const toWelfare = (body: WalkFloorBody): WalkFloor['welfareCheck'] =>
  body.welfareCheck === 'not-arranged' || body.welfareBy === undefined || body.welfareAt === undefined
    ? 'not-arranged'
    : { state: body.welfareCheck, by: body.welfareBy, at: new Date(body.welfareAt) };

export const toFloor = (at: z.infer<typeof ChildParams>, body: WalkFloorBody): WalkFloor => ({
  ...at,
  safeNow: body.safeNow,
  selfHarm: body.selfHarm,
  withWhom: body.withWhom,
  safeContact: body.contact === 'not-known' ? undefined : { may: body.mayTell ?? '', how: body.how ?? '' },
  mustNot: body.mustNotTell ?? '',
  takeOff: toTakeOff(body),
  inCare: body.inCare,
  onPlan: body.onPlan,
  welfareCheck: toWelfare(body),
  fromWhom: body.fromWhom,
});
