import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

// *Would not say* is an answer to be kept: the child was asked after, and is not to be pressed.
export const HEARD = ['said', 'would-not-say', 'not-yet-heard'] as const;
export type Heard = (typeof HEARD)[number];

/** Through whom the words came. Nobody puts questions to a child for them. */
export const THROUGH = ['child', 'parent-or-carer', 'school', 'social-care', 'advocate'] as const;
export type Through = (typeof THROUGH)[number];

/** A child's own words: wishes, and how they are. Never an account of what happened (design, section 2). */
export interface RecordOwnWords {
  readonly case: string;
  readonly person: string;
  readonly heard: Heard;
  readonly through: Through | undefined;
  readonly wishes: string | undefined;
  readonly howTheyAre: string | undefined;
}

export interface OwnWordsState {
  readonly ownWords: string;
  readonly wishesPassage: string;
  readonly howPassage: string;
  readonly isChildOfCase: boolean;
}

interface Sealed {
  readonly text: string;
  readonly passage: string;
}

export interface OwnWordsRecorded {
  readonly type: 'OwnWordsRecorded';
  readonly case: string;
  readonly person: string;
  readonly ownWords: string;
  readonly heard: Heard;
  readonly through: Through | undefined;
  readonly wishes: Sealed | undefined;
  readonly howTheyAre: Sealed | undefined;
  readonly recordedAt: Date;
}

export type OwnWordsRefusal =
  | { readonly code: 'NotAChildOfThisCase'; readonly person: string }
  | { readonly code: 'NoWords' }
  | { readonly code: 'ThroughWhomNeeded' };

const sealed = (text: string | undefined, passage: string): Sealed | undefined =>
  text === undefined || text.trim() === '' ? undefined : { text: text.trim(), passage };

export const decideOwnWords = (
  state: OwnWordsState,
  input: RecordOwnWords,
  { now }: Moment,
): Result<readonly OwnWordsRecorded[], OwnWordsRefusal> => {
  if (!state.isChildOfCase) return refused({ code: 'NotAChildOfThisCase', person: input.person });
  // Words that were typed behind another answer are not kept: nobody may be quoted with what they did not say.
  const said = input.heard === 'said';
  const wishes = said ? sealed(input.wishes, state.wishesPassage) : undefined;
  const howTheyAre = said ? sealed(input.howTheyAre, state.howPassage) : undefined;
  if (said && wishes === undefined && howTheyAre === undefined) return refused({ code: 'NoWords' });
  const through = input.heard === 'not-yet-heard' ? undefined : input.through;
  // A child's words through a parent are not the same as from the child: each reader weighs that.
  if (input.heard !== 'not-yet-heard' && through === undefined) return refused({ code: 'ThroughWhomNeeded' });
  const { case: id, person, heard } = input;
  const words = { case: id, person, heard, through, wishes, howTheyAre };
  return ok([{ type: 'OwnWordsRecorded', ...words, ownWords: state.ownWords, recordedAt: now }]);
};
