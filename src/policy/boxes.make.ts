import type { Compiled } from './compile.ts';
import { Conditions } from './condition.ts';
import { Diagrams, type Diagram } from './diagram.ts';
import { existing } from './proof-diagram.ts';
import type { Reading } from './proof-readings.ts';
import { toldApart } from './told-apart.make.ts';

/** Everything that may still be possible: beside each variable, one for each of its values. */
export class Boxes {
  readonly #compiled: Compiled;
  readonly #d: Diagrams;
  /** Where a variable lies here; its values follow it. */
  readonly #places: readonly number[];
  /** For each variable, one value of each kind that a rule tells apart: *possible* is said of the kind. */
  readonly #told: readonly (readonly number[])[];
  readonly #conditions: Conditions;
  readonly #plain: Diagrams;
  readonly #walked = new Map<string, Diagram>();
  readonly #moved = new Map<Diagram, Diagram>();
  readonly #completed = new Map<Diagram, Diagram>();

  constructor(compiled: Compiled) {
    const { variables } = compiled;
    this.#compiled = compiled;
    this.#plain = new Diagrams(variables.sizes, compiled.diagrams.terminals);
    this.#conditions = new Conditions(this.#plain, variables);
    const outputs = [compiled.category, compiled.response, compiled.role, ...compiled.standings, ...compiled.duties];
    this.#told = toldApart(variables.sizes, [
      { d: compiled.diagrams, roots: outputs.map(({ diagram }) => diagram) },
      { d: this.#plain, roots: compiled.rules.map(({ rule }) => this.#conditions.diagram(rule.when)) },
    ]);
    const sizes: number[] = [];
    this.#places = this.#told.map(({ length }) => {
      const place = sizes.push(length) - 1;
      for (let value = 0; value < length; value += 1) sizes.push(2);
      return place;
    });
    this.#d = new Diagrams(sizes, 2);
  }

  /** The children of a node by the values that are told apart. */
  #children(d: Diagrams, node: Diagram): Diagram[] {
    return (this.#told[d.variable(node)] ?? []).map((value) => d.child(node, value));
  }

  disagree({ output, levels, levelOf: level, readAs = (each) => each }: Reading): boolean {
    const rules = this.#compiled.rules.flatMap(({ rule }) => {
      const given = level(rule);
      return given === undefined ? [] : [{ given, fires: this.#conditions.diagram(rule.when) }];
    });
    const support = this.#compiled.diagrams.support(output.diagram);
    const isSome = this.#d.every(support.map((variable) => this.#anyOf(variable)));
    const all = Array.from({ length: levels }, (_, each) => each);
    // A level comes about where a rule gives it and none gives a higher one.
    const comesAbout = all.map((level) => {
      const givenBy = (isGiven: (given: number) => boolean) =>
        this.#plain.any(rules.filter(({ given }) => isGiven(given)).map(({ fires }) => fires));
      const there = level === 0 ? 1 : givenBy((given) => given === level);
      return this.#plain.and(there, this.#plain.not(givenBy((given) => given > level)));
    });
    return [...new Set(all.map(readAs))].some((wanted) => {
      const completed = this.#completions(this.#plain.any(comesAbout.filter((_, level) => readAs(level) === wanted)));
      return this.#d.and(isSome, completed) !== this.#d.and(isSome, this.#walk(output.diagram, wanted));
    });
  }

  #anyOf(variable: number): Diagram {
    return this.#d.any((this.#told[variable] ?? []).map((_, kind) => this.#isPossible(variable, kind)));
  }

  #isPossible(variable: number, kind: number): Diagram {
    return this.#d.test((this.#places[variable] ?? 0) + 1 + kind, 0b10);
  }

  /** As advice is read: from the root by every value that is still possible. */
  #walk(node: Diagram, wanted: number): Diagram {
    const { diagrams } = this.#compiled;
    if (diagrams.isConstant(node)) return node === wanted ? 1 : 0;
    const key = `${node} ${wanted}`;
    const known = this.#walked.get(key);
    if (known !== undefined) return known;
    const variable = diagrams.variable(node);
    const ways = this.#children(diagrams, node).map((child) => this.#walk(child, wanted));
    const made = this.#ways(variable, ways, 0, 0);
    this.#walked.set(key, made);
    return made;
  }

  /** What can be reached by the values from one on, and what was reached by those before it. */
  #ways(variable: number, ways: readonly Diagram[], value: number, reached: Diagram): Diagram {
    const way = ways[value];
    if (way === undefined) return reached;
    return this.#d.node((this.#places[variable] ?? 0) + 1 + value, [
      this.#ways(variable, ways, value + 1, reached),
      this.#ways(variable, ways, value + 1, this.#d.max(reached, way)),
    ]);
  }

  /** That some completion is so: there are values of all variables, each still possible, for which it holds. */
  #completions(diagram: Diagram): Diagram {
    const support = this.#plain.support(diagram);
    const completion = this.#d.every(
      support
        .map((variable) =>
          this.#d.node(
            this.#places[variable] ?? 0,
            (this.#told[variable] ?? []).map((_, kind) => this.#isPossible(variable, kind)),
          ),
        )
        .reverse(),
    );
    return existing(this.#d, this.#d.and(this.#move(diagram), completion), new Set(this.#places), this.#completed);
  }

  #move(node: Diagram): Diagram {
    if (this.#plain.isConstant(node)) return node;
    const known = this.#moved.get(node);
    if (known !== undefined) return known;
    const variable = this.#plain.variable(node);
    const children = this.#children(this.#plain, node).map((child) => this.#move(child));
    const made = this.#d.node(this.#places[variable] ?? 0, children);
    this.#moved.set(node, made);
    return made;
  }
}
