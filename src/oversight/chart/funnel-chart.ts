import { percent } from './axis.ts';
import { funnelLimit, limits95, type Outside } from '../measure/index.ts';
import type { Box } from './box.ts';
import { nameAll, type Label, type Named } from './label.ts';
import { countScale, shareScale, type Scale } from './scale.ts';
import { sheet, wrapped, type Size, type Told } from './sheet.ts';
import { at, mark as draw, text, type Mark } from './svg.ts';

export interface FunnelPoint {
  readonly name: string;
  readonly denominator: number;
  readonly share: number;
  readonly outside: FunnelOutside;
}

/** `few`: beside so few others nothing is said to lie beyond, so that no mark and no limit says it either. */
export type FunnelOutside = Outside | 'few';

export interface Funnel extends Told {
  readonly countAxis: string;
  readonly shareAxis: string;
  readonly overall: number;
  readonly points: readonly FunnelPoint[];
}

const SIZES = {
  desk: { width: 960, height: 640, left: 64, right: 16, top: 100, bottom: 84, font: 15, label: 13, mark: 5 },
  phone: { width: 360, height: 560, left: 44, right: 10, top: 154, bottom: 88, font: 13, label: 11, mark: 4 },
} as const;

type Measures = (typeof SIZES)[Size];

/** Told apart by shape and lightness as well as hue, so that no colour vision is needed. */
const MARKS = {
  no: { fill: '#ffffff', stroke: '#1d70b8', words: 'inside both limits' },
  '95': { fill: '#f3c14b', stroke: '#0b0c0c', words: 'beyond the 95% limits' },
  '99.8': { fill: '#003078', stroke: '#003078', words: 'beyond the 99.8% limits' },
  few: { fill: '#ffffff', stroke: '#1d70b8', words: 'too few forces for limits' },
} as const;

function mark(outside: FunnelOutside, x: number, y: number, r: number, title: string): Mark {
  const paint = { fill: MARKS[outside].fill, stroke: MARKS[outside].stroke, 'stroke-width': 1.5 };
  const inside = title === '' ? [] : [draw('title', {}, title)];
  if (outside === 'no' || outside === 'few') return draw('circle', { cx: x, cy: y, r, ...paint }, ...inside);
  if (outside === '99.8') return draw('rect', { x: x - r, y: y - r, width: 2 * r, height: 2 * r, ...paint }, ...inside);
  const d = r * 1.4;
  return draw(
    'path',
    { d: `M${at(x)} ${at(y - d)}L${at(x + d)} ${at(y)}L${at(x)} ${at(y + d)}L${at(x - d)} ${at(y)}Z`, ...paint },
    ...inside,
  );
}

/** Whole numbers from low to high, evenly spread on the logarithmic axis: every one where they are few. */
function sizesBetween(low: number, high: number): readonly number[] {
  // More points than a line of this width can show; one at every count would be thousands.
  const steps = Array.from({ length: 240 }, (_, i) => Math.round(low * (high / low) ** (i / 239)));
  return [...new Set(steps)];
}

function limitLines(overall: number, sizes: readonly number[], x: Scale, y: Scale): readonly Mark[] {
  const line = (chance: number, dash: string): Mark =>
    draw('polyline', {
      points: sizes
        .map((n) => ({ n, limit: funnelLimit(chance, n, overall) }))
        .filter(({ limit }) => limit <= y.top)
        .map(({ n, limit }) => `${at(x.at(n))},${at(y.at(limit))}`)
        .join(' '),
      fill: 'none',
      stroke: '#505a5f',
      'stroke-width': 1.5,
      'stroke-dasharray': dash,
    });
  const [wide, narrow] = ['none', '5 4'];
  return [line(0.001, wide), line(0.999, wide), line(0.025, narrow), line(0.975, narrow)];
}

const noteLines = ({ note }: Told, m: Measures): readonly string[] => wrapped(note, m.width - 16, m.label);

function axes(funnel: Funnel, m: Measures, x: Scale, y: Scale): readonly Mark[] {
  const [right, bottom] = [m.width - m.right, m.height - m.bottom];
  const small = { 'font-size': m.label, fill: '#0b0c0c' };
  return [
    ...y.ticks.flatMap((tick) => [
      draw('line', { x1: m.left, x2: right, y1: y.at(tick), y2: y.at(tick), stroke: '#d8dbdc' }),
      text(percent(tick), { x: m.left - 6, y: y.at(tick) + 4, 'text-anchor': 'end', ...small }),
    ]),
    ...x.ticks.flatMap((tick) => [
      draw('line', { x1: x.at(tick), x2: x.at(tick), y1: bottom, y2: bottom + 5, stroke: '#505a5f' }),
      text(tick.toLocaleString('en-GB'), { x: x.at(tick), y: bottom + 20, 'text-anchor': 'middle', ...small }),
    ]),
    text(funnel.countAxis, { x: (m.left + right) / 2, y: bottom + 42, 'text-anchor': 'middle', 'font-size': m.font }),
    ...noteLines(funnel, m).map((line, i) => text(line, { x: 8, y: bottom + 62 + i * (m.label + 3), ...small })),
  ];
}

