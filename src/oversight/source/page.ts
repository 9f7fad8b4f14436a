import type { ReadCount } from './import-read.ts';

/** One row of a table as it stands in its source, from 1. */
export interface GridRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A table and the words that stand over it, nearest last. */
export interface Grid {
  readonly sheet: string | null;
  readonly over: readonly string[];
  readonly rows: readonly GridRow[];
  /** Words of its section that are in no table: notes, headings, sentences. */
  readonly about: readonly string[];
}

export interface Sentence {
  readonly row: number;
  readonly words: string;
}

/** A file of any kind, as tables and words; nothing is understood yet. */
export interface Page {
  readonly file: string;
  readonly grids: readonly Grid[];
  readonly sentences: readonly Sentence[];
  /** What was strange about the file itself. */
  readonly odd: readonly { readonly says: string; readonly at: ReadCount['at'] }[];
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

export const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
