import { issueSaid } from './foot-mark.ts';
import type { Found } from './found.ts';
import type { Oddity } from './import-read.ts';
import type { Column } from './column-kind.ts';
import type { Layout } from './layout.ts';
import type { Grid, Page, Sentence } from './page.ts';

/** As much of a text as is quoted. */
const MOST_QUOTED = 340;

/** Words that can change what figures are: a part of a period, what is left out or in, how sure they are. */
const CAVEAT =
  /\bonly\b|\bexclud|\bexcept\b|\bdo(?:es)? not include\b|\bpart(?:ial|ly)?\b|\bmonths\b|\bestimate|\bprovisional|\bincomplete|\bnil return|\bsystem change|\bchange of system|\b(?:another|different|new|old) system|\bnot comparable|\bcaveat|\bcaution should\b|\binclud(?:es?|ing)\b/i;

const oddOf = (file: string, sheet: string | null, { row, words }: { readonly row: number | null; words: string }) => ({
  says: `What stands beside the figures may change what they are: “${words.trim().slice(0, MOST_QUOTED)}”.`,
  at: { file, sheet, row, column: null },
});

interface Laid {
  readonly grid: Grid;
  readonly layout: Layout | undefined;
}

/** Sentences about figures that no field of a count holds (*2021 is January to June only*): named, and read by people. */
export function caveatsOdd(
  { file, sentences }: Page,
  laid: readonly Laid[],
  read: ReadonlySet<Sentence>,
): readonly Oddity[] {
  const loose = sentences.filter((each) => !read.has(each) && CAVEAT.test(each.words));
  const said = new Set(sentences.map(({ words }) => words));
  const met = new Set<string>();
  const beside = laid.flatMap(({ grid, layout }) =>
    [...grid.over, ...(layout?.titles ?? []), ...grid.about].flatMap((words) => {
      if (said.has(words) || met.has(words) || !CAVEAT.test(words)) return [];
      met.add(words);
      return [oddOf(file, grid.sheet, { row: null, words })];
    }),
  );
  return [...beside, ...loose.map((sentence) => oddOf(file, null, sentence))];
}

/** Figures that a label calls provisional or revised: another issue has others. Each label is said once. */
export function issuesOdd(found: readonly Found[]): readonly Oddity[] {
  const said = new Map<string, Oddity>();
  for (const { labels, meaning, at } of found)
    for (const label of [...labels, meaning.periodWords ?? ''])
      if (issueSaid(label) !== undefined && !said.has(label))
        said.set(label, {
          says: `“${label.slice(0, MOST_QUOTED)}” names an issue of the figures: those of another may differ. Keep it as the vintage of this source.`,
          at,
        });
  return [...said.values()];
}

const COMMENTS = /^(?:foot)?notes?$|^comments?$/i;

export const isComments = ({ kind, heading }: Column): boolean =>
  kind === 'skip' && COMMENTS.test(heading.words.trim());

/** A column of comments, each said with its row: *Apr-Dec 2019 only*. */
export const commentsOdd = (file: string, { sheet }: Grid, { columns, rows }: Layout): readonly Oddity[] =>
  columns.filter(isComments).flatMap(({ at, heading }) =>
    rows.flatMap(({ row, cells }) => {
      const words = cells[at]?.trim() ?? '';
      const says = `“${heading.words}” says of this row, which may change what its figures are: “${words.slice(0, MOST_QUOTED)}”.`;
      return words === '' ? [] : [{ says, at: { file, sheet, row, column: at + 1 } }];
    }),
  );
