import { unlike, type Reckoning } from './claim-base.ts';
import { judge, reckon, type Judged } from './claim.ts';
import {
  VERDICT_MEANS,
  VERDICT_ORDER,
  VERDICTS,
  type Claim,
  type ClaimsAnswer,
  type Figure,
  type PublishedClaims,
} from './claim.schema.ts';
import { baseWords, DEFINED, plain, scopeWords, valueWords } from './claim.words.ts';
import { LICENCE } from './chart-view.ts';
import { isUnmeasured, recodingAlarm } from '../measure/index.ts';
import type { Download } from '../release/index.ts';
import { hiddenFigures, shownFigure, sumOf } from './held-figure.ts';
import { recodingSentence } from './recoding.ts';
import { figurePeriod } from './words.ts';

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

const definitionOf = (reading: Reading, { kind, of, over }: Reckoning): string =>
  DEFINED[kind](sideWords(reading, of), over.length === 0 ? '' : sideWords(reading, over));

const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

/** What keeps a value open: a count held back here, one that was not printed exactly, or a whole not broken down. */
function openness({ all, hidden }: Reading, { of, over, unknown = [] }: Reckoning): string {
  if ([...of, ...over].some((id) => hidden.has(id))) return 'a count in it is held back';
  if (unknown.length > 0) return 'some of the whole are not broken down';
  return [...of, ...over].some((id) => all.figures[id]?.between?.[1] === null)
    ? 'a count in it is printed as a least number'
    : 'a count in it is printed rounded';
}

const listOf = (words: string, found: readonly string[]): string | undefined =>
  found.length === 0 ? undefined : `${words} ${found.join(', ')}.`;

function whyOf(reading: Reading, claim: Claim, judged: Judged): string {
  const words = claim.allowsWords ?? undefined;
  return sentences(
    words !== undefined && judged.value !== undefined ? `The words hold where it ${allowed(words)}.` : undefined,
    listOf('Its parts are unlike in', judged.unlike),
    listOf('Its part is narrower than its whole in', judged.narrower),
    listOf('Not stated:', judged.unstated),
    unknownOf(reading, claim),
    againstOf(reading, claim),
    recodingOf(reading, claim),
    claim.note,
  );
}

function unknownOf(reading: Reading, { reckoned }: Claim): string | undefined {
  const ids = reckoned?.unknown ?? [];
  return ids.length === 0 ? undefined : `Of the whole, and not known whether of the part: ${sideWords(reading, ids)}.`;
}

function againstOf(reading: Reading, { against }: Claim): string | undefined {
  if (against === undefined) return undefined;
  const other = figureOf(reading, against);
  const { publisher = '', title = '', date = '' } = reading.all.sources[other.source] ?? {};
  const shown = shownFigure(other, reading.hidden.has(against));
  return `Another source has ${shown}: ${other.what}, ${scopeWords(other)} (${publisher}: ${title}, ${date}).`;
}

const BASE =
  'The base is these two years, with 20 and 8 among the other outcomes: over other years, or with 8 told apart, the part taken up is another figure.';

/** Whether a fall of Outcome 21 was taken up by 22, from counts of which every sum may be told. */
function recodingOf(reading: Reading, { recoding }: Claim): string | undefined {
  if (recoding === undefined) return undefined;
  const countsIn = ([of21 = '', of22 = '', ...others]: readonly string[]) => {
    const all = sumOf([of21, of22, ...others], reading.all.figures, reading.hidden)?.low ?? 0;
    const [y, taken] = [of21, of22].map((id) => figureOf(reading, id).value ?? 0);
    return { of21: y ?? 0, takers: { 22: taken ?? 0, 20: null, 8: null }, others: all - (y ?? 0) - (taken ?? 0) };
  };
  const found = recodingAlarm(countsIn(recoding.before), countsIn(recoding.after));
  // Another base than the same answer has elsewhere, where 8 is told apart and the first year can be shown.
  return isUnmeasured(found) ? undefined : `${recodingSentence(found, ...recoding.words)} ${BASE}`;
}

const allowed = (words: string): string => (words.startsWith('rounds') ? words : `is ${words}`);

const listed = (values: readonly string[]): string => [...new Set(values)].join('; ');

const baseOf = (figures: readonly Figure[]): string => listed(figures.map(baseWords));

