import type { Trace } from './advice.schema.ts';
import type { Compiled, CompiledRule } from './compile.ts';
import type { Rule } from './policy.schema.ts';
import { frozen } from './kept.ts';
import { BITS, type Places } from './piece.ts';

/** What each rule did to somebody, by its place; made once for each of those about whom it is asked. */
interface Named {
  readonly fired: readonly Trace[];
  readonly failed: readonly Trace[];
}

interface Listed {
  readonly ref: string;
}

/** People who come again are few: those of a bench, of one case asked again and again. */
const MOST_NAMED = 64;

/** The bits of a word that are of interest. */
interface Word {
  readonly word: number;
  readonly bits: number;
}

/** Traces in which every rule fired or failed: most fail, so that what fired is written over what failed. */
export class Traces {
  readonly #rules: readonly CompiledRule[];
  /** By bit, the place of each rule, and where it stands in a trace; about people it stands there once for each. */
  readonly #places: Int32Array;
  readonly #at: Int32Array;
  readonly #caseWords: readonly Word[];
  readonly #personWords: readonly Word[];
  readonly #ofCase: Named;
  readonly #named = new Map<string, Named>();
  #failed: readonly Trace[] = [];
  #of: readonly Named[] | undefined;

  constructor({ rules, variables }: Compiled, places: Places) {
    let end = 0;
    const starts = rules.map(({ rule }) => {
      const start = end;
      end += rule.about === 'case' ? 1 : variables.people;
      return start;
    });
    this.#rules = rules;
    this.#places = Int32Array.from(places.rules, (rule) => rule?.place ?? 0);
    this.#at = Int32Array.from(places.rules, (rule) => starts[rule?.place ?? 0] ?? 0);
    const wordsAbout = (about: Rule['about']): readonly Word[] => {
      const mask = places.mask(rules.filter(({ rule }) => rule.about === about));
      return Array.from(mask, (bits, word) => ({ word, bits })).filter(({ bits }) => bits !== 0);
    };
    this.#caseWords = wordsAbout('case');
    this.#personWords = wordsAbout('person');
    this.#ofCase = this.#name(null);
  }

  /** `fired` holds what fired with each person as the first. */
  of(people: readonly Listed[], fired: readonly Int32Array[]): Trace[] {
    const named = people.map(({ ref }) => this.#nameOf(ref));
    if (this.#of === undefined || named.some((each, place) => each !== this.#of?.[place])) this.#allFailed(named);
    const trace = this.#failed.slice();
    const [ofFirst] = fired;
    if (ofFirst !== undefined) this.#write(trace, this.#caseWords, ofFirst, this.#ofCase, 0);
    named.forEach((each, place) => {
      const own = fired[place];
      if (own !== undefined) this.#write(trace, this.#personWords, own, each, place);
    });
    return trace;
  }

  #write(trace: Trace[], words: readonly Word[], marked: Int32Array, { fired }: Named, offset: number): void {
    for (const { word, bits } of words)
      for (let left = (marked[word] ?? 0) & bits; left !== 0; left &= left - 1) {
        const bit = word * BITS + 31 - Math.clz32(left & -left);
        const told = fired[this.#places[bit] ?? 0];
        if (told !== undefined) trace[(this.#at[bit] ?? 0) + offset] = told;
      }
  }

  #allFailed(named: readonly Named[]): void {
    this.#of = named;
    this.#failed = this.#rules.flatMap(({ rule, place }) =>
      (rule.about === 'case' ? [this.#ofCase] : named).flatMap(({ failed }) => failed[place] ?? []),
    );
  }

  #nameOf(ref: string): Named {
    const known = this.#named.get(ref);
    if (known !== undefined) return known;
    if (this.#named.size >= MOST_NAMED) this.#named.clear();
    const made = this.#name(ref);
    this.#named.set(ref, made);
    return made;
  }

  #name(person: string | null): Named {
    const all = (status: 'fired' | 'failed') =>
      this.#rules.map(({ rule }): Trace => frozen({ rule: rule.id, person, status }));
    return { fired: all('fired'), failed: all('failed') };
  }
}
