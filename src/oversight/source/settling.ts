import type { Answers, Questions } from './answers.ts';
import type { Context } from './context.ts';
import type { Gathered } from './gathered.ts';
import type { Oddity } from './import-read.ts';

/** What is known of a file before it is read: who gave it, and what was settled for them before. */
export interface Given {
  readonly answers: Answers;
  /** A force that a person named as the publisher. */
  readonly publisher: string | undefined;
  /** What the publisher was called, where that is short for a force. */
  readonly short: readonly string[];
  /** A force that only the file's name suggests. */
  readonly named: string | undefined;
}

export interface Settling {
  readonly given: Given;
  readonly context: Context;
  readonly questions: Questions;
  readonly oddities: Gathered<Oddity>;
}