/** A claim on another base than its own, and how the two counts are unlike. */
function onOtherBase(reading: Reading, claim: Claim): ClaimsAnswer['claims'][number]['otherBases'] {
  const { all, hidden } = reading;
  return claim.otherBases.map(({ of, over, words }) => {
    const reckoning: Reckoning = { kind: claim.reckoned?.kind ?? 'share', of, over };
    const value = reckon(reckoning, all.figures, hidden);
    const differences = unlike(reckoning, all.figures);
    const apart = differences.length === 0 ? '' : ` (unlike in ${differences.join(', ')})`;
    const said = valueWords(reckoning.kind, value, openness(reading, reckoning));
    return { ...finite(value), words: `of ${words}: ${said}${apart}` };
  });
}

/** An end that is open is null for a program, as one that is not known is. */
function finite(value: Judged['value']): { readonly low: number | null; readonly high: number | null } {
  const { low, high } = value ?? { low: Number.NaN, high: Number.NaN };
  return { low: Number.isFinite(low) ? low : null, high: Number.isFinite(high) ? high : null };
}

/** Every count that is used anywhere in a claim: of it, of its other bases, and set against it. */
function idsOf({ reckoned, otherBases, against }: Claim): readonly string[] {
  const own = reckoned === null ? [] : [...reckoned.of, ...reckoned.over, ...reckoned.unknown];
  const others = otherBases.flatMap(({ of, over }) => [...of, ...over]);
  return [...new Set([...own, ...others, ...(against === undefined ? [] : [against])])];
}

function shownCountOf(reading: Reading, id: string): ClaimsAnswer['claims'][number]['figures'][number] {
  const figure = figureOf(reading, id);
  const { what, value, unit, ages, offences, place, basis, from, to, source } = figure;
  const isHidden = reading.hidden.has(id);
  const scope = { unit, ages, offences, place, basis, from, to, scope: scopeWords(figure) };
  return { id, what, value: isHidden ? null : value, shown: shownFigure(figure, isHidden), ...scope, source };
}

function shownClaim(reading: Reading, claim: Claim): ClaimsAnswer['claims'][number] {
  const { all, hidden } = reading;
  const judged = judge(claim, all.figures, hidden);
  const { reckoned } = claim;
  const own = reckoned === null ? [] : [...reckoned.of, ...reckoned.over].map((id) => figureOf(reading, id));
  const why = reckoned === null ? '' : openness(reading, reckoned);
  return {
    id: claim.id,
    part: claim.part,
    says: claim.says,
    saidBy: claim.saidBy,
    definition: reckoned === null ? 'No count was printed.' : definitionOf(reading, reckoned),
    base: baseOf(own),
    period: listed(own.map(figurePeriod)),
    recomputed: { ...finite(judged.value), words: valueWords(reckoned?.kind ?? 'total', judged.value, why) },
    otherBases: onOtherBase(reading, claim),
    verdict: judged.verdict,
    verdictWords: VERDICTS[judged.verdict],
    why: whyOf(reading, claim, judged),
    figures: idsOf(claim).map((id) => shownCountOf(reading, id)),
  };
}

/** Every claim worked out anew, and every disagreement with what each side has: nothing from 1 to 4 is in it. */
export function claimsAnswer(all: PublishedClaims): ClaimsAnswer {
  const reading: Reading = { all, hidden: hiddenFigures(all.figures) };
  return {
    claims: all.claims.map((claim) => shownClaim(reading, claim)),
    disagreements: all.disagreements.map(({ id, point, kind, sides, note, oneSource = false }) => ({
      ...{ id, point, kind, note, oneSource },
      sides: sides.map(({ says, figure, source }) => ({
        says,
        source,
        figure: figure === undefined ? null : shownFigure(figureOf(reading, figure), reading.hidden.has(figure)),
        base: figure === undefined ? null : scopeWords(figureOf(reading, figure)),
      })),
    })),
    sources: Object.entries(all.sources).map(([id, source]) => ({ id, ...source })),
    licence: LICENCE,
  };
}

/** How many of each verdict, in the order of the verdicts, and what it means. */
export const verdictCounts = ({
  claims,
}: ClaimsAnswer): readonly { readonly words: string; readonly means: string; readonly count: number }[] =>
  VERDICT_ORDER.map((verdict) => ({
    words: VERDICTS[verdict],
    means: VERDICT_MEANS[verdict],
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
      'On another base',
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
        claim.otherBases.map(({ words }) => words).join('; '),
        claim.why,
      ],
      ...[claim.definition, claim.base, claim.period, named.get(claim.saidBy) ?? claim.saidBy],
      listed(claim.figures.map(({ source }) => named.get(source) ?? source)),
    ]),
    notes: ['Counts from 1 to 4 are held back, though they were published.', licence],
  };
}
