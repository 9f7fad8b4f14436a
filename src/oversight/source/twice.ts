import type { Found } from './found.ts';
import type { Oddity, ReadCount } from './import-read.ts';
import { sayMore } from './measure-label.ts';

export type Settled = readonly [ReadCount, Found];

/** What a count is of, as whoever compares it sees it. */
const subject = ([{ periodStart, periodEnd, ...count }, { meaning }]: Settled): string =>
  JSON.stringify([
    ...[count.force, periodStart ?? meaning.periodWords, periodEnd, count.measure, count.outcomeType, count.unit],
    ...[count.ageScope, count.offenceScope, count.basis],
  ]);

/** That, and the words of its row and column. */
const identity = (settled: Settled): string =>
  JSON.stringify([subject(settled), ...settled[1].labels.map((label) => label.toLowerCase())]);

interface Twice {
  readonly wrong: string | undefined;
  readonly odd: readonly Oddity[];
}

const what = ([count, { meaning }]: Settled): string =>
  `${count.force}, ${meaning.periodWords ?? 'the same period'}, ${count.outcomeType === null ? count.measure : `${count.measure} ${count.outcomeType}`}`;

const sentenceOf = (settled: Settled, earlier: Settled): string => {
  const [{ at }, first] = [settled[0], earlier[0]];
  return at.row === first.at.row
    ? `columns ${first.at.column ?? 0} and ${at.column ?? 0} both give ${what(settled)} (row ${at.row ?? 0}), and which holds is not said`
    : `row ${at.row ?? 0} gives ${what(settled)} a second time (first in row ${first.at.row ?? 0})`;
};

const cellOf = ([{ at }]: Settled): string => `row ${at.row ?? 0}, column ${at.column ?? 0}`;

type PlaceOf = (settled: Settled) => string;

const inCell: PlaceOf = (settled) => `in ${cellOf(settled)}`;

/** Two sheets have the same rows and columns: what stands on which is said. */
const onSheet: PlaceOf = (settled) => {
  const { sheet } = settled[0].at;
  return sheet === null ? inCell(settled) : `on sheet “${sheet}” (${cellOf(settled)})`;
};

/** Figures that differ and that no field of theirs tells apart: neither is chosen here. */
const differing = (settled: Settled, earlier: Settled, placeOf: PlaceOf): Oddity => ({
  says: `${what(settled)} is given as ${earlier[0].value ?? ''} ${placeOf(earlier)}, and as ${settled[0].value ?? ''} ${placeOf(settled)}: the source has to be asked which holds.`,
  at: settled[0].at,
});

/** The same figure under two labels: one of them would count it double. */
const repeated = (all: readonly (readonly [Settled, Settled])[], placeOf: PlaceOf): readonly Oddity[] => {
  const [[first, settled] = []] = all;
  if (first === undefined || settled === undefined) return [];
  const more = all.length === 1 ? '' : `, and ${all.length - 1} more so`;
  return [
    {
      says: `${what(settled)} is given twice, as ${settled[0].value ?? ''} ${placeOf(first)} and again ${placeOf(settled)}${more}: a comparison counts it once.`,
      at: settled[0].at,
    },
  ];
};

/** What was met first under a key; the first itself has nothing before it. */
function before(met: Map<string, Settled>, key: string, settled: Settled): Settled | undefined {
  const first = met.get(key);
  if (first === undefined) met.set(key, settled);
  return first;
}

const isSameCell = ([{ at }]: Settled, [{ at: other }]: Settled): boolean =>
  at.row === other.row && at.column === other.column;

/**
 * Two rows or columns for the same force, period and measure: added up, they would count double, and which holds nobody can say.
 * Under names of their own (*of which not stated*) they may be parts of different rows above them: those are kept, and named.
 */
export function readTwice(counts: readonly Settled[]): Twice {
  const [named, subjects] = [new Map<string, Settled>(), new Map<string, Settled>()];
  const nested: Settled[] = [];
  const odd: Oddity[] = [];
  const alike: (readonly [Settled, Settled])[] = [];
  for (const settled of counts.filter(([{ value }]) => value !== null)) {
    const again = before(named, identity(settled), settled);
    const same = before(subjects, subject(settled), settled);
    if (again !== undefined && !isSameCell(again, settled)) {
      if (!settled[1].labels.some(sayMore)) return { wrong: sentenceOf(settled, again), odd: [] };
      nested.push(settled);
    } else if (same !== undefined && same[0].value !== settled[0].value) odd.push(differing(settled, same, inCell));
    else if (same !== undefined && !isSameCell(same, settled)) alike.push([same, settled]);
  }
  odd.push(...repeated(alike, inCell));
  const [first] = nested;
  const parts = `Rows have the same names as rows above them, and may be parts of others (${nested.length} counts).`;
  return { wrong: undefined, odd: first === undefined ? odd : [...odd, { says: parts, at: first[0].at }] };
}

/** Keeps what earlier tables of a file gave, to hold the next one against it: a summary sheet beside its detail, say. */
export class EarlierTables {
  readonly #met = new Map<string, Settled>();

  /** What is given here and was given by another table before; neither is chosen. */
  odd(counts: readonly Settled[]): readonly Oddity[] {
    const given = counts.filter(([{ value }]) => value !== null).map((settled) => [subject(settled), settled] as const);
    const pairs = given.flatMap(([key, settled]) => {
      const first = this.#met.get(key);
      return first === undefined ? [] : [[first, settled] as const];
    });
    for (const [key, settled] of given) if (!this.#met.has(key)) this.#met.set(key, settled);
    const isAlike = ([first, settled]: readonly [Settled, Settled]): boolean => first[0].value === settled[0].value;
    const unlike = pairs.filter((pair) => !isAlike(pair));
    return [
      ...unlike.map(([first, settled]) => differing(settled, first, onSheet)),
      ...repeated(pairs.filter(isAlike), onSheet),
    ];
  }
}
