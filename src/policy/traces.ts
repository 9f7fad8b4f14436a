import type { Trace } from './advice.schema.ts';
import type { Compiled, CompiledRule } from './compile.ts';
import type { Lines } from './lines.ts';
import { BITS, type Places } from './piece.ts';
import type { Rule } from './policy.schema.ts';

/** Traces in which every rule fired or failed: most fail, so that what fired is written over what failed. */
export class Traces {
  readonly #rules: readonly CompiledRule[];
  /** By bit, where each rule stands in a trace; about people it stands there once for each. */
  readonly #at: Int32Array;
  /** Word by word, the bits of rules about a case, and about people. */
  readonly #aboutCase: Int32Array;
  readonly #aboutPeople: Int32Array;
  readonly #ofCase: Lines;
  #failed: readonly Trace[] = [];
  #of: readonly Lines[] = [];

  constructor({ rules, variables }: Compiled, places: Places, ofCase: Lines) {
    let end = 0;
    const starts = rules.map(({ rule }) => {
      const start = end;
      end += rule.about === 'case' ? 1 : variables.people;
      return start;
    });
    const maskOf = (about: Rule['about']) => places.mask(rules.filter(({ rule }) => rule.about === about));
    this.#rules = rules;
    this.#at = Int32Array.from(places.rules, (rule) => starts[rule?.place ?? 0] ?? 0);
    this.#aboutCase = maskOf('case');
    this.#aboutPeople = maskOf('person');
    this.#ofCase = ofCase;
  }

  /** `fired` holds what fired with each person as the first. */
  of(people: readonly Lines[], fired: readonly Int32Array[]): Trace[] {
    if (!this.#isOf(people)) this.#allFailed(people);
    const trace = this.#failed.slice();
    for (let place = 0; place < people.length; place += 1) {
      const [lines, own] = [people[place], fired[place]];
      if (lines === undefined || own === undefined) continue;
      if (place === 0) this.#write(trace, this.#aboutCase, own, this.#ofCase, 0);
      this.#write(trace, this.#aboutPeople, own, lines, place);
    }
    return trace;
  }

  #isOf(people: readonly Lines[]): boolean {
    const of = this.#of;
    if (of.length !== people.length) return false;
    for (let place = 0; place < of.length; place += 1) if (of[place] !== people[place]) return false;
    return true;
  }

  #write(trace: Trace[], about: Int32Array, marked: Int32Array, { fired }: Lines, offset: number): void {
    const at = this.#at;
    for (let word = 0; word < about.length; word += 1)
      for (let left = (marked[word] ?? 0) & (about[word] ?? 0); left !== 0; left &= left - 1) {
        const bit = word * BITS + 31 - Math.clz32(left & -left);
        const told = fired[bit];
        if (told !== undefined) trace[(at[bit] ?? 0) + offset] = told;
      }
  }

  #allFailed(people: readonly Lines[]): void {
    this.#of = people.slice();
    this.#failed = this.#rules.flatMap(({ rule, place }) =>
      (rule.about === 'case' ? [this.#ofCase] : people).flatMap(({ failed }) => failed[place] ?? []),
    );
  }
}
