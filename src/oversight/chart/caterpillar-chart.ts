import type { Interval } from '../measure/index.ts';
import { sideways } from './axis.ts';
import { shareScale, type Scale } from './scale.ts';
import { INK, LETTERS, lines, sheet, type Letters, type Size, type Told } from './sheet.ts';
import { at, mark, text, type Mark } from './svg.ts';

export interface CaterpillarRow {
  readonly name: string;
  /** Null where only one value is drawn. */
  readonly raw: number | null;
  /** Null where a count is hidden: only between which ends the value lies is known. */
  readonly pooled: number | null;
  readonly interval: Interval;
}

/** Each group’s share drawn towards the overall one as far as few cases ask, with its interval; in the order given. */
export interface Caterpillar extends Told {
  readonly shareAxis: string;
  readonly keyed: { readonly middle: string; readonly raw: string };
  /** How a value is written. */
  readonly words: (value: number) => string;
  readonly overall: number;
  /** Between which shares the middle 80 % of groups are put; null where no spread is known. */
  readonly range80: Interval | null;
  readonly rows: readonly CaterpillarRow[];
  /**
   * Up to where a scale is wanted that one interval would stretch until nothing else can be read: what runs beyond has an arrow
   * there, and words that say how far. Without it the scale holds everything.
   */
  readonly upTo?: number;
}

const PLACES = {
  desk: { left: 210, right: 24, step: 20, down: 0, radius: 4.5 },
  // On a phone the name stands above its line: beside it there is no room for both.
  phone: { left: 18, right: 18, step: 34, down: 10, radius: 4 },
} as const;

const BLUE = '#003078';
const BAND = '#e8eef5';

const raw = (x: number, y: number, r: number): Mark =>
  mark('path', {
    d: `M${String(Math.round(x * 10) / 10)} ${String(Math.round((y - r) * 10) / 10)}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`,
    fill: '#ffffff',
    stroke: INK,
    'stroke-width': 1.2,
  });

const arrow = (x: number, y: number): Mark =>
  mark('path', { d: `M${at(x + 8)} ${at(y)}L${at(x - 2)} ${at(y - 5)}L${at(x - 2)} ${at(y + 5)}Z`, fill: BLUE });

const pooled = (x: number, y: number, r: number): Mark => mark('circle', { cx: x, cy: y, r, fill: BLUE });

/** Where a line leaves the scale: an arrow, and in words what cannot be read off. */
function leaving(
  { pooled: middle, interval }: CaterpillarRow,
  words: Caterpillar['words'],
  y: number,
  x: Scale,
  size: Size,
) {
  const [low, high] = interval;
  if (high <= x.top) return [];
  const [end, letters] = [x.at(x.top), LETTERS[size]];
  const said =
    middle !== null && middle > x.top ? `${words(middle)}, 95% ${words(low)} to ${words(high)}` : `to ${words(high)}`;
  return [
    arrow(end, y),
    text(said, {
      ...{ x: end - 12, y: y + 4, 'text-anchor': 'end', 'font-size': letters.label },
      ...{ stroke: '#ffffff', 'stroke-width': 6, 'paint-order': 'stroke' },
    }),
  ];
}

function row(each: CaterpillarRow, words: Caterpillar['words'], y: number, x: Scale, size: Size): readonly Mark[] {
  const [place, letters] = [PLACES[size], LETTERS[size]];
  const middle = y + place.down;
  const name =
    size === 'desk'
      ? text(each.name, { x: place.left - 12, y: middle + 4, 'text-anchor': 'end', 'font-size': letters.label })
      : text(each.name, {
          ...{ x: place.left - 8, y: middle - 9, 'font-size': letters.label },
          // The line of the overall share runs behind it.
          ...{ stroke: '#ffffff', 'stroke-width': 3, 'paint-order': 'stroke' },
        });
  const [low, high] = each.interval;
  const told = `${each.name}: ${each.pooled === null ? 'a hidden count' : words(each.pooled)}, 95% ${words(low)} to ${words(high)}`;
  const dashed = each.pooled === null ? { 'stroke-dasharray': '3 3' } : {};
  return [
    name,
    mark('line', {
      x1: x.at(Math.min(low, x.top)),
      x2: x.at(Math.min(high, x.top)),
      y1: middle,
      y2: middle,
      stroke: BLUE,
      'stroke-width': 2.5,
      ...dashed,
    }),
    ...(each.raw === null ? [] : [raw(x.at(each.raw), middle, place.radius)]),
    ...leaving(each, words, middle, x, size),
    ...(each.pooled === null || each.pooled > x.top
      ? []
      : [{ ...pooled(x.at(each.pooled), middle, place.radius), inside: [mark('title', {}, told)] }]),
  ];
}

