import { date } from '../../platform/web/index.ts';
import type { Count } from '../source/index.ts';
import { smallNote, type TakenPublication } from '../source/own.ts';
import type { CountSource, SourceCount } from './count-source.ts';

const PUBLICATION = /^publication-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** The publication that an id names. */
export const publicationIn = (id: string): string | undefined => PUBLICATION.exec(id)?.[1];

export const publicationId = (source: string): string => `publication-${source}`;

type Issue = Pick<TakenPublication, 'file' | 'sha256' | 'takenAt' | 'counts'>;

/** Which issue it is: a publisher that names none leaves the day on which it was taken in, and its digest. */
export const vintageOf = ({ takenAt }: Pick<Issue, 'takenAt'>): string => `issue taken in on ${date(takenAt)}`;

const fileOf = (issue: Issue) => ({
  ...{ file: issue.file, sha256: issue.sha256, rows: issue.counts.length },
  vintage: vintageOf(issue),
});

const plain = (count: Count): SourceCount => ({ ...count, definition: '' });

/** Which count this is, whichever issue gives it. */
const keyOf = ({ value: _v, low: _l, high: _h, missing: _m, at: _a, ...what }: Count): string => JSON.stringify(what);

/** Of each count that the publication gives, what the newest earlier issue gave. */
function earlierOf({ counts, earlier }: TakenPublication): CountSource['earlier'] {
  const wanted = new Set(counts.map(keyOf));
  const before = new Map<string, Count>();
  for (const issue of earlier)
    for (const count of issue.counts) {
      const key = keyOf(count);
      if (wanted.has(key) && !before.has(key)) before.set(key, count);
    }
  const files = earlier.filter((issue) => issue.counts.some((count) => [...before.values()].includes(count)));
  return before.size === 0 ? null : { files: files.map(fileOf), counts: [...before.values()].map(plain) };
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

/** What has to be read with the counts of a publication. */
function notesOf(taken: TakenPublication): readonly string[] {
  const { counts, publisher, earlier, unread } = taken;
  return [
    'What the source leaves open (ages, unit, basis) stands as not stated, and is compared with nothing that states it.',
    ...(unread > 0
      ? [
          `What moved is told against the newest ${earlier.length} of ${earlier.length + unread} earlier issues of ${publisher}; the others stand at /sources.`,
        ]
      : []),
    ...goneFrom(taken),
    ...smallNote([...counts, ...earlier.flatMap((issue) => issue.counts)], publisher),
  ];
}

/** What it is called: a text that was pasted has no name of its own. */
export const titleOf = ({ file, publisher }: Pick<TakenPublication, 'file' | 'publisher'>): string =>
  file === 'pasted text' ? `Pasted text of ${publisher}` : file;

/** A publication that was taken in, as something to compare forces on. */
export const publicationSource = (taken: TakenPublication): CountSource => ({
  id: publicationId(taken.source),
  title: titleOf(taken),
  publisher: taken.publisher,
  licence: `Published by ${taken.publisher}; how it may be used is its publisher’s to say.`,
  files: [fileOf(taken)],
  counts: taken.counts.map(plain),
  earlier: earlierOf(taken),
  notes: notesOf(taken),
});
