import { sql } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { readPeople, type Person } from '../../platform/person/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import type { Duty, OwedReading } from '../decision/index.ts';
import { HELD, getCase, setStage, type CaseFile } from '../case/index.ts';
import { decidedCrimes, noticeReading, type OutcomeReading } from '../notice/index.ts';
import { crimesOf, floorsOf, partiesOf, type CrimeRow, type FloorRow } from '../report/index.ts';
import { unseenIn } from './left.store.ts';
import {
  decideClosing,
  stillOpen,
  type CaseClosed,
  type CloseCase,
  type CloseRefusal,
  type CloseState,
  type OpenFacts,
  type OpenItem,
} from './closing.ts';

type Moment = Pick<Context, 'tx' | 'now'>;

/** What closing reads of other steps: the outcomes, and whatever else holds a case open. */
export interface ClosingReading {
  readonly outcomes: OutcomeReading;
  /** What the guidance owes in a case, of what is known. */
  readonly duties: OwedReading;
  readonly others: readonly ((
    tx: Tx,
    caseId: string,
    duties: Promise<readonly Duty[]>,
  ) => Promise<readonly OpenItem[]>)[];
}

/** Of a crime that never was, or belongs elsewhere: that a child is safe is found out, and a welfare check that was arranged is made. */
const isOfSafety =
  (floors: ReadonlyMap<string, FloorRow>) =>
  ({ id, person }: Duty): boolean =>
    id === 'confirm-safety' ||
    (id === 'welfare-check' && person !== undefined && floors.get(person)?.welfare === 'arranged');

const loadOpen = async (
  context: Moment,
  reading: ClosingReading,
  id: string,
  owed = reading.duties(context, id),
): Promise<OpenFacts> => {
  const { tx } = context;
  const [others, crimes, set, told, duties, unseen] = await Promise.all([
    Promise.all(reading.others.map((other) => other(tx, id, owed))),
    crimesOf(tx, id),
    reading.outcomes.outcomesOf(tx, id),
    noticeReading(reading.outcomes).allToldOf(tx, id),
    owed,
    unseenIn(tx, id),
  ]);
  const noneStands = crimes.length > 0 && crimes.every(({ cancelled }) => cancelled !== null);
  return {
    crimes: crimes.map(({ crime }) => crime),
    decided: decidedCrimes(set),
    // A case is not closed over a child's head (handbook 10.5, scenario 9).
    untold: told.missing,
    // Nothing of the crime is owed here any more, and all that keeps a child safe still is.
    duties: noneStands ? duties.filter(isOfSafety(await floorsOf(tx, id))) : duties,
    unseen,
    others: others.flat(),
  };
};

/** Closes a case; refused with everything that is still open. */
export const closeCase = (reading: ClosingReading): Change<CloseCase, CloseState, CaseClosed, CloseRefusal> => ({
  action: 'close-case',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({
    closing: newId(now),
    stage: (await getCase(tx, input.case)).stage,
    open: await loadOpen({ tx, now }, reading, input.case),
  }),
  decide: decideClosing,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      await sql`INSERT INTO closing (force, closing, case_file, closed_at, closed_by)
        VALUES (${actor.force}, ${event.closing}, ${event.case}, ${event.at}, ${actor.staff})`.execute(tx);
      await setStage(tx, event.case, 'closed');
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: [],
    content: { closings: events.map(({ closing }) => closing) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['closing', event.closing],
      ]),
    ),
  }),
});

export interface ClosingRow {
  readonly closing: string;
  readonly at: Date;
  readonly by: string;
}

/** When and by whom a case was closed, newest first; and what is still open now. */
export interface Closing {
  readonly closed: readonly ClosingRow[];
  readonly open: readonly OpenItem[];
  /** What the guidance asks and was said not to be done: a closing is read with it in sight. */
  readonly left: readonly Pick<Duty, 'id' | 'says' | 'person'>[];
}

/** `owed` where the caller has asked for it already. */
export const closingOf = async (
  context: Moment,
  reading: ClosingReading,
  id: string,
  owed?: Promise<readonly Duty[]>,
): Promise<Closing> => {
  const closed = rowsUnlessEmpty(
    context.tx,
    id,
    HELD.decision,
    sql<ClosingRow>`
    SELECT closing, closed_at AS at, closed_by AS by FROM closing WHERE case_file = ${id} ORDER BY closed_at DESC, closing DESC`,
  );
  const [rows, facts] = await Promise.all([closed, loadOpen(context, reading, id, owed)]);
  return { closed: rows, open: stillOpen(facts), left: facts.duties.filter(({ state }) => state === 'not-done') };
};

export interface ClosingPage extends Closing {
  readonly file: CaseFile;
  readonly crimes: readonly CrimeRow[];
  readonly people: ReadonlyMap<string, Person>;
  readonly staff: ReadonlyMap<string, string>;
}

/** Whoever of the case something still open is about. */
const peopleIn = async (tx: Tx, id: string, { open, left }: Closing): Promise<readonly string[]> => {
  const parties = (await partiesOf(tx, id)).map(({ person }) => person);
  const about = [...open.map(({ subject }) => subject), ...left.map(({ person }) => person)];
  return parties.filter((person) => about.includes(person));
};

/** What is still open before a case can be closed, and when it was. */
export const readClosing = (reading: ClosingReading): Look<CloseCase, ClosingPage> => ({
  action: 'read-closing',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const { tx, keys, actor } = context;
    const closing = await closingOf(context, reading, input.case);
    // Whoever closed it is named, also long after they left: the page is read years later.
    const by = closing.closed.map((row) => row.by);
    const named = await peopleIn(tx, input.case, closing);
    return ok({
      ...closing,
      file: await getCase(tx, input.case),
      crimes: await crimesOf(tx, input.case),
      people: await readPeople({ tx, keys, force: actor.force }, named),
      staff: await staffNames(tx, by),
    });
  },
  tell: (answer) => ({
    cases: [answer.file.case],
    people: [...answer.people.keys()],
    content: { page: 'closing' },
  }),
});
