import { freshForm, type Form, type PageModel } from '../../platform/web/index.ts';
import { dateTime } from '../../platform/web/index.ts';
import { wholeWords, type StoredDefinition } from '../definition/own.ts';
import type { Figure, ReleaseDocument } from './document.ts';
import type { Download } from './download.ts';
import { wholeOf } from './own-release.ts';
import type { Release } from './release.ts';
import { RELEASES_PAGE, type ReleaseRow } from './release.store.ts';
import { shareDownload, shareView } from './share.view.ts';
import { isThin, THIN } from './thin.ts';
import { isHeld } from './return.ts';
import type { ReturnRow, ReturnTaken } from './return-taken.store.ts';

/** One symbol for whatever is held back, whyever it was: two would tell which numbers are the small ones (GSS shorthand). */
export const HELD_BACK = '[c]';
/** Of days before the first record there is nothing to hold back: the first day is told beside it (GSS shorthand). */
const NOT_HELD = '[x]';
const REPEATED = '[e]';

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const day = (iso: string): string => DATE.format(new Date(`${iso}T00:00:00Z`));

const isHeldBack = (document: ReleaseDocument, { at, value }: Figure): boolean =>
  value === null && isHeld(document, at);

const figureText = (document: ReleaseDocument, { at, value, since }: Figure): string => {
  if (!isHeld(document, at)) return NOT_HELD;
  if (value === null) return HELD_BACK;
  return `${value.toLocaleString('en-GB')}${since === null ? '' : ` ${REPEATED}`}`;
};

const isRepeated = ({ cells }: ReleaseDocument): boolean => cells.some(({ since }) => since !== null);

/** What the symbols stand for; only those that are in the table. */
export const symbolsOf = (document: ReleaseDocument): readonly string[] => [
  ...(document.cells.some((figure) => isHeldBack(document, figure))
    ? [
        `${HELD_BACK} is held back, so that nobody can be picked out. The force knows it; it may be nought, and no number can be put in its place.`,
      ]
    : []),
  ...(document.cells.some(({ at }) => !isHeld(document, at))
    ? [`${NOT_HELD} is of days of which Evenhand holds nothing: it is not nought, and nothing is held back.`]
    : []),
  ...(isRepeated(document)
    ? [`${REPEATED} stands as it was published earlier: it has moved too little since to be published anew.`]
    : []),
];

interface Line {
  readonly key: string;
  readonly value: string;
}

/** The period that is truly covered; what was asked beside it is no part of it. */
function periodWords({ periodStart, periodEnd, heldFrom }: ReleaseDocument): string {
  if (heldFrom === undefined) return `${day(periodStart)} to ${day(periodEnd)}`;
  return heldFrom > periodEnd
    ? `none: asked from ${day(periodStart)} to ${day(periodEnd)}, of which nothing is held`
    : `${day(heldFrom)} to ${day(periodEnd)} (asked from ${day(periodStart)}: of the days before ${day(heldFrom)} nothing is held)`;
}

/** Whoever is left out is so by an age that is known: who is of no known age is in the table as well. */
const agesOf = ({ ageScope }: ReleaseDocument['counted']): string =>
  ageScope === 'under 18' ? `${ageScope}, and age not known` : ageScope;

/** No figure without these. */
const linesOf = (document: ReleaseDocument): readonly Line[] => {
  const { counted, countedAt, scope, publisher, number } = document;
  return [
    {
      key: 'What is counted',
      value: `${wholeOf(document)} (${counted.unit}, ${agesOf(counted)}, ${counted.offenceScope})`,
    },
    ...scope.map(({ dimension, value }) => ({ key: 'Only', value: `${dimension}: ${value}` })),
    { key: 'Definition', value: counted.id },
    { key: 'Basis', value: counted.basis === 'not-stated' ? 'by the day on which it happened' : counted.basis },
    { key: 'Period', value: periodWords(document) },
    { key: 'Counted', value: dateTime(new Date(countedAt)) },
    { key: 'Source', value: counted.source },
    { key: 'Publisher', value: `${publisher}, release ${number}` },
  ];
};

interface TableRow {
  readonly head: readonly string[];
  readonly cells: readonly string[];
}

/** The first of several heads is said once for all its rows: on a phone it would take most of the width again and again. */
const headsOf = (rows: readonly TableRow[], row: TableRow, i: number) =>
  row.head.flatMap((text, at) => {
    if (at > 0 || row.head.length === 1) return [{ text, rows: 1 }];
    const isSame = (other: TableRow | undefined): boolean => other?.head[0] === text;
    return isSame(rows[i - 1]) ? [] : [{ text, rows: rows.filter(isSame).length }];
  });

/** The head of the one row of a table that is parted in no way. */
const WHAT = 'What is counted';
const MOST_COLUMNS = 7;
const place = (value: string | null | undefined): string => value ?? 'Total';

/** The table as it is read: the last way of parting across, as long as it has few values, the others down. */
export const tableView = (document: ReleaseDocument) => {
  const { dimensions, cells } = document;
  const last = dimensions.at(-1);
  const isWide = dimensions.length > 1 && last !== undefined && last.values.length < MOST_COLUMNS;
  const down = isWide ? dimensions.slice(0, -1) : dimensions;
  const rows = new Map<string, { head: readonly string[]; cells: string[] }>();
  for (const figure of cells) {
    const head = down.map((_, i) => place(figure.at[i]));
    const name = JSON.stringify(head);
    const row = rows.get(name) ?? { head, cells: [] };
    row.cells.push(figureText(document, figure));
    rows.set(name, row);
  }
  const lines = [...rows.values()].map((row): TableRow =>
    row.head.length === 0 ? { ...row, head: [wholeOf(document)] } : row,
  );
  return {
    heads: down.length === 0 ? [WHAT] : down.map(({ name }) => name),
    columns: isWide ? [...last.values, 'Total'] : ['Count'],
    caption: dimensions.length === 0 ? 'Counts' : `Counts by ${dimensions.map(({ name }) => name).join(' and ')}`,
    rows: lines.map((row, i) => ({ ...row, head: headsOf(lines, row, i) })),
  };
};

