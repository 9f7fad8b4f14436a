import { sql, type RawBuilder } from 'kysely';
import { ok } from '../../platform/access/index.ts';
import { reaction, type Change, type Context, type Look, type Reaction } from '../../platform/command/index.ts';
import { newId, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { addPassage, readPassages, readPeople, type Passage, type Person } from '../../platform/person/index.ts';
import { staffNames, staffNamesIn } from '../../platform/staff/index.ts';
import { HELD, getCase, setStage, type CaseFile } from '../case/index.ts';
import { reopeningAnswers } from '../decision/index.ts';
import type { OpenItem } from '../closing/index.ts';
import type { OutcomeReading } from '../notice/index.ts';
import { crimesOf, partiesOf, type CrimeRow } from '../report/index.ts';
import {
  decidersIn,
  type Grounds,
  type GroundsReading,
  type Present,
  type PresentReading,
  type UpholdRests,
  type UpholdRestsReading,
} from '../outcome/index.ts';
import { safeguardingOf } from '../safeguarding/index.ts';
import { recordersIn, whoWorked } from '../triage/index.ts';
import {
  DECIDED,
  decideRecorded,
  decideReopening,
  decideUpholding,
  stateOf,
  type CaseReopened,
  type EarlierOutcome,
  type NotClosed,
  type OutcomeUpheld,
  type ReconsiderationRow,
  type ReconsiderationState,
  type Recorded,
  type Reopen,
  type ReopenState,
  type Uphold,
  type UpholdRefusal,
  type UpholdState,
} from './reconsideration.ts';
import { takenOffOf, type TakenOff } from './taken-off.store.ts';

const childrenOf = async (tx: Tx, id: string): Promise<readonly string[]> =>
  // The words are of whoever the case is about, also once they have died.
  (await partiesOf(tx, id)).filter(({ isChild, died }) => isChild || died).map(({ person }) => person);

const sealReason = async (context: Context, text: string, concerns: readonly string[]): Promise<string> => {
  const vault = { tx: context.tx, keys: context.keys, force: context.actor.force };
  const sealed = await addPassage(vault, { text, concerns, now: context.now });
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
  return sealed.value;
};

const insertReopened = async (context: Context, event: CaseReopened): Promise<void> => {
  const { tx, actor } = context;
  const passage = event.why === undefined ? null : await sealReason(context, event.why, event.concerns);
  await sql`INSERT INTO reconsideration (force, reconsideration, case_file, cause, event, passage, reopened_at, reopened_by)
    VALUES (${actor.force}, ${event.reconsideration}, ${event.case}, ${event.cause}, ${event.event ?? null}, ${passage}, ${event.at}, ${actor.staff})`.execute(
    tx,
  );
  // Copied, not referred to: what stood then is told as it stood, whatever is decided later (handbook 1.12).
  for (const [position, { crime, outcome, person, at, by }] of event.earlier.entries()) {
    await sql`INSERT INTO reconsideration_earlier (force, reconsideration, position, crime, outcome, person, set_at, set_by)
      VALUES (${actor.force}, ${event.reconsideration}, ${position}, ${crime}, ${outcome}, ${person ?? null}, ${at}, ${by ?? null})`.execute(
      tx,
    );
  }
  // Back to where it can be decided: the way of a reconsideration is the way of any case (design, section 3).
  await setStage(tx, event.case, 'open');
};

const reopening = <Input extends { readonly case: string }>(
  action: string,
  outcomes: OutcomeReading,
  decide: Change<Input, ReopenState, CaseReopened, NotClosed>['decide'],
): Change<Input, ReopenState, CaseReopened, NotClosed> => ({
  action,
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => ({
    reconsideration: newId(now),
    stage: (await getCase(tx, input.case)).stage,
    outcomes: await outcomes.outcomesOf(tx, input.case),
    children: await childrenOf(tx, input.case),
  }),
  decide,
  apply: async (context, events) => {
    for (const event of events) await insertReopened(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.concerns),
    content: {
      reopened: events.map(({ reconsideration, cause, event }) => ({ reconsideration, cause, event: event ?? null })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['reconsideration', event.reconsideration],
      ]),
    ),
  }),
});

