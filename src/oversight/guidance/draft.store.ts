import { sql } from 'kysely';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Change, Look } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { canonical, digestOf } from '../../platform/ledger/index.ts';
import { PolicyFiles, readPolicy, type Policy } from '../../policy/index.ts';
import {
  decidePublishDraft,
  decideSaveDraft,
  decideStartDraft,
  obstaclesOf,
  openToSecond,
  type Draft,
  type DraftFault,
  type DraftPublished,
  type DraftRefusal,
  type DraftSaved,
  type PublishDraft,
  type SaveDraft,
  type StartDraft,
  type StartState,
} from './draft.ts';
import type { TrialKind, TriedOf } from './trial.ts';

/** The content of a version's files, as data: refused with everything that is wrong in any of them. */
export const readFiles = (content: unknown): Result<PolicyFiles, readonly DraftFault[]> => {
  const read = readPolicy(
    Object.fromEntries(typeof content === 'object' && content !== null ? Object.entries(content) : []),
  );
  return read.ok
    ? ok(read.value.files)
    : refused(read.refusal.map(({ file, ...fault }) => ({ ...fault, file: file.replace('.json', '') })));
};

interface Row {
  readonly draft: string;
  readonly policy: string;
  readonly basedOn: string;
  readonly revision: number;
  readonly digest: Buffer;
  readonly files: string;
  readonly writers: readonly string[];
  readonly publishedAt: Date | null;
}

interface TrialRow {
  readonly kind: TrialKind;
  readonly isWell: boolean;
  readonly summary: string;
  readonly lines: readonly string[];
  readonly at: Date;
}

const triedOf = async (tx: Tx, draft: string, revision: number): Promise<TriedOf> => {
  const { rows } = await sql<TrialRow>`
    SELECT DISTINCT ON (kind) kind, is_well AS "isWell", summary, lines, tried_at AS at FROM guidance_trial
    WHERE draft = ${draft} AND revision = ${revision} ORDER BY kind, tried_at DESC`.execute(tx);
  return Object.fromEntries(rows.map(({ kind, ...tried }) => [kind, tried]));
};

/** A draft as it stands, with what was tried of just this revision. */
export const findDraft = async (tx: Tx, draft: string): Promise<Draft | undefined> => {
  const { rows } = await sql<Row>`
    SELECT d.draft, d.policy, d.based_on AS "basedOn", r.revision, r.digest, r.files, p.published_at AS "publishedAt",
      (SELECT array_agg(DISTINCT w.saved_by) FROM guidance_revision w WHERE w.force = d.force AND w.draft = d.draft) AS writers
    FROM guidance_draft d JOIN guidance_revision r ON r.force = d.force AND r.draft = d.draft
    LEFT JOIN guidance_publication p ON p.force = d.force AND p.draft = d.draft
    WHERE d.draft = ${draft} ORDER BY r.revision DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    ...row,
    digest: row.digest.toString('hex'),
    files: PolicyFiles.parse(JSON.parse(row.files)),
    publishedAt: row.publishedAt ?? undefined,
    tried: await triedOf(tx, draft, row.revision),
  };
};

const lockDraft = (tx: Tx, draft: string) =>
  // Two who save at once: the second is told that it changed, and neither is lost.
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${draft}, 0))`.execute(tx);

const loadDraft = async (tx: Tx, draft: string): Promise<Draft | undefined> => {
  await lockDraft(tx, draft);
  return findDraft(tx, draft);
};

const insertRevision = async (tx: Tx, force: string, { draft, revision, files, by, at }: DraftSaved): Promise<void> => {
  await sql`INSERT INTO guidance_revision (force, draft, revision, files, digest, saved_at, saved_by)
    VALUES (${force}, ${draft}, ${revision}, ${canonical(files)}, ${digestOf(files)}, ${at}, ${by})`.execute(tx);
};

const tellSaved = (events: readonly DraftSaved[]) => ({
  kind: 'alteration' as const,
  cases: [],
  people: [],
  content: {
    saved: events.map(({ draft, revision, files }) => ({ draft, revision, digest: digestOf(files).toString('hex') })),
  },
  given: Object.fromEntries(events.map(({ draft }) => ['draft', draft])),
});

/** Ids of versions and drafts together: a stored decision names its version by one of them. */
async function takenIds(tx: Tx, versions: readonly Policy[]): Promise<readonly string[]> {
  const { rows } = await sql<{ policy: string }>`SELECT policy FROM guidance_draft`.execute(tx);
  return [...versions.map(({ files }) => files.policy.id), ...rows.map(({ policy }) => policy)];
}

/** Whether a name can be given to a draft: asked where something else of it is wrong, so that both are said at once. */
export const readIsTaken = (versions: () => readonly Policy[]): Look<{ readonly policy: string }, boolean> => ({
  action: 'write-guidance',
  cases: () => [],
  load: async ({ tx }, { policy }) => ok((await takenIds(tx, versions())).includes(policy)),
  tell: () => ({ cases: [], people: [], content: {} }),
});

/** Begins a draft as a copy of one of the versions that the program has. */
export const startDraft = (
  versions: () => readonly Policy[],
): Change<StartDraft, StartState, DraftSaved, DraftRefusal> => ({
  action: 'write-guidance',
  cases: () => [],
  load: async ({ tx, now }, { basedOn }) => {
    const known = versions().map(({ files }) => files.policy.id);
    const base = versions().find(({ files }) => files.policy.id === basedOn)?.files;
    return { draft: newId(now), base, known, taken: await takenIds(tx, versions()) };
  },
  decide: decideStartDraft(readFiles),
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      const { draft, at, starts } = event;
      if (starts === undefined) throw new Error('a first revision begins its draft');
      await sql`INSERT INTO guidance_draft (force, draft, policy, based_on, started_at)
        VALUES (${actor.force}, ${draft}, ${starts.policy}, ${starts.basedOn}, ${at})`.execute(tx);
      await insertRevision(tx, actor.force, event);
    }
  },
  tell: tellSaved,
});

