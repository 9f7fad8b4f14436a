import { heldBack, LEAST_SHOWN, shownCount } from '../release/index.ts';
import type { Figure, PublishedClaims } from './claim.schema.ts';

type Figures = PublishedClaims['figures'];

const isKnown = ({ value }: Figure): boolean => value !== null;

/**
 * Figures that are held back: those from 1 to 4, though they were published (they are of children), and in a column that adds
 * up whatever would give one of them away.
 */
export function hiddenFigures(figures: Figures): ReadonlySet<string> {
  const all = Object.entries(figures).filter(([, figure]) => isKnown(figure));
  const columns = Map.groupBy(all, ([id, { together }]) => together ?? id);
  return new Set(
    [...columns.values()].flatMap((column) => {
      const counts = column.map(([, { value }]) => value ?? 0);
      const shown = column.length > 1 ? heldBack(counts) : counts.map((count) => (isSmall(count) ? null : count));
      return column.flatMap(([id], i) => (shown[i] === null ? [id] : []));
    }),
  );
}

const isSmall = (count: number): boolean => count > 0 && count < LEAST_SHOWN;

/** A figure as it is printed. In a column one word stands for all that is held back: two would tell which is small. */
export function shownFigure(figure: Figure, isHidden: boolean): string {
  if (figure.value === null) return figure.given ?? 'not printed';
  if (!isHidden) return figure.given ?? shownCount(figure.value);
  return figure.together === undefined ? shownCount(figure.value) : HELD_BACK;
}

export const HELD_BACK = `held back: fewer than ${LEAST_SHOWN}, or what would show one that is`;

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Between which counts it lies, as it was printed; undefined where it never was. */
function printed({ value, between }: Figure): Bounds | undefined {
  if (value !== null) return { low: value, high: value };
  return between === undefined ? undefined : { low: between[0], high: between[1] ?? Infinity };
}

/** The sum of some figures as far as it may be told; undefined where one was never printed. */
export function sumOf(ids: readonly string[], figures: Figures, hidden: ReadonlySet<string>): Bounds | undefined {
  const bounds = { low: 0, high: 0 };
  for (const id of ids) {
    const figure = figures[id];
    if (figure === undefined) throw new Error(`data/claims names a figure ${id} that it does not have`);
    const known = printed(figure);
    if (known === undefined) return undefined;
    const open = hidden.has(id) && !isWhole(id, ids, figures, hidden);
    bounds.low += open ? 1 : known.low;
    bounds.high += open ? LEAST_SHOWN - 1 : known.high;
  }
  return bounds;
}

/** A sum over all that is held back of a column tells none of it: `heldBack` has seen to that. */
function isWhole(id: string, ids: readonly string[], figures: Figures, hidden: ReadonlySet<string>): boolean {
  const column = figures[id]?.together;
  if (column === undefined) return false;
  const rest = Object.keys(figures).filter((each) => figures[each]?.together === column && hidden.has(each));
  if (rest.every((each) => ids.includes(each))) return true;
  throw new Error(`data/claims adds up some, but not all, of what is held back in ${column}`);
}
