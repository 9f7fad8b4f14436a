import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Change, Look } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { settingsInForce, wholeIn } from '../../platform/setting/index.ts';
import { readDecidedCases, type DecidedCase } from '../source/own.ts';
import { AskSplit, SplitResult } from './split.schema.ts';
import { splitLeastDecisions, splitLeastPeople } from './split.setting.ts';
import {
  daysOf,
  decideAsking,
  decideKeeping,
  faultIn,
  type AskedSplit,
  type KeepRefusal,
  type KeepSplit,
  type MonthsRefusal,
  type SplitAsked,
  type SplitKept,
  type SplitRead,
  type SplitRefusal,
} from './split.ts';

/** Asks for a split: what it is worked out of is read, and logged, apart from this. */
export const askSplit: Change<AskedSplit & { readonly isOfNobody?: boolean }, string, SplitAsked, SplitRefusal> = {
  action: 'ask-split',
  cases: () => [],
  load: ({ now }) => Promise.resolve(newId(now)),
  decide: decideAsking,
  apply: async ({ tx, actor }, events) => {
    for (const { split, from, to, outcome, at } of events)
      await sql`INSERT INTO split_asked (force, split, from_month, to_month, outcome, asked_at, asked_by)
        VALUES (${actor.force}, ${split}, ${from}, ${to}, ${outcome}, ${at}, ${actor.staff})`.execute(tx);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: {
      splits: events.map(({ split, from, to, outcome, sampled }) => ({
        ...{ split, from, to, outcome },
        ...(sampled === undefined ? {} : { sampled }),
      })),
    },
    given: Object.fromEntries(events.map(({ split }) => ['split', split])),
  }),
};

export const keepSplit: Change<KeepSplit, 'asked' | 'kept' | undefined, SplitKept, KeepRefusal> = {
  action: 'ask-split',
  cases: () => [],
  load: async ({ tx }, { split }) => {
    const { rows } = await sql<{ state: 'asked' | 'kept' }>`
      SELECT CASE WHEN r.split IS NULL THEN 'asked' ELSE 'kept' END AS state
      FROM split_asked a LEFT JOIN split_result r ON r.force = a.force AND r.split = a.split WHERE a.split = ${split}`.execute(
      tx,
    );
    return rows[0]?.state;
  },
  decide: decideKeeping,
  apply: async ({ tx, actor }, events) => {
    for (const { split, result, at } of events)
      await sql`INSERT INTO split_result (force, split, result, kept_at)
        VALUES (${actor.force}, ${split}, ${JSON.stringify(result)}, ${at})`.execute(tx);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { splits: events.map(({ split, result }) => ({ split, came: result.kind })) },
    given: Object.fromEntries(events.map(({ split }) => ['split', split])),
  }),
};

export interface DecidedRead {
  readonly forceName: string;
  readonly cases: readonly DecidedCase[];
  readonly least: { readonly cases: number; readonly people: number };
}

const nameOf = async (tx: Tx, force: string): Promise<string> => {
  const { rows } = await sql<{ name: string }>`SELECT name FROM force WHERE force = ${force}`.execute(tx);
  return rows[0]?.name ?? force;
};

/** The decisions that a split is worked out of, for the program alone: no page shows one of them. */
export const readDecided: Look<AskSplit, DecidedRead, MonthsRefusal> = {
  action: 'ask-split',
  cases: () => [],
  load: async (context, asked) => {
    const fault = faultIn(asked, context.now);
    if (fault !== undefined) return refused(fault);
    const { settings } = await settingsInForce(context.tx);
    return ok({
      forceName: await nameOf(context.tx, context.actor.force),
      cases: await readDecidedCases(context, daysOf(asked)),
      least: { cases: wholeIn(settings, splitLeastDecisions), people: wholeIn(settings, splitLeastPeople) },
    });
  },
  // Codes that are other ones in every reading: nobody of them is shown, and how many were read is for the log.
  tell: ({ cases }, { from, to, outcome }) => ({
    cases: [],
    people: [],
    content: { page: 'split', from, to, outcome, decisions: cases.length },
  }),
};

interface Row {
  readonly split: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: string;
  readonly at: Date;
  readonly result: string | null;
  readonly force: string;
  readonly forceName: string;
}

const ROWS = sql<Row>`
  SELECT a.split, a.from_month AS from, a.to_month AS to, a.outcome, a.asked_at AS at, r.result, a.force, f.name AS "forceName"
  FROM split_asked a JOIN force f ON f.force = a.force LEFT JOIN split_result r ON r.force = a.force AND r.split = a.split`;

const readOf = (row: Row): SplitRead => ({
  ...row,
  result: row.result === null ? null : SplitResult.parse(JSON.parse(row.result)),
});

export const SPLITS_PAGE = 25;

/** One more than a page, by which is seen that there are more. */
export const readSplits: Look<{ readonly page: number }, readonly SplitRead[]> = {
  action: 'read-split',
  cases: () => [],
  load: async ({ tx }, { page }) => {
    const { rows } = await sql<Row>`${ROWS} ORDER BY a.asked_at DESC, a.split DESC
      LIMIT ${SPLITS_PAGE + 1} OFFSET ${(page - 1) * SPLITS_PAGE}`.execute(tx);
    return ok(rows.map(readOf));
  },
  tell: (rows, { page }) => ({ cases: [], people: [], content: { page: 'splits', number: page, shown: rows.length } }),
};

export const readSplit: Look<{ readonly split: string }, SplitRead, { readonly code: 'NoSuchSplit' }> = {
  action: 'read-split',
  cases: () => [],
  load: async ({ tx }, { split }) => {
    const { rows } = await sql<Row>`${ROWS} WHERE a.split = ${split}`.execute(tx);
    const [row] = rows;
    return row === undefined ? refused({ code: 'NoSuchSplit' }) : ok(readOf(row));
  },
  tell: ({ split }) => ({ cases: [], people: [], content: { page: 'split', split } }),
};
