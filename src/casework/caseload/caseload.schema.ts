import { z } from 'zod';
import { CHILD_ALARMS } from '../safeguarding/index.ts';
import { CASE_ALARMS } from './alarm.ts';
import { AWAITED, STAGES } from '../case/index.ts';
import { REVIEWS } from '../notice/index.ts';
import { CANCEL_REASONS } from '../report/index.ts';
import { isEnd as isClockEnd, NOT_DUE } from './caseload.store.ts';
import { CLOCK_STEPS } from './clock.ts';
import { TASK_STATES, TASKS } from './task.ts';
import { isEnd } from './waiting.store.ts';
import { WAITS } from './waits.ts';

const Filters = {
  show: z.enum(['mine', 'force']).default('mine'),
  stage: z.enum(['any', ...STAGES]).default('any'),
  due: z.enum(['any', 'overdue']).default('any'),
  step: z.enum(['any', ...CLOCK_STEPS]).default('any'),
};

export const CaseloadQuery = z.object({
  ...Filters,
  /** The next page of what is in order of age. */
  before: z.uuid().optional(),
  /** The next page of what is in order of urgency: filtered by what is overdue, or by step. */
  after: z.string().refine(isClockEnd, 'Take it from the page before').optional(),
});

export const CaseQuery = z.object({ before: z.uuid().optional() });

export const CaseloadAnswer = z.object({
  cases: z.array(
    z.object({
      case: z.uuid(),
      reference: z.string(),
      stage: z.enum(STAGES),
      officer: z.string().nullable(),
      toldAt: z.iso.datetime(),
      children: z.int(),
      floorsMissing: z.int(),
      /** It was reported that a child is not safe. */
      reportedUnsafe: z.boolean(),
      alarms: z.int(),
      crimeRecorded: z.boolean(),
      reopened: z.boolean(),
      /** What is most urgent of what is due; null where `dueIs` says something else. */
      due: z
        .object({
          /** A few words for it, as on the page of its case; `what` is its sentence. */
          title: z.string(),
          what: z.string(),
          by: z.string(),
          step: z.enum(CLOCK_STEPS),
          at: z.iso.datetime().nullable(),
          overdue: z.boolean(),
          /** It has no time to run: due from `at` on, and late by no time that the guidance gives. */
          atOnce: z.boolean(),
        })
        .nullable(),
      /** Of a closed case what was left open stands in its own answer (`due` and `left` of the case). */
      dueIs: z.enum(['due', ...NOT_DUE]),
    }),
  ),
  next: z.string().nullable(),
  /** In how many cases of the list what is due is still to be worked out: ask again. */
  left: z.int(),
});
export type CaseloadAnswer = z.infer<typeof CaseloadAnswer>;

