import { z } from 'zod';
import { SYSTEMS } from '../check/index.ts';
import { Reason, sentence } from '../safeguarding/index.ts';
import { APPROPRIATE_ADULTS, CONCLUSIONS, MEANS, TEN, type Consider } from './consideration.ts';
import { ENDS } from './consideration-end.ts';
import { DEATH_SOURCES } from './death.ts';
import { DEPARTURES } from './departure.ts';
import { HANDOVER_ANSWERS, TEAMS, type AnswerHandover } from './handover.ts';
import { ABOUT, ASKED, type AskSupervisor } from './request.ts';
import { RESPONDERS } from './responder.ts';
import { CATEGORIES, GRANTS, NOT_YET, RESPONSES } from './supervisor.ts';

interface OfCase {
  readonly case: string;
}

export const ResponderBody = z.strictObject({ responder: z.enum(RESPONDERS, 'Choose who acts') });
export const HandoverBody = z.strictObject({ team: z.enum(TEAMS, 'Choose to which team') });

export const HandoverParams = z.strictObject({ case: z.uuid(), handover: z.uuid() });

export const HandoverAnswerBody = z
  .strictObject({
    answer: z.enum(HANDOVER_ANSWERS, 'Choose what the team answered'),
    receipt: z
      .string()
      .trim()
      .max(40)
      .regex(
        /^(?=.*\d)[A-Za-z0-9/.-]{3,}$/,
        'Enter the team’s own reference: three or more letters, figures, / . and - only, with at least one figure',
      )
      .exactOptional(),
    reason: Reason.exactOptional(),
  })
  .refine((body) => body.answer !== 'accepted' || body.receipt !== undefined, {
    path: ['receipt'],
    message: 'Enter the reference that the team gave as its receipt',
  })
  .refine((body) => body.answer !== 'returned' || body.reason !== undefined, {
    path: ['reason'],
    message: 'Enter why the team returned it',
  });

export const toHandoverAnswer = (
  at: z.infer<typeof HandoverParams>,
  body: z.infer<typeof HandoverAnswerBody>,
): AnswerHandover => ({ ...at, answer: body.answer, receipt: body.receipt, reason: body.reason });

export const ConsiderBody = z.strictObject({
  person: z.uuid('Choose of whom it is considered'),
  ten: z.enum(TEN, 'Choose whether this person was 10 or over'),
  means: z.enum(MEANS, 'Choose what is considered'),
  necessity: sentence('Write at least one whole sentence: what would make it necessary, or why it is not'),
  alternatives: sentence('Write at least one whole sentence: what else would do'),
  conclusion: z.enum(CONCLUSIONS, 'Choose the conclusion'),
  appropriateAdult: z.enum(APPROPRIATE_ADULTS, 'Choose an appropriate adult of the list').exactOptional(),
});

export const toConsider = (at: OfCase, body: z.infer<typeof ConsiderBody>): Consider => ({
  case: at.case,
  person: body.person,
  means: body.means,
  conclusion: body.conclusion,
  necessity: body.necessity,
  alternatives: body.alternatives,
  ten: body.ten,
  appropriateAdult: body.appropriateAdult,
});

const System = z.enum(SYSTEMS);

/** A check is named by whom it is of and in which system, as `<id>/<system>`. */
const CheckName = z.templateLiteral([z.uuid(), '/', System]);

export const AskBody = z
  .strictObject({
    about: z.enum(ASKED, 'Choose what a supervisor should decide'),
    check: CheckName.exactOptional(),
    person: z.uuid().exactOptional(),
    reviewOn: z.iso.date('Enter when this is looked at again').exactOptional(),
    reason: Reason,
  })
  .refine((body) => body.about !== 'check-unavailable' || body.check !== undefined, {
    path: ['check'],
    message: 'Choose the check that is unavailable',
  });

export const toAsk = (at: OfCase, body: z.infer<typeof AskBody>): AskSupervisor => {
  const { about, reason } = body;
  const [subject, name] = about === 'check-unavailable' ? (body.check ?? '').split('/') : [body.person];
  const system = SYSTEMS.find((one) => one === name);
  return { case: at.case, about, reason, subject, system, reviewOn: body.reviewOn };
};

/** Asked of a decision that is other than the guidance advises. */
const departure = z.enum(DEPARTURES, 'Choose one of the reasons').exactOptional();
/** Of what cannot be decided yet. */
const findOutBy = z.iso.date('Enter by when it is found out').exactOptional();
export const DecideResponseBody = z.strictObject({
  value: z.enum([...RESPONSES, NOT_YET], 'Choose the response, or that it cannot be decided yet'),
  findOutBy,
  departure,
  reason: Reason,
});
export const DecideCategoryBody = z.strictObject({
  value: z.enum([...CATEGORIES, NOT_YET], 'Choose the category, or that it cannot be decided yet'),
  findOutBy,
  departure,
  reason: Reason,
});
export const GrantBody = z.strictObject({ value: z.enum(GRANTS, 'Choose whether you grant it'), reason: Reason });
export const RequestParams = z.strictObject({ case: z.uuid(), request: z.uuid() });

const Text = z.string().nullable();
const At = z.iso.datetime();
const DecidedOf = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .object({
      value: z.enum(values),
      reason: Text,
      at: At,
      by: z.string(),
      /** Why it is other than the guidance advised, where it is. */
      departure: z.enum(DEPARTURES).nullable(),
      /** What is known since and was not decided on: while there is any, nothing rests on the decision. */
      learntSince: z.array(z.object({ person: z.uuid().nullable(), fact: z.string() })),
    })
    .nullable();

export const ResponseAnswer = z.object({
  responder: z.enum(RESPONDERS).nullable(),
  handover: z
    .object({
      handover: z.uuid(),
      team: z.enum(TEAMS),
      state: z.enum(['handed-over', 'accepted', 'returned']),
      receipt: Text,
      reason: Text,
      at: At,
      hours: z.int(),
      overdue: z.boolean(),
    })
    .nullable(),
  considered: z.array(
    z.object({
      consideration: z.uuid(),
      person: z.uuid(),
      means: z.enum(MEANS),
      conclusion: z.enum(CONCLUSIONS),
      appropriateAdult: z.enum(APPROPRIATE_ADULTS).nullable(),
      necessity: Text,
      alternatives: Text,
      at: At,
      /** What came of it; null while nobody has said, which is not that it was not made. */
      result: z.enum(ENDS).nullable(),
      madeAt: At.nullable(),
      why: Text,
    }),
  ),
  decidedResponse: DecidedOf(RESPONSES),
  decidedCategory: DecidedOf(CATEGORIES),
  /** What a supervisor could not decide yet, and nobody has asked again. */
  toFindOut: z.array(z.object({ about: z.enum(['response', 'category']), by: z.iso.date(), what: Text, at: At })),
  requests: z.array(
    z.object({
      request: z.uuid(),
      about: z.enum(ABOUT),
      subject: z.uuid().nullable(),
      system: System.nullable(),
      reason: Text,
      /** Of a reason in place of a child’s safety floor: when it is looked at again. */
      reviewOn: z.iso.date().nullable(),
      /** Of a child who has died: on which day, from whom it is known, and who of the family is told. */
      diedOn: z.iso.date().nullable(),
      diedSource: z.enum(DEATH_SOURCES).nullable(),
      family: Text,
      value: Text,
      /** Of what could not be decided yet: by which day it is found out. */
      findOutBy: z.iso.date().nullable(),
      answer: Text,
    }),
  ),
});