function key(
  { range80, keyed, rows }: Caterpillar,
  leaves: boolean,
  { top, size, letters }: { top: number; size: Size; letters: Letters },
): { marks: readonly Mark[]; below: number } {
  const entries: readonly (readonly [(x: number, y: number) => readonly Mark[], string])[] = [
    [
      (x, y) => [
        mark('line', { x1: x - 12, x2: x + 12, y1: y, y2: y, stroke: BLUE, 'stroke-width': 2.5 }),
        pooled(x, y, PLACES[size].radius),
      ],
      keyed.middle,
    ],
    ...(rows.every((each) => each.raw === null)
      ? []
      : [[(x: number, y: number) => [raw(x, y, PLACES[size].radius)], keyed.raw] as const]),
    ...(rows.every((each) => each.pooled !== null)
      ? []
      : [
          [
            (x: number, y: number) => [
              mark('line', {
                ...{ x1: x - 12, x2: x + 12, y1: y, y2: y, stroke: BLUE, 'stroke-width': 2.5 },
                'stroke-dasharray': '3 3',
              }),
            ],
            'a hidden count: between its ends',
          ] as const,
        ]),
    ...(leaves ? [[(x: number, y: number) => [arrow(x, y)], 'runs beyond the scale, as far as it says'] as const] : []),
    ...(range80 === null
      ? []
      : [
          [
            (x: number, y: number) => [
              mark('rect', { x: x - 12, y: y - 7, width: 24, height: 14, fill: BAND, stroke: '#b1b4b6' }),
            ],
            'middle 80% of forces',
          ] as const,
        ]),
  ];
  const marks = entries.flatMap(([draw, words], i) => {
    const [x, y] = size === 'desk' ? [22 + i * 240, top + 8] : [22, top + 8 + i * 18];
    return [...draw(x, y), text(words, { x: x + 18, y: y + 4, 'font-size': letters.label })];
  });
  return { marks, below: top + (size === 'desk' ? 24 : entries.length * 18 + 8) };
}

/** A caterpillar plot whose rows stand in the order given: by name, since an order by value would be a ranking. */
export function caterpillarDrawing(chart: Caterpillar, size: Size): Mark {
  const [letters, place] = [LETTERS[size], PLACES[size]];
  const title = lines(chart.title, letters, 4, letters.font + 1, 'bold');
  const highest = Math.max(
    chart.overall,
    ...chart.rows.flatMap(({ interval, raw: each, pooled: middle }) => [interval[1], each ?? middle ?? 0]),
  );
  const x = shareScale(Math.min(highest, chart.upTo ?? highest), place.left, letters.width - place.right);
  const keyed = key(chart, highest > x.top, { top: title.below + 4, size, letters });
  const axis = lines(chart.shareAxis, letters, keyed.below, letters.label);
  const top = axis.below + letters.label + 12;
  const bottom = top + chart.rows.length * place.step;
  const note = lines(chart.note, letters, bottom + letters.label + 10, letters.label);
  const band =
    chart.range80 === null
      ? []
      : [
          mark('rect', {
            x: x.at(chart.range80[0]),
            y: top,
            width: x.at(Math.min(x.top, chart.range80[1])) - x.at(chart.range80[0]),
            height: bottom - top,
            fill: BAND,
          }),
        ];
  return sheet(
    chart,
    letters.width,
    note.below + 8,
    ...title.marks,
    ...keyed.marks,
    ...axis.marks,
    ...band,
    ...sideways(x, top, bottom, letters, chart.words),
    mark('line', {
      x1: x.at(chart.overall),
      x2: x.at(chart.overall),
      y1: top,
      y2: bottom,
      stroke: INK,
      'stroke-width': 2,
    }),
    ...chart.rows.flatMap((each, i) => row(each, chart.words, top + (i + 0.5) * place.step, x, size)),
    ...note.marks,
  );
}
