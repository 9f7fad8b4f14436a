import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { canonical, digestOf } from '../../platform/ledger/index.ts';
import { caveatsIn, countOwnCases, definitions, findDefinition, type StoredDefinition } from '../definition/own.ts';
import { cellKeyNoise } from './cell-key.ts';
import { collapse } from './collapse.ts';
import { ReleaseDocument, SCHEMA } from './document.ts';
import {
  addedUp,
  asMade,
  controlOf,
  countedBy,
  dimensionsIn,
  lackingShare,
  methodWords,
  wholeOf,
} from './own-release.ts';
import { heldWords } from './held.ts';
import { heldFromOf } from './held.store.ts';
import { plan } from './plan.ts';
import { prepare, type Frame } from './prepare.ts';
import {
  decideMake,
  decidePublish,
  type MakeRefusal,
  type MakeRelease,
  type MakeState,
  type PublishRefusal,
  type PublishRelease,
  type PublishState,
  type Release,
  type ReleaseMade,
  type ReleasePublished,
} from './release.ts';
import { signedText } from './return.ts';
import { withShares } from './share.ts';
import { publicKeyOf, releaseSecrets, signText } from './signature.ts';
import { subjectOf } from './system.ts';

const secretsOf = async ({ keys, actor }: Context) => releaseSecrets(await keys.getSearchKey(actor.force));

/** Everything that left since some time about the same records, in the order in which it did. */
const publishedOf = async (tx: Tx, subject: string, since: string | null): Promise<readonly ReleaseDocument[]> => {
  // Told by what each says of itself: what was kept with it is of the rules of its day.
  const { rows } = await sql<{ document: string }>`
    SELECT r.document FROM release r JOIN release_publication p ON p.force = r.force AND p.release = r.release
    WHERE p.published_at >= coalesce(${since}::timestamptz, '-infinity') ORDER BY p.published_at, r.number`.execute(tx);
  return rows
    .map(({ document }) => asMade(ReleaseDocument.parse(JSON.parse(document))))
    .filter((document) => subjectOf(document) === subject);
};

/** Whether something was ever signed with another key than the one there is now. */
const isKeyChanged = async (tx: Tx, publicKey: Buffer): Promise<boolean> => {
  const { rows } = await sql`SELECT 1 FROM release_publication WHERE public_key <> ${publicKey} LIMIT 1`.execute(tx);
  return rows.length > 0;
};

const lockReleases = (tx: Tx, force: string) =>
  // One at a time: two that are made at once would each be attacked without the other.
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`release ${force}`}, 0))`.execute(tx);

const headOf = async (tx: Tx, force: string): Promise<{ readonly name: string; readonly next: number }> => {
  const { rows } = await sql<{ name: string; next: number }>`
    SELECT name, (SELECT coalesce(max(number), 0) + 1 FROM release)::int AS next FROM force WHERE force = ${force}`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no force ${force}`);
  return row;
};

const frameOf = async (
  { tx, actor, now }: Context,
  definition: StoredDefinition,
  input: MakeRelease,
): Promise<Frame> => {
  const { name, next } = await headOf(tx, actor.force);
  const heldFrom = await heldFromOf(tx, actor.force);
  const control = controlOf(definition);
  return {
    ...{ schema: SCHEMA, release: newId(now), number: next, publisher: name, counted: countedBy(definition, name) },
    ...{ periodStart: input.from, periodEnd: input.to, countedAt: now.toISOString(), control, scope: [] },
    ...(heldFrom !== null && input.from < heldFrom ? { heldFrom } : {}),
    caveats: [
      ...heldWords(heldFrom, input.from),
      definition.basisWords,
      methodWords(control),
      ...addedUp(definition, input),
      ...lackingShare(definition, input),
      ...caveatsIn(definition, input.by),
    ],
  };
};

/** Counts, protects and attacks: for whatever makes a release, or answers by one. */
export const preparedRelease = async (context: Context, input: MakeRelease): Promise<MakeState> => {
  const { tx, now } = context;
  const definition = findDefinition(input.definition);
  if (definition === undefined) return refused({ code: 'NoSuchDefinition', known: definitions().map(({ id }) => id) });
  if (input.to >= londonDay(now)) return refused({ code: 'ReleasePeriodNotOver', to: input.to });
  const all = dimensionsIn(definition, input);
  const missing = input.by.find((name) => !all.some((dimension) => dimension.name === name));
  if (missing !== undefined)
    return refused({ code: 'NoSuchDimension', dimension: missing, known: all.map(({ name }) => name) });
  await lockReleases(tx, context.actor.force);
  const frame = await frameOf(context, definition, input);
  const subject = subjectOf(frame);
  const earlier = await publishedOf(tx, subject, null);
  // Before anything is counted: what is refused is refused whatever the counts are.
  const planned = plan({ ...frame, dimensions: all.filter(({ name }) => input.by.includes(name)) }, earlier);
  if (!planned.ok) return planned;
  const { noise, signing } = await secretsOf(context);
  if (await isKeyChanged(tx, publicKeyOf(signing))) return refused({ code: 'ReleaseKeyChanged' });
  const counted = collapse(await countOwnCases(context, definition, input), input.by);
  const table = {
    ...counted,
    dimensions: counted.dimensions.map((each) => all.find(({ name }) => name === each.name) ?? each),
  };
  const document = await prepare(table, frame, earlier, cellKeyNoise(noise, frame.control.bound));
  return ok({ document: withShares(document, definition), subject });
};

/** Keeps a release as it was made. */
export const keepRelease = async ({ tx, actor }: Context, { document, subject, by }: ReleaseMade): Promise<void> => {
  await sql`INSERT INTO release (force, release, number, definition, subject, document, digest, counted_at, made_by)
    VALUES (${actor.force}, ${document.release}, ${document.number}, ${document.counted.id}, ${subject}, ${canonical(document)},
      ${digestOf(document)}, ${document.countedAt}, ${by})`.execute(tx);
};

