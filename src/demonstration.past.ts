import { sql } from 'kysely';
import type pg from 'pg';
import { ok, refused } from './platform/access/index.ts';
import { londonDay } from './platform/clock/index.ts';
import type { Change, Context } from './platform/command/index.ts';
import { withClient } from './platform/database/index.ts';
import { addSeveralNamed, addSeveralPassages, addSeveralUnidentified } from './platform/person/index.ts';
import { given } from './demonstration.cases.ts';
import { dayAfter, pastCase } from './demonstration.past.case.ts';
import { TABLES, type PastRows, type Row } from './demonstration.past.row.ts';
import { rowsOf } from './demonstration.past.rows.ts';
import { staffRows } from './demonstration.past.staff.ts';
import { DEMONSTRATION_FORCE } from './demonstration.ts';
import { openGuidance } from './guidance.ts';
import type { Opened } from './installation.ts';

interface Taken {
  readonly cases: readonly PastRows[];
  readonly staff: readonly Row[];
}

interface PastTaken extends Taken {
  readonly type: 'PastTaken';
}

const write = async (context: Context, table: string, rows: readonly object[]): Promise<void> => {
  if (rows.length === 0) return;
  const columns = sql.join([...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => sql.ref(column)));
  const content = JSON.stringify(rows.map((row) => ({ ...row, force: context.actor.force })));
  await sql`INSERT INTO ${sql.table(table)} (force, ${columns})
    SELECT force, ${columns} FROM json_populate_recordset(NULL::${sql.table(table)}, ${content}::json)`.execute(
    context.tx,
  );
};

const writePeople = async (context: Context, cases: readonly PastRows[]): Promise<void> => {
  const vault = { tx: context.tx, keys: context.keys, force: context.actor.force };
  const people = cases.flatMap((each) => each.people);
  const named = people.flatMap(({ person, details }) => (details === undefined ? [] : [{ person, details }]));
  const added = await addSeveralNamed(vault, named, context.now);
  if (!added.ok) throw new Error(`an invented person was refused: ${added.refusal.code}`);
  await addSeveralUnidentified(
    vault,
    people.filter(({ details }) => details === undefined),
    context.now,
  );
};

const writePassages = async (context: Context, cases: readonly PastRows[]): Promise<void> => {
  const vault = { tx: context.tx, keys: context.keys, force: context.actor.force };
  const passages = cases.flatMap((each) => each.passages);
  const sealed = await addSeveralPassages(vault, passages, context.now);
  if (!sealed.ok) throw new Error(`an invented text was refused: ${sealed.refusal.code}`);
};

/**
 * Takes invented cases over from before there was a system: their rows say when each thing happened, and the ledger when they
 * were taken over. Refused wherever real cases are.
 */
const takePast: Change<Taken, string | undefined, PastTaken, { readonly code: 'NotADemonstration' }> = {
  action: 'take-invented-past',
  cases: () => [],
  changesCases: false,
  load: async ({ tx }) => (await sql<{ kind: string }>`SELECT kind FROM installation`.execute(tx)).rows[0]?.kind,
  decide: (kind, past) =>
    kind === 'demonstration' ? ok([{ type: 'PastTaken', ...past }]) : refused({ code: 'NotADemonstration' }),
  apply: async (context, events) => {
    for (const { cases, staff } of events) {
      await writePeople(context, cases);
      await writePassages(context, cases);
      const of = Map.groupBy([...staff, ...cases.flatMap((each) => each.rows)], ({ table }) => table);
      for (const table of TABLES)
        await write(
          context,
          table,
          (of.get(table) ?? []).map(({ row }) => row),
        );
    }
  },
  tell: (events) => {
    const cases = events.flatMap((event) => event.cases);
    return {
      kind: 'collection',
      cases: cases.map((each) => each.case),
      people: cases.flatMap(({ people }) => people.map(({ person }) => person)),
      content: { taken: cases.length },
      given: { taken: String(cases.length) },
    };
  },
};

/** So few that a page asked for meanwhile waits for no more than them. */
const AT_ONCE = 20;
export const PAST_CASES = 19 * AT_ONCE;

/** From the first of January two years ago to two months before today: nothing of it is still being worked. */
const spanOf = (today: string): { readonly first: string; readonly days: number } => {
  const first = `${Number(today.slice(0, 4)) - 2}-01-01`;
  return { first, days: (Date.parse(dayAfter(today, -70)) - Date.parse(first)) / 86_400_000 };
};

interface Past {
  readonly count: number;
  /** Aborted where the program ends: what is begun is finished, and the next start goes on. */
  readonly ending: AbortSignal;
}

/** How many were taken over by earlier starts: the log says it for good, and the key of a request for a day. */
const takenBefore = async (client: pg.Client): Promise<number> => {
  await client.query(`SELECT set_config('evenhand.force', $1, false)`, [DEMONSTRATION_FORCE.force]);
  const { rows } = await client.query<{ times: number }>(
    'SELECT count(*)::int AS times FROM ledger_entry WHERE action = $1',
    [takePast.action],
  );
  return (rows[0]?.times ?? 0) * AT_ONCE;
};

const seed = async (opened: Opened, { count, ending }: Past, before: number): Promise<void> => {
  const [guidance, shell] = [openGuidance(), opened.actorIn(DEMONSTRATION_FORCE.force)];
  const { first, days } = spanOf(londonDay(await opened.today()));
  for (let from = before; from < count && !ending.aborted; from += AT_ONCE) {
    const key = `demonstration-past-${from}`;
    const cases = Array.from({ length: AT_ONCE }, (_, i) => {
      // Not one after another: so that those which are there already are of all the years.
      const day = dayAfter(first, Math.floor((((from + i) * 149) % PAST_CASES) * (days / PAST_CASES)));
      return rowsOf(pastCase(guidance, from + i, day));
    });
    // Who has left did so after the last of it.
    const staff = from === 0 ? staffRows(dayAfter(first, -60), dayAfter(first, days + 62)) : [];
    await given(
      opened.execute(shell, takePast, { cases, staff }, { idempotency: { key, body: { demonstration: key } } }),
    );
  }
};

/**
 * Older closed cases, so that releases, answers and comparisons have a past to show: while the demonstration runs already.
 * Once, whoever else starts at the same time; what is there is not made again.
 */
export const seedPast = (opened: Opened, past: Past): Promise<void> =>
  withClient(opened.premises.ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(4)');
    await seed(opened, past, await takenBefore(client));
  });
