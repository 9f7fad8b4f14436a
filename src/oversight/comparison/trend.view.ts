import { breaksWithin, trendDrawing, type Trend } from '../chart/index.ts';
import type { DefinedBasis, Definition } from '../definition/index.ts';
import { clopperPearson, overallShare, type Interval } from '../measure/index.ts';
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
import { groundOf } from './quotable.ts';
import type { Comparison } from './comparison.ts';
import { noteOf, titleOf } from './comparison.view.ts';
import { during, type Material } from './material.ts';
import { ALL, mixOf } from './mix.view.ts';
import { movementSentences } from './movement.words.ts';
import { piecesOf, type Piece, type PieceFigure } from './pieces.ts';
import { inEveryPeriod, type SameForces } from './same-forces.ts';
import { alarms, recodingSentence } from './recoding.ts';
import { LEAST_FORCES, type ShownSpread } from './shown-spread.ts';
import { issueCells, restatedByPiece } from './together.words.ts';
import { fitsOf, trendFigures, type TrendFits } from './trend-fits.ts';
import { isOpen } from './trend-open.ts';
import type { ForceTally } from './tally.ts';
import { besideFunnel } from './warnings.ts';
import { unsettledSentences } from './unsettled.ts';
import { forceCount } from './words.ts';

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
    `That is of ${forceCount(forces)} in both${inOne.length === 0 ? '' : `; one of the two alone gives, and it is left out of both: ${inOne.join('; ')}`}.`,
    ...unsettledSentences(material, ALL),
    ringing.length === 0
      ? 'The recoding alarm rings for no single force.'
      : `The recoding alarm rings for ${ringing.join('; ')}: ask what is recorded there in place of Outcome 21.`,
  ];
}

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

const spreadCells = (spread: ShownSpread | null, forces: number): readonly TableCell[] =>
  spread === null
    ? Array.from({ length: 3 }, () => none(forces < LEAST_FORCES ? 'too few forces' : 'not known'))
    : [spread.mor, ...spread.morInterval].map((each) => decimal(each, 2));

function row({ label, forces, why }: PieceFigure, spread: ShownSpread | null): readonly TableCell[] {
  if (why !== null) return [words(label), none(why), ...Array.from({ length: 8 }, () => none(''))];
  const { y, n } = sums(forces);
  const shares = [y / n, ...clopperPearson({ y, n })].map((each) => share(each));
  return [words(label), count(y), count(n), ...shares, count(forces.length), ...spreadCells(spread, forces.length)];
}

const SPREAD_READ =
  'Whether the spread between forces shrinks is read off its intervals, period by period, never off how many forces stand out: that grows with the number of cases.';

/** How the share of the same forces moved, and who is not among them. */
function moved(same: SameForces): readonly string[] {
  const { figures, forces, caseless, left } = same;
  const [first, last] = [figures[0], figures.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return ['There is one period only: too few to say how it moves.'];
  if (!figures.every((each) => each.forces.length > 0))
    return [
      'No force has a figure in every period: each is of other forces, so that how the share moves cannot be told.',
    ];
  const [before, after] = [overallShare(first.forces), overallShare(last.forces)];
  return [
    `From ${first.label} to ${last.label} the overall share of the ${forceCount(forces)} that ${forces === 1 ? 'has' : 'have'} ${inEveryPeriod(same)} went from ${percent(before)} to ${percent(after)}.`,
    ...(caseless.length === 0
      ? []
      : [`Without a case in some period, so that they add nothing to it: ${caseless.join('; ')}.`]),
    ...(left.length === 0 ? [] : [`Left out of it, as they have no figure in some period: ${left.join('; ')}.`]),
    SPREAD_READ,
  ];
}

const OPEN =
  'On the recorded basis recent periods are still being filled: neither how the share moves nor recoding can be told from it. Choose the closed basis.';
const BY_DAY: Readonly<Record<DefinedBasis, readonly string[]>> = {
  closed: [],
  recorded: [
    'Outcomes are counted by the day the crime was recorded, and the source gives no other basis: cases of its last periods that were open when it answered are not in them, and a fall may be theirs.',
  ],
  'not-stated': [
    'The source does not say by which day outcomes were counted: if by that of the offence, recent periods are still being filled.',
  ],
};

function summaryOf(
  same: SameForces,
  { movement }: TrendFits,
  definition: Definition,
  over: Material,
): readonly string[] {
  if (isOpen(definition)) return [OPEN];
  return [...moved(same), ...movementSentences(same, movement), ...recodingSaid(over), ...BY_DAY[definition.basis]];
}

const SHARES = ['Period', 'Count', 'Of', 'Share', 'From (95%)', 'To (95%)'];
const HEAD = [...SHARES, 'Forces', 'Median odds ratio', 'From (95%)', 'To (95%)'];

/** The overall share over time, each day marked from which it means something else (statistics 2.7). */
export function trendView(comparison: Comparison, material: Material): ChartView {
  const { definition } = comparison;
  const figures = trendFigures(material, definition);
  const { same, isSame, rows } = figures;
  const fits = fitsOf(figures, material, definition);
  const summary = summaryOf(same, fits, definition, material);
  const title = `${titleOf(definition)}, over time`;
  const breaks = allBreaks();
  const { from, to } = definition.period;
  const drawn = breaksWithin(breaks, from, to);
  const chart: Trend = {
    id: 'trend',
    title,
    description: `${summary.join(' ')} The table gives every number drawn here.`,
    shareAxis: 'Share of the same forces together, with its exact 95% interval',
    note: noteOf(definition),
    lines: [
      {
        name: `Forces with ${inEveryPeriod(same)}`,
        points: rows.map(({ label, from: first, to: last, forces }) => ({
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
    summary,
    caption:
      'Did practice change, or what is counted? A line is never drawn across a day from which the counts mean something else.',
    drawing: isSame ? (size) => trendDrawing({ ...chart, id: `trend-${size}` }, size) : null,
    table: {
      caption: 'Share and spread, period by period',
      head: material.issues === undefined ? HEAD : [...HEAD, 'Source and issue'],
      rows: rows.map((figure, i) => [...row(figure, fits.spreads[i] ?? null), ...issueCells(figure, material)]),
    },
    notes: [
      ...drawn.map(({ letter, words: what }) => `${letter} in the drawing: ${what}`),
      ...breaks.filter((each) => !drawn.includes(each)).map(({ words: what }) => `Outside the period: ${what}`),
      ...gapsOf('outcomes').map(({ words: what }) => `Known gap: ${what}`),
      ...restatedByPiece(material, definition),
      ...besideFunnel(comparison),
      ...material.oddities.filter((note) => !comparison.warnings.includes(note)),
    ],
    provenance: provenanceOf(definition),
    ground: groundOf(comparison),
  };
}
