import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { isReason } from './reason.ts';

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
  /** Why the child was not heard yet, or cannot be. */
  readonly why: string | undefined;
}

export interface OwnWordsState {
  readonly ownWords: string;
  readonly wishesPassage: string;
  readonly howPassage: string;
  readonly whyPassage: string;
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
  readonly why: Sealed | undefined;
  readonly recordedAt: Date;
}

export type OwnWordsRefusal =
  | { readonly code: 'NotAChildOfThisCase'; readonly person: string }
  | { readonly code: 'NoWords' }
  | { readonly code: 'ThroughWhomNeeded' }
  | { readonly code: 'ReasonTooShort' };

const sealed = (text: string | undefined, passage: string): Sealed | undefined =>
  text === undefined || text.trim() === '' ? undefined : { text: text.trim(), passage };

/** What was written, each with its passage: only what belongs to the answer that was given. */
const writtenIn = (state: OwnWordsState, input: RecordOwnWords) => {
  // Words that were typed behind another answer are not kept: nobody may be quoted with what they did not say.
  const said = input.heard === 'said';
  return {
    wishes: said ? sealed(input.wishes, state.wishesPassage) : undefined,
    howTheyAre: said ? sealed(input.howTheyAre, state.howPassage) : undefined,
    why: input.heard === 'not-yet-heard' ? sealed(input.why, state.whyPassage) : undefined,
  };
};

/** Not to hear a child needs a reason, and a supervisor reads it: nothing is decided over a child nobody listened to. */
const refuseWords = (
  { heard, through }: Pick<RecordOwnWords, 'heard' | 'through'>,
  { wishes, howTheyAre, why }: ReturnType<typeof writtenIn>,
): OwnWordsRefusal | undefined => {
  if (heard === 'not-yet-heard') return isReason(why?.text ?? '') ? undefined : { code: 'ReasonTooShort' };
  if (heard === 'said' && wishes === undefined && howTheyAre === undefined) return { code: 'NoWords' };
  // A child's words through a parent are not the same as from the child: each reader weighs that.
  return through === undefined ? { code: 'ThroughWhomNeeded' } : undefined;
};

export const decideOwnWords = (
  state: OwnWordsState,
  input: RecordOwnWords,
  { now }: Moment,
): Result<readonly OwnWordsRecorded[], OwnWordsRefusal> => {
  if (!state.isChildOfCase) return refused({ code: 'NotAChildOfThisCase', person: input.person });
  const written = writtenIn(state, input);
  const fault = refuseWords(input, written);
  if (fault !== undefined) return refused(fault);
  const { case: id, person, heard } = input;
  const through = heard === 'not-yet-heard' ? undefined : input.through;
  const words = { case: id, person, heard, through, ...written };
  return ok([{ type: 'OwnWordsRecorded', ...words, ownWords: state.ownWords, recordedAt: now }]);
};
