import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Elsewhere } from '../report/index.ts';

/** A case of either of two linked records, or of one that is held together with it by another link. */
export interface LinkedCase {
  readonly case: string;
  readonly reference: string;
  /** Whose record it is, of the two. */
  readonly side: string;
  readonly died: boolean;
  /** Its report joined the case that is looked at. */
  readonly joined: boolean;
}

export interface LinkOf {
  readonly linkedAt: Date;
  readonly by: string | null;
  readonly cases: readonly LinkedCase[];
  /** By other links they are one person all the same. */
  readonly stillAlike: boolean;
}

/** A death recorded of one counts for the other by this link, and by no other. */
export const carriesDeath = ({ cases, stillAlike }: LinkOf): boolean => !stillAlike && cases.some(({ died }) => died);

/** Says that two records are not of the same person after all. */
export interface TakeBackMatch {
  readonly case: string;
  readonly person: string;
  readonly other: string;
  readonly why: string;
  /** Whoever says it knows that a death recorded of one is not one of the other any more. */
  readonly knowsOfDeath: boolean;
}

export interface TakeBackState {
  readonly passage: string;
  readonly isInCase: boolean;
  readonly isLinked: boolean;
  /** Those of the two whose record is not erased: whom the reason is about. */
  readonly living: readonly string[];
  /** A death recorded of one of them counts for the other by this link, and by no other. */
  readonly carriesDeath: boolean;
  /** Every other case of either, with the digest of its facts as they are while the link stands. */
  readonly elsewhere: readonly Elsewhere[];
}

export interface MatchTakenBack extends Omit<TakeBackMatch, 'knowsOfDeath'> {
  readonly type: 'MatchTakenBack';
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly elsewhere: TakeBackState['elsewhere'];
}

export type TakeBackRefusal =
  | { readonly code: 'NotInThisCase'; readonly person: string }
  | { readonly code: 'PersonErased'; readonly people: readonly string[] }
  | { readonly code: 'NotLinked'; readonly person: string }
  | { readonly code: 'DeathCarried' };

/** Ends a link: nobody has to agree, as nobody had to agree to it; both records stay as they are. */
export const decideTakeBack = (
  { passage, isInCase, isLinked, living, carriesDeath, elsewhere }: TakeBackState,
  { knowsOfDeath, ...input }: TakeBackMatch,
  _moment: Moment,
): Result<readonly MatchTakenBack[], TakeBackRefusal> => {
  if (!isInCase) return refused({ code: 'NotInThisCase', person: input.person });
  if (!isLinked) return refused({ code: 'NotLinked', person: input.other });
  if (!living.includes(input.person)) return refused({ code: 'PersonErased', people: [input.person] });
  // A child said to have died would be written to again, and nobody would have been told so.
  if (carriesDeath && !knowsOfDeath) return refused({ code: 'DeathCarried' });
  return ok([{ ...input, type: 'MatchTakenBack', passage, concerns: living, elsewhere }]);
};
