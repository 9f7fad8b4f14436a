import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { isHomesOwnWord } from './at-home.ts';
import { DERIVED } from './guidance.ts';
import type { Direction, Enquirer, FromWhom, State, Way } from './statement.ts';

/** How and by whom something was enquired into, with the words that are to be sealed. */
export interface Found {
  readonly way: Way;
  readonly byWhom: Enquirer;
  readonly words: string;
}

export interface AnswerFact {
  readonly case: string;
  readonly fact: string;
  readonly direction: Direction;
  readonly person: string | undefined;
  readonly state: State;
  readonly fromWhom: FromWhom | undefined;
  readonly interview: string | undefined;
  readonly found: Found | undefined;
}

export interface AnswerState {
  readonly answer: string;
  readonly passage: string;
  /** The kinds under which the guidance knows the fact: none when it does not. */
  readonly kinds: readonly string[];
  readonly people: readonly string[];
  /** Who recorded what a child, a partner or a record said of a danger at home, and nobody took back. */
  readonly saidOfHome: readonly string[];
}

export interface FactAnswered extends AnswerFact {
  readonly type: 'FactAnswered';
  readonly answer: string;
  /** The sealed words of an enquiry, and whom they concern. */
  readonly sealed:
    | { readonly passage: string; readonly words: string; readonly concerns: readonly string[] }
    | undefined;
}

export type AnswerRefusal =
  | { readonly code: 'NotInThisCase'; readonly person: string }
  | { readonly code: 'FactUnknown'; readonly fact: string }
  | { readonly code: 'FactDerived'; readonly fact: string }
  | { readonly code: 'FactNotAskedSo'; readonly fact: string; readonly direction: Direction }
  | { readonly code: 'SourceMissing' }
  | { readonly code: 'InterviewReferenceMissing' }
  | { readonly code: 'EnquiryMissing' }
  | { readonly code: 'HomesOwnWord'; readonly fact: string }
  | { readonly code: 'SupervisorTakesBack'; readonly fact: string };

const KIND_OF: Readonly<Record<Direction, string>> = {
  case: 'factor',
  by: 'factor',
  towards: 'factor',
  person: 'person-fact',
};

/** Whether somebody is known is answered here only when they are not: who is known is named. */
export const IDENTIFIED = 'identified';

const isAskedSo = ({ kinds }: AnswerState, { fact, direction, state }: AnswerFact): boolean =>
  fact === IDENTIFIED
    ? direction === 'person' && (state === 'ruled-out' || state === 'unknown')
    : kinds.includes(KIND_OF[direction]);

const placeRefusal = (state: AnswerState, input: AnswerFact): AnswerRefusal | undefined => {
  const { fact, direction, person } = input;
  if (state.kinds.length === 0) return { code: 'FactUnknown', fact };
  // A stated answer never lowers a derived one, so it is not taken at all (design, section 6).
  if (DERIVED.includes(fact)) return { code: 'FactDerived', fact };
  if (!isAskedSo(state, input) || (direction === 'case') !== (person === undefined))
    return { code: 'FactNotAskedSo', fact, direction };
  return person === undefined || state.people.includes(person) ? undefined : { code: 'NotInThisCase', person };
};

const basisRefusal = (input: AnswerFact): AnswerRefusal | undefined => {
  const { fact, state, fromWhom, interview, found } = input;
  // From whom it is known is half of a fact (design, section 6); that it is not known needs nobody to have said so.
  if (state !== 'unknown' && fromWhom === undefined) return { code: 'SourceMissing' };
  if (fromWhom === 'interview' && interview === undefined) return { code: 'InterviewReferenceMissing' };
  if (state === 'no-evidence' && found === undefined) return { code: 'EnquiryMissing' };
  return isHomesOwnWord(input) ? { code: 'HomesOwnWord', fact } : undefined;
};

/**
 * What a child or a record said of a danger at home is taken back by a second person alone, a supervisor, and never but by an
 * enquiry, with its words: not by *ruled out*, nor by *not known*.
 */
const takingBackRefusal = (
  { saidOfHome }: AnswerState,
  { fact, state }: AnswerFact,
  { staff, roles }: Moment['actor'],
): AnswerRefusal | undefined => {
  if (saidOfHome.length === 0 || state === 'confirmed' || state === 'suspected') return undefined;
  const isSecond = roles.includes('supervisor') && !saidOfHome.includes(staff);
  return isSecond && state === 'no-evidence' ? undefined : { code: 'SupervisorTakesBack', fact };
};

/** Records what is known of one fact, and from whom. Nothing found counts only with how and by whom it was sought. */
export const decideAnswer = (
  state: AnswerState,
  input: AnswerFact,
  { actor }: Moment,
): Result<readonly FactAnswered[], AnswerRefusal> => {
  const refusal = placeRefusal(state, input) ?? basisRefusal(input) ?? takingBackRefusal(state, input, actor);
  if (refusal !== undefined) return refused(refusal);
  const found = input.state === 'no-evidence' ? input.found : undefined;
  const interview = input.fromWhom === 'interview' ? input.interview : undefined;
  // Words about the case may name anybody in it: erasing one takes their name, and the rest stays while one is left.
  const concerns = input.person === undefined ? state.people : [input.person];
  const sealed = found === undefined ? undefined : { passage: state.passage, words: found.words, concerns };
  return ok([{ ...input, found, interview, type: 'FactAnswered', answer: state.answer, sealed }]);
};