/** Saves the next revision of a draft: whole, or refused with all that is wrong. */
export const saveDraft: Change<SaveDraft, Draft | undefined, DraftSaved, DraftRefusal> = {
  action: 'write-guidance',
  cases: () => [],
  load: ({ tx }, { draft }) => loadDraft(tx, draft),
  decide: decideSaveDraft(readFiles),
  apply: async ({ tx, actor }, events) => {
    for (const event of events) await insertRevision(tx, actor.force, event);
  },
  tell: tellSaved,
};

export const publishDraft: Change<PublishDraft, Draft | undefined, DraftPublished, DraftRefusal> = {
  action: 'publish-guidance',
  cases: () => [],
  load: ({ tx }, { draft }) => loadDraft(tx, draft),
  decide: decidePublishDraft,
  apply: async ({ tx, actor }, events) => {
    for (const { draft, revision, at, by } of events)
      await sql`INSERT INTO guidance_publication (force, draft, revision, published_at, published_by)
        VALUES (${actor.force}, ${draft}, ${revision}, ${at}, ${by})`.execute(tx);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { published: events.map(({ draft, revision, digest }) => ({ draft, revision, digest })) },
    given: Object.fromEntries(events.map(({ draft }) => ['draft', draft])),
  }),
};

/** One draft, to be read, tried or exported. */
export const readDraft: Look<{ readonly draft: string }, Draft, DraftRefusal> = {
  action: 'read-drafts',
  cases: () => [],
  load: async ({ tx }, { draft }) => {
    const found = await findDraft(tx, draft);
    return found === undefined ? refused({ code: 'NoSuchDraft' }) : ok(found);
  },
  tell: ({ draft, revision }) => ({ cases: [], people: [], content: { draft, revision } }),
};

/** One draft for its page, and why who looks could not publish it now. */
export const readDraftToPublish: Look<
  { readonly draft: string },
  { readonly draft: Draft; readonly whyNot: DraftRefusal | undefined; readonly obstacles: readonly DraftRefusal[] },
  DraftRefusal
> = {
  action: 'read-drafts',
  cases: () => [],
  load: async (context, { draft: id }) => {
    const draft = await findDraft(context.tx, id);
    if (draft === undefined) return refused({ code: 'NoSuchDraft' });
    const mine = openToSecond(draft, draft.revision, context.actor);
    const obstacles = draft.publishedAt === undefined ? obstaclesOf(draft, londonDay(context.now)) : [];
    return ok({ draft, whyNot: mine.ok ? obstacles[0] : mine.refusal, obstacles });
  },
  tell: ({ draft: { draft, revision } }) => ({ cases: [], people: [], content: { draft, revision } }),
};

export interface DraftRow {
  readonly draft: string;
  readonly policy: string;
  readonly basedOn: string;
  readonly revision: number;
  readonly savedAt: Date;
  readonly publishedAt: Date | null;
}

export const DRAFTS_PAGE = 20;

/** The force's drafts, newest first, a page at a time and one more to see whether there is another. */
export const readDrafts: Look<{ readonly page: number }, readonly DraftRow[]> = {
  action: 'read-drafts',
  cases: () => [],
  load: async ({ tx }, { page }) => {
    const { rows } = await sql<DraftRow>`
      SELECT d.draft, d.policy, d.based_on AS "basedOn", r.revision, r.saved_at AS "savedAt", p.published_at AS "publishedAt"
      FROM guidance_draft d
      CROSS JOIN LATERAL (SELECT w.revision, w.saved_at FROM guidance_revision w WHERE w.force = d.force AND w.draft = d.draft
        ORDER BY w.revision DESC LIMIT 1) r
      LEFT JOIN guidance_publication p ON p.force = d.force AND p.draft = d.draft
      ORDER BY d.started_at DESC, d.draft DESC LIMIT ${DRAFTS_PAGE + 1} OFFSET ${(page - 1) * DRAFTS_PAGE}`.execute(tx);
    return ok(rows);
  },
  tell: (rows) => ({ cases: [], people: [], content: { drafts: rows.length } }),
};
