import { funnelDrawing } from '../chart/index.ts';
import { beyondSentences } from './beyond.ts';
import { betweenCells, betweenRows, byForce, leftOut } from './between.ts';
import type { Definition } from '../definition/index.ts';
import {
  count,
  countOr,
  decimal,
  none,
  provenanceOf,
  share,
  words,
  type ChartView,
  type TableCell,
} from './chart-view.ts';
import { caseMixSentences } from './case-mix.words.ts';
import type { Compared } from './compare-files.ts';
import type { Comparison, ForceFigure } from './comparison.ts';
import { iccSentence } from './latent-icc.ts';
import { captionOf, FEW, funnelOf, isFew, OUTSIDE, rangeSentence, spreadSentence, titleOf } from './comparison.view.ts';
import { withNoughts } from './noughts.ts';
import { groundOf } from './quotable.ts';
import { middleSentence } from './percentiles.ts';

const besideTypes = ({ forces }: Comparison): readonly string[] =>
  Object.keys(forces[0]?.beside ?? {}).toSorted((a, b) => Number(b) - Number(a));

/** Reckoned with as the number, and read with what it is read from. */
function counted(figure: ForceFigure, definition: Definition): readonly TableCell[] {
  const cells = [count(figure.numerator), count(figure.denominator)] as const;
  const said = withNoughts(figure, definition, [cells[0].shown, cells[1].shown]);
  return cells.map(({ value }, i) => ({ value, shown: said[i] ?? '' }));
}

const row = (figure: ForceFigure, definition: Definition, beside: readonly string[]) => [
  words(figure.force),
  ...counted(figure, definition),
  share(figure.share),
  ...beside.map((type) => countOr(figure.beside[type] ?? null, figure.besideMissing[type])),
  ...figure.interval.map((each) => share(each)),
  // Of so few none is held against the line of all: a limit or a z would be read as if it were.
  ...[...figure.limits95, ...figure.limits998].map((each) => (isFew(figure) ? none(FEW) : share(each))),
  words(OUTSIDE[figure.shown.outside]),
  isFew(figure) ? none(FEW) : decimal(figure.z, 2, 'none'),
  share(figure.shown.pooled),
];

/** The spread, the funnel and every force’s figures: the overview, as one chart with its table. */
export function forcesView(comparison: Comparison): ChartView {
  const beside = besideTypes(comparison);
  const ends = ['95% interval', '95% limits', '99.8% limits'].flatMap((name) => [`${name}, from`, `${name}, to`]);
  return {
    id: 'forces',
    title: `${titleOf(comparison.definition)}, by force`,
    summary: [
      spreadSentence(comparison),
      rangeSentence(comparison),
      iccSentence(comparison),
      middleSentence(comparison),
      ...beyondSentences(comparison),
    ].filter((sentence) => sentence !== ''),
    caption: captionOf(comparison),
    drawing: (size) => funnelDrawing(funnelOf(comparison, `funnel-${size}`), size),
    table: {
      caption: 'Forces, in the order of their names',
      head: [
        ...['Force', 'Count', 'Of', 'Share'],
        ...beside.map((type) => `Outcome ${type}`),
        ...[...ends, 'Outside', 'z', 'Pooled share'],
      ],
      rows: byForce([
        ...comparison.forces.map((figure) => ({
          force: figure.force,
          row: row(figure, comparison.definition, beside),
        })),
        ...betweenRows(comparison.between).map((each) => ({
          force: each.force,
          row: betweenCells(each, beside, 9),
        })),
      ]),
    },
    notes: [...leftOut(comparison).map(({ force, why }) => `${force} is left out: ${why}.`), ...comparison.warnings],
    provenance: provenanceOf(comparison.definition),
    ground: groundOf(comparison),
  };
}

/** The same with what cases of the same kind show beside it, as the overview says it. */
export function forcesWithCaseMix(compared: Compared): ChartView {
  const view = forcesView(compared.comparison);
  return { ...view, summary: [...view.summary, ...caseMixSentences(compared)] };
}
