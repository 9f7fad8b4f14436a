import { mixDrawing, type Mix } from '../chart/index.ts';
import type { Definition } from '../definition/index.ts';
import { forceKey, isAlternate, outcomeTypes, type Outcomes } from '../source/index.ts';
import { count, percent, provenanceOf, words, type ChartView } from './chart-view.ts';
import type { Comparison } from './comparison.ts';
import { noteOf } from './comparison.view.ts';
import type { Excluded } from './tally.ts';

/** What a case comes to, in an order in which neighbours are told apart best: 21 with what may be recorded in its place. */
const KINDS = [
  { words: '21 not in the public interest to go on', types: ['21'] },
  { words: '22 diversion or education', types: ['22'] },
  { words: '20 other body', types: ['20'] },
  { words: '8 community resolution', types: ['8'] },
  { words: '2, 3 caution', types: ['2', '3'] },
  { words: '1 charge or summons', types: ['1'] },
  { words: '9, 10 not in the public interest to act', types: ['9', '10'] },
  { words: '14 to 16 evidential difficulties', types: ['14', '15', '16'] },
] as const;

const NAMED: ReadonlySet<string> = new Set(KINDS.flatMap(({ types }) => types));
const OTHER = outcomeTypes.filter((type) => type !== '0' && !isAlternate(type) && !NAMED.has(type));
const ALL = [...KINDS, { words: 'every other outcome', types: OTHER }];

interface MixRow {
  readonly force: string;
  /** Null where no row of the source has the outcome: not given is not 0. */
  readonly counts: readonly (number | null)[];
  readonly total: number;
}

/** The sum of some types of a force, or why there is none. */
function sumOf(counts: Outcomes['counts'], types: readonly string[], basis: Definition['basis']): number | 'missing' {
  let sum = 0;
  for (const { outcomeType, values } of counts) {
    if (!types.includes(outcomeType)) continue;
    const value = values[basis];
    if (value.kind === 'missing') return 'missing';
    sum += value.value;
  }
  return sum;
}

function rowOf(
  force: string,
  counts: Outcomes['counts'],
  outcomes: Outcomes,
  { basis }: Definition,
): MixRow | Excluded {
  const sums = ALL.map(({ types }) =>
    types.some((type) => outcomes.outcomeTypes.has(type)) ? sumOf(counts, types, basis) : null,
  );
  if (sums.includes('missing'))
    return { force, why: 'a count of it is missing, so that its outcomes do not make a whole' };
  const known = sums.map((sum) => (sum === 'missing' ? null : sum));
  if (known.some((sum) => sum !== null && sum < 0))
    return { force, why: 'corrections leave one of its outcomes below 0' };
  const total = known.reduce<number>((all, sum) => all + (sum ?? 0), 0);
  return total === 0 ? { force, why: 'no outcome' } : { force, counts: known, total };
}

const isRow = (row: MixRow | Excluded): row is MixRow => 'counts' in row;

export interface MixAll {
  readonly kinds: readonly string[];
  readonly rows: readonly MixRow[];
  readonly excluded: readonly Excluded[];
}

/** What became of every case of each force, whatever numerator and denominator are compared. */
export function mixOf(outcomes: Outcomes, definition: Definition): MixAll {
  const byForce = Map.groupBy(outcomes.counts, ({ force }) => forceKey(force));
  const rows = outcomes.forces
    .map(({ force }) => rowOf(force, byForce.get(forceKey(force)) ?? [], outcomes, definition))
    .toSorted((a, b) => a.force.localeCompare(b.force, 'en'));
  return {
    kinds: ALL.map(({ words: kind }) => kind),
    rows: rows.filter(isRow),
    excluded: rows.filter((row): row is Excluded => 'why' in row),
  };
}

function summaryOf({ kinds, rows }: MixAll): readonly string[] {
  const total = rows.reduce((all, row) => all + row.total, 0);
  const parts = kinds.flatMap((kind, i) => {
    const sum = rows.reduce((all, row) => all + (row.counts[i] ?? 0), 0);
    return rows.some((row) => row.counts[i] !== null) ? [`${kind}, ${percent(sum / total)}`] : [];
  });
  const absent = kinds.filter((_, i) => rows.every((row) => row.counts[i] === null));
  return [
    `Of ${total.toLocaleString('en-GB')} outcomes of ${rows.length} forces: ${parts.join('; ')}.`,
    ...(absent.length > 0 ? [`The source has no row of ${absent.join(' or ')}: not given, which is not 0.`] : []),
    'A force that gives little 21 and much 22, 20 or 8 has chosen another code: that is not a harder hand.',
  ];
}

/** What cases come to in each force, all outcomes beside each other. */
export function mixView({ definition, warnings }: Comparison, outcomes: Outcomes): ChartView {
  const mix = mixOf(outcomes, definition);
  const { offence } = definition.scope;
  const title = `Code ${offence.code}, what cases came to, by force`;
  const drawing: Mix = {
    id: 'mix',
    title,
    description: `${summaryOf(mix).join(' ')} The table gives every number drawn here.`,
    note: noteOf(definition),
    kinds: mix.kinds,
    rows: mix.rows.map(({ force, total, counts }) => ({ name: force, total, counts })),
  };
  return {
    id: 'mix',
    title,
    summary: summaryOf(mix),
    caption:
      'Where one outcome is rare, which other stands in its place? Each bar is as long as the next, whatever the force’s size; forces stand in the order of their names.',
    drawing: (size) => mixDrawing({ ...drawing, id: `mix-${size}` }, size),
    table: {
      caption: 'Outcomes by force, in the order of their names',
      head: ['Force', 'All assigned', ...mix.kinds],
      rows: mix.rows.map(({ force, total, counts }) => [
        words(force),
        count(total),
        ...counts.map((each) => count(each)),
      ]),
    },
    notes: [
      ...mix.excluded.map(({ force, why }) => `${force} is left out: ${why}.`),
      'Type 0 (not yet assigned) and the alternate rows 1A, 2A and 3A are in no bar.',
      ...warnings,
    ],
    provenance: provenanceOf(definition, `outcomes assigned, by type; code ${offence.code}; ${definition.scope.ages}`),
  };
}
