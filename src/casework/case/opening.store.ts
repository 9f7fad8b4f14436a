import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Change, Look } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { getCase, type CaseFile } from './case.store.ts';
import { decideOpening, type CaseOpened, type OpenCase } from './opening.ts';

/** Opens a case for a named reason. */
export const openCase: Change<OpenCase, string, CaseOpened, never> = {
  action: 'open-case',
  cases: (input) => [input.case],
  // A look to come, not a change of the case: its version stays.
  changesCases: false,
  load: ({ now }) => Promise.resolve(newId(now)),
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

/** What opening a case reads of the steps that come after it, handed in by main. */
export interface OpeningReading {
  /** The children that a case is about. */
  readonly childrenOf: (tx: Tx, id: string) => Promise<readonly string[]>;
  /** What is known and open about any of them, in words and without a name. */
  readonly risksOf: (tx: Tx, people: readonly string[]) => Promise<readonly string[]>;
}

export interface OpeningPage {
  readonly file: CaseFile;
  readonly children: readonly string[];
  readonly risks: readonly string[];
}

/** What is known and open about the children of a case: it shows before any reason is asked (design, section 9). */
export const readOpening = (
  reading: OpeningReading,
  action: 'open-case' | 'break-glass',
): Look<{ readonly case: string }, OpeningPage> => ({
  action,
  cases: (input) => [input.case],
  load: async ({ tx }, { case: id }) => {
    const children = await reading.childrenOf(tx, id);
    return ok({ file: await getCase(tx, id), children, risks: await reading.risksOf(tx, children) });
  },
  tell: (page) => ({
    cases: [page.file.case],
    // The risks are of children, though none is named: they were looked at.
    people: page.children,
    content: { page: 'opening', risks: page.risks.length },
  }),
});
