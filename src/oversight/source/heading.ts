import { CsvReader, type Row } from './csv.ts';
import { refused } from './refusal.ts';
import { readText } from './text.ts';

const ENOUGH = 1 << 16;

/** The first row of a text file that is not empty, or undefined where there is none to read. Reads its beginning only. */
export async function headingOf(path: string): Promise<Row | undefined> {
  const csv = new CsvReader();
  let length = 0;
  let found: Row | undefined;
  await readText(path, (piece) => {
    length += piece.length;
    found ??= csv.read(piece).find((row) => row.some((field) => field.trim() !== ''));
    // Not a refusal of the file: the look is over.
    return found === undefined && length < ENOUGH ? undefined : refused('');
  });
  return found ?? csv.end().find((row) => row.some((field) => field.trim() !== ''));
}
