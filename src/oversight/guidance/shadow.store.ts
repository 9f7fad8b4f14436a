import { sql } from 'kysely';
import { z } from 'zod';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import { reaction, type Change, type Look, type Reaction } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { Adviser, type Advice, AdviceInput, MOVABLE, PolicyFiles, moveWords, type Sort } from '../../policy/index.ts';
import { shownCount } from '../release/index.ts';
import { findDraft } from './draft.store.ts';
import type { Draft, DraftRefusal } from './draft.ts';
import { GUIDANCE, readGuidance } from './policies.ts';
import { NOT_ASKED, shadowMoves, type AdvisingDraft } from './shadow.ts';

interface Run {
  readonly run: string;
  readonly draft: string;
  readonly revision: number;
  readonly policy: string;
  readonly startedAt: Date;
}

const runningIn = async (tx: Tx): Promise<Run | undefined> => {
  const { rows } = await sql<Run>`
    SELECT s.run, s.draft, s.revision, d.policy, s.started_at AS "startedAt"
    FROM shadow_run s JOIN guidance_draft d ON d.force = s.force AND d.draft = s.draft WHERE s.ended_at IS NULL`.execute(
    tx,
  );
  return rows[0];
};

export interface StartShadow {
  readonly draft: string;
  readonly revision: number;
}

interface ShadowStarted extends StartShadow {
  readonly type: 'ShadowStarted';
  readonly run: string;
  readonly at: Date;
  readonly ends: string | undefined;
}

interface StartState {
  readonly run: string;
  readonly draft: Draft | undefined;
  readonly running: Run | undefined;
}

/** A draft begins to advise beside the live version; the one that did before ends. */
export const startShadow: Change<StartShadow, StartState, ShadowStarted, DraftRefusal> = {
  action: 'write-guidance',
  cases: () => [],
  load: async ({ tx, now }, { draft }) => ({
    run: newId(now),
    draft: await findDraft(tx, draft),
    running: await runningIn(tx),
  }),
  decide: ({ run, draft, running }, input, { now }): Result<readonly ShadowStarted[], DraftRefusal> => {
    if (draft === undefined) return refused({ code: 'NoSuchDraft' });
    if (draft.revision !== input.revision) return refused({ code: 'DraftChanged' });
    return ok([{ ...input, type: 'ShadowStarted', run, at: now, ends: running?.run }]);
  },
  apply: async ({ tx, actor }, events) => {
    for (const { run, draft, revision, at, ends } of events) {
      if (ends !== undefined) await sql`UPDATE shadow_run SET ended_at = ${at} WHERE run = ${ends}`.execute(tx);
      await sql`INSERT INTO shadow_run (force, run, draft, revision, started_at)
        VALUES (${actor.force}, ${run}, ${draft}, ${revision}, ${at})`.execute(tx);
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { shadow: events.map(({ draft, revision, run }) => ({ draft, revision, run })) },
    given: Object.fromEntries(events.map(({ run }) => ['run', run])),
  }),
};

interface ShadowEnded {
  readonly type: 'ShadowEnded';
  readonly run: string;
  readonly at: Date;
}

/** The draft that runs beside the live version stops; its counts stay. */
export const endShadow: Change<undefined, Run | undefined, ShadowEnded, DraftRefusal> = {
  action: 'write-guidance',
  cases: () => [],
  load: ({ tx }) => runningIn(tx),
  decide: (running, _, { now }) =>
    running === undefined ? refused({ code: 'NoSuchDraft' }) : ok([{ type: 'ShadowEnded', run: running.run, at: now }]),
  apply: async ({ tx }, events) => {
    for (const { run, at } of events) await sql`UPDATE shadow_run SET ended_at = ${at} WHERE run = ${run}`.execute(tx);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { ended: events.map(({ run }) => run) },
    given: Object.fromEntries(events.map(({ run }) => ['run', run])),
  }),
};

/** What was proposed, as the guidance was asked and as it answered. */
export interface CountShadow {
  readonly asked: unknown;
  readonly advice: Advice;
}

interface ShadowCounted {
  readonly type: 'ShadowCounted';
  readonly run: string;
  readonly moves: readonly string[];
}

interface Shadow {
  readonly run: string;
  /** None where this program can no longer read what an earlier one kept: an outcome is proposed all the same. */
  readonly draft: AdvisingDraft | undefined;
  /** The versions that were published: of those that are only to come, the live one is asked again on their first day. */
  readonly versions: Adviser;
}

/** Drafts that ran, by run: compiled once, not for each proposal. A run is of one revision for ever. */
const shadows = new Map<string, Shadow>();

