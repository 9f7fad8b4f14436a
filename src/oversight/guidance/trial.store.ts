import { sql } from 'kysely';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Change } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { findDraft } from './draft.store.ts';
import type { Draft, DraftRefusal } from './draft.ts';
import type { TrialKind, TrialResult } from './trial.ts';

export interface KeepTrial {
  readonly draft: string;
  readonly revision: number;
  readonly kind: TrialKind;
  readonly result: TrialResult;
}

interface TrialKept extends KeepTrial {
  readonly type: 'TrialKept';
  readonly trial: string;
  readonly at: Date;
}

interface State {
  readonly trial: string;
  readonly draft: Draft | undefined;
}

/** Also of a revision that was saved over meanwhile: it says which it is of. */
const decideKeep = (
  { trial, draft }: State,
  input: KeepTrial,
  { now }: { readonly now: Date },
): Result<readonly TrialKept[], DraftRefusal> =>
  draft === undefined ? refused({ code: 'NoSuchDraft' }) : ok([{ ...input, type: 'TrialKept', trial, at: now }]);

/** Keeps what a trial of a draft gave. */
export const keepTrial: Change<KeepTrial, State, TrialKept, DraftRefusal> = {
  action: 'write-guidance',
  cases: () => [],
  load: async ({ tx, now }, { draft }) => ({ trial: newId(now), draft: await findDraft(tx, draft) }),
  decide: decideKeep,
  apply: async ({ tx, actor }, events) => {
    for (const { trial, draft, revision, kind, result, at } of events)
      await sql`INSERT INTO guidance_trial (force, trial, draft, revision, kind, is_well, summary, lines, tried_at, tried_by)
        VALUES (${actor.force}, ${trial}, ${draft}, ${revision}, ${kind}, ${result.isWell}, ${result.summary}, ${[...result.lines]}, ${at}, ${actor.staff})`.execute(
        tx,
      );
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: {
      tried: events.map(({ draft, revision, kind, result }) => ({ draft, revision, kind, isWell: result.isWell })),
    },
    given: Object.fromEntries(events.map(({ trial }) => ['trial', trial])),
  }),
};
