import { compile, type Compiled } from './compile.ts';
import { Conditions } from './condition.ts';
import { Diagrams, type Diagram } from './diagram.ts';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import type { Reading } from './proof-readings.ts';
import { SameFunctions } from './proof-same-function.ts';
import { isTurned } from './proof-turned.ts';
import { compiledOnce, type View } from './proof-view.ts';

/** What is made ready for advice; to plant a fault in it, another way of making it. */
export type Compile = (files: PolicyFiles, on: string, people: number) => Compiled;

/** What is made ready, with the rules read once more in the same numbers, by themselves. */
class Again {
  readonly compiled: Compiled;
  readonly #d: Diagrams;
  readonly #conditions: Conditions;
  #same: SameFunctions;
  readonly #exact = new Map<string, boolean>();
  readonly #fires = new Map<Rule, Diagram>();

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.#d = new Diagrams(compiled.diagrams.sizes, compiled.diagrams.terminals);
    this.#conditions = new Conditions(this.#d, compiled.variables);
    this.#same = new SameFunctions(compiled.diagrams, this.#d);
  }

  /** Whether an output is orderly, and the function that its rules give. */
  isExact(reading: Reading, rules: readonly Rule[]): boolean {
    const known = this.#exact.get(reading.name);
    if (known !== undefined) return known;
    const found = this.#same.areSame(reading.output.diagram, this.#read(reading, rules));
    // What was taken to be the same on the way to a difference need not be.
    if (!found) this.#same = new SameFunctions(this.compiled.diagrams, this.#d);
    this.#exact.set(reading.name, found);
    return found;
  }

  #firesWhere(rule: Rule): Diagram {
    let known = this.#fires.get(rule);
    if (known === undefined) this.#fires.set(rule, (known = this.#conditions.diagram(rule.when)));
    return known;
  }

  #read({ name, levelOf: level, readAs = (each) => each }: Reading, rules: readonly Rule[]): Diagram {
    const highest = this.#d.any(
      rules.flatMap((rule) => {
        const given = level(rule);
        if (given === undefined) return [];
        return [this.#d.map(`level ${given}`, (fired) => fired * given, this.#firesWhere(rule))];
      }),
    );
    return this.#d.map(`read ${name}`, readAs, highest);
  }
}

const known = new WeakMap<View, Map<number, Again>>();

/** Read once for all statements, unless it is made ready in another way. */
export function againOf(view: View, people: number, ready: Compile): Again {
  if (ready !== compile) return new Again(ready(view.files, view.on, people));
  const ofView = known.get(view) ?? new Map<number, Again>();
  known.set(view, ofView);
  const again = ofView.get(people) ?? new Again(compiledOnce(view.files, view.on, people));
  ofView.set(people, again);
  return again;
}

/**
 * With how many people listed it is read on a day, and what was read the day before: one on each day on which something
 * turned; on the last, when most is in force, nobody and two as well. Whoever more is listed brings variables of their own,
 * and nothing that two do not (docs/decisions, 15).
 */
export const listedOn = (
  views: readonly View[],
  place: number,
  ready: Compile,
): readonly { readonly people: number; readonly before: View | undefined }[] => {
  const [view, earlier] = [views[place], ready === compile ? views[place - 1] : undefined];
  if (view === undefined) return [];
  return [
    ...(isTurned(view, earlier) ? [{ people: 1, before: earlier }] : []),
    ...(place === views.length - 1 ? [0, 2].map((people) => ({ people, before: undefined })) : []),
  ];
};

export const withListed = (people: number): string =>
  ['with nobody listed', 'with one person listed', 'with two people listed'][people] ?? '';
