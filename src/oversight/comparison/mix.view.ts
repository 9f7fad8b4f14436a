import { mixDrawing, type Mix } from '../chart/index.ts';
import { forceKey, isAlternate, outcomeTypes, slotName } from '../source/index.ts';
import { count, percent, provenanceOf, words, type ChartView, type TableCell } from './chart-view.ts';
import type { Comparison } from './comparison.ts';
import { noCount } from './no-count.ts';
import { noteOf } from './comparison.view.ts';
import { ASSIGNED, DEFINED, type GivenCount, type Material } from './material.ts';
import { rowLacking, type Excluded } from './tally.ts';
import { isOneOf, unsettledSentences } from './unsettled.ts';
import { besideFunnel } from './warnings.ts';
import { capital, firstFew, forceCount, offenceWords } from './words.ts';

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
export const ALL = [...KINDS, { words: 'every other outcome', types: OTHER }];

export interface MixRow {
  readonly force: string;
  /** Null where no row of the source has the outcome: not given is not 0. */
  readonly counts: readonly (number | null)[];
  readonly total: number;
}

/** Left out, as a row of it is not there that may be of anything; what is there is shown, in no share of a whole. */
export interface MixLacking extends Excluded {
  readonly counts: readonly (number | null)[];
}

/** A table that has rows of zeros says nothing by a row that is not there; every other outcome is the sum of the rows that are. */
const isUntold = (counts: readonly GivenCount[], types: readonly string[], material: Material): boolean =>
  material.absent === 'unsaid' && types !== OTHER && lackingIn(counts, types, material) !== undefined;

const lackingIn = (counts: readonly GivenCount[], types: readonly string[], material: Material): string | undefined =>
  rowLacking(
    counts,
    types.filter((type) => material.outcomeTypes.has(type)),
    material,
  );

/** The sum of some types of a force; null where it does not give them, and why where one of them is missing. */
function sumOf(counts: readonly GivenCount[], types: readonly string[], material: Material): number | null | 'missing' {
  if (isUntold(counts, types, material)) return null;
  const typed = types.filter((type) => isGiven(counts, type, material));
  // Words that fit all of these types stand for them where none is given by itself: beside one they may hold it.
  const open = new Set(material.unsettled.filter((each) => isOneOf(types, each)).map(({ outcomeType }) => outcomeType));
  const given = typed.length > 0 ? typed : [...open].filter((type) => isGiven(counts, type, material));
  if (given.length === 0) return null;
  let sum = 0;
  for (const { outcomeType, value } of counts) {
    if (!given.includes(outcomeType)) continue;
    if (value.kind === 'missing') return 'missing';
    sum += value.value;
  }
  return sum;
}

/** Of an answer a type is given only where it has a row for each time; the open data dropped its rows of zeros. */
function isGiven(counts: readonly GivenCount[], type: string, { absent, outcomeTypes: all, slots }: Material): boolean {
  if (absent === 'zero') return all.has(type);
  if (absent === 'unsaid') return counts.some(({ outcomeType }) => outcomeType === type);
  return (
    new Set(counts.flatMap((count) => (count.outcomeType === type ? [slotName(count.slot)] : []))).size === slots.length
  );
}

type Sums = readonly (number | null | 'missing')[];

/** Where a source gives the total of all, every other outcome is what the named ones leave of it. */
function withRest(sums: Sums, total: number | null | 'missing'): Sums {
  if (typeof total !== 'number') return total === null ? sums : ['missing'];
  const named = sums.slice(0, -1).reduce<number>((all, sum) => all + (typeof sum === 'number' ? sum : 0), 0);
  return [...sums.slice(0, -1), total - named];
}

/** What is held back is there, and not told: it is not the same as what was never given. */
const unwhole = (counts: readonly GivenCount[]): string =>
  counts.some(({ value }) => value.kind === 'missing' && value.why === 'withheld')
    ? 'a count of it is held back, so that there is no whole'
    : 'a count of it is missing, so that its outcomes do not make a whole';

function rowOf(force: string, counts: readonly GivenCount[], material: Material): MixRow | Excluded {
  const named = kindsOf(material).map(({ types }) => sumOf(counts, types, material));
  const sums = withRest(named, sumOf(counts, [ASSIGNED], material));
  if (sums.includes('missing')) return { force, why: unwhole(counts) };
  const known = sums.map((sum) => (sum === 'missing' ? null : sum));
  if (known.some((sum) => sum !== null && sum < 0))
    return { force, why: 'corrections leave one of its outcomes below 0' };
  const total = known.reduce<number>((all, sum) => all + (sum ?? 0), 0);
  const absurd = noCount(total);
  if (absurd !== undefined) return { force, why: `it is ${absurd}` };
  const isOpen = material.absent === 'unsaid' && known.includes(null);
  return total === 0 && !isOpen ? { force, why: 'no outcome' } : { force, counts: known, total };
}

