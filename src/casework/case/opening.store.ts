import { sql } from 'kysely';
import type { Actor } from '../../platform/access/index.ts';
import type { Change } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { decideOpening, type CaseOpened, type OpenCase } from './opening.ts';

const insertOpening = async (tx: Tx, actor: Actor, opened: CaseOpened): Promise<void> => {
  await sql`INSERT INTO opening (force, opening, case_file, staff, reason, emergency, from_at, until_at)
    VALUES (${actor.force}, ${opened.opening}, ${opened.case}, ${opened.staff}, ${opened.reason}, ${opened.emergency}, ${opened.from}, ${opened.until})`.execute(
    tx,
  );
};

const opening = (action: string): Change<OpenCase, string, CaseOpened, never> => ({
  action,
  cases: (input) => [input.case],
  // A look to come, not a change of the case: its version stays.
  changesCases: false,
  load: ({ now }) => Promise.resolve(newId(now)),
  decide: decideOpening,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) await insertOpening(tx, actor, event);
  },
  tell: (events) => ({
    kind: 'consultation',
    cases: events.map((event) => event.case),
    people: [],
    content: {
      opened: events.map(({ reason, emergency, until }) => ({ reason, emergency, until: until.toISOString() })),
    },
    given: Object.fromEntries(events.map((event) => ['case', event.case])),
  }),
});

/** Opens a case for a named reason. */
export const openCase = opening('open-case');
/** Opens one case for one hour, announced to every supervisor, when no other right is there. */
export const breakGlass = opening('break-glass');
