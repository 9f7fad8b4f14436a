import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import {
  decideNextStep,
  type NextStepRecorded,
  type NextStepRefusal,
  type NextStepState,
  type RecordNextStep,
} from './next-step.ts';
import { mayHaveNextStep, safeguardingOf } from './safeguarding.store.ts';

const load = async ({ tx }: Context, input: RecordNextStep): Promise<NextStepState> => {
  const rows = [...(await safeguardingOf(tx, input.case)).values()];
  return { person: rows.find((row) => row.safeguarding === input.safeguarding && mayHaveNextStep(row))?.person };
};

/** Records what the local authority will do after a referral. */
export const recordNextStep: Change<RecordNextStep, NextStepState, NextStepRecorded, NextStepRefusal> = {
  action: 'record-next-step',
  cases: (input) => [input.case],
  load,
  decide: decideNextStep,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
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
    content: { nextSteps: events.map(({ safeguarding, step }) => ({ safeguarding, step })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['safeguarding', event.safeguarding],
      ]),
    ),
  }),
};
