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

/** Traces in which every rule fired or failed: most fail, so that what fired is written over what failed. */
export class Traces {
  readonly #rules: readonly CompiledRule[];
  /** Where a rule stands in a trace, by its place; about people it stands there once for each. */
  readonly #at: Int32Array;
  /** By bit, the place of each rule of a side; beyond all rules where it is about something else. */
  readonly #caseSide: Int32Array;
  readonly #personSide: Int32Array;
  readonly #ofCase: Named;
  readonly #named = new Map<string, Named>();
  #failed: readonly Trace[] = [];
  #of: readonly Named[] | undefined;

  constructor({ rules, variables }: Compiled, ofCase: Places, ofPerson: Places) {
    const placed = (places: Places, about: Rule['about']) =>
      Int32Array.from(places.rules, (each) => (each?.rule.about === about ? each.place : rules.length));
    this.#caseSide = placed(ofCase, 'case');
    this.#personSide = placed(ofPerson, 'person');
    this.#rules = rules;
    let at = 0;
    this.#at = Int32Array.from(rules, ({ rule }) => (at += rule.about === 'case' ? 1 : variables.people));
    this.#at.forEach((end, place) => {
      this.#at[place] = end - (rules[place]?.rule.about === 'case' ? 1 : variables.people);
    });
    this.#ofCase = this.#name(null);
  }

  of(people: readonly Listed[], ofCase: Int32Array, ofPeople: readonly Int32Array[]): Trace[] {
    const named = people.map(({ ref }) => this.#nameOf(ref));
    if (this.#of === undefined || named.some((each, place) => each !== this.#of?.[place])) this.#allFailed(named);
    const trace = this.#failed.slice();
    this.#write(trace, this.#caseSide, ofCase, this.#ofCase, 0);
    named.forEach((each, place) => {
      const fired = ofPeople[place];
      if (fired !== undefined) this.#write(trace, this.#personSide, fired, each, place);
    });
    return trace;
  }

  #write(trace: Trace[], side: Int32Array, words: Int32Array, { fired }: Named, offset: number): void {
    for (let word = 0; word * BITS < side.length; word += 1)
      for (let left = words[word] ?? 0; left !== 0; left &= left - 1) {
        const place = side[word * BITS + 31 - Math.clz32(left & -left)] ?? 0;
        const told = fired[place];
        if (told !== undefined) trace[(this.#at[place] ?? 0) + offset] = told;
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
