import { z } from 'zod';
import { PersonDetails } from '../../platform/person/index.ts';
import { PARTS } from './part.ts';
import { RISKS } from './search.store.ts';
import { DIRECTIONS, ENQUIRERS, FROM_WHOM, STATES, WAYS } from './statement.ts';
import { WEIGHED_FROM, WEIGHED_STATES } from './weighing.ts';

const state = z.enum(STATES);
const answers = z.record(z.string(), state);
const years = z.int();
const question = z.object({
  fact: z.string(),
  person: z.uuid().nullable(),
  about: z.enum([...DIRECTIONS, 'age', 'parts', 'identified', 'earlierReports']),
  direction: z
    .enum(DIRECTIONS)
    .nullable()
    .describe('As it is sent to `answers`, or with others to `answer-sets`; null where it is neither of both'),
  answeredAt: z
    .string()
    .describe(
      'The endpoint that takes the answer. Who somebody is: after the search they are named at `name`; that it is not known goes to `answers` as `identified` of the person, `unknown` or `ruled-out`',
    ),
  question: z.string().nullable(),
});

/** What is known of a case. Passages are named by reference: their words are read on the page. */
export const TriageAnswer = z.object({
  people: z.array(
    z.object({
      person: z.uuid(),
      ref: z.string(),
      name: z.string(),
      identified: z.boolean().nullable(),
      age: z.union([years, z.tuple([years, years]), z.literal('unknown')]),
      agesExclude: z
        .boolean()
        .describe('A date of birth and the age that was stated exclude each other: the age is everything between'),
      parts: z.array(z.enum(PARTS)).nullable(),
      facts: answers,
      by: answers,
      towards: answers,
    }),
  ),
  factors: answers,
  earlierReports: z.union([z.int(), z.literal('unknown')]),
  conductDay: z.object({ earliest: z.iso.date(), latest: z.iso.date() }).nullable(),
  /** What reports that joined said of the day, and the case does not state. */
  daysLeft: z.array(
    z.object({ reference: z.string(), day: z.object({ earliest: z.iso.date(), latest: z.iso.date() }) }),
  ),
  stated: z.array(
    z.object({
      fact: z.string(),
      person: z.uuid().nullable(),
      direction: z.enum(DIRECTIONS),
      state,
      fromWhom: z.enum(FROM_WHOM).nullable(),
      how: z.object({ way: z.enum(WAYS), byWhom: z.enum(ENQUIRERS), passage: z.uuid() }).nullable(),
      onFloor: z.boolean(),
      /** A child protection conference answered it. */
      onConference: z.boolean(),
      /** What was answered otherwise: it stands against the conference, and has to be cleared up. */
      against: state.nullable(),
      /** Of a danger at home: what a child, a partner or a record said of it, before a supervisor took it back. */
      takenBack: z.object({ state, fromWhom: z.enum(FROM_WHOM).nullable() }).nullable(),
      at: z.iso.datetime(),
      by: z.string(),
    }),
  ),
  open: z.array(question),
  next: question.nullable(),
  alike: z.array(
    z.object({
      person: z.uuid().nullable(),
      state,
      fromWhom: z.enum(FROM_WHOM).nullable(),
      by: z.string(),
      facts: z.array(z.string()),
      isAll: z.boolean(),
    }),
  ),
  /** Read by no rule: weighed before a decision. Its words are named by reference. */
  weighed: z.array(
    z.object({
      fact: z.string(),
      person: z.uuid().nullable(),
      state: z.enum(WEIGHED_STATES),
      fromWhom: z.enum(WEIGHED_FROM).nullable(),
      passage: z.uuid().nullable(),
      at: z.iso.datetime(),
      by: z.string(),
    }),
  ),
  digest: z.string(),
});

export const OffersAnswer = z.object({
  offers: z.array(
    z.object({
      person: z.uuid(),
      risks: z.array(z.enum(RISKS)),
      name: z.string(),
      birthDate: z.string().nullable(),
      school: z.string().nullable(),
      reasons: z.array(z.string()),
    }),
  ),
  tooMany: z.boolean(),
});

/** What is recorded of somebody, with the version to put right; and the records judged to be of the same person. */
export const PersonRead = z.object({
  person: z.uuid(),
  identified: z.boolean(),
  basis: z.int(),
  name: z.string(),
  details: PersonDetails,
  died: z.boolean().describe('Recorded as having died in this case'),
  linked: z.array(
    z.object({
      person: z.uuid(),
      name: z.string(),
      otherwise: z
        .array(z.string())
        .describe('Cases that say of the other record what this case does not say of this one: that they died, or not'),
    }),
  ),
  unlinked: z
    .array(
      z.object({
        person: z.uuid(),
        name: z.string(),
        at: z.iso.datetime(),
        by: z.string().nullable(),
        why: z.string().nullable(),
      }),
    )
    .describe('Said not to be of the same person after all; `why` is null where it was erased'),
});