const isRow = (row: MixRow | Excluded): row is MixRow => 'total' in row;
const isLacking = (row: Excluded | MixLacking): row is MixLacking => 'counts' in row;
/** What is left out and has something to show all the same. */
export const lackingOf = ({ excluded }: MixAll): readonly MixLacking[] =>
  excluded.filter(isLacking).toSorted((a, b) => a.force.localeCompare(b.force, 'en'));

export interface MixAll {
  readonly kinds: readonly string[];
  readonly rows: readonly MixRow[];
  readonly excluded: readonly (Excluded | MixLacking)[];
  /** Whether the source gives the total of all: every other outcome is then what it does not name. */
  readonly isTotalled: boolean;
}

interface Kind {
  readonly words: string;
  readonly types: readonly string[];
}

/** Outcomes; or the part that a definition of its own names, and the rest of its whole. */
const kindsOf = ({ told: { part } }: Material): readonly Kind[] =>
  part === undefined
    ? ALL
    : [
        { words: part, types: [DEFINED] },
        { words: 'every other', types: [] },
      ];

/** What became of every case of each force, whatever numerator and denominator are compared. */
export function mixOf(material: Material): MixAll {
  const byForce = Map.groupBy([...material.counts, ...material.unsettled], ({ force }) => forceKey(force));
  const all = material.forces
    .map(({ force }) => rowOf(force, byForce.get(forceKey(force)) ?? [], material))
    .toSorted((a, b) => a.force.localeCompare(b.force, 'en'));
  const rows = all.filter(isRow).map((row) => {
    const given = likeOthers(row, all.filter(isRow), material);
    return isRow(given) && given.total > 0
      ? given
      : untold(given, row, byForce.get(forceKey(row.force)) ?? [], material);
  });
  return {
    kinds: kindsOf(material).map(({ words: kind }) => kind),
    rows: rows.filter(isRow),
    isTotalled: material.counts.some(({ outcomeType }) => outcomeType === ASSIGNED),
    excluded: [
      ...all.filter((row): row is Excluded => 'why' in row),
      ...rows.filter((row): row is Excluded | MixLacking => 'why' in row),
    ],
  };
}

/** Of a table that has rows of zeros, which row is not there, and what the force has beside it. */
function untold(
  left: MixRow | Excluded,
  { force, counts }: MixRow,
  given: readonly GivenCount[],
  material: Material,
): Excluded | MixLacking {
  const why = isRow(left) ? 'no outcome' : left.why;
  if (material.absent !== 'unsaid') return { force, why };
  const lacking = kindsOf(material).flatMap(({ types }, i) => (counts[i] === null && types !== OTHER ? types : []));
  return { force, why: lackingIn(given, lacking, material) ?? why, counts };
}

/** Parts of a whole are compared only where the wholes hold the same kinds; where a row that is not there tells nothing, every other is what is there. */
function likeOthers(row: MixRow, rows: readonly MixRow[], material: Material): MixRow | Excluded {
  const isLoose = material.absent === 'unsaid';
  const lacking = kindsOf(material).filter(
    ({ types }, i) =>
      !(isLoose && types === OTHER) && row.counts[i] === null && rows.some(({ counts }) => counts[i] !== null),
  );
  if (lacking.length === 0) return row;
  const kinds = lacking.map(({ words: kind }) => kind).join('; ');
  return { force: row.force, why: `it does not give ${kinds}, so that its whole is another than that of others` };
}

/** Which outcomes of whom are not there, of a table that has rows of zeros. */
function lackingSentences(mix: MixAll, material: Material): readonly string[] {
  if (material.absent !== 'unsaid') return [];
  const lacking = lackingOf(mix);
  const named = lacking.map(({ force, counts }) => `${force} (${shortOf(counts, material)})`);
  const [stand, theirs] = lacking.length === 1 ? ['stands', 'it'] : ['stand', 'theirs'];
  // Of nobody is it there in whole: then none is left out for it.
  const ofNone = kindsOf(material).flatMap((kind, i) =>
    hasRow(kind, material) && mix.rows.every(({ counts }) => counts[i] === null) ? [kind.words] : [],
  );
  return [
    ...(lacking.length === 0
      ? []
      : [
          `${forceCount(lacking.length)} ${stand} without a bar, as rows of ${theirs} are not there, which is not 0: ${firstFew(named, 5)}.`,
        ]),
    ...(ofNone.length === 0
      ? []
      : [`In no bar, as no force has all its rows of it, which is not 0: ${ofNone.join('; ')}.`]),
  ];
}

/** A force that is left out may give it: then the source has it. */
const hasRow = ({ types }: Kind, { outcomeTypes: all }: Material): boolean => types.some((type) => all.has(type));