/** What has to be read with the figures, in a file. */
const notesOf = (document: ReleaseDocument, digest: string): readonly string[] => [
  ...linesOf(document).map(({ key, value }) => `${key}: ${value}`),
  ...document.caveats,
  ...symbolsOf(document),
  `Digest (SHA-256): ${digest}`,
];

/** The shares of a release for a file, with the same notes. */
export const sharesOf = (document: ReleaseDocument, digest: string): Download =>
  shareDownload(document, notesOf(document, digest));

/** The sheets of a workbook: the second only where there is anything on it, and the notes once. */
export const sheetsOf = (document: ReleaseDocument, digest: string): readonly Download[] => [
  downloadOf(document, digest),
  ...(document.shares === undefined ? [] : [shareDownload(document, [])]),
];

/** A table of one figure, which no part names. */
const isOne = ({ dimensions }: ReleaseDocument): boolean => dimensions.length === 0;

/** The same for a file: a line a figure, so that a program reads it too. */
export const downloadOf = (document: ReleaseDocument, digest: string): Download => ({
  name: 'Counts',
  columns: [...(isOne(document) ? [WHAT] : document.dimensions.map(({ name }) => name)), 'Count', 'Counted at'],
  rows: document.cells.map(({ at, value, since }) => [
    ...(isOne(document) ? [wholeOf(document)] : document.dimensions.map((_, i) => place(at[i]))),
    isHeld(document, at) ? (value ?? HELD_BACK) : NOT_HELD,
    since ?? document.countedAt,
  ]),
  notes: notesOf(document, digest),
});

const heldWords = (document: ReleaseDocument): string => {
  const cells = document.cells.filter(({ at }) => isHeld(document, at));
  const held = cells.filter(({ value }) => value === null).length;
  return `${held} of ${cells.length} figures ${held === 1 ? 'is' : 'are'} held back.`;
};

/** One release: as a table that anybody may be given, or as a preview of it for who made it and who may publish it. */
export const releasePage = ({ document, digest, published, madeBy, madeByName }: Release, staff: string): PageModel => {
  const key = published?.publicKey.toString('base64');
  return {
    title: wholeOf(document),
    back: { href: '/releases' },
    form: freshForm(),
    release: document.release,
    number: document.number,
    isMine: madeBy === staff,
    isOfShell: madeByName === undefined,
    maker: madeByName ?? madeBy,
    published,
    lines: [...linesOf(document), ...(key === undefined ? [] : [{ key: 'Signed with', value: `Ed25519 key ${key}` }])],
    caveats: document.caveats,
    symbols: symbolsOf(document),
    held: heldWords(document),
    thin: isThin(document) ? THIN : undefined,
    digest,
    shares: shareView(document),
    ...tableView(document),
  };
};

/** The list of releases. */
export const releasesPage = (rows: readonly ReleaseRow[], page: number, roles: readonly string[]): PageModel => ({
  title: 'Releases',
  back: { href: '/' },
  rows: rows
    .slice(0, RELEASES_PAGE)
    .map((row) => ({ ...row, period: `${day(row.periodStart)} to ${day(row.periodEnd)}` })),
  previous: page > 1 ? `/releases?page=${page - 1}` : undefined,
  next: rows.length > RELEASES_PAGE ? `/releases?page=${page + 1}` : undefined,
  mayMake: roles.includes('analyst'),
  mayGive: roles.includes('registrar'),
});

/** The list of returns that were taken in. */
export const returnsPage = (rows: readonly ReturnRow[], page: number): PageModel => ({
  title: 'Returns of other forces',
  back: { href: '/releases' },
  rows: rows
    .slice(0, RELEASES_PAGE)
    .map((row) => ({ ...row, period: `${day(row.periodStart)} to ${day(row.periodEnd)}` })),
  previous: page > 1 ? `/releases/returns?page=${page - 1}` : undefined,
  next: rows.length > RELEASES_PAGE ? `/releases/returns?page=${page + 1}` : undefined,
});

/** One return, as its publisher signed it. */
export const returnPage = ({ document, digest, takenAt }: ReturnTaken): PageModel => ({
  title: wholeOf(document),
  back: { href: '/releases/returns' },
  ...{ publisher: document.publisher, number: document.number, takenAt, digest },
  lines: linesOf(document),
  caveats: document.caveats,
  symbols: symbolsOf(document),
  held: heldWords(document),
  shares: shareView(document),
  ...tableView(document),
});

/** Which definition a release is to be made by. */
export const choosePage = (all: readonly StoredDefinition[]): PageModel => ({
  title: 'Make a release',
  back: { href: '/releases' },
  definitions: all.map(({ id, title, question }) => ({ href: `/releases/new/${id}`, title, question })),
});

/** Period and ways of parting; `form` brings back what was typed. */
export const makePage = (definition: StoredDefinition, form: Form = freshForm()): PageModel => ({
  ...makeQuestion(definition),
  form,
});

const makeQuestion = (definition: StoredDefinition) => {
  const { id, title, question, byYear, dimensions } = definition;
  return {
    title,
    whole: wholeWords(definition),
    back: { href: '/releases/new' },
    question,
    action: `/releases/new/${id}`,
    ways: [...(byYear ? ['year'] : []), ...dimensions.map(({ name }) => name)].map((name) => ({
      value: name,
      text: name,
    })),
  };
};
