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
      if (own === undefined) continue;
      const isAlike = (one: number, other: number) =>
        own[one] === own[other] && d.child(node, one) === d.child(node, other);
      kinds[d.variable(node)] = own.map((_, value) => own.findIndex((__, first) => isAlike(first, value)));
    }
  return kinds.map((own) => own.flatMap((kind, value) => (kind === value ? [value] : [])));
}
