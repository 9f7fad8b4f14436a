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

/** The values, by variable, of a way to 1 that costs least; what it leaves out may be anything. */
export function cheapest(
  d: Diagrams,
  diagram: Diagram,
  cost: (variable: number, value: number) => number,
): { readonly cost: number; readonly values: ReadonlyMap<number, number> } | undefined {
  const memory = new Map<Diagram, { readonly cost: number; readonly value: number }>();
  const best = (node: Diagram): { readonly cost: number; readonly value: number } => {
    if (d.isConstant(node)) return { cost: node === 0 ? Infinity : 0, value: 0 };
    const known = memory.get(node);
    if (known !== undefined) return known;
    let found = { cost: Infinity, value: 0 };
    childrenOf(d, node).forEach((child, value) => {
      const total = best(child).cost + cost(d.variable(node), value);
      if (total < found.cost) found = { cost: total, value };
    });
    memory.set(node, found);
    return found;
  };
  const { cost: total } = best(diagram);
  if (total === Infinity) return undefined;
  const values = new Map<number, number>();
  for (let node = diagram; !d.isConstant(node); node = d.child(node, best(node).value))
    values.set(d.variable(node), best(node).value);
  return { cost: total, values };
}

/** Whether two functions are more than 0 at once: quicker than to make what they are together. */
export function meet(d: Diagrams, one: Diagram, other: Diagram): boolean {
  const apart = new Set<number>();
  const at = (a: Diagram, b: Diagram): boolean => {
    if (a === 0 || b === 0) return false;
    if (d.isConstant(a) && d.isConstant(b)) return true;
    const key = a * 0x4000000 + b;
    if (apart.has(key)) return false;
    const variable = Math.min(d.variable(a), d.variable(b));
    const below = (node: Diagram, value: number) => (d.variable(node) === variable ? d.child(node, value) : node);
    for (let value = 0; value < (d.sizes[variable] ?? 0); value += 1)
      if (at(below(a, value), below(b, value))) return true;
    apart.add(key);
    return false;
  };
  return at(one, other);
}
