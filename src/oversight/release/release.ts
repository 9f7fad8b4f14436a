import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { ReleaseDocument } from './document.ts';
import type { PlanRefusal } from './plan.ts';

export interface MakeRelease {
  readonly definition: string;
  readonly from: string;
  readonly to: string;
  /** By which of the definition's dimensions; the others are added up. */
  readonly by: readonly string[];
}

export interface PublishRelease {
  readonly release: string;
}

export type MakeRefusal =
  | PlanRefusal
  | { readonly code: 'NoSuchDefinition'; readonly known: readonly string[] }
  | { readonly code: 'NoSuchDimension'; readonly dimension: string; readonly known: readonly string[] }
  | { readonly code: 'ReleasePeriodNotOver'; readonly to: string }
  | { readonly code: 'ReleaseKeyChanged' };

/** What was loaded to decide on: the table as it would leave, or why there is none. */
export type MakeState = Result<{ readonly document: ReleaseDocument; readonly subject: string }, MakeRefusal>;

export interface ReleaseMade {
  readonly type: 'ReleaseMade';
  readonly document: ReleaseDocument;
  readonly subject: string;
  readonly by: string;
}

export const decideMake = (
  state: MakeState,
  _: MakeRelease,
  { actor }: Moment,
): Result<readonly ReleaseMade[], MakeRefusal> =>
  state.ok ? ok([{ type: 'ReleaseMade', ...state.value, by: actor.staff }]) : state;

/** A release as it is kept. */
export interface Release {
  readonly document: ReleaseDocument;
  readonly definition: string;
  readonly digest: string;
  readonly madeBy: string;
  /** Of somebody on the list of staff; the shell is no one of them. */
  readonly madeByName: string | undefined;
  readonly published:
    | { readonly at: Date; readonly by: string | undefined; readonly signature: Buffer; readonly publicKey: Buffer }
    | undefined;
}

export interface PublishState {
  readonly found: Release | undefined;
  /** Something of the same subject was published after this was made: the two were not attacked together. */
  readonly overtaken: boolean;
  readonly keyChanged: boolean;
  readonly sign: (document: ReleaseDocument) => { readonly signature: Buffer; readonly publicKey: Buffer };
}

export type PublishRefusal =
  | { readonly code: 'NoSuchRelease' }
  | { readonly code: 'ReleasePublishedAlready' }
  | { readonly code: 'ReleaseMadeByYou' }
  | { readonly code: 'ReleaseMadeByNobodySignedIn' }
  | { readonly code: 'ReleaseOvertaken' }
  | { readonly code: 'ReleaseKeyChanged' };

export interface ReleasePublished {
  readonly type: 'ReleasePublished';
  readonly release: string;
  readonly digest: string;
  readonly signature: Buffer;
  readonly publicKey: Buffer;
  readonly by: string;
  readonly at: Date;
}

/** A second person lets a release leave, as it was made, and only if nothing left meanwhile that it was not attacked with. */
export const decidePublish = (
  { found, overtaken, keyChanged, sign }: PublishState,
  { release }: PublishRelease,
  { actor, now }: Moment,
): Result<readonly ReleasePublished[], PublishRefusal> => {
  if (found === undefined) return refused({ code: 'NoSuchRelease' });
  if (found.published !== undefined) return refused({ code: 'ReleasePublishedAlready' });
  if (isSelf(actor, found.madeBy)) return refused({ code: 'ReleaseMadeByYou' });
  // Who was at the keyboard nobody can tell from who is signed in: they could be one and the same.
  if (found.madeByName === undefined) return refused({ code: 'ReleaseMadeByNobodySignedIn' });
  if (overtaken) return refused({ code: 'ReleaseOvertaken' });
  if (keyChanged) return refused({ code: 'ReleaseKeyChanged' });
  const { digest, document } = found;
  return ok([{ type: 'ReleasePublished', release, digest, ...sign(document), by: actor.staff, at: now }]);
};