/** Makes a table ready to leave: counted, protected, attacked with everything that left before, and kept. */
export const makeRelease: Change<MakeRelease, MakeState, ReleaseMade, MakeRefusal> = {
  action: 'make-release',
  cases: () => [],
  load: preparedRelease,
  decide: decideMake,
  apply: async (context, events) => {
    for (const event of events) await keepRelease(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { made: events.map(({ document: { release, number } }) => ({ release, number })) },
    given: Object.fromEntries(events.map(({ document }) => ['release', document.release])),
  }),
};

interface Row {
  readonly document: string;
  readonly definition: string;
  readonly digest: Buffer;
  readonly madeBy: string;
  readonly madeByName: string | null;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly signature: Buffer | null;
  readonly publicKey: Buffer | null;
}

const releaseIn = ({ publishedAt, publishedBy, signature, publicKey, ...row }: Row): Release => ({
  document: ReleaseDocument.parse(JSON.parse(row.document)),
  definition: row.definition,
  digest: row.digest.toString('hex'),
  madeBy: row.madeBy,
  madeByName: row.madeByName ?? undefined,
  published:
    publishedAt === null || signature === null || publicKey === null
      ? undefined
      : { at: publishedAt, by: publishedBy ?? undefined, signature, publicKey },
});

const findRelease = async (tx: Tx, release: string): Promise<Release | undefined> => {
  const { rows } = await sql<Row>`
    SELECT r.document, r.definition, r.digest, r.made_by AS "madeBy", s.name AS "madeByName", p.published_at AS "publishedAt",
      t.name AS "publishedBy", p.signature, p.public_key AS "publicKey"
    FROM release r LEFT JOIN release_publication p ON p.force = r.force AND p.release = r.release
      LEFT JOIN staff s ON s.force = r.force AND s.staff::text = r.made_by
      LEFT JOIN staff t ON t.force = p.force AND t.staff::text = p.published_by
    WHERE r.release = ${release}`.execute(tx);
  return rows[0] === undefined ? undefined : releaseIn(rows[0]);
};

const isOvertaken = async (tx: Tx, { document }: Release): Promise<boolean> =>
  (await publishedOf(tx, subjectOf(document), document.countedAt)).length > 0;

const loadPublish = async (context: Context, { release }: PublishRelease): Promise<PublishState> => {
  const { tx, actor } = context;
  await lockReleases(tx, actor.force);
  const found = await findRelease(tx, release);
  const { signing } = await secretsOf(context);
  const publicKey = publicKeyOf(signing);
  return {
    found,
    overtaken: found !== undefined && (await isOvertaken(tx, found)),
    keyChanged: await isKeyChanged(tx, publicKey),
    sign: (document) => ({ signature: signText(signedText(document), signing), publicKey }),
  };
};

/** Lets a release leave: somebody else than who made it says so, and it is signed. */
export const publishRelease: Change<PublishRelease, PublishState, ReleasePublished, PublishRefusal> = {
  action: 'publish-release',
  cases: () => [],
  load: loadPublish,
  decide: decidePublish,
  apply: async ({ tx, actor }, events) => {
    for (const { release, signature, publicKey, at, by } of events)
      await sql`INSERT INTO release_publication (force, release, signature, public_key, published_at, published_by)
        VALUES (${actor.force}, ${release}, ${signature}, ${publicKey}, ${at}, ${by})`.execute(tx);
  },
  tell: (events) => ({
    kind: 'disclosure',
    cases: [],
    people: [],
    content: { published: events.map(({ release, digest }) => ({ release, digest })) },
    given: Object.fromEntries(events.map(({ release }) => ['release', release])),
  }),
};

/** One release as it is kept. */
export const readRelease: Look<{ readonly release: string }, Release, { readonly code: 'NoSuchRelease' }> = {
  action: 'read-releases',
  cases: () => [],
  load: async ({ tx }, { release }) => {
    const found = await findRelease(tx, release);
    return found === undefined ? refused({ code: 'NoSuchRelease' }) : ok(found);
  },
  tell: ({ document: { release } }) => ({ cases: [], people: [], content: { release } }),
};

export interface ReleaseRow {
  readonly release: string;
  readonly number: number;
  readonly title: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly countedAt: Date;
  readonly publishedAt: Date | null;
}

export const RELEASES_PAGE = 20;

/** The force's releases, newest first, a page at a time and one more to see whether there is another. */
export const readReleases: Look<{ readonly page: number }, readonly ReleaseRow[]> = {
  action: 'read-releases',
  cases: () => [],
  load: async ({ tx }, { page }) => {
    const { rows } = await sql<ReleaseRow & { readonly definition: string }>`
      SELECT r.release, r.number, d.counted ->> 'says' AS title, d.counted ->> 'id' AS definition, d."periodStart", d."periodEnd", r.counted_at AS "countedAt",
        p.published_at AS "publishedAt"
      FROM release r LEFT JOIN release_publication p ON p.force = r.force AND p.release = r.release,
        LATERAL json_to_record(r.document::json) AS d(counted json, "periodStart" text, "periodEnd" text)
      ORDER BY r.number DESC LIMIT ${RELEASES_PAGE + 1} OFFSET ${(page - 1) * RELEASES_PAGE}`.execute(tx);
    return ok(
      rows.map(({ definition, ...row }) => ({
        ...row,
        title: wholeOf({ counted: { id: definition, says: row.title } }),
      })),
    );
  },
  tell: (rows) => ({ cases: [], people: [], content: { releases: rows.length } }),
};
