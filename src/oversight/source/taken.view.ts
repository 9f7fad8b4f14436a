import { date, freshForm, type Form } from '../../platform/web/index.ts';
import { howToAnswer, isWhole } from './answer-kind.ts';
import type { Place } from './count.ts';
import type { Question, ReadCount } from './import-read.ts';
import { outcomeWords } from './outcome-type.ts';
import { isPresuming, presumedIn } from './presumed.ts';
import { SOURCES_PAGE, type SourceRow } from './taken.look.store.ts';
import type { SourceAnswer, SourcePageQuery } from './taken.schema.ts';

/** How many of each list the page of one source shows at once. */
export const SOURCE_PART = 50;

const MISSING: Readonly<Record<string, string>> = {
  withheld: 'withheld',
  'not-held': 'not held',
  refused: 'refused',
  'no-answer': 'no answer',
  'not-given': 'not given',
};

const bounds = ({ low, high }: ReadCount): string => {
  if (high !== null) return `, ${low ?? 0} to ${high}`;
  return low !== null && low > 0 ? `, ${low} or more` : '';
};

const placeOf = ({ sheet, row, column }: Place): string =>
  [sheet, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`]
    .filter((part) => part !== null)
    .join(', ');

/** The type in its own words, and what the source counted of it: *male*, *Dover district*. */
const whatOf = ({ outcomeType: type, measure }: ReadCount): string =>
  type === null ? measure : `Outcome ${type}: ${outcomeWords(type)}${measure.replace(/^outcomes(?=,|$)/, '')}`;

const countRow = (count: ReadCount) => ({
  force: count.force,
  period:
    count.periodStart === null
      ? 'not stated'
      : `${date(count.periodStart)} to ${count.periodEnd === null ? 'not stated' : date(count.periodEnd)}`,
  what: whatOf(count),
  unit: count.unit === 'not-stated' ? 'not stated' : count.unit,
  scope: `${count.ageScope}; ${count.offenceScope}`,
  basis: count.basis === 'not-stated' ? 'not stated' : count.basis,
  value: count.value === null ? `${MISSING[count.missing ?? ''] ?? ''}${bounds(count)}` : String(count.value),
  at: placeOf(count.at),
});

const questionOf = ({ about, printed, asks, proposals, counts, at }: Question, place: number) => ({
  ...{ id: `q${place}`, about, printed: printed ?? '', asks, how: howToAnswer(about) },
  hint: `${isPresuming({ about }) ? 'To be answered before it is taken in. ' : ''}${counts > 1 ? `${counts} counts hang on it, the first at ` : 'One count hangs on it, at '}${placeOf(at)}`,
  takesOwn: !isWhole(
    about,
    proposals.map(({ answer }) => answer),
  ),
  items: proposals.map(({ answer, why }) => ({ value: answer, text: answer, hint: { text: why } })),
});

/** The list of what was brought, and the form to bring more. */
export const sourcesPage = (rows: readonly SourceRow[], page = 1, form: Form = freshForm()) => ({
  title: 'Sources',
  back: { href: '/' },
  rows: rows
    .slice(0, SOURCES_PAGE)
    .map((row) => ({ ...row, href: `/sources/${row.source}`, digest: row.sha256.slice(0, 12) })),
  previous: page > 1 ? `/sources?page=${page - 1}#brought` : undefined,
  next: rows.length > SOURCES_PAGE ? `/sources?page=${page + 1}#brought` : undefined,
  form,
});

/** Which part of a list stands on the page, and how the parts beside it are reached; the other lists stay where they are. */
const partOf = (source: string, query: SourcePageQuery, key: keyof SourcePageQuery, total: number, place: string) => {
  const linkTo = (from: number): string => {
    const places = Object.entries({ ...query, [key]: from }).filter(([, at]) => at > 0);
    return `/sources/${source}?${places.map(([name, at]) => `${name}=${at}`).join('&')}#${place}`;
  };
  const [from, until] = [query[key], query[key] + SOURCE_PART];
  return {
    first: Math.min(from + 1, total),
    last: Math.min(until, total),
    total,
    previous: from > 0 ? linkTo(Math.max(0, from - SOURCE_PART)) : undefined,
    next: until < total ? linkTo(until) : undefined,
  };
};

/** One source: what was read from it, what must be settled, and, once taken in, what moved. */
export const sourcePage = (answer: SourceAnswer, query: SourcePageQuery, form: Form = freshForm()) => ({
  title: answer.file === 'pasted text' ? 'Pasted text' : answer.file,
  back: { href: '/sources', text: 'Sources' },
  ...{ source: answer.source, publisher: answer.publisher, sha256: answer.sha256 },
  ...{ broughtAt: answer.broughtAt, takenAt: answer.takenAt },
  isTaken: answer.takenAt !== null,
  questions: answer.questions.map(questionOf),
  presumed: presumedIn(answer.questions),
  oddities: answer.oddities
    .slice(query.oddFrom, query.oddFrom + SOURCE_PART)
    .map(({ says, at }) => ({ says, at: placeOf(at) })),
  oddPart: partOf(answer.source, query, 'oddFrom', answer.oddities.length, 'strange'),
  counts: answer.read.map(countRow),
  countsPart: partOf(answer.source, query, 'from', answer.total, 'counts'),
  ...{ total: answer.total, undated: answer.undated },
  ...{ official: answer.official, vintage: answer.vintage, offence: answer.offence },
  moved: answer.moved,
  movedPart: partOf(answer.source, query, 'movedFrom', answer.movedTotal, 'moved'),
  form,
});
