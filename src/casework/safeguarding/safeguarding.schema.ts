import { z } from 'zod';
import { ANSWERS, type AnswerNoReferral } from './answer.ts';
import type { AnswerNotHeard } from './not-heard.ts';
import { MEASURES } from './measure.ts';
import { NEXT_STEPS, type RecordNextStep } from './next-step.ts';
import { HEARD, THROUGH, type RecordOwnWords } from './own-words.ts';
import { isReason, MOST_CHARACTERS, REASON_TOO_SHORT } from './reason.ts';
import { REFERRED_TO, SAFEGUARDING_DECISIONS, STRATEGY, type DecideSafeguarding } from './safeguarding.ts';

/** A whole sentence at least, which is sealed; `say` tells who left it out what it has to say. */
export const sentence = (say: string) => z.string(say).trim().max(MOST_CHARACTERS).refine(isReason, say);

/** Why, in at least a whole sentence: the same for every decision. */
export const Reason = sentence(REASON_TOO_SHORT);

export const ChildParams = z.strictObject({ case: z.uuid(), person: z.uuid() });
export type ChildParams = z.infer<typeof ChildParams>;

export const SafeguardingBody = z
  .strictObject({
    decision: z.enum(SAFEGUARDING_DECISIONS, 'Choose what is done to protect this child'),
    to: z.array(z.enum(REFERRED_TO)).max(REFERRED_TO.length).default([]),
    strategy: z.enum(STRATEGY).exactOptional(),
    /** When police protection was taken. */
    protectedAt: z.iso.datetime({ offset: true }).exactOptional(),
    reason: Reason,
    supervisor: z.uuid().exactOptional(),
  })
  .refine((body) => body.decision !== 'referred' || body.to.length > 0, {
    path: ['to'],
    message: 'Choose to whom they were referred',
  })
  .refine((body) => body.decision !== 'strategy-discussion' || body.strategy !== undefined, {
    path: ['strategy'],
    message: 'Choose whether the discussion was asked for or held',
  })
  .refine(
    ({ decision, to, protectedAt }) =>
      decision !== 'referred' || !to.includes('police-protection') || protectedAt !== undefined,
    {
      path: ['protectedAt'],
      message: 'Enter when police protection was taken: it may last 72 hours at most from then',
    },
  );
export type SafeguardingBody = z.infer<typeof SafeguardingBody>;

export const toSafeguarding = (at: ChildParams, body: SafeguardingBody): DecideSafeguarding => ({
  ...at,
  decision: body.decision,
  to: body.to,
  strategy: body.strategy,
  protectedAt: body.protectedAt === undefined ? undefined : new Date(body.protectedAt),
  reason: body.reason,
  supervisor: body.supervisor,
});

export const AnswerParams = z.strictObject({ case: z.uuid(), safeguarding: z.uuid() });
export type AnswerParams = z.infer<typeof AnswerParams>;

export const AnswerBody = z.strictObject({ answer: z.enum(ANSWERS, 'Choose whether you agree'), reason: Reason });
export type AnswerBody = z.infer<typeof AnswerBody>;

export const toAnswer = (at: AnswerParams, body: AnswerBody): AnswerNoReferral => ({ ...at, ...body });

export const NotHeardParams = z.strictObject({ case: z.uuid(), ownWords: z.uuid() });
export type NotHeardParams = z.infer<typeof NotHeardParams>;

export const toNotHeard = (at: NotHeardParams, body: AnswerBody): AnswerNotHeard => ({ ...at, ...body });

export const NextStepBody = z.strictObject({
  step: z.enum(NEXT_STEPS, 'Choose what came of the referral'),
  /** When the enquiry began, where they said so: in Wales an assessment counts from then. */
  enquiryOn: z.iso.date().exactOptional(),
});

export const toNextStep = (at: AnswerParams, body: z.infer<typeof NextStepBody>): RecordNextStep => ({
  ...at,
  step: body.step,
  enquiryOn: body.enquiryOn,
});

const words = z.string().trim().min(1).max(2000).exactOptional();

export const OwnWordsBody = z
  .strictObject({
    heard: z.enum(HEARD, 'Choose whether the child has said what they wish, or how they are'),
    through: z.enum(THROUGH, 'Choose from whom you have it').exactOptional(),
    wishes: words,
    howTheyAre: words,
    why: Reason.exactOptional(),
  })
  .refine((body) => body.heard !== 'said' || body.wishes !== undefined || body.howTheyAre !== undefined, {
    path: ['wishes'],
    message: 'Write what the child wishes, or how they are; or choose another answer',
  })
  .refine((body) => body.heard === 'not-yet-heard' || body.through !== undefined, {
    path: ['through'],
    message: 'Choose from whom you have it',
  })
  .refine((body) => body.heard !== 'not-yet-heard' || body.why !== undefined, {
    path: ['why'],
    message: 'Write why the child was not heard: a supervisor reads it',
  });
export type OwnWordsBody = z.infer<typeof OwnWordsBody>;

export const toOwnWords = (at: ChildParams, body: OwnWordsBody): RecordOwnWords => ({
  ...at,
  heard: body.heard,
  through: body.through,
  wishes: body.wishes,
  howTheyAre: body.howTheyAre,
  why: body.why,
});

const Text = z.string().nullable();

const ChildAnswer = z.object({
  person: z.uuid(),
  care: z.enum(['in-care', 'on-plan', 'not-known', 'neither']),
  /** What the guidance owes the child, in its words, where it asks for a referral or a strategy discussion. */
  referralOwed: Text,
  ownWords: z
    .object({
      ownWords: z.uuid(),
      heard: z.enum(HEARD),
      through: z.enum(THROUGH).nullable(),
      wishes: Text,
      howTheyAre: Text,
      why: Text,
      standing: z.enum(['heard', 'asked', 'agreed', 'returned', 'not-heard', 'through-home']),
    })
    .nullable(),
  decision: z
    .object({
      safeguarding: z.uuid(),
      decision: z.enum(SAFEGUARDING_DECISIONS),
      to: z.array(z.enum(REFERRED_TO)),
      strategy: z.enum(STRATEGY).nullable(),
      reason: Text,
      at: z.iso.datetime(),
      supervisor: z.enum(['not-needed', 'asked', 'agreed', 'returned']),
      /** Why a supervisor is asked not to refer. */
      askedBecause: z.enum(['in-care', 'on-plan', 'referral-owed', 'danger-at-home', 'not-known']).nullable(),
      nextStep: z.enum(NEXT_STEPS).nullable(),
      enquiryOn: z.iso.date().nullable(),
      isOutdated: z.boolean(),
    })
    .nullable(),
  /** Of decisions before it: those by which an enquiry began, and on which day, which can be put right. */
  enquiriesBefore: z.array(z.object({ safeguarding: z.uuid(), at: z.iso.datetime(), enquiryOn: z.iso.date() })),
  /** What runs for the child, and since when. */
  measures: z.array(z.object({ measure: z.enum(MEASURES), since: z.iso.datetime() })),
});

export const SafeguardingAnswer = z.object({
  nation: z.enum(['england', 'wales']),
  children: z.array(ChildAnswer),
  /** Who has died: what they said and what was decided, to be read. */
  died: z.array(ChildAnswer),
});
