import type { Diagram, Diagrams } from './diagram.ts';
import { childrenOf } from './proof-diagram.ts';

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
