import type { Place } from './count.ts';
import { MOST_GATHERED } from './gathered.ts';
import type { Proposal, Question } from './import-read.ts';

/** What a person has settled for a publisher: each by what it is about and the words that it hangs on. */
export interface Answer {
  readonly about: string;
  readonly printed: string | null;
  readonly answer: string;
}

const keyOf = (about: string, printed: string | null): string => `${about}|${(printed ?? '').toLowerCase().trim()}`;

export class Answers {
  readonly #by: ReadonlyMap<string, string>;

  constructor(answers: readonly Answer[]) {
    this.#by = new Map(answers.map(({ about, printed, answer }) => [keyOf(about, printed), answer]));
  }

  find(about: string, printed: string | null = null): string | undefined {
    return this.#by.get(keyOf(about, printed));
  }
}

/** Gathers what a person must settle: one question for all the counts that hang on the same words. */
export class Questions {
  readonly #asked = new Map<string, Question>();
  /** What would have been asked beyond the bound. */
  more = 0;

  ask(about: string, printed: string | null, at: Place, asks: string, proposals: readonly Proposal[] = []): void {
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
        ? { about, printed, asks, proposals: [...proposals], counts, at }
        : { ...before, counts, proposals: [...before.proposals, ...more] },
    );
  }

  get all(): readonly Question[] {
    return [...this.#asked.values()];
  }
}
