import { widthOf, wrapped } from './sheet.ts';

export interface SilencePeriod {
  /** Short enough for the head of a column, such as 18. */
  readonly short: string;
  readonly words: string;
  /** What several columns beside each other are part of, such as the year of four quarters. */
  readonly group?: string;
}

/** A column with its place in every row. */
export interface Column extends SilencePeriod {
  readonly at: number;
}

/** Columns that stand beside each other. */
export type Block = readonly Column[];

/** A letter with some air about it: narrower, columns run into one another. */
const LEAST = 14;

/** Heads break between words: no column is narrower than the longest of them. */
const leastWidth = (periods: readonly SilencePeriod[], size: number): number =>
  Math.max(LEAST, ...periods.flatMap(({ short }) => short.split(' ').map((word) => widthOf(word, size) + 4)));

/** What is part of one stays beside each other, where it goes together at all. */
function partsOf(columns: readonly Column[], most: number): readonly Block[] {
  const parts: Column[][] = [];
  for (const column of columns) {
    const last = parts.at(-1);
    const isSame = column.group !== undefined && last?.[0]?.group === column.group && last.length < most;
    if (isSame) last.push(column);
    else parts.push([column]);
  }
  return parts;
}

/** More columns than can be read beside each other go into several grids beneath each other, of about one size. */
export function blocksOf(periods: readonly SilencePeriod[], room: number, size: number): readonly Block[] {
  const columns = periods.map((period, at) => ({ ...period, at }));
  const most = Math.max(1, Math.floor(room / leastWidth(periods, size)));
  const target = Math.ceil(columns.length / Math.max(1, Math.ceil(columns.length / most)));
  const blocks: Column[][] = [];
  for (const part of partsOf(columns, target)) {
    const last = blocks.at(-1);
    if (last === undefined || last.length + part.length > target) blocks.push([...part]);
    else last.push(...part);
  }
  return blocks;
}

export const headLines = ({ short }: SilencePeriod, width: number, size: number): readonly string[] =>
  wrapped(short, width - 2, size);

/** What a group is called over so many columns: *2018/19*, or where they are few *18/19*, *’18* or *18*. */
export function groupName(name: string, width: number, size: number): string {
  const short = name.replaceAll(/\b(?:19|20)(?=\d\d\b)/gu, '');
  return [name, short, `’${short.slice(0, 2)}`].find((each) => widthOf(each, size) <= width - 2) ?? short.slice(0, 2);
}