const isFew = ({ points }: Funnel): boolean => points.some(({ outside }) => outside === 'few');

/** Title, axis name and key, above the plot. */
function heading(funnel: Funnel, m: Measures, size: Size): readonly Mark[] {
  const titleLines = wrapped(funnel.title, m.width - 16, m.font + 1).map((line, i) =>
    text(line, { x: 8, y: 20 + i * (m.font + 5), 'font-size': m.font + 1, 'font-weight': 'bold' }),
  );
  const below = 20 + titleLines.length * (m.font + 5);
  const key = (isFew(funnel) ? (['few'] as const) : (['no', '95', '99.8'] as const)).flatMap((outside, i) => {
    const [dx, dy] = size === 'desk' ? [i * 200, 0] : [0, i * (m.label + 6)];
    return [
      mark(outside, 16 + dx, below + dy + 4, m.mark, ''),
      text(MARKS[outside].words, { x: 28 + dx, y: below + dy + 8, 'font-size': m.label }),
    ];
  });
  return [...titleLines, ...key, text(funnel.shareAxis, { x: 8, y: m.top - 12, 'font-size': m.font })];
}

function namesIn(funnel: Funnel, m: Measures, x: Scale, y: Scale): Named {
  const frame: Box = { x: m.left, y: m.top, width: m.width - m.right - m.left, height: m.height - m.bottom - m.top };
  const taken = funnel.points.map(({ denominator, share }) => ({
    x: x.at(denominator) - m.mark,
    y: y.at(share) - m.mark,
    width: 2 * m.mark,
    height: 2 * m.mark,
  }));
  const anchors = funnel.points
    // Named only where a reader has something to ask: forty names would hide the marks, and all stand in the table.
    .filter(({ outside }) => outside === '99.8')
    .map(({ name, denominator, share }) => ({ words: name, x: x.at(denominator), y: y.at(share) }));
  return nameAll(anchors, taken, frame, m.label);
}

function leaderMark({ leader }: Label): readonly Mark[] {
  if (leader === null) return [];
  const { from, to } = leader;
  return [draw('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: '#0b0c0c', 'stroke-width': 0.8 })];
}

const nameMark = ({ words, box, side, at: x }: Label, m: Measures): Mark =>
  text(words, {
    x,
    'text-anchor': side,
    y: box.y + m.label * 0.9,
    'font-size': m.label,
    stroke: '#ffffff',
    'stroke-width': 3,
    'paint-order': 'stroke',
  });

/** What a drawing has no room for stands beneath it: nobody is beyond a limit without a name. */
function explained({ numbered, left }: Named): string {
  const numbers = numbered.map(({ number, words }) => `${number} ${words}`).join(', ');
  const rest = left.length === 0 ? '' : `Also beyond the 99.8% limits, without room for a name: ${left.join(', ')}.`;
  return [...(numbers === '' ? [] : [`In the drawing by number: ${numbers}.`]), rest]
    .filter((each) => each !== '')
    .join(' ');
}

/**
 * A funnel plot: each group's share against its denominator, with exact binomial control limits about the overall share.
 * Spiegelhalter 2005, Statistics in Medicine 24:1185. No script; sized for a desk or for a phone.
 */
export function funnelDrawing(funnel: Funnel, size: Size): Mark {
  const m = SIZES[size];
  const denominators = funnel.points.map(({ denominator }) => denominator);
  const [low, high] = [Math.max(1, Math.min(...denominators) * 0.8), Math.max(2, Math.max(...denominators) * 1.2)];
  const x = countScale(low, high, m.left, m.width - m.right);
  const y = shareScale(
    // With few cases everywhere the limits lie above every share: left out of the scale they would not be drawn.
    Math.max(limits95(Math.min(...denominators), funnel.overall)[1], ...funnel.points.map(({ share }) => share)),
    m.height - m.bottom,
    m.top,
  );
  const named = namesIn(funnel, m, x, y);
  const told = { ...funnel, note: [funnel.note, explained(named)].filter((each) => each !== '').join(' ') };
  const sizes = sizesBetween(Math.ceil(low), Math.floor(high));
  const marks = funnel.points.map(({ name, denominator, share, outside }) =>
    mark(
      outside,
      x.at(denominator),
      y.at(share),
      m.mark,
      `${name}: ${percent(share)} of ${denominator.toLocaleString('en-GB')}`,
    ),
  );
  const overall = draw('line', {
    x1: m.left,
    x2: m.width - m.right,
    y1: y.at(funnel.overall),
    y2: y.at(funnel.overall),
    stroke: '#0b0c0c',
    'stroke-width': 2,
  });
  return sheet(
    funnel,
    m.width,
    Math.max(m.height, m.height - m.bottom + 62 + noteLines(told, m).length * (m.label + 3)),
    ...heading(funnel, m, size),
    ...axes(told, m, x, y),
    ...(isFew(funnel) ? [] : limitLines(funnel.overall, sizes, x, y)),
    overall,
    ...named.labels.flatMap(leaderMark),
    ...marks,
    ...named.labels.map((label) => nameMark(label, m)),
  );
}
