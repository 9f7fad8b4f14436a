import type { Oddity } from './import-read.ts';
import { filled, type Grid, type Page } from './page.ts';
import { proseIn } from './prose.ts';

/** As much of a sentence as is quoted. */
const MOST_QUOTED = 340;

const linesOf = ({ rows }: Grid) =>
  rows.flatMap(({ row, cells }) =>
    filled(cells) === 1 ? [{ row, words: cells.find((cell) => cell.trim() !== '') ?? '' }] : [],
  );

/** Sentences with numbers that stand in rows of a table of columns, where no question is asked of them: named, never dropped. */
export const besideTable = ({ file, grids, sentences }: Page): readonly Oddity[] =>
  // A page of sentences asks of each.
  sentences.length > 0
    ? []
    : grids.flatMap((grid) =>
        linesOf(grid).flatMap(({ row, words }) => {
          const printed = /\s/.test(words.trim()) ? proseIn(words).counts.map((each) => each.printed) : [];
          const says = `Numbers in a sentence beside the table were not read as counts: ${printed.join(', ')} in “${words.trim().slice(0, MOST_QUOTED)}”. If one is a count, bring the sentence by itself, as text.`;
          return printed.length === 0 ? [] : [{ says, at: { file, sheet: grid.sheet, row, column: null } }];
        }),
      );
