import type { Diagram, Diagrams } from './diagram.ts';

/** The function with one variable held at a value. */
export function held(d: Diagrams, diagram: Diagram, variable: number, value: number): Diagram {
  const memory = new Map<Diagram, Diagram>();
  const at = (node: Diagram): Diagram => {
    if (d.variable(node) > variable) return node;
    if (d.variable(node) === variable) return d.child(node, value);
    const known = memory.get(node);
    if (known !== undefined) return known;
    const made = d.node(d.variable(node), childrenOf(d, node).map(at));
    memory.set(node, made);
    return made;
  };
  return at(diagram);
}

/** 1 where some values of the variables give more than 0. `memory` is for one set of variables. */
export function existing(
  d: Diagrams,
  diagram: Diagram,
  variables: ReadonlySet<number>,
  memory: Map<Diagram, Diagram>,
): Diagram {
  if (d.isConstant(diagram)) return diagram === 0 ? 0 : 1;
  const known = memory.get(diagram);
  if (known !== undefined) return known;
  const children = childrenOf(d, diagram).map((child) => existing(d, child, variables, memory));
  const made = variables.has(d.variable(diagram)) ? d.any(children) : d.node(d.variable(diagram), children);
  memory.set(diagram, made);
  return made;
}

export const childrenOf = (d: Diagrams, node: Diagram): Diagram[] =>
  Array.from({ length: d.sizes[d.variable(node)] ?? 0 }, (_, value) => d.child(node, value));

/** How two values may stand to each other: named, since what was found of it is remembered. */
export interface Relation {
  readonly name: string;
  readonly holds: (a: number, b: number) => boolean;
}

export const FALLS: Relation = { name: 'falls', holds: (a, b) => a > b };
export const RISES: Relation = { name: 'rises', holds: (a, b) => a < b };
export const DIFFERS: Relation = { name: 'differs', holds: (a, b) => a !== b };

/** 1 where the first stands so to the second. */
export const related = (d: Diagrams, { name, holds }: Relation, a: Diagram, b: Diagram): Diagram =>
  d.apply(name, (x, y) => (holds(x, y) ? 1 : 0), a, b);

/** A change of one answer. */
export interface Step {
  readonly variable: number;
  readonly from: number;
  readonly to: number;
}

/** Which values of a variable a step leads between; undefined for variables that no step is of. */
export type Steps = (variable: number) => readonly (readonly [from: number, to: number])[] | undefined;

/**
 * The steps over which a function may stand so to itself: those of a node whose children do. None means never, of all
 * inputs; one that is found may still need people that cannot be.
 */
export function suspects(d: Diagrams, diagram: Diagram, steps: Steps, relation: Relation): Step[] {
  const found = new Map<string, Step>();
  for (const node of d.below([diagram])) {
    if (d.isConstant(node)) continue;
    const variable = d.variable(node);
    for (const [from, to] of steps(variable) ?? []) {
      const [before, after] = [d.child(node, from), d.child(node, to)];
      if (before === after || related(d, relation, before, after) === 0) continue;
      found.set(`${variable} ${from} ${to}`, { variable, from, to });
    }
  }
  return [...found.values()];
}