/** Opens a decided case again. */
export const reopenCase = (outcomes: OutcomeReading): Change<Reopen, ReopenState, CaseReopened, NotClosed> =>
  reopening('reopen-case', outcomes, decideReopening);

/** What procedure binds to whatever records something new: opens the case if it is decided, and else does nothing. */
export const reopenWhenRecorded =
  (outcomes: OutcomeReading) =>
  (input: Recorded): Reaction =>
  async (context, rule) => {
    const { stage } = await getCase(context.tx, input.case);
    if (!DECIDED.includes(stage)) return ok({});
    // Before it is closed only what changes what was approved opens it: the same answer given again is no news.
    if (stage === 'approved' && (await outcomes.isCurrent(context.tx, input.case))) return ok({});
    return reaction(reopening('reopen-case', outcomes, decideRecorded), input)(context, rule);
  };

type Of<Row> = Row & { readonly of: string };

const earlierRows = async (tx: Tx, id: string): Promise<readonly Of<EarlierOutcome>[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.exception,
    sql<Of<Omit<EarlierOutcome, 'person' | 'by'>> & { person: string | null; by: string | null }>`
    SELECT e.reconsideration AS of, e.crime, e.outcome, e.person, e.set_at AS at, e.set_by AS by
    FROM reconsideration_earlier e JOIN reconsideration r ON r.force = e.force AND r.reconsideration = e.reconsideration
    WHERE r.case_file = ${id} ORDER BY e.position`,
  );
  return rows.map(({ person, by, ...row }) => ({ ...row, person: person ?? undefined, by: by ?? undefined }));
};

type Flat = Omit<ReconsiderationRow, 'earlier' | 'upheld'> & {
  readonly upheldAt: Date | null;
  readonly upheldBy: string | null;
  readonly upheldPassage: string | null;
};

const unflatten = ({ upheldAt, upheldBy, upheldPassage, ...row }: Flat, earlier: readonly EarlierOutcome[]) => ({
  ...row,
  earlier,
  upheld:
    upheldAt === null || upheldBy === null || upheldPassage === null
      ? undefined
      : { at: upheldAt, by: upheldBy, passage: upheldPassage },
});

const saidOfAdult = (before: RawBuilder<unknown>): RawBuilder<unknown> => sql`coalesce((
  SELECT a.state IN ('suspected', 'confirmed') FROM answer a WHERE a.force = r.force AND a.case_file = r.case_file
    AND a.fact = 'adult-involved' AND ${before} ORDER BY a.answered_at DESC, a.answer DESC LIMIT 1), false)`;

/** Known now, and not known before the case `r` opened again. */
const adultSince = sql<boolean>`(${saidOfAdult(sql`true`)} AND NOT ${saidOfAdult(sql`a.answered_at < r.reopened_at`)})`;

const rowsOf = async (tx: Tx, id: string): Promise<readonly ReconsiderationRow[]> => {
  const asked = sql<Flat>`
    SELECT r.reconsideration, r.cause, r.event, ${reopeningAnswers} AS answers, ${adultSince} AS "adultSince", r.passage, r.reopened_at AS "reopenedAt", r.reopened_by AS "reopenedBy",
      u.upheld_at AS "upheldAt", u.upheld_by AS "upheldBy", u.passage AS "upheldPassage"
    FROM reconsideration r LEFT JOIN reconsideration_upheld u ON u.force = r.force AND u.reconsideration = r.reconsideration
    WHERE r.case_file = ${id} ORDER BY r.reopened_at, r.reconsideration`;
  const [rows, before] = await Promise.all([rowsUnlessEmpty(tx, id, HELD.exception, asked), earlierRows(tx, id)]);
  const earlier = Map.groupBy(before, (row) => row.of);
  return rows.map((row) => unflatten(row, earlier.get(row.reconsideration) ?? []));
};

export interface Reconsideration extends ReconsiderationRow {
  readonly state: ReconsiderationState;
}

