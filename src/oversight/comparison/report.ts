import { beyondSentences } from './beyond.ts';
import { leftOut } from './between.ts';
import { changeOf } from './change.ts';
import { changesSentences } from './change.words.ts';
import { caseMixSentences } from './case-mix.words.ts';
import { type ChartTable, type ChartView, type Line } from './chart-view.ts';
import type { Compared } from './compare-files.ts';
import { definitionLines, rangeSentence, titleOf } from './comparison.view.ts';
import { forcesView } from './forces.view.ts';
import { heardOf } from './heard.ts';
import { iccSentence } from './latent-icc.ts';
import { methodFor, type Method } from './method.ts';
import { mixView } from './mix.view.ts';
import { middleSentence } from './percentiles.ts';
import { pooledView } from './pooled.view.ts';
import { ratesView, type Children } from './rates.view.ts';
import { materialSilence } from './counts-silence.ts';
import { isOpen } from './trend-open.ts';
import { trendView } from './trend.view.ts';
import { BASIS, period } from './words.ts';
import { quotable } from './quotable.ts';

/** A report as it is read, whatever it is written as. */
export interface Report {
  readonly title: string;
  /** Period, basis, source. */
  readonly subtitle: string;
  /** The day to which its figures go. */
  readonly upTo: string;
  readonly lead: readonly string[];
  readonly parts: readonly ReportPart[];
  readonly excluded: readonly string[];
  readonly warnings: readonly string[];
  readonly definition: readonly Line[];
  readonly method: Method;
  readonly licence: string;
}

export interface ReportPart {
  readonly heading: string;
  readonly view: ChartView;
  /** What is to be read with this part alone. */
  readonly notes: readonly string[];
}

/** On paper a table has a page's width: limits of the funnel and z stand in its files, and in its drawing. */
const NARROW = [
  'Force',
  'Count',
  'Of',
  'Share',
  'Outcome 22',
  'Outcome 20',
  'Outcome 8',
  '95% interval, from',
  '95% interval, to',
  'Outside',
  'Pooled share',
];

function narrowed({ head, rows, caption }: ChartTable): ChartTable {
  const kept = head.flatMap((name, i) => (NARROW.includes(name) ? [i] : []));
  const pick = <T>(row: readonly T[]): readonly T[] => kept.flatMap((i) => row[i] ?? []);
  return { caption, head: pick(head), rows: rows.map(pick) };
}

/** Whether any force moved, in words; where periods are still being filled, none can be said to. */
const changesIn = ({ comparison: { forces, definition }, over }: Compared): readonly string[] =>
  isOpen(definition) ? [] : changesSentences(forces.map(({ force }) => changeOf(force, over, definition)));

export function reportOf(compared: Compared, children: Children): Report {
  const { comparison, material, over } = compared;
  const { definition, warnings } = comparison;
  const forces = forcesView(comparison);
  const moved = trendView(comparison, over);
  const views: readonly (readonly [string, ChartView])[] = [
    ['Spread and funnel', { ...forces, summary: [], table: narrowed(forces.table) }],
    ['Pooled shares', pooledView(comparison)],
    ['What cases came to', mixView(comparison, material)],
    ['Over time', { ...moved, summary: [...moved.summary, ...changesIn(compared)] }],
    ['Per 1,000 people aged 10 to 17', ratesView(comparison, material, children)],
    ['Who is silent', materialSilence(heardOf(definition, over, warnings))],
  ];
  return {
    title: `${titleOf(definition)}, compared between forces`,
    subtitle: `${period(definition.period)}; ${BASIS[definition.basis]}; ${definition.source}`,
    upTo: definition.period.to,
    lead: [
      quotable(comparison),
      rangeSentence(comparison),
      iccSentence(comparison),
      middleSentence(comparison),
      ...beyondSentences(comparison),
      ...caseMixSentences(compared),
    ].filter((sentence) => sentence !== ''),
    parts: views.map(([heading, view]) => ({
      heading,
      view,
      // Said once for the whole report, not again under each chart.
      notes: view.id === 'forces' ? [] : view.notes.filter((note) => !warnings.includes(note)),
    })),
    excluded: leftOut(comparison).map(({ force, why }) => `${force}: ${why}`),
    warnings,
    definition: definitionLines(definition),
    method: methodFor(definition),
    licence: definition.told.licence,
  };
}
