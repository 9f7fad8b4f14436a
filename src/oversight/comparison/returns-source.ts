import { daysOfFigure, methodWords, type Released } from '../release/own.ts';
import { outcomeType } from '../source/index.ts';
import type { CountSource, SourceCount } from './count-source.ts';

export const RETURNS_ID = 'returns';
export const OWN_ID = 'own';

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

interface Axes {
  /** Where the outcome, the age and the time stand among the dimensions; −1 where the table is not parted by it. */
  readonly outcome: number;
  readonly age: number;
  readonly time: readonly number[];
  readonly hasOpen: boolean;
}

function axesOf({ dimensions }: Document): Axes | undefined {
  const at = (name: RegExp): number => dimensions.findIndex((dimension) => name.test(dimension.name));
  const outcome = at(/^outcome$/iu);
  if (outcome < 0) return undefined;
  const time = dimensions.flatMap(({ name }, i) => (/^(?:year|quarter|month)$/iu.test(name) ? [i] : []));
  const hasOpen = dimensions[outcome]?.values.includes(OPEN) === true;
  return { outcome, age: at(/^age$/iu), time, hasOpen };
}

/** Whether a figure is of all that no axis of a comparison parts: one of girls alone is none of all children. */
function isWhole(at: readonly (string | null)[], axes: Axes, { counted }: Document): boolean {
  return at.every((value, i) => {
    if (i === axes.outcome || axes.time.includes(i)) return true;
    return i === axes.age ? value === counted.ageScope : value === null;
  });
}

/** The figures of a release that are outcomes, or the total of them, as counts. */
function countsIn({ document, digest }: Released): readonly SourceCount[] {
  const axes = axesOf(document);
  if (axes === undefined) return [];
  const { counted, publisher, scope } = document;
  // Not parted by age, a table holds those whose age nobody knows.
  const ages = axes.age < 0 ? `${counted.ageScope}, and age not known` : counted.ageScope;
  const definition = [counted.id, ...scope.map(({ dimension, value }) => `${dimension}: ${value}`)].join('; ');
  return document.cells.flatMap(({ at, value }, row): readonly SourceCount[] => {
    const named = at[axes.outcome] ?? null;
    const type = named === null ? null : typeIn(named);
    if (!isWhole(at, axes, document) || type === undefined || (type === null && axes.hasOpen)) return [];
    const [periodStart, periodEnd] = daysOfFigure(document, at);
    return [
      {
        ...{ definition, force: publisher, periodStart, periodEnd, outcomeType: type, unit: counted.unit },
        ...{ measure: type === null ? 'All outcomes' : 'outcomes', ageScope: ages, offenceScope: counted.offenceScope },
        ...{ basis: counted.basis, value, low: value ?? 0, high: value, missing: value === null ? 'withheld' : null },
        at: { file: digest, sheet: null, row: row + 1, column: null },
      },
    ];
  });
}

const keyOf = ({ value: _v, low: _l, high: _h, missing: _m, at: _a, ...what }: SourceCount): string =>
  JSON.stringify(what);

interface Newest {
  readonly counts: readonly SourceCount[];
  /** What the release before the newest gave for the same. */
  readonly before: readonly SourceCount[];
}

/** Of what a force released more than once the newest; releases come newest first. */
function newestOf(all: readonly SourceCount[]): Newest {
  const places = Map.groupBy(all, keyOf);
  const given = [...places.values()];
  return {
    counts: given.flatMap(([first]) => first ?? []),
    before: given.flatMap(([first, second]) => second ?? first ?? []),
  };
}

const fileOf = ({ document, digest }: Released) => ({
  ...{ file: `release ${document.number} of ${document.publisher}`, sha256: digest, rows: document.cells.length },
  vintage: `counted on ${document.countedAt.slice(0, 10)}`,
});

/** How figures were protected, each way said once: what a reader may know of how far one may lie from what was counted. */
const protectedBy = (used: readonly Released[]): readonly string[] => [
  ...new Set(used.map(({ document }) => methodWords(document.control))),
];

interface About {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly notes: readonly string[];
}

function released(all: readonly Released[], { notes, ...about }: About): CountSource {
  const used = all.filter((each) => countsIn(each).length > 0);
  const { counts, before } = newestOf(used.flatMap(countsIn));
  const isRestated = before.some((count, i) => count !== counts[i]);
  return {
    ...about,
    licence: 'Each release may be used as its publisher says; its digest stands beside it.',
    files: used.map(fileOf),
    counts,
    earlier: isRestated ? { files: [], counts: before } : null,
    notes: [...protectedBy(used), ...notes],
  };
}

const ONE_WAY =
  'Only releases by one definition, and of one version of it, are compared: each force counts its own cases by it, and signs what it lets leave.';

/** What other installations signed and this one took in, beside what this force let leave by the same definitions. */
export const returnsSource = (returns: readonly Released[], own: readonly Released[]): CountSource =>
  released([...returns, ...own], {
    ...{ id: RETURNS_ID, title: 'Signed returns of forces' },
    publisher: 'each force, under its own signature',
    notes: [ONE_WAY, 'This force’s own published releases stand among them, counted and protected alike.'],
  });

export const ownSource = (own: readonly Released[]): CountSource =>
  released(own, {
    ...{ id: OWN_ID, title: 'Own cases, as released', publisher: 'this force, under its own signature' },
    notes: [ONE_WAY, 'Only what a second person let leave is here: no count of own cases is shown otherwise.'],
  });