/** Kinds that are not given and that the source has, by their numbers. */
const shortOf = (counts: readonly (number | null)[], material: Material): string =>
  firstFew(
    kindsOf(material).flatMap((kind, i) =>
      counts[i] === null && kind.types !== OTHER && hasRow(kind, material) ? [kind.types.join(', ')] : [],
    ),
    3,
  );

function summaryOf(mix: MixAll, material: Material): readonly string[] {
  const { kinds, rows, excluded } = mix;
  const { part } = material.told;
  if (rows.length === 0) {
    const why = firstFew(
      excluded.map((each) => `${each.force}: ${each.why}`),
      3,
    );
    return [`Of no force here do the outcomes make a whole, so that none is parted (${why}).`];
  }
  const total = rows.reduce((all, row) => all + row.total, 0);
  const parts = kinds.flatMap((kind, i) => {
    const sum = rows.reduce((all, row) => all + (row.counts[i] ?? 0), 0);
    return rows.some((row) => row.counts[i] !== null) ? [`${kind}, ${percent(sum / total)}`] : [];
  });
  const absent = kindsOf(material).flatMap((kind, i) =>
    !hasRow(kind, material) && rows.every((row) => row.counts[i] === null) ? [kind.words] : [],
  );
  return [
    `Of ${total.toLocaleString('en-GB')} ${part === undefined ? 'outcomes' : 'counted'} of ${forceCount(rows.length)}: ${parts.join('; ')}.`,
    ...lackingSentences(mix, material),
    ...(absent.length > 0 ? [`The source has no row of ${absent.join(' or ')}: not given, which is not 0.`] : []),
    ...(part === undefined
      ? ['A force that gives little 21 and much 22, 20 or 8 has chosen another code: that is not a harder hand.']
      : []),
  ];
}

const inOrder = (mix: MixAll): readonly (MixRow | MixLacking)[] =>
  [...mix.rows, ...lackingOf(mix)].toSorted((a, b) => a.force.localeCompare(b.force, 'en'));

/** What is not there is said in words, in a file too: an empty field beside counts could be read as a nought. */
function tableRow(row: MixRow | MixLacking): readonly TableCell[] {
  if (isRow(row)) return [words(row.force), count(row.total), ...row.counts.map((each) => count(each))];
  return [
    words(row.force),
    words('not known'),
    ...row.counts.map((each) => (each === null ? words('not given') : count(each))),
  ];
}

/** What the parts add up to: all that were assigned only where the source has them all. */
const wholeWords = ({ isTotalled }: MixAll, { absent, told }: Material): string => {
  if (told.part !== undefined) return 'All counted';
  if (absent === 'unsaid') return 'All of which the rows are there';
  return isTotalled || absent === 'zero' ? 'All assigned' : 'All that the source names';
};

/** What cases come to in each force, all outcomes beside each other. */
export function mixView(comparison: Comparison, material: Material): ChartView {
  const { definition } = comparison;
  const mix = mixOf(material);
  const { offence } = definition.scope;
  const { part } = material.told;
  const title = `${capital(offenceWords(offence))}, ${part === undefined ? 'what cases came to' : 'the part and the rest of the whole'}, by force`;
  const drawing: Mix = {
    id: 'mix',
    title,
    description: `${summaryOf(mix, material).join(' ')} The table gives every number drawn here.`,
    note: noteOf(definition),
    kinds: mix.kinds,
    rows: inOrder(mix).map((row) =>
      isRow(row)
        ? { name: row.force, total: row.total, counts: row.counts }
        : { name: row.force, total: null, says: `Not given: ${shortOf(row.counts, material)}` },
    ),
  };
  return {
    id: 'mix',
    title,
    summary: summaryOf(mix, material),
    caption:
      'Where one outcome is rare, which other stands in its place? Each bar is as long as the next, whatever the force’s size; forces stand in the order of their names.',
    drawing: mix.rows.length === 0 ? null : (size) => mixDrawing({ ...drawing, id: `mix-${size}` }, size),
    table: {
      caption: 'Outcomes by force, in the order of their names',
      head: ['Force', wholeWords(mix, material), ...mix.kinds],
      rows: inOrder(mix).map(tableRow),
    },
    notes: [
      ...mix.excluded.map(({ force, why }) => `${force} is left out: ${why}.`),
      ...unsettledSentences(material, kindsOf(material)),
      ...(material.absent === 'unsaid'
        ? [
            'Every other outcome is the sum of the rows that are there. This table has rows of zeros, so that one that is not there may be of anything.',
          ]
        : []),
      'Type 0 (not yet assigned) and the alternate rows 1A, 2A and 3A are in no bar.',
      ...besideFunnel(comparison),
    ],
    defined: { numerator: 'each outcome by itself', denominator: wholeWords(mix, material) },
    provenance: provenanceOf(
      definition,
      `outcomes assigned, by type; ${offenceWords(offence)}; ${definition.scope.ages}`,
    ),
  };
}
