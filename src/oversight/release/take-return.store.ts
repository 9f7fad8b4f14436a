import { sql } from 'kysely';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Change } from '../../platform/command/index.ts';
import { canonical, digestOf } from '../../platform/ledger/index.ts';
import type { ReleaseDocument } from './document.ts';
import { openReturn, type ReturnRefusal } from './return.ts';

export interface TakeReturn {
  readonly content: unknown;
  /** The publisher’s public key, from the publisher and not from the file. */
  readonly key: Buffer;
}

/** Of which records the order of a publisher is kept: those of other offences are another table, and no older one. */
const recordsOf = ({ counted }: ReleaseDocument): string => `${counted.records}\n${counted.unit}`;

interface TakeState {
  readonly opened: Result<ReleaseDocument, ReturnRefusal>;
  readonly isTaken: boolean;
  /** The highest number taken of this publisher about the same records. */
  readonly newest: number;
  readonly keyChanged: boolean;
}

interface ReturnTaken {
  readonly type: 'ReturnTaken';
  readonly document: ReleaseDocument;
  readonly key: Buffer;
  readonly at: Date;
}

/** Once, in the order of its publisher, and always by the key that signed what was taken before. */
const decideTake = (
  { opened, isTaken, newest, keyChanged }: TakeState,
  { key }: TakeReturn,
  { now }: { readonly now: Date },
): Result<readonly ReturnTaken[], ReturnRefusal> => {
  if (!opened.ok) return opened;
  const { number, publisher } = opened.value;
  if (keyChanged) return refused({ code: 'PublisherKeyChanged', publisher });
  if (isTaken) return refused({ code: 'ReturnTakenAlready' });
  if (number <= newest) return refused({ code: 'ReturnOlder', number, taken: newest });
  return ok([{ type: 'ReturnTaken', document: opened.value, key, at: now }]);
};

/** Takes in what another installation published, and keeps it as it came. */
export const takeReturn: Change<TakeReturn, TakeState, ReturnTaken, ReturnRefusal> = {
  action: 'take-return',
  cases: () => [],
  load: async ({ tx }, { content, key }) => {
    const opened = openReturn(content, key);
    if (!opened.ok) return { opened, isTaken: false, newest: 0, keyChanged: false };
    const { publisher } = opened.value;
    // Two that take the same at once: the second finds that the first has it.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`return ${publisher}`}, 0))`.execute(tx);
    const { rows } = await sql<{ taken: boolean; newest: number; changed: boolean }>`
      SELECT coalesce(bool_or(digest = ${digestOf(opened.value)}), false) AS taken,
        coalesce(max(number) FILTER (WHERE subject = ${recordsOf(opened.value)}), 0)::int AS newest,
        coalesce(bool_or(public_key <> ${key}), false) AS changed
      FROM return_taken WHERE publisher = ${publisher}`.execute(tx);
    const [row] = rows;
    return { opened, isTaken: row?.taken ?? false, newest: row?.newest ?? 0, keyChanged: row?.changed ?? false };
  },
  decide: decideTake,
  apply: async ({ tx, actor }, events) => {
    for (const { document, key, at } of events)
      await sql`INSERT INTO return_taken (force, digest, publisher, subject, number, public_key, document, taken_at, taken_by)
        VALUES (${actor.force}, ${digestOf(document)}, ${document.publisher}, ${recordsOf(document)}, ${document.number}, ${key},
          ${canonical(document)}, ${at}, ${actor.staff})`.execute(tx);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: [],
    people: [],
    content: { taken: events.map(({ document: { release, number } }) => ({ release, number })) },
    given: Object.fromEntries(events.map(({ document }) => ['release', document.release])),
  }),
};
