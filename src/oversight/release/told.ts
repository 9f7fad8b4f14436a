import { toldBy, type Span } from './control.ts';
import type { Figure, ReleaseDocument } from './document.ts';

/** A figure that was repeated says only that it has not moved far since; one of another day, that it has moved by some at most. */
export const toldNow = (
  { control }: Pick<ReleaseDocument, 'control'>,
  { since }: Pick<Figure, 'since'>,
  shown: number,
  moved: number,
): Span => {
  const { low, high } = toldBy(control, shown);
  const drift = (since === null ? 0 : control.revision) + moved;
  return { low: Math.max(0, low - drift), high: high + drift };
};
