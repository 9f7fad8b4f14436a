import type { Definition } from '../definition/index.ts';
import { OUTCOME_SINCE, slotName, type Slot } from '../source/index.ts';
import { during, type Material } from './material.ts';
import { NO_OUTCOME, tallyPart, type ForceTally } from './tally.ts';

/** A quarter, or a year where there are many quarters. */
export interface Piece {
  readonly label: string;
  readonly slots: readonly Slot[];
}

/** More quarters than this are read by year: their shares rest on few cases and their labels on one another. */
const MOST_QUARTERS = 8;

/** A year by its name only where all of it is there: a quarter of one is no year. */
function yearLabel(year: string, slots: readonly Slot[]): string {
  const [first, last] = [slots[0], slots.at(-1)];
  if (slots.length === 4 || first === undefined || last === undefined || !('year' in first)) return year;
  return first === last ? slotName(first) : `${slotName(first)} to ${slotName(last)}`;
}

export function piecesOf(slots: readonly Slot[]): readonly Piece[] {
  if (slots.length <= MOST_QUARTERS) return slots.map((slot) => ({ label: slotName(slot), slots: [slot] }));
  const years = Map.groupBy(slots, (slot) => ('year' in slot ? slot.year : slotName(slot)));
  return [...years].map(([year, inYear]) => ({ label: yearLabel(year, inYear), slots: inYear }));
}

export interface PieceFigure {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly forces: readonly ForceTally[];
  /** Forces without a case in it: they gave their answer, and it adds nothing. */
  readonly nothing: readonly string[];
  /** Why the piece has no figure. */
  readonly why: string | null;
}

/** Before any outcome of the numerator could be given there is no share of it, and none of 0; a source that gives it is taken at its word. */
function isBefore({ absent, counts }: Material, { sides: [of], period: { to } }: Definition): boolean {
  if (absent === 'not-given' || of.kind !== 'types') return false;
  const isGiven = (type: string): boolean => counts.some(({ outcomeType }) => outcomeType === type);
  return of.types.every((type) => (OUTCOME_SINCE[type] ?? to) > to && !isGiven(type));
}

export function figureOf(material: Material, definition: Definition, piece: Piece): PieceFigure {
  const part = definition.within(piece.slots);
  const inPiece = during(material, piece.slots);
  const { from, to } = part.period;
  if (isBefore(inPiece, part))
    return { label: piece.label, from, to, forces: [], nothing: [], why: 'the outcome could not be given yet' };
  const { forces, excluded } = tallyPart(inPiece, part);
  const nothing = excluded.filter(({ why }) => why === NO_OUTCOME).map(({ force }) => force);
  return { label: piece.label, from, to, forces, nothing, why: forces.length === 0 ? 'no force has a figure' : null };
}

/** The definition’s share in every piece of its period. */
export const piecesFigured = (material: Material, definition: Definition): readonly PieceFigure[] =>
  piecesOf(material.slots).map((piece) => figureOf(material, definition, piece));
