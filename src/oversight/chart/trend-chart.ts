import type { Interval } from '../measure/index.ts';
import { percent } from './axis.ts';
import { filled } from './filling.ts';
import { shareScale, type Scale } from './scale.ts';
import { INK, LETTERS, lines, QUIET, RULE, sheet, type Letters, type Size, type Told } from './sheet.ts';
import { mark, text, type Mark } from './svg.ts';

export interface TrendPoint {
  /** As it stands under the axis. */
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** Null where the period has no figure: a gap, no 0. */
  readonly share: number | null;
  readonly interval: Interval | null;
}

/** A day from which counts mean something else, under the letter that explains it. */
export interface TrendBreak {
  readonly letter: string;
  readonly day: string;
  readonly words: string;
}

/** Days for which a figure is known to be wanting or not to be comparable. */
export interface TrendGap {
  readonly from: string;
  readonly to: string;
  readonly words: string;
}

export interface TrendLine {
  readonly name: string;
  readonly points: readonly TrendPoint[];
}

export interface Trend extends Told {
  readonly shareAxis: string;
  /** The first is drawn in full, a second one with open marks. */
  readonly lines: readonly TrendLine[];
  readonly breaks: readonly TrendBreak[];
  readonly gaps: readonly TrendGap[];
}

const PLACES = {
  desk: { left: 64, right: 24, height: 360 },
  phone: { left: 44, right: 14, height: 300 },
} as const;

const STYLES = [
  { stroke: '#003078', fill: '#003078', dash: 'none' },
  { stroke: INK, fill: '#ffffff', dash: '6 4' },
] as const;

const ms = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const middle = ({ from, to }: TrendPoint): number => (ms(from) + ms(to)) / 2;

type Across = (time: number) => number;

/** Every break within the time that is drawn, or at its very end; the others are told in words only. */
export const breaksWithin = (breaks: readonly TrendBreak[], from: string, to: string): readonly TrendBreak[] =>
  breaks.filter(({ day }) => ms(day) > ms(from) && ms(day) <= ms(to) + 2 * 24 * 60 * 60 * 1000);

function pointsOf(
  line: TrendLine,
  style: (typeof STYLES)[number],
  x: Across,
  y: Scale,
  radius: number,
): readonly Mark[] {
  return line.points.flatMap((point) => {
    if (point.share === null) return [];
    const [cx, cy] = [x(middle(point)), y.at(point.share)];
    const told = `${line.name}, ${point.label}: ${percent(point.share)}`;
    const bar =
      point.interval === null
        ? []
        : [
            mark('line', {
              x1: cx,
              x2: cx,
              y1: y.at(point.interval[0]),
              y2: y.at(point.interval[1]),
              stroke: style.stroke,
              'stroke-width': 1.5,
            }),
          ];
    return [
      ...bar,
      mark(
        'circle',
        { cx, cy, r: radius, fill: style.fill, stroke: style.stroke, 'stroke-width': 2 },
        mark('title', {}, told),
      ),
    ];
  });
}

/** From point to point, but never across a gap or a break: what lies on both sides is not one series. */
function joins(
  line: TrendLine,
  style: (typeof STYLES)[number],
  breaks: readonly TrendBreak[],
  x: Across,
  y: Scale,
): readonly Mark[] {
  return line.points.slice(1).flatMap((point, i) => {
    const before = line.points[i];
    if (before === undefined || before.share === null || point.share === null) return [];
    if (breaks.some(({ day }) => ms(day) > ms(before.from) && ms(day) <= ms(point.from))) return [];
    return [
      mark('line', {
        ...{ x1: x(middle(before)), x2: x(middle(point)), y1: y.at(before.share), y2: y.at(point.share) },
        ...{ stroke: style.stroke, 'stroke-width': 2, 'stroke-dasharray': style.dash },
      }),
    ];
  });
}

function breakMarks(
  breaks: readonly TrendBreak[],
  x: Across,
  top: number,
  bottom: number,
  letters: Letters,
): readonly Mark[] {
  return breaks.flatMap(({ letter, day, words }) => {
    const place = x(ms(day));
    return [
      mark(
        'line',
        { x1: place, x2: place, y1: top, y2: bottom, stroke: INK, 'stroke-width': 1.5, 'stroke-dasharray': '2 3' },
        mark('title', {}, words),
      ),
      mark('rect', { x: place - 9, y: top - 20, width: 18, height: 18, fill: INK }),
      text(letter, {
        x: place,
        y: top - 6,
        'text-anchor': 'middle',
        'font-size': letters.label,
        'font-weight': 'bold',
        fill: '#ffffff',
      }),
    ];
  });
}

