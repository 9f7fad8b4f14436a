import type { Definition } from '../definition/index.ts';
import { slotName, type Slot } from '../source/index.ts';
import { during, type Material } from './material.ts';
import { NO_OUTCOME, tallyPart, type ForceTally } from './tally.ts';

/** A quarter, or a year where there are many quarters. */
export interface Piece {
  readonly label: string;
  readonly slots: readonly Slot[];
}

/** More quarters than this are read by year: their shares rest on few cases and their labels on one another. */
const MOST_QUARTERS = 8;

export function piecesOf(slots: readonly Slot[]): readonly Piece[] {
  if (slots.length <= MOST_QUARTERS) return slots.map((slot) => ({ label: slotName(slot), slots: [slot] }));
  const years = Map.groupBy(slots, (slot) => ('year' in slot ? slot.year : slotName(slot)));
  return [...years].map(([label, inYear]) => ({ label, slots: inYear }));
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

export function figureOf(material: Material, definition: Definition, piece: Piece): PieceFigure {
  const part = definition.within(piece.slots);
  const { forces, excluded } = tallyPart(during(material, piece.slots), part);
  const nothing = excluded.filter(({ why }) => why === NO_OUTCOME).map(({ force }) => force);
  const { from, to } = part.period;
  return { label: piece.label, from, to, forces, nothing, why: forces.length === 0 ? 'no force has a figure' : null };
}

/** The definition’s share in every piece of its period. */
export const piecesFigured = (material: Material, definition: Definition): readonly PieceFigure[] =>
  piecesOf(material.slots).map((piece) => figureOf(material, definition, piece));
