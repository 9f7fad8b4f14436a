import { caterpillarDrawing, type Caterpillar, type CaterpillarRow } from '../chart/index.ts';
import type { Definition } from '../definition/index.ts';
import { isUnmeasured, quantile7, ratePer, type Rate } from '../measure/index.ts';
import { forceKey, isForceWithoutArea, type Residents } from '../source/index.ts';
import { count, decimal, provenanceOf, words, type ChartView, type TableCell } from './chart-view.ts';
import type { Comparison } from './comparison.ts';
import { noteOf, short } from './comparison.view.ts';
import type { Material } from './material.ts';
import { numerators, type Excluded } from './tally.ts';
import { besideFunnel } from './warnings.ts';
import { capital, offenceWords } from './words.ts';

/** People aged 10 to 17 by force area, with where they were counted. */
export interface Children {
  readonly year: number;
  readonly source: string;
  readonly residents: readonly Residents[];
  readonly oddities: readonly string[];
}

interface Rated {
  readonly force: string;
  readonly numerator: number;
  readonly aged10To17: number;
  readonly rate: Rate;
}

const NO_RESIDENTS = 'it has no residents, so that there is no rate';
const NO_POPULATION = 'its population is not known here, so that there is no rate';

/** Of every force that gives the count: a rate has residents under it, and not the cases of a share. */
function ratesOf(
  { definition }: Comparison,
  material: Material,
  { residents }: Children,
): { rated: readonly Rated[]; excluded: readonly Excluded[] } {
  const byForce = new Map(residents.map((each) => [forceKey(each.force), each.aged10To17]));
  const rated: Rated[] = [];
  const excluded: Excluded[] = [];
  for (const { force, value, why } of numerators(material, definition)) {
    const aged10To17 = byForce.get(forceKey(force)) ?? null;
    const rate = value === null ? null : ratePer(value, aged10To17);
    if (value === null || rate === null) excluded.push({ force, why: why ?? '' });
    else if (aged10To17 === null || isUnmeasured(rate))
      excluded.push({ force, why: isForceWithoutArea(force) ? NO_RESIDENTS : NO_POPULATION });
    else rated.push({ force, numerator: value, aged10To17, rate });
  }
  return { rated, excluded };
}

/** Where the scale ends: one force of few residents must not press all others into a corner of it. */
export function scaleEnd(highs: readonly number[]): number {
  const most = 2 * quantile7(highs, 0.9);
  return Math.max(0, ...highs.filter((high) => high <= most));
}

const perThousand = (value: number): string => String(Math.round(value * 100_000) / 100);

/** Whose counts stand over whose number, short enough for a heading. */
const agesOf = ({ told: { ages } }: Definition): string => ages.split(':')[0] ?? ages;

/** A rate is of those whom its population holds: where the count holds others, that is said with it. */
export function whoIsCounted(definition: Definition): string {
  const ages = agesOf(definition);
  if (ages === '10 to 17') return 'Count and population are of the same ages, 10 to 17.';
  if (/^under \d/u.test(ages))
    return `The count is of those ${ages} and the population of those aged 10 to 17: of children below 10 few are in the count, and none in the population.`;
  if (ages === 'ages not stated')
    return 'The source does not say of what ages its count is: it may hold adults, whom the population does not.';
  return 'The count holds adults and the population does not: this sets areas of different size beside each other, and is no rate of children.';
}

const DAY_MS = 86_400_000;

/** More or less than a year is said wherever a figure is: beside a rate of a year it would be read as one. */
function overDays({ period: { from, to } }: Definition): string {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return days >= 365 && days <= 366 ? '' : ` over ${days.toLocaleString('en-GB')} days together`;
}

const cellsOf = ({ force, numerator, aged10To17, rate }: Rated): readonly TableCell[] => [
  words(force),
  count(numerator),
  count(aged10To17),
  ...[rate.rate, ...rate.interval].map((each) => decimal(each, 2)),
];

const rowOf = ({ force, rate: { rate, interval, per } }: Rated): CaterpillarRow => ({
  ...{ name: force, raw: null, pooled: rate / per },
  interval: [interval[0] / per, interval[1] / per],
});

/** Nothing is rated, and why: no count, or nobody to set it over. Neither is a rate of 0. */
const unrated = (excluded: readonly Excluded[], { source }: Children): readonly string[] => [
  excluded.some(({ why }) => why === NO_RESIDENTS || why === NO_POPULATION)
    ? `No force here has both the count and a population aged 10 to 17 (${source}), so that there is no rate. That is not a rate of 0.`
    : 'No force here gives the count, so that there is no rate. That is not a rate of 0.',
];

function summaryOf(definition: Definition, { source }: Children, { all, overall }: { all: number; overall: number }) {
  const over = overDays(definition);
  return [
    `${all.toLocaleString('en-GB')} in all${over}, ${perThousand(overall)} for each 1,000 people aged 10 to 17 (${source})${over === '' ? '' : ': no rate of a year'}.`,
    whoIsCounted(definition),
    'A rate also turns on how many incidents are reported at all: a high one can be a force that children and schools trust.',
  ];
}

/** The numerator per 1,000 people aged 10 to 17 (statistics 2, denominator d). */
export function ratesView(comparison: Comparison, material: Material, children: Children): ChartView {
  const { definition } = comparison;
  const { rated, excluded } = ratesOf(comparison, material, children);
  const all = rated.reduce((sum, { numerator }) => sum + numerator, 0);
  const people = rated.reduce((sum, { aged10To17 }) => sum + aged10To17, 0);
  const isRated = people > 0;
  const overall = isRated ? all / people : 0;
  const over = overDays(definition);
  const title = `${capital(offenceWords(definition.scope.offence))}, ${short(definition.numerator)} per 1,000 people aged 10 to 17${over}, by force`;
  const summary = isRated ? summaryOf(definition, children, { all, overall }) : unrated(excluded, children);
  const chart: Caterpillar = {
    id: 'rates',
    title,
    description: `${summary.join(' ')} The table gives every number drawn here.`,
    shareAxis: `Per 1,000 people aged 10 to 17${over} (count: ${agesOf(definition)}); line: overall ${perThousand(overall)}`,
    keyed: { middle: 'rate, exact 95% interval', raw: '' },
    words: perThousand,
    note: `${noteOf(definition)} Population: ${children.source}.`,
    overall,
    range80: null,
    upTo: Math.max(overall, scaleEnd(rated.map(({ rate }) => rate.interval[1] / rate.per))),
    rows: rated.map(rowOf),
  };
  return {
    id: 'rates',
    title,
    summary,
    caption:
      'Where is it recorded more or less often for the children who live there, and is it recording or conduct that differs?',
    drawing: isRated ? (size) => caterpillarDrawing({ ...chart, id: `rates-${size}` }, size) : null,
    table: {
      caption: 'Rates of forces, in the order of their names',
      head: [
        'Force',
        `Count, ${agesOf(definition)}`,
        'People aged 10 to 17',
        `Per 1,000${over}`,
        'From (95%)',
        'To (95%)',
      ],
      rows: rated.map(cellsOf),
    },
    notes: [
      ...excluded.map(({ force, why }) => `${force} is left out: ${why}.`),
      ...children.oddities,
      ...besideFunnel(comparison),
    ],
    defined: { numerator: definition.numerator.words, denominator: `people aged 10 to 17: ${children.source}` },
    provenance: provenanceOf(
      definition,
      `${definition.numerator.words} per 1,000 people aged 10 to 17${over} (${children.source}); ${offenceWords(definition.scope.offence)}; ${definition.scope.ages}`,
    ),
  };
}
