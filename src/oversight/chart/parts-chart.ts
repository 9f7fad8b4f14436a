import type { Interval } from '../measure/index.ts';
import { sideways } from './axis.ts';
import { shareScale } from './scale.ts';
import { INK, LETTERS, lines, sheet, type Size, type Told } from './sheet.ts';
import { mark, text, type Mark } from './svg.ts';

/** Parts of one whole, each with its interval; in the order given, which is never by size. */
export interface Parts extends Told {
  readonly shareAxis: string;
  readonly rows: readonly { readonly name: string; readonly share: number; readonly interval: Interval }[];
}

const PLACES = {
  desk: { left: 260, right: 30, step: 44, down: 0, bar: 16 },
  // On a phone the name stands above its bar: beside it there is no room for both.
  phone: { left: 18, right: 22, step: 56, down: 9, bar: 14 },
} as const;

// One colour for all: no part is better or worse than another.
const BAR = '#9fb9d6';

/** A bar for each part, and across its end a line as long as its interval. */
export function partsDrawing(chart: Parts, size: Size): Mark {
  const [letters, place] = [LETTERS[size], PLACES[size]];
  const title = lines(chart.title, letters, 4, letters.font + 1, 'bold');
  const axis = lines(chart.shareAxis, letters, title.below + 4, letters.label);
  const top = axis.below + letters.label + 12;
  const bottom = top + chart.rows.length * place.step;
  const x = shareScale(1, place.left, letters.width - place.right);
  const note = lines(chart.note, letters, bottom + letters.label + 10, letters.label);
  const row = ({ name, share, interval: [low, high] }: Parts['rows'][number], i: number): readonly Mark[] => {
    const middle = top + (i + 0.5) * place.step + place.down;
    const at =
      size === 'desk'
        ? { x: place.left - 12, y: middle + 4, 'text-anchor': 'end' }
        : { x: place.left, y: middle - place.bar + 1 };
    const end = { y1: middle - 6, y2: middle + 6, stroke: INK, 'stroke-width': 2 };
    return [
      text(name, { ...at, 'font-size': letters.label }),
      mark('rect', {
        ...{ x: x.at(0), y: middle - place.bar / 2, width: x.at(share) - x.at(0), height: place.bar, fill: BAR },
      }),
      mark('line', { x1: x.at(low), x2: x.at(high), y1: middle, y2: middle, stroke: INK, 'stroke-width': 2 }),
      mark('line', { x1: x.at(low), x2: x.at(low), ...end }),
      mark('line', { x1: x.at(high), x2: x.at(high), ...end }),
    ];
  };
  return sheet(
    chart,
    letters.width,
    note.below + 8,
    ...title.marks,
    ...axis.marks,
    ...sideways(x, top, bottom, letters),
    ...chart.rows.flatMap(row),
    ...note.marks,
  );
}