/** Every time a case was opened again, oldest first, with what had been decided until then. */
export const reconsiderationsOf = async (
  tx: Tx,
  outcomes: OutcomeReading,
  id: string,
): Promise<readonly Reconsideration[]> => {
  const [set, rows] = await Promise.all([outcomes.outcomesOf(tx, id), rowsOf(tx, id)]);
  return rows.map((row) => ({ ...row, state: stateOf(row, set) }));
};

/** What closing asks: a reconsideration that is not settled keeps a case open. */
export const reconsideringIn =
  (outcomes: OutcomeReading) =>
  async (tx: Tx, id: string): Promise<readonly OpenItem[]> =>
    (await reconsiderationsOf(tx, outcomes, id))
      .filter(({ state }) => state === 'reopened')
      .map(({ reconsideration }) => ({ what: 'being-reconsidered', subject: reconsideration }));

/** Says that what was decided before stands. */
export const upholdOutcome = (
  outcomes: OutcomeReading,
  present: PresentReading,
): Change<Uphold, UpholdState, OutcomeUpheld, UpholdRefusal> => ({
  action: 'uphold-outcome',
  cases: (input) => [input.case],
  load: async (context, input) => ({
    stage: (await getCase(context.tx, input.case)).stage,
    row: (await rowsOf(context.tx, input.case)).find((row) => row.reconsideration === input.reconsideration),
    outcomes: await outcomes.outcomesOf(context.tx, input.case),
    children: await childrenOf(context.tx, input.case),
    officers: [
      ...(await whoWorked(context.tx, input.case)),
      ...decidersIn({ safeguarding: await safeguardingOf(context.tx, input.case) }),
    ],
    recorders: [...(await staffNamesIn(context.tx, recordersIn(input.case))).keys()],
    present: await present(context, input.case),
  }),
  decide: decideUpholding,
  apply: async (context, events) => {
    const { tx, actor } = context;
    for (const event of events) {
      const passage = await sealReason(context, event.why, event.concerns);
      await sql`INSERT INTO reconsideration_upheld (force, reconsideration, reopened_by, passage, upheld_at, upheld_by, basis_digest)
        VALUES (${actor.force}, ${event.reconsideration}, ${event.reopenedBy}, ${passage}, ${event.at}, ${actor.staff},
          ${event.basisDigest === undefined ? null : Buffer.from(event.basisDigest, 'hex')})`.execute(tx);
      // Not closed: each child is owed being told that it was looked at again.
      await setStage(tx, event.case, 'approved');
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.concerns),
    content: {
      upheld: events.map(({ reconsideration }) => reconsideration),
      rulings: events.map(({ recordedToo }) => ({ recordedToo })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['reconsideration', event.reconsideration],
      ]),
    ),
  }),
});

/** Why somebody could not uphold it now, by the same rules: nothing, where they can. */
export type UpholdReading = (
  context: Context,
  at: { readonly case: string; readonly reconsideration: string },
) => Promise<UpholdRefusal['code'] | undefined>;

export const mayUphold = (outcomes: OutcomeReading, present: PresentReading): UpholdReading => {
  const { load, decide } = upholdOutcome(outcomes, present);
  return async (context, at) => {
    const input = { ...at, why: '' };
    const done = decide(await load(context, input), input, context);
    return done.ok ? undefined : done.refusal.code;
  };
};

/** What it was approved on, of an earlier outcome; and the question of a fact, as the guidance asks it. */
export interface GroundsOf {
  readonly question: (fact: string) => string;
  readonly of: (earlier: EarlierOutcome) => Grounds | undefined;
}

export interface ReconsiderationPage {
  readonly file: CaseFile;
  readonly reconsiderations: readonly Reconsideration[];
  readonly crimes: readonly CrimeRow[];
  readonly passages: ReadonlyMap<string, Passage>;
  readonly staff: ReadonlyMap<string, string>;
  /** What was decided, held against what is known now: where the case is open again. */
  readonly present: Present | undefined;
  /** On what each outcome was approved that stood in the case. */
  readonly grounds: GroundsOf;
  /** About whom something had been decided. */
  readonly people: ReadonlyMap<string, Person>;
}

