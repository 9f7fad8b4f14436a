import { LEAST_FORCES, tellsNothing, TOO_FEW } from './shown-spread.ts';
import { caterpillarDrawing, type Caterpillar } from '../chart/index.ts';
import { pooledInterval, type Interval } from '../measure/index.ts';
import { betweenCells, betweenRows, byForce } from './between.ts';
import { besideHidden } from './between.words.ts';
import { count, percent, provenanceOf, share, words, type ChartView, type TableCell } from './chart-view.ts';
import { groundOf } from './quotable.ts';
import type { Comparison, ForceFigure } from './comparison.ts';
import { noteOf, titleOf } from './comparison.view.ts';

/** As an axis has it: no digit more than a tick needs. */
const axisPercent = (value: number): string => `${String(Math.round(value * 1000) / 10)}%`;

interface Pooled {
  readonly figure: ForceFigure;
  readonly interval: Interval;
}

const pooledOf = ({ forces, shown: spread }: Comparison): readonly Pooled[] =>
  forces.map((figure) => ({
    figure,
    interval: pooledInterval({ y: figure.numerator, n: figure.denominator }, figure.shown.pooled, spread?.sd ?? null),
  }));

/** A share that went through its log odds and back is the same but for these: it lies beyond nothing. */
const LAST_DIGITS = 1e-9;

/** Whether two forces may be told apart is a question of their intervals, so it is never put as which is higher. */
const CAPTION =
  'Whose interval lies wholly beyond the overall share, and what is different there? Forces stand in the order of their names: an order by value would be a ranking, and most places in it would be chance.';

function summaryOf(comparison: Comparison, rows: readonly Pooled[]): readonly string[] {
  const { overall, shown: spread, forces } = comparison;
  if (spread === null)
    return [
      `No spread between forces can be told, so that nothing is pooled: ${comparison.warnings[0] ?? 'too few to say.'}`,
    ];
  if (forces.length < LEAST_FORCES) return [`${forces.length} forces are ${TOO_FEW}.`, ...besideHidden(comparison)];
  // All pooled to one share is then no sign that they are alike.
  if (tellsNothing(spread.morInterval))
    return [`These counts are too few to say how far ${forces.length} forces differ.`, ...besideHidden(comparison)];
  const alike = `Of ${forces.length} forces, none has an interval that lies wholly beyond the overall share of ${percent(overall)}: they show no more than chance brings, so that all are pooled to one share, and its interval has no width.`;
  const beyond = rows.filter(
    ({ interval: [low, high] }) => low - overall > LAST_DIGITS || overall - high > LAST_DIGITS,
  ).length;
  const said = beyond === 0 ? 'none has' : beyond === 1 ? '1 has' : `${beyond} have`;
  return [
    spread.sd === 0
      ? alike
      : `Of ${forces.length} forces, ${said} an interval that lies wholly beyond the overall share of ${percent(overall)}; were all alike, hardly any would.`,
    `The middle 80% of forces are put between ${percent(spread.range80[0])} and ${percent(spread.range80[1])}.`,
    ...besideHidden(comparison),
    'A share that rests on few cases is drawn towards the overall one, the more the fewer they are: it is then an estimate of what the force would show over many cases.',
  ];
}

const rowOf = ({ figure, interval }: Pooled): readonly TableCell[] => [
  words(figure.force),
  count(figure.numerator),
  count(figure.denominator),
  ...[figure.share, figure.shown.pooled, ...interval].map((each) => share(each)),
];

const rangeOf = ({ shown }: Comparison): Interval | null =>
  shown === null || tellsNothing(shown.morInterval) ? null : shown.range80;

/** Each force’s share, partially pooled, with its interval (statistics 2.5). */
export function pooledView(comparison: Comparison): ChartView {
  const rows = pooledOf(comparison);
  const title = `${titleOf(comparison.definition)}: pooled shares, by force`;
  const chart: Caterpillar = {
    id: 'pooled',
    title,
    description: `${summaryOf(comparison, rows).join(' ')} The table gives every number drawn here.`,
    shareAxis: `Share; line: overall ${percent(comparison.overall)}`,
    note: noteOf(comparison.definition),
    keyed: { middle: 'pooled share, 95% interval', raw: 'share as recorded' },
    words: axisPercent,
    overall: comparison.overall,
    range80: rangeOf(comparison),
    rows: byForce<Caterpillar['rows'][number]>([
      ...rows.map(({ figure, interval }) => ({
        force: figure.force,
        row: { name: figure.force, raw: figure.share, pooled: figure.shown.pooled, interval },
      })),
      ...betweenRows(comparison.between).map(({ force, interval }) => ({
        force,
        row: { name: force, raw: null, pooled: null, interval },
      })),
    ]),
  };
  return {
    id: 'pooled',
    title,
    summary: summaryOf(comparison, rows),
    caption: CAPTION,
    drawing: (size) => caterpillarDrawing({ ...chart, id: `pooled-${size}` }, size),
    table: {
      caption: 'Shares of forces, in the order of their names',
      head: ['Force', 'Count', 'Of', 'Share as recorded', 'Pooled share', 'From (95%)', 'To (95%)'],
      rows: byForce([
        ...rows.map((each) => ({ force: each.figure.force, row: rowOf(each) })),
        ...betweenRows(comparison.between).map((each) => ({
          force: each.force,
          row: [...betweenCells(each, [], 1), ...each.interval.map((end) => share(end))],
        })),
      ]),
    },
    notes: comparison.warnings,
    provenance: provenanceOf(comparison.definition),
    ground: groundOf(comparison),
  };
}
