import { trendDrawing, type Trend } from '../chart/index.ts';
import { clopperPearson } from '../measure/index.ts';
import { besideHidden } from './between.words.ts';
import { allBreaks, gapsOf } from './breaks.ts';
import { forceMixSentences } from './case-mix.words.ts';
import { changeOf } from './change.ts';
import { changeSentence } from './change.words.ts';
import { count, none, percent, provenanceOf, share, words, type ChartView, type TableCell } from './chart-view.ts';
import type { Compared } from './compare-files.ts';
import { groundOf } from './quotable.ts';
import type { Comparison, ForceFigure } from './comparison.ts';
import { noteOf, short, titleOf } from './comparison.view.ts';
import type { Material } from './material.ts';
import { lackingOf, mixOf } from './mix.view.ts';
import { middleOf, middleSentence } from './percentiles.ts';
import { piecesFigured } from './pieces.ts';
import { inEveryPeriod, sameForces } from './same-forces.ts';
import { LEAST_FORCES, tellsNothing } from './shown-spread.ts';
import { isOpen } from './trend-open.ts';
import { overallOf } from './trend.view.ts';
import { forceCount } from './words.ts';

const OUTSIDE_WORDS = {
  no: 'inside both limits of the funnel: chance alone can bring a share like it',
  '95': 'beyond the 95% limits and inside the 99.8% limits: about one force in twenty would be, by chance alone',
  '99.8': 'beyond the 99.8% limits: more than chance explains, whatever the reason',
} as const;

/** A force’s own figures in words, beside the range of all. */
function summaryOf(figure: ForceFigure, comparison: Comparison): readonly string[] {
  const { forces, shown: spread, overall, definition } = comparison;
  return [
    `${figure.force}: ${figure.numerator.toLocaleString('en-GB')} of ${figure.denominator.toLocaleString('en-GB')} (${percent(figure.share)}; exact 95% interval ${percent(figure.interval[0])} to ${percent(figure.interval[1])}) is the share of ${short(definition.numerator)} among ${short(definition.denominator)}.`,
    `Across ${forceCount(forces.length)} the share is ${percent(overall)} overall${spread === null || forces.length < LEAST_FORCES || tellsNothing(spread.morInterval) ? '' : `; the middle 80% of forces are put between ${percent(spread.range80[0])} and ${percent(spread.range80[1])}`}.`,
    middleSentence(comparison),
    ...besideHidden(comparison),
    ...(figure.shown.outside === 'few' ? [] : [`It lies ${OUTSIDE_WORDS[figure.shown.outside]}.`]),
    `Pooled with the others its share is put at ${percent(figure.shown.pooled)}.`,
    ...(figure.denominator < 20 ? [`${figure.denominator} cases are too few to say much of any share.`] : []),
  ];
}

/** What its cases came to, each share beside what the middle of all forces have. */
function mixRows(force: string, material: Material): readonly (readonly TableCell[])[] {
  const mix = mixOf(material);
  const { kinds, rows } = mix;
  // Of one that has rows missing what is there is shown, in no share.
  const whole = rows.find((row) => row.force === force);
  const own = whole ?? lackingOf(mix).find((row) => row.force === force);
  if (own === undefined) return [];
  return kinds.map((kind, i) => {
    const shares = rows.flatMap(({ counts, total }) => {
      const each = counts[i];
      return each === null || each === undefined ? [] : [each / total];
    });
    const mine = own.counts[i] ?? null;
    const middle = middleOf(shares);
    const few = none(shares.length === 0 ? 'not given' : 'too few forces');
    const ends = middle === null ? [few, few] : [share(middle.low), share(middle.high)];
    return [
      words(kind),
      count(mine),
      share(mine === null || whole === undefined ? null : mine / whole.total, mine === null ? 'not given' : 'no whole'),
      ...ends,
    ];
  });
}

function trendOf(force: string, comparison: Comparison, material: Material): Trend {
  const figures = piecesFigured(material, comparison.definition);
  const same = sameForces(figures);
  return {
    id: 'force',
    title: `${force}: ${titleOf(comparison.definition)}, over time`,
    description: `The share of the force in each period, with its exact 95% interval, beside that of the forces with ${inEveryPeriod(same)} together.`,
    shareAxis: 'Share, with its exact 95% interval',
    note: noteOf(comparison.definition),
    lines: [
      {
        name: force,
        points: figures.map(({ label, from, to, forces }) => {
          const own = forces.find((each) => each.force === force);
          return {
            ...{ label, from, to },
            share: own === undefined ? null : own.y / own.n,
            interval: own === undefined ? null : clopperPearson(own),
          };
        }),
      },
      ...(same.forces === 0
        ? []
        : [
            {
              name: `Forces with ${inEveryPeriod(same)}`,
              points: same.figures.map(({ label, from, to, forces }) => ({
                ...{ label, from, to, ...overallOf(forces) },
                interval: null,
              })),
            },
          ]),
    ],
    breaks: allBreaks(),
    gaps: gapsOf('outcomes', force),
  };
}

/** One force beside all others’ range, in words first. No rank: what it stands beside is the whole, not the next. */
export function forceView(figure: ForceFigure, compared: Compared): ChartView {
  const { comparison, material, over } = compared;
  const { force } = figure;
  const chart = trendOf(force, comparison, over);
  return {
    id: 'each',
    title: force,
    summary: [
      ...summaryOf(figure, comparison),
      ...forceMixSentences(force, compared),
      ...(isOpen(comparison.definition) ? [] : [changeSentence(changeOf(force, over, comparison.definition))]),
    ],
    caption: 'What would this force say explains its figures: its cases, its recording, or its practice?',
    drawing: (size) => trendDrawing({ ...chart, id: `force-${size}` }, size),
    table: {
      caption: 'What its cases came to, beside the middle of all forces',
      head: ['Outcome', 'Count', 'Share of its outcomes', '10th percentile of forces', '90th percentile of forces'],
      rows: mixRows(force, material),
    },
    notes: [...gapsOf('outcomes', force).map(({ words: gap }) => `Known gap: ${gap}`), ...comparison.warnings],
    provenance: provenanceOf(comparison.definition),
    ground: groundOf(comparison),
  };
}