const shadowOf = async (tx: Tx): Promise<Shadow | undefined> => {
  const running = await runningIn(tx);
  if (running === undefined) return undefined;
  const known = shadows.get(running.run);
  if (known !== undefined) return known;
  const { rows } = await sql<{ files: string }>`
    SELECT files FROM guidance_revision WHERE draft = ${running.draft} AND revision = ${running.revision}`.execute(tx);
  const read = PolicyFiles.safeParse(JSON.parse(rows[0]?.files ?? '{}'));
  const draft = read.success ? { files: read.data, adviser: new Adviser([{ files: read.data }], () => '') } : undefined;
  // Read once a run: a published version is never changed, and one that came since is read with the next run.
  const published = readGuidance(GUIDANCE);
  const made = { run: running.run, draft, versions: new Adviser(published.ok ? published.value : [], () => '') };
  shadows.set(running.run, made);
  return made;
};

/** What the draft that runs beside says otherwise is counted. Nothing of the case is kept with it. */
const countShadow: Change<CountShadow, Shadow | undefined, ShadowCounted, never> = {
  action: 'count-shadow',
  cases: () => [],
  load: ({ tx }) => shadowOf(tx),
  decide: (shadow, { asked, advice }) => {
    if (shadow === undefined) return ok([]);
    const { draft, versions } = shadow;
    const moves =
      draft === undefined ? [NOT_ASKED] : shadowMoves(draft, { asked: AdviceInput.parse(asked), advice }, versions);
    return ok([{ type: 'ShadowCounted', run: shadow.run, moves }]);
  },
  apply: async ({ tx, actor }, events) => {
    for (const { run, moves } of events)
      await sql`INSERT INTO shadow_count (force, run, move, proposals)
        SELECT ${actor.force}, ${run}, move, 1 FROM unnest(${[...moves]}::text[]) AS move
        ON CONFLICT (force, run, move) DO UPDATE SET proposals = shadow_count.proposals + 1`.execute(tx);
  },
  // That it ran is logged; what it said otherwise of this case would be about the case, and is in no log.
  tell: (events) => ({ kind: 'alteration', cases: [], people: [], content: { counted: events.length }, given: {} }),
};

/** Follows a proposal where a draft runs beside the live version; where none does, nothing happens and nothing is logged. */
export const followProposal =
  (proposed: CountShadow): Reaction =>
  async (context, rule) =>
    (await runningIn(context.tx)) === undefined ? ok({}) : reaction(countShadow, proposed)(context, rule);

/** What the newest run counted so far; a count below the least shown is a bound. */
export interface ShadowRead {
  readonly running: { readonly draft: string; readonly policy: string; readonly startedAt: Date } | undefined;
  readonly policy: string;
  readonly draft: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly counts: readonly { readonly what: string; readonly proposals: string }[];
}

const Named = z.string().nullable();
const Moved = z.union([
  z
    .tuple([z.enum(MOVABLE), Named, Named, z.string(), z.string()])
    .transform(([of, id, what, from, to]): Sort => ({ of, id, what, from, to })),
  // As it was counted before duties were told apart by their owner and time.
  z
    .tuple([z.enum(MOVABLE), Named, z.string(), z.string()])
    .transform(([of, id, from, to]): Sort => ({ of, id, what: null, from, to })),
]);

const whatOf = (move: string): string => {
  if (move === 'same') return 'The advice is the same';
  if (move === NOT_ASKED) return 'The draft could not be asked the same';
  const words = moveWords(Moved.parse(JSON.parse(move)));
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

interface CountRow {
  readonly draft: string;
  readonly policy: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly counts: readonly { readonly move: string; readonly proposals: number }[];
}

export const readShadow: Look<undefined, ShadowRead | undefined> = {
  action: 'read-drafts',
  cases: () => [],
  load: async ({ tx }) => {
    const { rows } = await sql<CountRow>`
      SELECT s.draft, d.policy, s.started_at AS "startedAt", s.ended_at AS "endedAt",
        (SELECT coalesce(json_agg(json_build_object('move', c.move, 'proposals', c.proposals) ORDER BY c.proposals DESC, c.move), '[]')
          FROM shadow_count c WHERE c.force = s.force AND c.run = s.run) AS counts
      FROM shadow_run s JOIN guidance_draft d ON d.force = s.force AND d.draft = s.draft
      ORDER BY s.started_at DESC LIMIT 1`.execute(tx);
    const [row] = rows;
    if (row === undefined) return ok(undefined);
    const { draft, policy, startedAt, endedAt } = row;
    const counts = row.counts.map(({ move, proposals }) => ({ what: whatOf(move), proposals: shownCount(proposals) }));
    const running = endedAt === null ? { draft, policy, startedAt } : undefined;
    return ok({ running, draft, policy, startedAt, endedAt, counts });
  },
  tell: (read) => ({ cases: [], people: [], content: { shadow: read?.policy ?? null } }),
};
