import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { FactText, Guidance } from './guidance.ts';
import { FROM_WHOM, type FromWhom } from './statement.ts';

/** What can be said of a fact that is weighed. *None* says that it was looked for on record and is not there. */
export const WEIGHED_STATES = ['recorded', 'none', 'unknown'] as const;
export type WeighedState = (typeof WEIGHED_STATES)[number];

const isFromWhom = (from: FromWhom): from is Exclude<FromWhom, 'interview'> => from !== 'interview';

/** From whom it is known already. No interview is held for what no rule reads. */
export const WEIGHED_FROM = FROM_WHOM.filter(isFromWhom);
export type WeighedFrom = (typeof WEIGHED_FROM)[number];

/** One fact to weigh as it was stated: the newest stands. */
export interface Weighed {
  readonly fact: string;
  /** Null is the case. */
  readonly person: string | null;
  readonly state: WeighedState;
  readonly fromWhom: WeighedFrom | null;
  /** What is known of it, sealed; nothing where it is not known. */
  readonly passage: string | null;
  readonly at: Date;
  readonly by: string;
}

/** Written elsewhere in words of their own: with a child’s own words, or with the reasons of the decision. */
const WRITTEN_ELSEWHERE: readonly string[] = ['what-the-child-wants', 'long-term-effect', 'public-interest'];

/** Of a person; every other is of the case. */
const OF_EACH: readonly string[] = [
  'antecedents',
  'understanding',
  'awareness-of-law',
  'reasons-and-attitude',
  'effect-on-the-child',
];

export const isOfEach = (fact: string): boolean => OF_EACH.includes(fact);

/** What is weighed before a decision, whether a rule turns on it or not (handbook 1.7, factors weighed). */
export const weighedBefore = ({ facts }: Pick<Guidance, 'facts'>): readonly FactText[] =>
  facts.filter(({ id, kind, always }) => kind === 'other' && !always && !WRITTEN_ELSEWHERE.includes(id));

const hasNone = (text: FactText): boolean => text.answers.includes('none');

/** What can be said of this fact: that there is none on record only where the guidance has that answer. */
export const weighedStatesOf = (text: FactText): readonly WeighedState[] =>
  WEIGHED_STATES.filter((state) => state !== 'none' || hasNone(text));

export interface StateWeighing {
  readonly case: string;
  readonly fact: string;
  readonly person: string | undefined;
  readonly state: WeighedState;
  readonly fromWhom: WeighedFrom | undefined;
  readonly words: string | undefined;
}

export interface WeighingState {
  readonly weighing: string;
  readonly passage: string;
  /** The fact as the guidance words it; undefined where it weighs no such fact. */
  readonly text: FactText | undefined;
  readonly people: readonly string[];
}

export interface WeighingStated extends Omit<StateWeighing, 'words'> {
  readonly type: 'WeighingStated';
  readonly weighing: string;
  readonly sealed:
    | { readonly passage: string; readonly words: string; readonly concerns: readonly string[] }
    | undefined;
}

export type WeighingRefusal =
  | { readonly code: 'NotInThisCase'; readonly person: string }
  | { readonly code: 'NotWeighed'; readonly fact: string }
  | { readonly code: 'NotWeighedSo'; readonly fact: string }
  | { readonly code: 'SourceMissing' }
  | { readonly code: 'WordsMissing' };

const placeRefusal = (state: WeighingState, input: StateWeighing): WeighingRefusal | undefined => {
  const { fact, person } = input;
  if (state.text === undefined) return { code: 'NotWeighed', fact };
  const isSo = isOfEach(fact) === (person !== undefined) && weighedStatesOf(state.text).includes(input.state);
  if (!isSo) return { code: 'NotWeighedSo', fact };
  return person === undefined || state.people.includes(person) ? undefined : { code: 'NotInThisCase', person };
};

/** Records what is known of a fact that is weighed, and from whom; that it is not known is an answer too. */
export const decideWeighing = (
  state: WeighingState,
  input: StateWeighing,
  _moment: Moment,
): Result<readonly WeighingStated[], WeighingRefusal> => {
  const misplaced = placeRefusal(state, input);
  if (misplaced !== undefined) return refused(misplaced);
  const { words, ...said } = input;
  const stated = { ...said, type: 'WeighingStated', weighing: state.weighing } as const;
  // What was typed beside *not known* is no answer of anybody, so it is not kept as one.
  if (input.state === 'unknown') return ok([{ ...stated, fromWhom: undefined, sealed: undefined }]);
  if (input.fromWhom === undefined) return refused({ code: 'SourceMissing' });
  if (words === undefined) return refused({ code: 'WordsMissing' });
  const concerns = input.person === undefined ? state.people : [input.person];
  return ok([{ ...stated, sealed: { passage: state.passage, words, concerns } }]);
};
