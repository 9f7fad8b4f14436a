import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { neglectIn, type PolicyFiles } from '../../policy/index.ts';
import type { TrialResult, TriedOf } from './trial.ts';

/** Something wrong in a draft: in which file, where in it, and what was expected. */
export interface DraftFault {
  readonly file: string;
  readonly at: string;
  readonly says: string;
  readonly nearest: readonly string[];
}

/** A version of the guidance that is being written: every revision is kept, the newest stands. */
export interface Draft {
  readonly draft: string;
  readonly policy: string;
  readonly basedOn: string;
  readonly revision: number;
  readonly digest: string;
  readonly files: PolicyFiles;
  /** Everybody who wrote any revision of it. */
  readonly writers: readonly string[];
  readonly publishedAt: Date | undefined;
  readonly tried: TriedOf;
}

export interface StartDraft {
  readonly policy: string;
  readonly basedOn: string;
  readonly from: string;
}

export interface SaveDraft {
  readonly draft: string;
  readonly revision: number;
  readonly files: unknown;
}

export interface PublishDraft {
  readonly draft: string;
  readonly revision: number;
  /** Whoever publishes read each new sentence beside its condition: no proof reads words. */
  readonly sentencesRead: boolean;
}

export interface DraftSaved {
  readonly type: 'DraftSaved';
  readonly draft: string;
  readonly revision: number;
  readonly files: PolicyFiles;
  readonly by: string;
  readonly at: Date;
  /** Where it is the first of its draft. */
  readonly starts?: { readonly policy: string; readonly basedOn: string };
}

export interface DraftPublished {
  readonly type: 'DraftPublished';
  readonly draft: string;
  readonly revision: number;
  readonly digest: string;
  readonly by: string;
  readonly at: Date;
}

/** What a draft is tried by before it is published. */
const NEEDED = ['scenarios', 'proof', 'comparison'] as const;
type Needed = (typeof NEEDED)[number];

export type DraftRefusal =
  | { readonly code: 'NoSuchDraft' }
  | { readonly code: 'NoSuchVersion'; readonly version: string; readonly known: readonly string[] }
  /** With the first day that was asked for, where that cannot be either. */
  | { readonly code: 'VersionIdTaken'; readonly version: string; readonly from?: string }
  | { readonly code: 'DraftDoesNotHold'; readonly faults: readonly DraftFault[] }
  | { readonly code: 'DraftChanged' }
  | { readonly code: 'DraftIsPublished' }
  | { readonly code: 'WrittenByYou' }
  | { readonly code: 'BeginsInThePast'; readonly from: string }
  | { readonly code: 'SentencesNotRead' }
  | { readonly code: 'NotYetTried'; readonly what: readonly Needed[] }
  | { readonly code: 'TriedInVain'; readonly found: readonly (TrialResult & { readonly kind: Needed })[] }
  | { readonly code: 'RuleNeglected'; readonly rules: readonly string[] };

export interface StartState {
  readonly draft: string;
  readonly base: PolicyFiles | undefined;
  readonly known: readonly string[];
  readonly taken: readonly string[];
}

type Read = (content: unknown) => Result<PolicyFiles, readonly DraftFault[]>;

/** A draft begins as a copy of a version, from a day of its own. */
export const decideStartDraft =
  (read: Read) =>
  (state: StartState, input: StartDraft, { actor, now }: Moment): Result<readonly DraftSaved[], DraftRefusal> => {
    const { base, known, taken, draft } = state;
    if (base === undefined) return refused({ code: 'NoSuchVersion', version: input.basedOn, known });
    const past = input.from <= londonDay(now) ? { from: input.from } : undefined;
    // Decisions name their version by its id: no id is ever given twice. What else is wrong is said with it.
    if (taken.includes(input.policy)) return refused({ code: 'VersionIdTaken', version: input.policy, ...past });
    if (past !== undefined) return refused({ code: 'BeginsInThePast', ...past });
    const files = read({
      ...base,
      // What the version before exposed more was listed beside another: a draft lists its own.
      policy: { ...base.policy, exposesMore: [], id: input.policy, inForceFrom: input.from, inForceUntil: null },
    });
    if (!files.ok) return refused({ code: 'DraftDoesNotHold', faults: files.refusal });
    const starts = { policy: input.policy, basedOn: input.basedOn };
    return ok([{ type: 'DraftSaved', draft, revision: 1, files: files.value, by: actor.staff, at: now, starts }]);
  };

