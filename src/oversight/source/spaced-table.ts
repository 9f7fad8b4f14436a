import { cellValues } from './cell-value.ts';
import type { GridRow, Sentence } from './page.ts';
import { periodOf } from './period-said.ts';

const tokensOf = (line: string): readonly string[] => {
  const wide = line.trim().split(/\s{2,}|\t/);
  return wide.length > 1 ? wide : line.trim().split(/\s+/);
};

/** How many tokens at the end are counts; the first token is always a name, a year among them. */
function countsAtEnd(tokens: readonly string[]): number {
  let found = 0;
  while (found < tokens.length - 1 && cellValues(tokens[tokens.length - 1 - found] ?? '').some(isNumber)) found += 1;
  return found;
}

const isNumber = ({ value, doubt, missing }: ReturnType<typeof cellValues>[number]): boolean =>
  value !== null || doubt === 'below' || doubt === 'point' || missing === 'withheld';

/** A heading has as many words as the rows below it have counts, and perhaps one for their names. */
function headingFor(line: Sentence | undefined, counts: number): GridRow | undefined {
  if (line === undefined) return undefined;
  const tokens = tokensOf(line.words);
  if (tokens.some((token) => cellValues(token).some(isNumber) && periodOf(token) === undefined)) return undefined;
  if (tokens.length === counts + 1) return { row: line.row, cells: tokens };
  return tokens.length === counts ? { row: line.row, cells: ['', ...tokens] } : undefined;
}

const rowOf = ({ row, words }: Sentence, counts: number): GridRow => {
  const tokens = tokensOf(words);
  return { row, cells: [tokens.slice(0, tokens.length - counts).join(' '), ...tokens.slice(tokens.length - counts)] };
};

/** Lines of `name: value`, which are a table of two columns without a heading. */
function pairs(lines: readonly Sentence[]): readonly GridRow[] {
  return lines.flatMap(({ row, words }) => {
    const [, name, value] = /^([^:=]{2,120}?)\s*[:=]\s*(\S.*)$/.exec(words) ?? [];
    if (name === undefined || value === undefined || cellValues(value).length === 0) return [];
    return [{ row, cells: [name, value] }];
  });
}

/** Tables in running text that have no delimiter but spaces: a line of headings, then lines that end in as many counts. */
export function spacedGrids(lines: readonly Sentence[]): readonly (readonly GridRow[])[] {
  const grids: (readonly GridRow[])[] = [];
  const used = new Set<number>();
  for (let i = 1; i < lines.length; i += 1) {
    const line = lines[i];
    const counts = line === undefined ? 0 : countsAtEnd(tokensOf(line.words));
    const heading = counts === 0 ? undefined : headingFor(lines[i - 1], counts);
    if (heading === undefined) continue;
    const rows: GridRow[] = [];
    for (
      let each = lines[i];
      each !== undefined && countsAtEnd(tokensOf(each.words)) === counts;
      i += 1, each = lines[i]
    ) {
      rows.push(rowOf(each, counts));
      used.add(each.row);
    }
    grids.push([heading, ...rows]);
    used.add(heading.row);
  }
  const named = pairs(lines.filter(({ row }) => !used.has(row)));
  return named.length === 0 ? grids : [...grids, named];
}
