import type { Diagram, Diagrams } from './diagram.ts';
import { SameFunctions } from './proof-same-function.ts';
import { toldApart } from './told-apart.make.ts';
import { YesNoDiagrams, type YesNo } from './yes-no-diagram.ts';

/** A diagram, and where it is. */
export interface Read {
  readonly d: Diagrams;
  readonly root: Diagram;
}

/** What a variable is: each of its values (by kinds that are told apart), answered *unknown*, or left out. */
interface States {
  readonly values: readonly YesNo[];
  readonly unknown: YesNo;
  readonly left: YesNo;
}

const MOST_NODES = 20_000_000;

/**
 * One output by every way of asking at once. Of each variable it is told whether it was left out, answered *unknown* or
 * has a value: the first two leave everything possible, and only the first may still be asked.
 */
export class LeftOut {
  readonly #levels: number;
  readonly #kinds: readonly (readonly number[])[];
  /** Where the states of each variable start: left out, unknown, then all values but the last. */
  readonly #starts: readonly number[];
  readonly #variables: readonly number[];
  readonly #d = new YesNoDiagrams(MOST_NODES);

  constructor({ sizes, terminals }: Diagrams, read: readonly Read[]) {
    this.#levels = terminals - 1;
    this.#kinds = toldApart(
      sizes,
      read.map(({ d, root }) => ({ d, roots: [root] })),
    );
    const variables: number[] = [];
    this.#starts = this.#kinds.map(
      ({ length }, variable) => variables.push(...Array.from({ length: length + 1 }, () => variable)) - length - 1,
    );
    this.#variables = variables;
  }

  /** Whether questions are asked by the one exactly where an answer can change the other, and none that is left then does. */
  isAskedExactly(engine: Read, rules: Read): boolean {
    const reach = this.#reach(rules);
    const asked = this.#asked(rules, reach);
    // Of one function the same is asked: it is worked out twice only where they are two.
    if (
      !new SameFunctions(engine.d, rules.d).areSame(engine.root, rules.root) &&
      this.#asked(engine, this.#reach(engine)) !== asked
    )
      return false;
    return this.#d.and(this.#changes(reach), this.#d.not(asked)) === 0;
  }

  /** Where something left out is still in what is left to test, and what is advised is not settled. */
  #asked(read: Read, reach: readonly YesNo[]): YesNo {
    // First each *unknown* is held at a value, and what was left out goes through all of its values.
    const varied = this.#each((level) => this.#over(read, level, (values) => [0, this.#any(values)]));
    // With what was answered *unknown* held at any one value, what was left out makes a difference.
    const some = this.#again(this.#several(varied), ({ values, left }) => [this.#any(values), left]);
    return this.#d.and(some, this.#several(reach));
  }

  /** Where each level can come about. */
  #reach(read: Read): readonly YesNo[] {
    return this.#each((level) => this.#over(read, level, (values) => [this.#any(values), this.#any(values)]));
  }

  /** Where some answers to what was left out, *unknown* among them, rule out a level that could come about. */
  #changes(reach: readonly YesNo[]): YesNo {
    const d = this.#d;
    return this.#any(
      // A level that could come about, and after some further answers cannot: advice is then another.
      reach.map((can) =>
        d.and(
          can,
          this.#again(d.not(can), ({ values, unknown }) => [unknown, this.#any([...values, unknown])]),
        ),
      ),
    );
  }

  #each(of: (level: number) => YesNo): readonly YesNo[] {
    return Array.from({ length: this.#levels }, (_, level) => of(level));
  }

  #several(levels: readonly YesNo[]): YesNo {
    return this.#any(levels.flatMap((one, place) => levels.slice(place + 1).map((other) => this.#d.and(one, other))));
  }

  #any(all: readonly YesNo[]): YesNo {
    return all.reduce<YesNo>((any, each) => this.#d.or(any, each), 0);
  }

  #over(
    { d, root }: Read,
    level: number,
    open: (values: readonly YesNo[]) => readonly [unknown: YesNo, left: YesNo],
  ): YesNo {
    const known = new Map<Diagram, YesNo>();
    const walk = (node: Diagram): YesNo => {
      if (d.isConstant(node)) return Number(node === level);
      let made = known.get(node);
      if (made === undefined) {
        const variable = d.variable(node);
        const values = (this.#kinds[variable] ?? []).map((value) => walk(d.child(node, value)));
        known.set(node, (made = this.#node(variable, values, open(values))));
      }
      return made;
    };
    return walk(root);
  }

  /** The same function of values, and another of what was left out or answered *unknown*. */
  #again(root: YesNo, open: (states: States) => readonly [unknown: YesNo, left: YesNo]): YesNo {
    const known = new Map<YesNo, YesNo>();
    const walk = (node: YesNo): YesNo => {
      if (node < 2) return node;
      let made = known.get(node);
      if (made === undefined) {
        const variable = this.#variables[this.#d.variable(node)] ?? 0;
        const states = this.#statesOf(node, variable).map(walk);
        const [left = 0, unknown = 0, ...values] = states;
        known.set(node, (made = this.#node(variable, values, open({ values, unknown, left }))));
      }
      return made;
    };
    return walk(root);
  }

  #node(variable: number, values: readonly YesNo[], [unknown, left]: readonly [YesNo, YesNo]): YesNo {
    // The first state that holds is the state; where none of them does it is the last value.
    const start = this.#starts[variable] ?? 0;
    const states = [left, unknown, ...values];
    return states
      .slice(0, -1)
      .reduceRight<YesNo>((rest, state, place) => this.#d.node(start + place, rest, state), states.at(-1) ?? 0);
  }

  #statesOf(node: YesNo, variable: number): YesNo[] {
    const start = this.#starts[variable] ?? 0;
    const states: YesNo[] = [];
    let rest = node;
    for (let place = 0; place <= (this.#kinds[variable]?.length ?? 0); place += 1) {
      const isTested = this.#d.variable(rest) === start + place;
      states.push(isTested ? this.#d.high(rest) : rest);
      if (isTested) rest = this.#d.low(rest);
    }
    return [...states, rest];
  }
}
