import { RULE, type Letters } from './sheet.ts';
import type { Scale } from './scale.ts';
import { mark, text, type Mark } from './svg.ts';

export const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)}%`;

/** Lines across the plot at each tick of a scale that runs sideways, with their values above and below. */
export function sideways(x: Scale, top: number, bottom: number, letters: Letters, words = percent): readonly Mark[] {
  return x.ticks.flatMap((tick) => {
    const at = { x: x.at(tick), 'text-anchor': 'middle', 'font-size': letters.label };
    return [
      mark('line', { x1: x.at(tick), x2: x.at(tick), y1: top, y2: bottom, stroke: RULE }),
      text(words(tick), { ...at, y: top - 6 }),
      text(words(tick), { ...at, y: bottom + letters.label + 3 }),
    ];
  });
}
