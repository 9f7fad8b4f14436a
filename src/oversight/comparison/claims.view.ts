import { judge, reckon, type Judged, type Reckoning } from './claim.ts';
import {
  VERDICTS,
  type Claim,
  type ClaimsAnswer,
  type Figure,
  type Kind,
  type PublishedClaims,
} from './claim.schema.ts';
import { LICENCE } from './chart-view.ts';
import { isUnmeasured, recodingAlarm } from '../measure/index.ts';
import type { Download } from '../release/index.ts';
import { hiddenFigures, shownFigure, sumOf, type Bounds } from './held-figure.ts';
import { recodingSentence } from './recoding.ts';
import { period } from './words.ts';

const percent = (value: number): string => `${(value * 100).toFixed(Math.abs(value) < 0.01 ? 2 : 1)}%`;
const plain = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 1 ? 2 : 1 });

/** A value by its kind, as a sentence would have it. */
const WORDS: Readonly<Record<Kind, (value: number) => string>> = {
  change: (value) => `${value < 0 ? 'a fall' : 'a rise'} of ${percent(Math.abs(value))}`,
  share: percent,
  ratio: (value) => `${plain(value)} to 1 (a ratio, not a share)`,
  times: (value) => `${value.toFixed(2)} times`,
  'one-in': (value) => `1 in ${value.toFixed(1)}`,
  'a-day': (value) => `${value.toFixed(2)} a day`,
  'a-month': (value) => `${value.toFixed(1)} a month`,
  total: plain,
};

function valueWords(kind: Kind, value: Bounds | undefined): string {
  if (value === undefined) return 'not known: a count it needs was never printed';
  if (value.low === value.high) return WORDS[kind](value.low);
  return `between ${plain(value.low)} and ${WORDS[kind](value.high)}, as a count in it is held back`;
}

interface Reading {
  readonly all: PublishedClaims;
  readonly hidden: ReadonlySet<string>;
}

const figureOf = ({ all }: Reading, id: string): Figure => {
  const figure = all.figures[id];
  if (figure === undefined) throw new Error(`data/claims names a figure ${id} that it does not have`);
  return figure;
};

/** Some figures, added up, in words: one with its number, several as a sum. */
function sideWords(reading: Reading, ids: readonly string[]): string {
  const figures = ids.map((id) => figureOf(reading, id));
  const names = [...new Set(figures.map(({ what }) => what))].join(' + ');
  const [first] = ids;
  if (ids.length === 1 && first !== undefined)
    return `${names}: ${shownFigure(figureOf(reading, first), reading.hidden.has(first))}`;
  const sum = sumOf(ids, reading.all.figures, reading.hidden);
  return `${names}: ${sum === undefined || sum.low !== sum.high ? 'not known' : plain(sum.low)} in all`;
}

const DEFINED: Readonly<Record<Kind, (of: string, over: string) => string>> = {
  change: (of, over) => `Change to ${of} from ${over}`,
  share: (of, over) => `Share: ${of}, of ${over}`,
  ratio: (of, over) => `Ratio of two counts: ${of}, to ${over}`,
  times: (of, over) => `How many times: ${of}, over ${over}`,
  'one-in': (of, over) => `One in how many: ${of}, of ${over}`,
  'a-day': (of) => `Per day of the period: ${of}`,
  'a-month': (of) => `Per month of the period: ${of}`,
  total: (of) => `Count: ${of}`,
};

const definitionOf = (reading: Reading, { kind, of, over }: Reckoning): string =>
  DEFINED[kind](sideWords(reading, of), over.length === 0 ? '' : sideWords(reading, over));

const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

function whyOf(reading: Reading, claim: Claim, judged: Judged): string {
  const words = claim.allowsWords ?? undefined;
  const { against } = claim;
  const other = against === undefined ? undefined : figureOf(reading, against);
  return sentences(
    words !== undefined && judged.value !== undefined ? `The words hold where it ${allowed(words)}.` : undefined,
    judged.unlike.length > 0 ? `Its parts are unlike in ${judged.unlike.join(', ')}.` : undefined,
    other === undefined || against === undefined
      ? undefined
      : `Another source has ${shownFigure(other, reading.hidden.has(against))}: ${other.what}, ${other.ages}, ${period(other)}.`,
    recodingOf(reading, claim),
    claim.note,
  );
}