export const CaseAnswer = z.object({
  case: z.uuid(),
  reference: z.string(),
  version: z.int(),
  stage: z.enum(STAGES),
  officer: z.object({ staff: z.uuid(), name: z.string() }).nullable(),
  due: z.array(
    z.object({
      id: z.string(),
      /** A few words for it; `what` is its sentence. */
      title: z.string(),
      what: z.string(),
      by: z.string(),
      authority: z.string(),
      /** Null: before anybody is contacted, whenever that is. */
      at: z.iso.datetime().nullable(),
      overdue: z.boolean(),
      atOnce: z.boolean(),
      person: z.uuid().nullable(),
      /** Where it is met, within the case. */
      place: z.string(),
    }),
  ),
  /** What the guidance asks and was said not to be done. */
  left: z.array(z.object({ id: z.string(), title: z.string(), person: z.uuid().nullable(), says: z.string() })),
  tasks: z.array(z.object({ id: z.enum(TASKS), state: z.enum(TASK_STATES), because: z.string().nullable() })),
  reports: z.array(
    z.object({
      report: z.uuid(),
      toldBy: z.string(),
      toldAt: z.iso.datetime(),
      safe: z.string(),
      reporter: z.object({ person: z.uuid(), name: z.string() }).nullable(),
    }),
  ),
  crimes: z.array(
    z.object({
      crime: z.uuid(),
      offence: z.string(),
      reference: z.string(),
      recordedAt: z.iso.datetime(),
      /** The child it is against; null where nobody said. */
      against: z.uuid().nullable(),
      cancelled: z.enum(CANCEL_REASONS).nullable(),
      /** What the registrar was asked about it, oldest first: one at most waits. */
      cancellationRequests: z.array(
        z.object({
          request: z.uuid(),
          reason: z.enum(CANCEL_REASONS),
          at: z.iso.datetime(),
          by: z.string().nullable(),
          state: z.enum(['waits', 'cancelled', 'refused']),
          why: z.string().nullable(),
          answer: z.string().nullable(),
          answeredAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
  ),
  /** Who has died, as a supervisor agreed, and who of the family is told. */
  deaths: z.array(
    z.object({
      person: z.uuid(),
      name: z.string(),
      on: z.iso.date(),
      source: z.string(),
      family: z.string().nullable(),
      agreedAt: z.iso.datetime(),
      /** What alarms where a safety floor walked since finds them alive. */
      alarms: z.array(z.string()),
    }),
  ),
  /** Of which children another case says that they died, or are alive after all, and this one does not. */
  saidElsewhere: z.array(z.object({ person: z.uuid(), says: z.enum(['died', 'alive']), reference: z.string() })),
  /** Who was taken off the case, and why. */
  takenOff: z.array(
    z.object({
      person: z.uuid(),
      name: z.string(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      why: z.string().nullable(),
    }),
  ),
  /** Everything done and looked at, newest first: a page of it. */
  timeline: z.array(
    z.object({
      entry: z.uuid(),
      at: z.iso.datetime(),
      by: z.string(),
      action: z.string(),
      what: z.string(),
      about: z.array(z.string()),
      note: z.string().nullable(),
    }),
  ),
  /** The entry before which the timeline goes on, for `before`. */
  next: z.uuid().nullable(),
  children: z.array(
    z.object({
      person: z.uuid(),
      name: z.string(),
      alarms: z.array(z.string()),
      /** A supervisor is asked whether they have died, and has not answered. */
      deathAsked: z.boolean(),
      safeContact: z.object({ may: z.string().nullable(), how: z.string().nullable(), mustNot: z.string() }).nullable(),
    }),
  ),
});

export const QueueQuery = z.object({
  after: z.uuid().optional(),
  waitingAfter: z.string().refine(isEnd, 'Take it from the page before').optional(),
});

const CaseNamed = z.object({ case: z.uuid(), reference: z.string(), own: z.boolean() });

export const QueueAnswer = z.object({
  /** Open cases in which the last safety floor of a child did not find them safe; for supervisors. */
  notSafe: z.array(
    z.object({
      case: z.uuid(),
      reference: z.string(),
      notSafe: z.int(),
      notKnown: z.int(),
      since: z.iso.datetime(),
      officer: z.string().nullable(),
    }),
  ),
  moreNotSafe: z.int(),
  /** Open cases in which something else about a child cannot wait, or no floor was walked: of how many children each is; for supervisors. */
  alarmed: z.array(
    z.object({
      case: z.uuid(),
      reference: z.string(),
      alarms: z.partialRecord(z.enum(['found-alive', ...CASE_ALARMS, ...CHILD_ALARMS]), z.int()),
      since: z.iso.datetime(),
      officer: z.string().nullable(),
    }),
  ),
  moreAlarmed: z.boolean(),
  proposals: z.array(
    CaseNamed.extend({
      proposal: z.uuid(),
      proposedAt: z.iso.datetime(),
      proposer: z.string().nullable(),
      outcomes: z.array(z.string()),
      departures: z.int(),
      /** How often a supervisor returned a proposal of this case. */
      returned: z.int(),
    }),
  ),
  waiting: z.array(
    CaseNamed.extend({
      on: z.enum(AWAITED),
      waits: z.enum(WAITS),
      since: z.iso.datetime(),
      by: z.string().nullable(),
      path: z.string(),
      /** Of a case opened again: the code of why the reader could not uphold what was decided. */
      barred: z.string().nullable(),
    }),
  ),
  emergencies: z.array(
    CaseNamed.extend({
      opening: z.uuid(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
      until: z.iso.datetime(),
      acknowledgedBy: z.string().nullable(),
      acknowledgedAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Emergency openings that nobody has acknowledged, beyond those. */
  moreEmergencies: z.int(),
  /** Open cases whose officer has left, or works no cases now. */
  left: z.array(z.object({ case: z.uuid(), reference: z.string(), stage: z.enum(STAGES), officer: z.string() })),
  moreLeft: z.boolean(),
  /** Cases in which a reason not to tell a child has come to its day of review, closed ones too. */
  reviews: z.array(
    z.object({
      case: z.uuid(),
      reference: z.string(),
      stage: z.string(),
      /** A danger that nobody answered until its day comes here too. */
      why: z.enum(REVIEWS),
      reviewOn: z.iso.date(),
      children: z.int(),
    }),
  ),
  moreReviews: z.int(),
  next: z.uuid().nullable(),
  /** Where the page of what waits for an answer ended, for `waitingAfter`. */
  nextWaiting: z.string().nullable(),
});
