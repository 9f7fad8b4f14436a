import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { getCase } from '../case/index.ts';
import { writePassage } from '../check/index.ts';
import { partiesOf } from '../report/index.ts';
import { whoWorked } from '../triage/index.ts';
import { readAdvised } from './basis.store.ts';
import {
  decideConflict,
  isConflict,
  type ConflictDecided,
  type ConflictRefusal,
  type ConflictState,
  type DecideConflict,
} from './conflict.ts';
import { proposalOf } from './proposal.store.ts';

const load =
  (adviser: Adviser) =>
  async (context: Context, input: DecideConflict): Promise<ConflictState> => {
    const { tx, now } = context;
    const { stage } = await getCase(tx, input.case);
    // With no condition stated: only the settings are asked for, and those depend on none.
    const { basis } = await readAdvised(context, adviser, input.case, {});
    return {
      decision: newId(now),
      passage: newId(now),
      concerns: (await partiesOf(tx, input.case)).flatMap(({ kind, person }) => (kind === 'reporter' ? [] : [person])),
      stage,
      conflicts: isConflict(basis.settings),
      proposedBy: stage === 'proposed' ? (await proposalOf(tx, input.case))?.by : undefined,
      officers: await whoWorked(tx, input.case),
    };
  };

const insert = async (context: Context, event: ConflictDecided): Promise<void> => {
  await writePassage(context, { text: event.reason, concerns: event.concerns }, event.passage);
  await sql`INSERT INTO conflict_decision (force, conflict_decision, case_file, stands, passage, decided_at, decided_by)
    VALUES (${context.actor.force}, ${event.decision}, ${event.case}, ${event.stands}, ${event.passage}, ${event.at}, ${event.by})`.execute(
    context.tx,
  );
};

/** The registrar decides which of two conflicting settings stands for a case. */
export const decideSettingsConflict = (
  adviser: Adviser,
): Change<DecideConflict, ConflictState, ConflictDecided, ConflictRefusal> => ({
  action: 'decide-conflict',
  cases: (input) => [input.case],
  load: load(adviser),
  decide: decideConflict,
  apply: async (context, events) => {
    for (const event of events) await insert(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.concerns),
    content: { conflicts: events.map(({ decision, stands, passage }) => ({ decision, stands, passage })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['decision', event.decision],
      ]),
    ),
  }),
});
