import type { CountTable } from '../source/index.ts';
import type { Noise } from './cell-key.ts';
import type { Control } from './control.ts';
import type { Figure, ReleaseDocument } from './document.ts';
import { withoutEqualColumns } from './equal-columns.ts';
import { protect } from './protect.ts';
import { cellName, dimensionsOf, subjectOf } from './system.ts';
import { withMargins, type Exact } from './tabulate.ts';

/** Everything of a release but its figures. */
export type Frame = Omit<ReleaseDocument, 'cells' | 'dimensions' | 'shares'>;

/** The figure that a method makes of a count, before anything is hidden. */
const figureOf = (control: Control, noise: Noise, { count, key }: Exact): number => {
  if (control.method === 'round') return Math.round(count / control.base) * control.base;
  if (control.method === 'suppress') return count;
  // Checked before: a table without keys is not protected by them.
  return count + noise(count, key ?? 0);
};

const isSmall = ({ least, zeros }: Control, { count }: Exact, figure: number, method: Control['method']): boolean => {
  if (count === 0 && zeros === 'shown') return false;
  // Rounding hides by the count, so that what is shown is never of a small one; noise by the figure, which is all it shows.
  return (method === 'cell-key' ? figure : count) < least;
};

/**
 * Where everybody of a group is in one cell, the group's figure tells of each of them (class disclosure): with zeros shown,
 * the whole line is hidden.
 */
const classDisclosed = (control: Control, cells: readonly Exact[], dimensions: number): ReadonlySet<string> => {
  const hidden = new Set<string>();
  if (control.zeros === 'hidden') return hidden;
  for (let axis = 0; axis < dimensions; axis += 1) {
    const lines = Map.groupBy(
      cells.filter(({ at }) => at[axis] !== null),
      ({ at }) => JSON.stringify(at.with(axis, null)),
    );
    for (const line of lines.values())
      if (line.length > 1 && line.filter(({ count }) => count > 0).length === 1)
        for (const { at } of line) hidden.add(JSON.stringify(at));
  }
  return hidden;
};

interface Before {
  readonly figure: Figure;
  readonly countedAt: string;
}

/** What was published last of each cell of the same subject. */
const publishedBefore = (
  earlier: readonly ReleaseDocument[],
  frame: Frame,
  known: ReleaseDocument['dimensions'],
): ReadonlyMap<string, Before> => {
  const found = new Map<string, Before>();
  for (const document of earlier)
    if (subjectOf(document) === subjectOf(frame))
      for (const figure of document.cells)
        found.set(cellName(document, figure.at, known), { figure, countedAt: figure.since ?? document.countedAt });
  return found;
};

/**
 * A figure that was published of an earlier count stays until it has moved far: what one added case does to a table must not
 * be seen in it. One that was hidden stays so until it is far from small.
 */
const settled = (frame: Frame, before: Before | undefined, value: number | null): Omit<Figure, 'at'> => {
  const { revision, least } = frame.control;
  if (before === undefined || before.countedAt === frame.countedAt || revision === 0) return { value, since: null };
  const { value: last } = before.figure;
  if (last === null) return { value: value !== null && value >= least + revision ? value : null, since: null };
  const moved = Math.abs((value ?? 0) - last) > revision;
  return moved ? { value, since: null } : { value: last, since: before.countedAt };
};

/** The table as its method shows it, small counts hidden, before anybody has attacked it. */
export const candidateOf = (
  table: CountTable,
  frame: Frame,
  earlier: readonly ReleaseDocument[],
  noise: Noise,
): ReleaseDocument => {
  const { control } = frame;
  const exact = withMargins(table);
  const disclosed = classDisclosed(control, exact, table.dimensions.length);
  const dimensions = table.dimensions.map(({ name, values, made }) => ({
    ...{ name, values: [...values] },
    ...(made === undefined ? {} : { made }),
  }));
  const known = [...dimensionsOf(earlier), ...dimensions];
  const before = publishedBefore(earlier, frame, known);
  const cells = exact.map((cell): Figure => {
    const figure = figureOf(control, noise, cell);
    const isHidden = isSmall(control, cell, figure, control.method) || disclosed.has(JSON.stringify(cell.at));
    const at = [...cell.at];
    const name = cellName({ ...frame, dimensions }, at, known);
    return { at, ...settled(frame, before.get(name), isHidden ? null : figure) };
  });
  return { ...frame, dimensions, cells };
};

/** A table made ready to leave: small counts hidden by its method, then whatever an attacker could still work out. */
export const prepare = async (
  table: CountTable,
  frame: Frame,
  earlier: readonly ReleaseDocument[],
  noise: Noise,
): Promise<ReleaseDocument> =>
  withoutEqualColumns(
    await protect(
      earlier.filter((document) => subjectOf(document) === subjectOf(frame)),
      candidateOf(table, frame, earlier, noise),
      frame.control,
    ),
  );
