import { sql, type RawBuilder } from 'kysely';
import { newId, type Tx } from '../database/index.ts';
import { canonical, commit, leafOf, newSalt, type Content, type Entry } from './entry.ts';

/** Appends an entry in the transaction of what it tells of. It waits, without an index, for the sequencer. */
export const append = async (tx: Tx, entry: Omit<Entry, 'entry'>, content: Content): Promise<string> => {
  const id = newId(entry.at);
  // Kept as the very text that was committed to: PostgreSQL's own JSON would reorder it, and nothing would verify.
  const body = canonical(content);
  const salt = newSalt();
  const commitment = commit(salt, body);
  const whole: Entry = { ...entry, entry: id };
  const leaf = leafOf(whole, commitment);
  // All its rows in one round trip: this is in every change and every look.
  await sql`
    WITH entered AS (
      INSERT INTO ledger_entry (force, entry, at, actor, kind, action, rule, cases, people, commitment, leaf)
      VALUES (${entry.force}, ${id}, ${entry.at}, ${entry.actor}, ${entry.kind}, ${entry.action}, ${entry.rule},
              ${entry.cases}, ${entry.people}, ${commitment}, ${leaf})),
    concerned AS (
      INSERT INTO ledger_case (force, case_file, entry)
      SELECT DISTINCT ${entry.force}, concerned, ${id}::uuid FROM unnest(${entry.cases}::uuid[]) AS concerned),
    told AS (
      INSERT INTO ledger_content (force, entry, salt, body) VALUES (${entry.force}, ${id}, ${salt}, ${body}))
    INSERT INTO ledger_pending (force, entry, leaf, at) VALUES (${entry.force}, ${id}, ${leaf}, ${entry.at})`.execute(
    tx,
  );
  return id;
};

/** An entry as it is shown to people: what it says, and what it told if that was not destroyed. */
export interface ToldEntry extends Entry {
  readonly content: Content | undefined;
}

interface Row {
  readonly force: string;
  readonly entry: string;
  readonly at: Date;
  readonly actor: string;
  readonly kind: Entry['kind'];
  readonly action: string;
  readonly rule: string;
  readonly cases: readonly string[];
  readonly people: readonly string[];
  readonly body: string | null;
}

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (body: string | null): Content | undefined => {
  if (body === null) return undefined;
  const value: unknown = JSON.parse(body);
  return isContent(value) ? value : undefined;
};

/** Which entries of a case: the newest, at most `limit`, before the entry `before` where one is named. */
export interface OfCase {
  readonly case: string;
  readonly limit: number;
  readonly before?: string | undefined;
}

const ofCase = ({ case: id, limit, before }: OfCase): RawBuilder<Row> => sql<Row>`
  SELECT e.force, e.entry, e.at, e.actor, e.kind, e.action, e.rule, e.cases, e.people, c.body
  FROM ledger_case l JOIN ledger_entry e ON e.force = l.force AND e.entry = l.entry
  LEFT JOIN ledger_content c ON c.force = e.force AND c.entry = e.entry
  WHERE l.case_file = ${id} AND (${before ?? null}::uuid IS NULL OR l.entry < ${before ?? null}::uuid)
  ORDER BY l.entry DESC LIMIT ${limit}`;

interface Told<Actor> {
  /** As JSON has them: instants are texts. */
  readonly entries: readonly (Omit<Row, 'at'> & { readonly at: string })[];
  readonly actors: readonly Actor[];
}

/**
 * Them, newest first, with what `of` reads of those who made them: one statement, so that the log is gone through once.
 * `of` is given a list of texts, and gives columns that JSON holds as they are.
 */
export const entriesOfCase = async <Actor>(
  tx: Tx,
  asked: OfCase,
  of: (actors: RawBuilder<readonly string[]>) => RawBuilder<Actor>,
): Promise<{ readonly entries: readonly ToldEntry[]; readonly actors: readonly Actor[] }> => {
  // By the entry's id, which sorts by its instant (UUID 7): one index serves it, however long the log is.
  const { rows } = await sql<Told<Actor>>`
    SELECT told.entries, (SELECT coalesce(json_agg(q), '[]') FROM (${of(sql`told.actors`)}) q) AS actors
    FROM (SELECT coalesce(json_agg(e ORDER BY e.entry DESC), '[]') AS entries, array_agg(DISTINCT e.actor) AS actors
      FROM (${ofCase(asked)}) e) told`.execute(tx);
  const [told] = rows;
  if (told === undefined) throw new Error('a statement without groups gave no row');
  const entries = told.entries.map(({ body, at, ...entry }) => ({
    ...entry,
    at: new Date(at),
    content: parse(body),
  }));
  return { entries, actors: told.actors };
};
