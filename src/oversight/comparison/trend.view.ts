import { breaksWithin, trendDrawing, type Trend } from '../chart/index.ts';
import type { Definition } from '../definition/index.ts';
import { clopperPearson, overallShare, type Interval } from '../measure/index.ts';
import { slotName, type Slot } from '../source/index.ts';
import { allBreaks, gapsOf } from './breaks.ts';
import {
  count,
  decimal,
  none,
  percent,
  provenanceOf,
  share,
  words,
  type ChartView,
  type TableCell,
} from './chart-view.ts';
import type { Comparison } from './comparison.ts';
import { noteOf, titleOf } from './comparison.view.ts';
import { during, type Material } from './material.ts';
import { mixOf } from './mix.view.ts';
import { alarms, recodingSentence } from './recoding.ts';
import { shownSpread } from './shown-spread.ts';
import { tallyPart, type ForceTally } from './tally.ts';

/** A quarter, or a year where there are many quarters. */
interface Piece {
  readonly label: string;
  readonly slots: readonly Slot[];
}

/** More quarters than this are read by year: their shares rest on few cases and their labels on one another. */
const MOST_QUARTERS = 8;

function piecesOf(slots: readonly Slot[]): readonly Piece[] {
  if (slots.length <= MOST_QUARTERS) return slots.map((slot) => ({ label: slotName(slot), slots: [slot] }));
  const years = Map.groupBy(slots, (slot) => ('year' in slot ? slot.year : slotName(slot)));
  return [...years].map(([label, inYear]) => ({ label, slots: inYear }));
}

interface PieceFigure {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly forces: readonly ForceTally[];
  /** Why the piece has no figure. */
  readonly why: string | null;
}

function figureOf(material: Material, definition: Definition, piece: Piece): PieceFigure {
  const part = definition.within(piece.slots);
  const { forces } = tallyPart(during(material, piece.slots), part);
  const { from, to } = part.period;
  return { label: piece.label, from, to, forces, why: forces.length === 0 ? 'no force has a figure' : null };
}

/** What the recoding alarm says between the first and the last piece of the period (statistics 2.7; design, section 11). */
function recodingSaid(material: Material): readonly string[] {
  // Outcomes alone take one another’s place.
  if (material.told.part !== undefined) return [];
  const pieces = piecesOf(material.slots);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const mixIn = ({ slots }: Piece) => mixOf(during(material, slots));
  const [before, after] = [mixIn(first), mixIn(last)];
  const { together, ringing, forces, inOne } = alarms(before, after);
  const silent = [
    ...(before.rows.every(({ counts: [of21] }) => of21 === null) ? [first.label] : []),
    ...(after.rows.every(({ counts: [of21] }) => of21 === null) ? [last.label] : []),
  ];
  if (silent.length > 0)
    return [
      `Outcome 21 is not given in ${silent.join(' nor in ')}, which is not 0: whether another code took its place from ${first.label} to ${last.label} cannot be told.`,
    ];
  if (together === null) return [];
  return [
    recodingSentence(together, first.label, last.label),
    `That is of ${forces} force${forces === 1 ? '' : 's'} in both${inOne.length === 0 ? '' : `; one of the two alone gives, and it is left out of both: ${inOne.join('; ')}`}.`,
    ringing.length === 0
      ? 'The recoding alarm rings for no single force.'
      : `The recoding alarm rings for ${ringing.join('; ')}: ask what is recorded there in place of Outcome 21.`,
  ];
}

/** The definition’s share in every piece of its period. */
export const piecesFigured = (material: Material, definition: Definition): readonly PieceFigure[] =>
  piecesOf(material.slots).map((piece) => figureOf(material, definition, piece));

const sums = (forces: readonly ForceTally[]): { readonly y: number; readonly n: number } => ({
  y: forces.reduce((all, { y }) => all + y, 0),
  n: forces.reduce((all, { n }) => all + n, 0),
});

interface Overall {
  readonly share: number | null;
  readonly interval: Interval | null;
}

export const overallOf = (forces: readonly ForceTally[]): Overall =>
  forces.length === 0
    ? { share: null, interval: null }
    : { share: overallShare(forces), interval: clopperPearson(sums(forces)) };

const spreadCells = (spread: ReturnType<typeof shownSpread>): readonly TableCell[] =>
  spread === null
    ? [none('not known'), none('not known'), none('not known')]
    : [spread.mor, ...spread.morInterval].map((each) => decimal(each, 2));

function row({ label, forces, why }: PieceFigure): readonly TableCell[] {
  if (why !== null) return [words(label), none(why), ...Array.from({ length: 8 }, () => none(''))];
  const { y, n } = sums(forces);
  const shares = [y / n, ...clopperPearson({ y, n })].map((each) => share(each));
  return [words(label), count(y), count(n), ...shares, count(forces.length), ...spreadCells(shownSpread(forces))];
}

function summaryOf(figures: readonly PieceFigure[]): readonly string[] {
  const known = figures.filter(({ why }) => why === null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return ['There is one period only: too few to say how it moves.'];
  const [before, after] = [overallShare(first.forces), overallShare(last.forces)];
  return [
    `From ${first.label} to ${last.label} the overall share went from ${percent(before)} to ${percent(after)}.`,
    'Whether the spread between forces shrinks is read off its intervals, period by period, never off how many forces stand out: that grows with the number of cases.',
    ...(known.length < 5 ? ['So few periods show no trend: what lies between them may be the season or chance.'] : []),
  ];
}

/** The overall share over time, each day marked from which it means something else (statistics 2.7). */
export function trendView(comparison: Comparison, material: Material): ChartView {
  const { definition } = comparison;
  const figures = piecesFigured(material, definition);
  const title = `${titleOf(definition)}, over time`;
  const breaks = allBreaks();
  const { from, to } = definition.period;
  const drawn = breaksWithin(breaks, from, to);
  const chart: Trend = {
    id: 'trend',
    title,
    description: `${summaryOf(figures).join(' ')} The table gives every number drawn here.`,
    shareAxis: 'Share of all forces together, with its exact 95% interval',
    note: noteOf(definition),
    lines: [
      {
        name: 'All forces together',
        points: figures.map(({ label, from: first, to: last, forces }) => ({
          ...{ label, from: first, to: last },
          ...overallOf(forces),
        })),
      },
    ],
    breaks: drawn,
    gaps: [],
  };
  return {
    id: 'trend',
    title,
    summary: [...summaryOf(figures), ...recodingSaid(material)],
    caption:
      'Did practice change, or what is counted? A line is never drawn across a day from which the counts mean something else.',
    drawing: (size) => trendDrawing({ ...chart, id: `trend-${size}` }, size),
    table: {
      caption: 'Share and spread, period by period',
      head: [
        'Period',
        'Count',
        'Of',
        'Share',
        'From (95%)',
        'To (95%)',
        'Forces',
        'Median odds ratio',
        'From (95%)',
        'To (95%)',
      ],
      rows: figures.map(row),
    },
    notes: [
      ...drawn.map(({ letter, words: what }) => `${letter} in the drawing: ${what}`),
      ...breaks.filter((each) => !drawn.includes(each)).map(({ words: what }) => `Outside the period: ${what}`),
      ...gapsOf('outcomes').map(({ words: what }) => `Known gap: ${what}`),
      ...comparison.warnings,
    ],
    provenance: provenanceOf(definition),
  };
}
