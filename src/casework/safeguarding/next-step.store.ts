import { sql } from 'kysely';
import { londonDay } from '../../platform/clock/index.ts';
import type { Change, Context } from '../../platform/command/index.ts';
import { reportsOf } from '../report/index.ts';
import {
  decideNextStep,
  type NextStepRecorded,
  type NextStepRefusal,
  type NextStepState,
  type RecordNextStep,
} from './next-step.ts';
import { findReferral } from './safeguarding.store.ts';

const load = async ({ tx }: Context, input: RecordNextStep): Promise<NextStepState> => {
  const row = await findReferral(tx, input);
  const told = (await reportsOf(tx, input.case)).map(({ toldAt }) => londonDay(toldAt)).toSorted();
  return {
    person: row?.person,
    assessed: row?.nextStep === 'assessment' ? row : undefined,
    reportedOn: told[0] ?? '',
  };
};

/** Records what the local authority will do after a referral. */
export const recordNextStep: Change<RecordNextStep, NextStepState, NextStepRecorded, NextStepRefusal> = {
  action: 'record-next-step',
  cases: (input) => [input.case],
  load,
  decide: decideNextStep,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      // What was recorded and when stays; the ledger has when the day was added or put right, and what it was.
      if (event.isAdded)
        await sql`UPDATE next_step SET enquiry_on = ${event.enquiryOn} WHERE safeguarding = ${event.safeguarding}`.execute(
          tx,
        );
      else
        await sql`INSERT INTO next_step (force, safeguarding, step, enquiry_on, recorded_at, recorded_by)
          VALUES (${actor.force}, ${event.safeguarding}, ${event.step}, ${event.enquiryOn ?? null}, ${event.recordedAt}, ${actor.staff})`.execute(
          tx,
        );
    }
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: {
      nextSteps: events.map(({ safeguarding, step, isAdded, enquiryOn, wasOn }) => ({
        safeguarding,
        step,
        ...(isAdded ? { enquiryOn, wasOn } : {}),
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['safeguarding', event.safeguarding],
      ]),
    ),
  }),
};