const open = (found: Draft | undefined, revision: number): Result<Draft, DraftRefusal> => {
  if (found === undefined) return refused({ code: 'NoSuchDraft' });
  // What a force went by is never written over: another version follows it.
  if (found.publishedAt !== undefined) return refused({ code: 'DraftIsPublished' });
  return found.revision === revision ? ok(found) : refused({ code: 'DraftChanged' });
};

/** Takes a draft whole or not at all: its own id stays, and every name in it has to be defined in it. */
export const decideSaveDraft =
  (read: Read) =>
  (found: Draft | undefined, input: SaveDraft, { actor, now }: Moment): Result<readonly DraftSaved[], DraftRefusal> => {
    const draft = open(found, input.revision);
    if (!draft.ok) return draft;
    const files = read(input.files);
    if (!files.ok) return refused({ code: 'DraftDoesNotHold', faults: files.refusal });
    if (files.value.policy.id !== draft.value.policy)
      return refused({
        code: 'DraftDoesNotHold',
        faults: [{ file: 'policy', at: 'id', says: 'the id of a draft stays', nearest: [draft.value.policy] }],
      });
    const revision = input.revision + 1;
    return ok([{ type: 'DraftSaved', draft: input.draft, revision, files: files.value, by: actor.staff, at: now }]);
  };

/** A draft that somebody may publish as far as it is up to who they are: nobody publishes what they wrote. */
export const openToSecond = (
  saved: Draft | undefined,
  revision: number,
  actor: Moment['actor'],
): Result<Draft, DraftRefusal> => {
  const draft = open(saved, revision);
  return draft.ok && isSelf(actor, ...draft.value.writers) ? refused({ code: 'WrittenByYou' }) : draft;
};

/** All that has to be put right in a draft itself before anybody can publish it, in the order in which it is said. */
export function obstaclesOf({ tried, files }: Draft, today: string): readonly DraftRefusal[] {
  const obstacles: DraftRefusal[] = [];
  // What was decided by then was decided under the version that held: no later one takes its place on that day.
  const { inForceFrom } = files.policy;
  if (inForceFrom <= today) obstacles.push({ code: 'BeginsInThePast', from: inForceFrom });
  // What was found comes first: to try the rest would not help.
  const found = NEEDED.flatMap((kind) => (tried[kind]?.isWell === false ? [{ kind, ...tried[kind] }] : []));
  if (found.length > 0) obstacles.push({ code: 'TriedInVain', found });
  const left = NEEDED.filter((kind) => tried[kind] === undefined);
  if (left.length > 0) obstacles.push({ code: 'NotYetTried', what: left });
  // Read by the day on which it is published: a review may have passed since it was written.
  const neglected = neglectIn(files, today);
  if (neglected.length > 0)
    obstacles.push({ code: 'RuleNeglected', rules: neglected.map(({ rule, says }) => `${rule}: ${says}`) });
  return obstacles;
}

/** A second person publishes, what was tried as it stands: proved, every scenario as expected, every rule kept up and read. */
export const decidePublishDraft = (
  saved: Draft | undefined,
  input: PublishDraft,
  { actor, now }: Moment,
): Result<readonly DraftPublished[], DraftRefusal> => {
  const draft = openToSecond(saved, input.revision, actor);
  if (!draft.ok) return draft;
  const [obstacle] = obstaclesOf(draft.value, londonDay(now));
  if (obstacle !== undefined) return refused(obstacle);
  if (!input.sentencesRead) return refused({ code: 'SentencesNotRead' });
  const { revision } = input;
  return ok([
    { type: 'DraftPublished', draft: input.draft, revision, digest: draft.value.digest, by: actor.staff, at: now },
  ]);
};
