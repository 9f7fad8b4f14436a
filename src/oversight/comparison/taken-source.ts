import { date } from '../../platform/web/index.ts';
import { knownVintage, noughtsOf, OUTCOMES_TABLE, type Count } from '../source/index.ts';
import { smallNote, type TakenPublication } from '../source/own.ts';
import type { CountSource, NationTable, SourceCount } from './count-source.ts';

const PUBLICATION = /^publication-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** The publication that an id names. */
export const publicationIn = (id: string): string | undefined => PUBLICATION.exec(id)?.[1];

export const publicationId = (source: string): string => `publication-${source}`;

export type Issue = Pick<TakenPublication, 'file' | 'sha256' | 'official' | 'takenAt' | 'counts'>;

/** Which issue it is, where its bytes are known; a publisher that names none leaves the day on which it was taken in, and its digest. */
export function vintageOf({ sha256, takenAt }: Pick<Issue, 'sha256' | 'takenAt'>): string {
  const known = knownVintage(sha256);
  return known === undefined ? `issue taken in on ${date(takenAt)}` : `${known}; taken in on ${date(takenAt)}`;
}

export const fileOf = (issue: Issue) => ({
  ...{ file: issue.file, sha256: issue.sha256, rows: issue.counts.length },
  vintage: vintageOf(issue),
});

export const plain = (count: Count): SourceCount => ({ ...count, definition: '' });

/** Which count this is, whichever issue gives it. */
const keyOf = ({ value: _v, low: _l, high: _h, missing: _m, at: _a, ...what }: Count): string => JSON.stringify(what);

/** The same of a table, where a row that one issue has and the other has not has moved too. */
const cellOf = ({ outcomeType: _o, ...count }: Count): string => keyOf({ ...count, outcomeType: null });

/** Whether a table has rows of zeros: then one that is not there is no nought. Both bases of a row are one. */
function printsNoughts({ counts }: Issue): boolean {
  const rows = Map.groupBy(counts, ({ at: { sheet, row } }) => `${sheet ?? ''}|${row ?? ''}`);
  return [...rows.values()].some((row) => row.every(({ value }) => value === 0));
}

/** A table of outcomes is read as the shipped one is, so that the same bytes never give two answers. */
function tableIn(issue: Issue): NationTable | undefined {
  if (issue.official !== OUTCOMES_TABLE) return undefined;
  const isKnown = noughtsOf(issue.sha256) !== undefined;
  return { absent: isKnown || !printsNoughts(issue) ? 'zero' : 'unsaid', isWhole: isKnown };
}

/** What several issues together leave open, each of which leaves some of it open. */
export function tableOfAll(issues: readonly Issue[]): NationTable | undefined {
  const tables = issues.flatMap((issue) => tableIn(issue) ?? []);
  if (tables.length === 0) return undefined;
  return {
    absent: tables.every(({ absent }) => absent === 'zero') ? 'zero' : 'unsaid',
    isWhole: tables.every(({ isWhole }) => isWhole),
  };
}

/** Of each count that the publication gives, what the newest earlier issue gave: a table against tables, an answer against answers. */
function earlierOf(taken: TakenPublication): CountSource['earlier'] {
  const isTable = tableIn(taken) !== undefined;
  const placeOf = isTable ? cellOf : keyOf;
  const wanted = new Set(taken.counts.map(placeOf));
  const given = new Set<string>();
  const before = taken.earlier.flatMap((issue) => {
    if ((tableIn(issue) !== undefined) !== isTable) return [];
    const counts = issue.counts.filter((count) => wanted.has(placeOf(count)) && !given.has(placeOf(count)));
    for (const count of counts) given.add(placeOf(count));
    return counts.length === 0 ? [] : [{ issue, counts }];
  });
  if (before.length === 0) return null;
  const issues = before.map(({ issue }) => issue);
  const table = tableOfAll(issues);
  return {
    files: issues.map(fileOf),
    counts: before.flatMap(({ counts }) => counts.map(plain)),
    ...(table === undefined ? {} : { table }),
  };
}

/** Forces that the newest earlier issue gives, refused or not, and this one does not: silence is said. */
function goneFrom({ counts, publisher, earlier }: TakenPublication): readonly string[] {
  const [before] = earlier;
  if (before === undefined) return [];
  const now = new Set(counts.map(({ force }) => force));
  const gone = [...new Set(before.counts.map(({ force }) => force))].filter((force) => !now.has(force)).toSorted();
  return gone.length === 0
    ? []
    : [
        `In the issue of ${publisher} before this one (${vintageOf(before)}) and not in this one: ${gone.join(', ')}. What it gave for them then is not shown here.`,
      ];
}

export const LEFT_OPEN =
  'What the source leaves open (ages, unit, basis) stands as not stated, and is compared with nothing that states it.';

/** A table that was taken in before the names of its offences were kept: the same bytes are not taken in a second time. */
const unnamedOffences = (taken: TakenPublication): readonly string[] =>
  tableIn(taken) === undefined || taken.offences.length > 0
    ? []
    : [
        `${taken.file} was taken in before names of offences were kept with a table, so that its codes stand alone. What each is called stands in the file itself, in its column of offence descriptions; what is taken in from now on keeps them.`,
      ];

/** What has to be read with the counts of a publication. */
function notesOf(taken: TakenPublication): readonly string[] {
  const { counts, publisher, earlier, unread } = taken;
  return [
    LEFT_OPEN,
    ...unnamedOffences(taken),
    ...(unread > 0
      ? [
          `What moved is told against the newest ${earlier.length} of ${earlier.length + unread} earlier issues of ${publisher}; the others stand at /sources.`,
        ]
      : []),
    ...goneFrom(taken),
    ...smallNote([...counts, ...earlier.flatMap((issue) => issue.counts)], publisher),
  ];
}

export const licenceOf = ({ publisher }: Pick<TakenPublication, 'publisher'>): string =>
  `Published by ${publisher}; how it may be used is its publisher’s to say.`;

/** What it is called: a text that was pasted has no name of its own. */
export const titleOf = ({ file, publisher }: Pick<TakenPublication, 'file' | 'publisher'>): string =>
  file === 'pasted text' ? `Pasted text of ${publisher}` : file;

/** A publication that was taken in, as something to compare forces on. */
export function publicationSource(taken: TakenPublication): CountSource {
  const table = tableIn(taken);
  return { ...sourceOf(taken), ...(table === undefined ? {} : { table }) };
}

const sourceOf = (taken: TakenPublication): CountSource => ({
  id: publicationId(taken.source),
  title: titleOf(taken),
  publisher: taken.publisher,
  licence: licenceOf(taken),
  files: [fileOf(taken)],
  counts: taken.counts.map(plain),
  offences: taken.offences,
  earlier: earlierOf(taken),
  notes: notesOf(taken),
});
