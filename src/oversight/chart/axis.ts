import { RULE, type Letters } from './sheet.ts';
import type { Scale } from './scale.ts';
import { mark, text, type Mark } from './svg.ts';

/** To a tenth; below a tenth of the whole to three figures, so that the ticks of a rare code are not all 0. */
export const percent = (share: number): string =>
  `${String(share < 0.1 ? Math.round(Number((share * 100).toPrecision(3)) * 1e4) / 1e4 : Math.round(share * 1000) / 10)}%`;

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
