import { daysOfFigure, isHeld, toldNow, type Released } from '../release/own.ts';
import { outcomeType } from '../source/index.ts';
import type { NamedShare, SourceCount } from './count-source.ts';
import { DEFINED } from './material.ts';

type Document = Released['document'];

/** Outcomes that a definition names by words alone. */
const WORDED: Readonly<Record<string, string>> = {
  'charge or summons': '1',
  'caution, youth': '2',
  'caution, adult': '3',
  'taken into consideration': '4',
};

/** The one type that a value of an outcome dimension holds; undefined where it holds several, or none yet. */
const typeIn = (value: string): string | undefined =>
  WORDED[value] ?? outcomeType(/^Outcome (\d+)$/u.exec(value)?.[1] ?? /\((\d+)\)$/u.exec(value)?.[1] ?? '');

/** Cases without an outcome are in no total of outcomes. */
const OPEN = 'not yet assigned';

const TIME = /^(?:year|quarter|month)$/iu;

interface Axes {
  /** Where the outcome, the age and the time stand among the dimensions; −1 where the table is not parted by it. */
  readonly outcome: number;
  readonly age: number;
  readonly time: readonly number[];
  readonly hasOpen: boolean;
}

function axesOf({ dimensions }: Document): Axes {
  const at = (name: RegExp): number => dimensions.findIndex((dimension) => name.test(dimension.name));
  const outcome = at(/^outcome$/iu);
  const time = dimensions.flatMap(({ name }, i) => (TIME.test(name) ? [i] : []));
  const hasOpen = dimensions[outcome]?.values.includes(OPEN) === true;
  return { outcome, age: at(/^age$/iu), time, hasOpen };
}

type At = Document['cells'][number]['at'];

/** Whether a figure is of all that no axis of a comparison parts: one of girls alone is none of all children. */
const isWhole = (at: At, { outcome, age, time }: Axes): boolean =>
  at.every((value, i) => i === outcome || i === age || time.includes(i) || value === null);

const definitionOf = ({ counted, scope }: Document): string =>
  [counted.id, ...scope.map(({ dimension, value }) => `${dimension}: ${value}`)].join('; ');

/** Everything of a count but what and how many. */
function countOf(document: Document, at: At, figure: number | null) {
  const { counted, publisher: force } = document;
  const [periodStart, periodEnd] = daysOfFigure(document, at);
  const isCounted = isHeld(document, at);
  const value = isCounted ? figure : null;
  const whyNone = isCounted ? ('withheld' as const) : ('not-held' as const);
  return {
    ...{ definition: definitionOf(document), force, periodStart, periodEnd, unit: counted.unit, basis: counted.basis },
    ...{ ageScope: counted.ageScope, offenceScope: counted.offenceScope },
    ...{ value, low: value ?? 0, high: value, missing: value === null ? whyNone : null },
  };
}

const placed = ({ digest }: Released, row: number) => ({
  at: { file: digest, sheet: null, row: row + 1, column: null },
});

/** Not parted by age, a table holds those whose age nobody knows; so does the total of one that is. */
const agesOf = (at: At, { age }: Axes, { counted }: Document): string =>
  at[age] ?? `${counted.ageScope}, and age not known`;

/** The figures that are outcomes, or the total of them. */
function outcomesIn(released: Released, axes: Axes): readonly SourceCount[] {
  const { document } = released;
  return document.cells.flatMap(({ at, value }, row): readonly SourceCount[] => {
    const named = at[axes.outcome] ?? null;
    const type = named === null ? null : typeIn(named);
    const isOfAges = axes.age < 0 || at[axes.age] === document.counted.ageScope;
    if (!isOfAges || !isWhole(at, axes) || type === undefined || (type === null && axes.hasOpen)) return [];
    const measure = type === null ? 'All outcomes' : 'outcomes';
    const ageScope = axes.age < 0 ? agesOf(at, axes, document) : document.counted.ageScope;
    const within = withinOf(document, [row]);
    return [
      { ...countOf(document, at, value), ...within, ageScope, outcomeType: type, measure, ...placed(released, row) },
    ];
  });
}

/** What was published of some figures leaves the counts behind them anywhere between these. */
function withinOf(document: Document, places: readonly number[]): Pick<SourceCount, 'within'> {
  const told = places.flatMap((place) => {
    const figure = document.cells[place];
    return figure?.value === undefined || figure.value === null ? [] : [toldNow(document, figure, figure.value, 0)];
  });
  const [low, high] = [told.reduce((sum, each) => sum + each.low, 0), told.reduce((sum, each) => sum + each.high, 0)];
  return told.every((each) => each.low === each.high) ? {} : { within: { low, high } };
}

/** What some figures come to; null where one is held back. */
const sumOf = ({ cells }: Document, places: readonly number[]): number | null =>
  places.reduce<number | null>((sum, place) => {
    const value = cells[place]?.value ?? null;
    return sum === null || value === null ? null : sum + value;
  }, 0);

/** The share that a definition without outcomes names: of all, and of each time that the table is parted by. */
function shareIn(released: Released, axes: Axes): readonly SourceCount[] {
  const { document } = released;
  return (document.shares?.rows ?? []).flatMap(({ group, numerator, denominator }): readonly SourceCount[] => {
    if (group.some(({ dimension }) => !TIME.test(dimension))) return [];
    const at = document.dimensions.map(({ name }, i) =>
      axes.time.includes(i) ? (group.find(({ dimension }) => dimension === name)?.value ?? null) : null,
    );
    const [part, whole] = [numerator, denominator].map((places) => sumOf(document, places));
    const place = placed(released, numerator[0] ?? 0);
    return [
      {
        ...countOf(document, at, part ?? null),
        ...withinOf(document, numerator),
        outcomeType: DEFINED,
        measure: 'outcomes',
        ...place,
      },
      {
        ...countOf(document, at, whole ?? null),
        ...withinOf(document, denominator),
        outcomeType: null,
        measure: 'Total',
        ...place,
      },
    ];
  });
}

/** Counts that are no outcomes, such as arrests: they stand beside a force’s outcomes, and are in no share of them. */
function othersIn(released: Released, axes: Axes): readonly SourceCount[] {
  const { document } = released;
  const { counted } = document;
  return document.cells.flatMap(({ at, value }, row): readonly SourceCount[] => {
    if (!isWhole(at, axes)) return [];
    const [ageScope, measure] = [agesOf(at, axes, document), counted.unit === 'arrests' ? 'arrests' : counted.measure];
    return [{ ...countOf(document, at, value), ageScope, outcomeType: null, measure, ...placed(released, row) }];
  });
}

/** The figures of a release as counts: outcomes; or the share that its definition names; or what else it counts. */
export function countsIn(released: Released): readonly SourceCount[] {
  const axes = axesOf(released.document);
  if (axes.outcome >= 0) return outcomesIn(released, axes);
  return released.document.shares === undefined ? othersIn(released, axes) : shareIn(released, axes);
}

/** What each definition without outcomes calls its share. */
export const sharesIn = (all: readonly Released[]): ReadonlyMap<string, NamedShare> =>
  new Map(
    all.flatMap(({ document }) =>
      document.shares === undefined || axesOf(document).outcome >= 0
        ? []
        : [[definitionOf(document), { part: document.shares.numerator, whole: document.shares.denominator }] as const],
    ),
  );
