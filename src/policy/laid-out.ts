import type { Advice, AdviceInput, Question } from './advice.schema.ts';

/** Facts that were read and laid out as what they leave possible, to be asked of more than once, with each person in turn as the first. */
export interface LaidOut {
  readonly input: AdviceInput;
  /** Where answers disagree with each other, and what is asked in any case and was not: whatever the rules make of them. */
  readonly disagreements: Advice['warnings'];
  readonly asked: Question | null;
  readonly turns: readonly Turn[];
}

export interface Turn {
  readonly ref: string;
  /** See `valuesOf`. */
  readonly values: Uint8Array;
}