const gapMarks = (
  gaps: readonly TrendGap[],
  x: Across,
  ends: readonly [number, number],
  top: number,
  bottom: number,
): readonly Mark[] =>
  gaps.flatMap(({ from, to, words }) => {
    const [start, end] = [Math.max(ends[0], ms(from)), Math.min(ends[1], ms(to))];
    if (start >= end) return [];
    const box = { x: x(start), y: top, width: x(end) - x(start), height: bottom - top };
    return filled(box, { fill: '#ffffff', hatch: 'falling', ink: '#b1b4b6' }, words);
  });

function keyOf(chart: Trend, top: number, letters: Letters): { marks: readonly Mark[]; below: number } {
  const marks = chart.lines.flatMap(({ name }, i) => {
    const style = STYLES[i % 2] ?? STYLES[0];
    const y = top + 8 + i * 20;
    return [
      mark('line', {
        x1: 10,
        x2: 38,
        y1: y,
        y2: y,
        stroke: style.stroke,
        'stroke-width': 2,
        'stroke-dasharray': style.dash,
      }),
      mark('circle', { cx: 24, cy: y, r: 4.5, fill: style.fill, stroke: style.stroke, 'stroke-width': 2 }),
      text(name, { x: 46, y: y + 4, 'font-size': letters.label }),
    ];
  });
  return { marks, below: top + chart.lines.length * 20 + 4 };
}

/** Labels under the axis, every one where they fit, else every second, third … */
function labels(points: readonly TrendPoint[], x: Across, y: number, letters: Letters, room: number): readonly Mark[] {
  const widest = Math.max(...points.map(({ label }) => label.length)) * letters.label * 0.6 + 8;
  const every = Math.max(1, Math.ceil((widest * points.length) / room));
  return points
    .filter((_, i) => i % every === 0)
    .map((point) => {
      // Half of a long name at either end would lie beyond the paper.
      const half = (point.label.length * letters.label * 0.6) / 2;
      const at = Math.max(half, Math.min(x(middle(point)), letters.width - half));
      return text(point.label, { x: at, y, 'text-anchor': 'middle', 'font-size': letters.label });
    });
}

/** A share over time, with each day marked from which it means something else. */
export function trendDrawing(chart: Trend, size: Size): Mark {
  const [letters, place] = [LETTERS[size], PLACES[size]];
  const points = chart.lines.flatMap((line) => line.points);
  const from = points.map((point) => point.from).toSorted()[0] ?? '2000-01-01';
  const to =
    points
      .map((point) => point.to)
      .toSorted()
      .at(-1) ?? from;
  const breaks = breaksWithin(chart.breaks, from, to);
  const values = points.flatMap(({ share, interval }) => (share === null ? [] : [share, ...(interval ?? [])]));
  // A line says how a share moves: its place on the paper is no length, so that it need not begin at 0.
  const scaled = (low: number, high: number) =>
    shareScale(Math.max(0.01, ...values), low, high, values.length === 0 ? 0 : Math.min(...values));
  const title = lines(chart.title, letters, 4, letters.font + 1, 'bold');
  const keyed = keyOf(chart, title.below + 4, letters);
  const begins = scaled(0, 1).bottom;
  const said = begins === 0 ? '' : `. The axis begins at ${percent(begins)}, not at 0`;
  const axis = lines(`${chart.shareAxis}${said}`, letters, keyed.below, letters.label);
  const top = axis.below + 34;
  const bottom = top + place.height;
  const y = scaled(bottom, top);
  const room = letters.width - place.left - place.right;
  const x: Across = (time) => place.left + ((time - ms(from)) / (ms(to) - ms(from) || 1)) * room;
  const note = lines(chart.note, letters, bottom + letters.label + 16, letters.label);
  return sheet(
    chart,
    letters.width,
    note.below + 8,
    ...title.marks,
    ...keyed.marks,
    ...axis.marks,
    ...gapMarks(chart.gaps, x, [ms(from), ms(to)], top, bottom),
    ...y.ticks.flatMap((tick) => [
      mark('line', { x1: place.left, x2: letters.width - place.right, y1: y.at(tick), y2: y.at(tick), stroke: RULE }),
      text(percent(tick), { x: place.left - 6, y: y.at(tick) + 4, 'text-anchor': 'end', 'font-size': letters.label }),
    ]),
    ...labels(chart.lines[0]?.points ?? [], x, bottom + letters.label + 6, letters, room),
    mark('line', { x1: place.left, x2: letters.width - place.right, y1: bottom, y2: bottom, stroke: QUIET }),
    ...breakMarks(breaks, x, top, bottom, letters),
    ...chart.lines.flatMap((line, i) => {
      const style = STYLES[i % 2] ?? STYLES[0];
      return [...joins(line, style, breaks, x, y), ...pointsOf(line, style, x, y, 4.5)];
    }),
    ...note.marks,
  );
}
