import type { Figure, ReleaseDocument } from './document.ts';

interface Near {
  readonly whole: Figure;
  /** Which part makes up nearly all of it. */
  readonly part: string;
}

/** The one part of a line that is shown, where it and the whole are as near as noise alone would set them apart. */
function nearIn(line: readonly Figure[], axis: number, bound: number): Near | undefined {
  const whole = line.find(({ at }) => at[axis] === null);
  const parts = line.filter(({ at }) => at[axis] !== null);
  const [shown, more] = parts.filter(({ value }) => value !== null);
  const part = shown?.at[axis] ?? null;
  if (shown === undefined || more !== undefined || parts.length < 2 || part === null) return undefined;
  if (whole === undefined || whole.value === null || shown.value === null) return undefined;
  return Math.abs(whole.value - shown.value) <= bound ? { whole, part } : undefined;
}

const keyOf = ({ at }: Figure): string => JSON.stringify(at);

/**
 * Of the very same records a part and its whole have one key, and so one figure: where several columns show both alike, what is
 * hidden between them is almost surely nobody (decision 22). Their wholes are held back, wherever the two are near and not only
 * where they are alike, so that holding back does not say it again. It reads figures as they would be published.
 */
export function withoutEqualColumns(document: ReleaseDocument): ReleaseDocument {
  const { cells, dimensions, control } = document;
  if (control.method !== 'cell-key') return document;
  const held = new Set<string>();
  dimensions.forEach((_, axis) => {
    const lines = Map.groupBy(cells, ({ at }) => JSON.stringify(at.with(axis, null)));
    const near = [...lines.values()].flatMap((line) => nearIn(line, axis, control.bound) ?? []);
    for (const columns of Map.groupBy(near, ({ part }) => part).values())
      if (columns.length > 1) for (const { whole } of columns) held.add(keyOf(whole));
  });
  if (held.size === 0) return document;
  return { ...document, cells: cells.map((cell) => (held.has(keyOf(cell)) ? { ...cell, value: null } : cell)) };
}