const passagesIn = (rows: readonly ReconsiderationRow[]): readonly string[] =>
  rows.flatMap(({ passage, upheld }) => [passage, upheld?.passage ?? null]).flatMap((id) => (id === null ? [] : [id]));

const earlierIn = (rows: readonly ReconsiderationRow[]): readonly EarlierOutcome[] =>
  rows.flatMap(({ earlier }) => earlier);

/** Of what was decided until a case opened again; what stands now is read where it was decided. */
const groundsOf = async (
  reading: GroundsReading,
  context: Context,
  id: string,
  rows: readonly ReconsiderationRow[],
): Promise<GroundsOf> => {
  if (rows.length === 0) return { question: (fact) => fact, of: () => undefined };
  const { question, approved } = await reading(context, id);
  return {
    question,
    of: ({ crime, at }) => approved.find((one) => one.crime === crime && one.approvedAt <= at),
  };
};

const actorsIn = (rows: readonly ReconsiderationRow[]): readonly string[] =>
  rows
    .flatMap(({ reopenedBy, upheld, earlier }) => [reopenedBy, upheld?.by, ...earlier.map(({ by }) => by)])
    .filter((id) => id !== undefined);

/** Every reconsideration of a case, with its reasons and the outcomes it had before. */
export const readReconsiderations = (
  outcomes: OutcomeReading,
  present: PresentReading,
  grounds: GroundsReading,
): Look<{ readonly case: string }, ReconsiderationPage> => ({
  action: 'read-reconsiderations',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const { tx, keys, actor } = context;
    const reconsiderations = await reconsiderationsOf(tx, outcomes, input.case);
    const earlier = earlierIn(reconsiderations);
    const known = await groundsOf(grounds, context, input.case, reconsiderations);
    const written = earlier.flatMap((one) => Object.values(known.of(one)?.reasons ?? {}));
    const vault = { tx, keys, force: actor.force };
    return ok({
      grounds: known,
      people: await readPeople(
        vault,
        earlier.flatMap(({ person }) => person ?? []),
      ),
      file: await getCase(tx, input.case),
      reconsiderations,
      crimes: await crimesOf(tx, input.case),
      passages: await readPassages(vault, [...new Set([...passagesIn(reconsiderations), ...written])]),
      staff: await staffNames(tx, actorsIn(reconsiderations)),
      present: reconsiderations.some(({ state }) => state === 'reopened')
        ? await present(context, input.case)
        : undefined,
    });
  },
  tell: (answer) => ({
    cases: [answer.file.case],
    // Whom its texts concern, and about whom something had been decided.
    people: [
      ...new Set([...answer.people.keys(), ...[...answer.passages.values()].flatMap(({ concerns }) => concerns)]),
    ],
    content: { page: 'reconsiderations' },
  }),
});

/** The same for who may uphold, with all that upholding rests on: nobody does it on a reason alone. */
export interface UpholdPage extends ReconsiderationPage {
  readonly rests: UpholdRests | undefined;
  readonly takenOff: readonly TakenOff[];
}

/** How what was decided is read: as it would be decided now, as it was, and on what. */
export interface DecidedReadings {
  readonly present: PresentReading;
  readonly rests: UpholdRestsReading;
  readonly grounds: GroundsReading;
}

export const readUpholding = (
  outcomes: OutcomeReading,
  { present, rests, grounds }: DecidedReadings,
): Look<{ readonly case: string }, UpholdPage> => {
  const look = readReconsiderations(outcomes, present, grounds);
  return {
    ...look,
    load: async (context, input) => {
      const found = await look.load(context, input);
      return found.ok
        ? ok({
            ...found.value,
            rests: await rests(context, input.case),
            takenOff: await takenOffOf(context, input.case),
          })
        : found;
    },
    tell: (page, input) => {
      const told = look.tell(page, input);
      return {
        ...told,
        people: [
          ...new Set([...told.people, ...(page.rests?.people ?? []), ...page.takenOff.map(({ person }) => person)]),
        ],
        content: { page: 'upholding' },
      };
    },
  };
};
