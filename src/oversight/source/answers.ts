import type { Answer, QuestionKind } from './answer-kind.ts';
import type { Place } from './count.ts';
import { MOST_GATHERED } from './gathered.ts';
import type { Proposal, Question } from './import-read.ts';

export type { Answer } from './answer-kind.ts';

/** As much as is kept of the words that a question hangs on. */
const MOST_PRINTED = 400;

/** A form sends other line ends than a cell has, and a longer text is not kept whole: both must find their question again. */
const plainly = (printed: string | null): string | null =>
  printed === null ? null : printed.replaceAll(/\s+/g, ' ').trim().slice(0, MOST_PRINTED).trim();

const keyOf = (about: string, printed: string | null): string => `${about}|${(plainly(printed) ?? '').toLowerCase()}`;

export class Answers {
  readonly #by: ReadonlyMap<string, string>;

  constructor(answers: readonly Answer[]) {
    this.#by = new Map(answers.map(({ about, printed, answer }) => [keyOf(about, printed), answer]));
  }

  readonly #used = new Map<string, Answer>();

  find(about: QuestionKind, printed: string | null = null): string | undefined {
    const key = keyOf(about, printed);
    const answer = this.#by.get(key);
    if (answer !== undefined && !this.#used.has(key)) this.#used.set(key, { about, printed: plainly(printed), answer });
    return answer;
  }

  /** What was read as a person had settled it, each once: nothing that a file does not state is filled in unsaid. */
  get used(): readonly Answer[] {
    return [...this.#used.values()];
  }
}

/** Gathers what a person must settle: one question for all the counts that hang on the same words. */
export class Questions {
  readonly #asked = new Map<string, Question>();
  /** What would have been asked beyond the bound. */
  more = 0;

  ask(about: QuestionKind, printed: string | null, at: Place, asks: string, proposals: readonly Proposal[] = []): void {
    const key = keyOf(about, printed);
    const before = this.#asked.get(key);
    if (before === undefined && this.#asked.size >= MOST_GATHERED) {
      this.more += 1;
      return;
    }
    const counts = (before?.counts ?? 0) + 1;
    const known = new Set(before?.proposals.map(({ answer }) => answer));
    const more = proposals.filter(({ answer }) => !known.has(answer));
    this.#asked.set(
      key,
      before === undefined
        ? { about, printed: plainly(printed), asks, proposals: [...proposals], counts, at }
        : { ...before, counts, proposals: [...before.proposals, ...more] },
    );
  }

  get all(): readonly Question[] {
    return [...this.#asked.values()];
  }
}
