import { sql } from 'kysely';
import type { CaseJoined } from '../../platform/access/index.ts';
import type { Change } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { findJoined } from './joined.store.ts';
import { decideOpening, type CaseOpened, type OpenCase, type OpeningReason, type OpeningState } from './opening.ts';

/** Opens a case for a named reason. */
export const openCase: Change<OpenCase, OpeningState, CaseOpened, CaseJoined> = {
  action: 'open-case',
  cases: (input) => [input.case],
  // A look to come, not a change of the case: its version stays.
  changesCases: false,
  load: async ({ tx, now }, input) => ({ opening: newId(now), joined: await findJoined(tx, input.case) }),
  decide: decideOpening,
  apply: async ({ tx, actor }, events) => {
    for (const opened of events)
      await sql`INSERT INTO opening (force, opening, case_file, staff, reason, emergency, from_at, until_at)
        VALUES (${actor.force}, ${opened.opening}, ${opened.case}, ${opened.staff}, ${opened.reason}, false, ${opened.from}, ${opened.until})`.execute(
        tx,
      );
  },
  tell: (events) => ({
    kind: 'consultation',
    cases: events.map((event) => event.case),
    people: [],
    content: { opened: events.map(({ reason, until }) => ({ reason, until: until.toISOString() })) },
    given: Object.fromEntries(
      events.flatMap(({ case: id, opening, until }) => [
        ['case', id],
        ['opening', opening],
        ['until', until.toISOString()],
      ]),
    ),
  }),
};

/** One opening by somebody who is not assigned. */
export interface Opening {
  readonly staff: string;
  readonly reason: OpeningReason;
  readonly from: Date;
  readonly until: Date;
}

/** Every time a case was opened with a reason, oldest first; those in an emergency have a passage instead, and a page of their own. */
export const openingsOf = async (tx: Tx, id: string): Promise<readonly Opening[]> => {
  const { rows } = await sql<Opening>`
    SELECT staff, reason, from_at AS from, until_at AS until FROM opening
    WHERE case_file = ${id} AND NOT emergency ORDER BY from_at, opening`.execute(tx);
  return rows;
};
