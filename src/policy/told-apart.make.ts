import { Diagrams, type Diagram } from './diagram.ts';

/** For each variable, the lowest value of each kind that some diagram tells from the others. */
export function toldApart(
  sizes: readonly number[],
  read: readonly { readonly d: Diagrams; readonly roots: readonly Diagram[] }[],
): number[][] {
  const kinds = sizes.map((size) => Array.from({ length: size }, () => 0));
  for (const { d, roots } of read)
    for (const node of d.below(roots)) {
      const own = kinds[d.variable(node)];
      if (own !== undefined) tellApart(own, d, node);
    }
  return kinds.map((own) => own.flatMap((kind, value) => (kind === value ? [value] : [])));
}

/** Parts the kinds of a variable's values by where a node of it leads. */
function tellApart(own: number[], d: Diagrams, node: Diagram): void {
  const before = own.slice();
  for (let value = 0; value < before.length; value += 1) {
    let first = 0;
    while (before[first] !== before[value] || d.child(node, first) !== d.child(node, value)) first += 1;
    own[value] = first;
  }
}
