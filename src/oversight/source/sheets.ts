import { readArchive, type EntryTaker } from './archive.ts';
import { OdsText, type TakeSheetRow } from './ods-text.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { XlsxBook } from './xlsx-book.ts';
import { XlsxText } from './xlsx-text.ts';

export interface SheetsRead {
  readonly kind: 'read';
  readonly sha256: string;
  /** Sheets that are shown, by their names. */
  readonly sheets: readonly string[];
  readonly oddities: readonly string[];
}

const hiddenSheets = (hidden: readonly string[]): readonly string[] =>
  hidden.length > 0 ? [`Hidden sheets were not read: ${hidden.join('; ')}.`] : [];

const shownSentence = (where: string, cells: number): readonly string[] =>
  cells === 0
    ? []
    : [
        `${where} ${cells === 1 ? 'one cell shows' : `${cells} cells show`} words or a sign in place of the number that lies there: read as shown, as that is what was published.`,
      ];

/** What reads a workbook’s rows, and whoever is waited for while it does. */
interface Reading {
  readonly path: string;
  readonly take: TakeSheetRow;
  readonly rest: () => unknown;
  /** The last row of each sheet that is wanted. */
  readonly last: number;
}

const takerOf = (path: string, read: (piece: string) => string | undefined): EntryTaker => ({
  read: (piece) => {
    const wrong = read(piece);
    return wrong === undefined ? undefined : refused(`${path} was not read: ${wrong}.`);
  },
  end: () => undefined,
});

/** Its sheets, one after the other as they lie in the archive. Their texts were read before: they can lie behind them. */
async function readXlsx({ path, take, rest, last }: Reading, book: XlsxBook): Promise<SourceRefused | SheetsRead> {
  const read: { readonly name: string; readonly text: XlsxText }[] = [];
  const archive = await readArchive(
    path,
    (part) => {
      const sheet = book.sheetIn(part);
      if (sheet === undefined || sheet.hidden) return undefined;
      const text = new XlsxText(sheet.name, book, take, last);
      read.push({ name: sheet.name, text });
      return takerOf(path, (piece) => text.read(piece));
    },
    rest,
  );
  if (archive.kind === 'refused') return archive;
  const hidden = book.sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  return {
    ...{ kind: 'read', sha256: archive.sha256, sheets: read.map(({ name }) => name) },
    oddities: [
      ...hiddenSheets(hidden),
      ...read.flatMap(({ name, text: { hiddenRows, hiddenColumns, shownInstead } }) => [
        ...shownSentence(`On sheet “${name}”`, shownInstead),
        ...(hiddenRows > 0
          ? [`On sheet “${name}” ${hiddenRows} rows are hidden; they were read with the others.`]
          : []),
        ...(hiddenColumns > 0 ? [`On sheet “${name}” columns are hidden; they were read with the others.`] : []),
      ]),
    ],
  };
}

/** Reads the rows of every sheet of a workbook (XLSX, ODS) where it lies, none of them whole in memory. */
export async function readSheets(
  path: string,
  take: TakeSheetRow,
  rest: () => unknown = () => undefined,
  last = Infinity,
): Promise<SourceRefused | SheetsRead> {
  const ods = new OdsText(take);
  const book = new XlsxBook();
  const seen = new Set<string>();
  const archive = await readArchive(
    path,
    (part) => {
      seen.add(part.toLowerCase());
      // Only the sheets are read: pictures and whatever else lies in it stay packed.
      const read = part === 'content.xml' ? (piece: string) => ods.read(piece) : book.partFor(part);
      return read === undefined ? undefined : takerOf(path, read);
    },
    rest,
  );
  if (seen.has('xl/workbook.bin'))
    return refused(`${path} was not read: it is a binary workbook (XLSB). Save it as XLSX, ODS or CSV.`);
  if (archive.kind === 'refused') return archive;
  if (book.sheets.length > 0) return readXlsx({ path, take, rest, last }, book);
  if (!seen.has('content.xml'))
    return refused(
      `${path} was not read: it is a zip archive without a workbook in it. Unpack it, and give its tables.`,
    );
  return {
    kind: 'read',
    sha256: archive.sha256,
    sheets: ods.sheets,
    oddities: [...hiddenSheets(ods.hidden), ...shownSentence('In it', ods.shownInstead)],
  };
}