/** Whether a fall of Outcome 21 was taken up by 22, from counts of which every sum may be told. */
function recodingOf(reading: Reading, { recoding }: Claim): string | undefined {
  if (recoding === undefined) return undefined;
  const countsIn = ([of21 = '', of22 = '', ...others]: readonly string[]) => {
    const all = sumOf([of21, of22, ...others], reading.all.figures, reading.hidden)?.low ?? 0;
    const [y, taken] = [of21, of22].map((id) => figureOf(reading, id).value ?? 0);
    return { of21: y ?? 0, takers: { 22: taken ?? 0, 20: null, 8: null }, others: all - (y ?? 0) - (taken ?? 0) };
  };
  const found = recodingAlarm(countsIn(recoding.before), countsIn(recoding.after));
  return isUnmeasured(found) ? undefined : recodingSentence({ ...found, notGiven: [] }, ...recoding.words);
}

const allowed = (words: string): string => (words.startsWith('rounds') ? words : `is ${words}`);

const listed = (values: readonly string[]): string => [...new Set(values)].join('; ');

function shownClaim(reading: Reading, claim: Claim): ClaimsAnswer['claims'][number] {
  const { all, hidden } = reading;
  const judged = judge(claim, all.figures, hidden);
  const { reckoned } = claim;
  const ids = reckoned === null ? [] : [...new Set([...reckoned.of, ...reckoned.over])];
  const figures = ids.map((id) => figureOf(reading, id));
  return {
    id: claim.id,
    part: claim.part,
    says: claim.says,
    saidBy: claim.saidBy,
    definition: reckoned === null ? 'No count was printed.' : definitionOf(reading, reckoned),
    base: listed(
      figures.map(({ unit, ages, offences, place }) => `${unit.replace('-', ' ')}, ${ages}, ${offences}, ${place}`),
    ),
    period: listed(figures.map(period)),
    recomputed: { low: null, high: null, ...judged.value, words: valueWords(reckoned?.kind ?? 'total', judged.value) },
    otherBases: claim.otherBases.map(({ of, over, words }) => {
      const kind = reckoned?.kind ?? 'share';
      const value = reckon({ kind, of, over }, all.figures, hidden);
      return { low: null, high: null, ...value, words: `of ${words}: ${valueWords(kind, value)}` };
    }),
    verdict: judged.verdict,
    verdictWords: VERDICTS[judged.verdict],
    why: whyOf(reading, claim, judged),
    figures: ids.map((id) => {
      const { what, value, unit, ages, offences, place, from, to, source } = figureOf(reading, id);
      const isHidden = hidden.has(id);
      const shown = shownFigure(figureOf(reading, id), isHidden);
      return { id, what, value: isHidden ? null : value, shown, unit, ages, offences, place, from, to, source };
    }),
  };
}

/** Every claim worked out anew, and every disagreement with what each side has: nothing from 1 to 4 is in it. */
export function claimsAnswer(all: PublishedClaims): ClaimsAnswer {
  const reading: Reading = { all, hidden: hiddenFigures(all.figures) };
  return {
    claims: all.claims.map((claim) => shownClaim(reading, claim)),
    disagreements: all.disagreements.map(({ id, point, kind, sides, note }) => ({
      ...{ id, point, kind, note },
      sides: sides.map(({ says, figure, source }) => ({
        says,
        source,
        figure: figure === undefined ? null : shownFigure(figureOf(reading, figure), reading.hidden.has(figure)),
      })),
    })),
    sources: Object.entries(all.sources).map(([id, source]) => ({ id, ...source })),
    licence: LICENCE,
  };
}

/** How many of each verdict, in the order of the verdicts. */
export const verdictCounts = ({
  claims,
}: ClaimsAnswer): readonly { readonly words: string; readonly count: number }[] =>
  Object.entries(VERDICTS).map(([verdict, words]) => ({
    words,
    count: claims.filter((claim) => claim.verdict === verdict).length,
  }));

/** One row a claim, for a spreadsheet. */
export function claimsTable({ claims, sources, licence }: ClaimsAnswer): Download {
  const named = new Map(sources.map(({ id, publisher, title, date }) => [id, `${publisher}: ${title} (${date})`]));
  return {
    name: 'Published claims',
    columns: [
      'Claim',
      'Verdict',
      'Reckoned',
      'From',
      'To',
      'Why',
      'Definition',
      'Base',
      'Period',
      'Said by',
      'Sources',
    ],
    rows: claims.map((claim) => [
      ...[
        claim.says,
        claim.verdictWords,
        claim.recomputed.words,
        claim.recomputed.low,
        claim.recomputed.high,
        claim.why,
      ],
      ...[claim.definition, claim.base, claim.period, named.get(claim.saidBy) ?? claim.saidBy],
      listed(claim.figures.map(({ source }) => named.get(source) ?? source)),
    ]),
    notes: ['Counts from 1 to 4 are held back, though they were published.', licence],
  };
}
