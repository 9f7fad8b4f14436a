// What spreadsheet programs find in a file: the library that reads workbooks here, and LibreOffice and openpyxl where they are.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { z } from 'zod';

const ReadCell = z.object({
  f: z.string().optional(),
  v: z.unknown(),
  c: z.unknown().optional(),
  l: z.unknown().optional(),
});
// What a reader is not shown at once: sheets put out of sight, names given to ranges, who made it and when.
const Book = z.looseObject({
  Workbook: z
    .looseObject({
      Sheets: z.array(z.looseObject({ name: z.string().optional(), Hidden: z.int().optional() })).optional(),
      Names: z.array(z.unknown()).optional(),
    })
    .optional(),
  Props: z.record(z.string(), z.unknown()).optional(),
});

export interface OpenedSheet {
  readonly formulas: readonly string[];
  readonly texts: readonly string[];
  /** Links, comments, hidden sheets and names: anything that is in it and not to be seen. */
  readonly unseen: readonly string[];
}

/** A workbook or CSV as it is opened; of CSV, by this mark between fields. */
export const openSheet = (bytes: Buffer, fieldMark?: string): OpenedSheet => {
  const mark = fieldMark === undefined ? {} : { FS: fieldMark };
  const book = read(bytes, { type: 'buffer', cellFormula: true, ...mark });
  const cells = book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name] ?? {}).flatMap(([at, cell]) => (at.startsWith('!') ? [] : [ReadCell.parse(cell)])),
  );
  const { Workbook, Props } = Book.parse(book);
  return {
    formulas: cells.flatMap(({ f }) => f ?? []),
    texts: cells.flatMap(({ v }) => (typeof v === 'string' ? [v] : [])),
    unseen: [
      ...(Workbook?.Sheets ?? []).flatMap(({ name, Hidden }) =>
        Hidden === undefined || Hidden === 0 ? [] : [`hidden ${name ?? ''}`],
      ),
      ...(Workbook?.Names ?? []).map((one) => `name ${JSON.stringify(one)}`),
      ...cells.flatMap(({ c, l }) =>
        [c, l].filter((one) => one !== undefined).map((one) => `beside a cell ${JSON.stringify(one)}`),
      ),
      ...Object.keys(Props ?? {}).filter((key) => /author|creator|manager|company|modified|created/iu.test(key)),
    ],
  };
};

/** Marks between fields that a reader may take a CSV to have. */
export const FIELD_MARKS = [',', ';', '\t', '|'] as const;

/** Formulas and unseen parts of a CSV by every mark, or of a workbook. */
export const wrongIn = (name: string, bytes: Buffer): readonly string[] => {
  const opened = name.endsWith('.csv') ? FIELD_MARKS.map((mark) => openSheet(bytes, mark)) : [openSheet(bytes)];
  return opened.flatMap(({ formulas, unseen }) => [...formulas, ...unseen].map((what) => `${name}: ${what}`));
};

const has = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;

const COUNT = `
import sys, openpyxl
for name in sys.argv[1:]:
    book = openpyxl.load_workbook(name)
    for sheet in book.worksheets:
        if sheet.sheet_state != 'visible': print(name, 'hidden', sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == 'f': print(name, sheet.title, cell.coordinate, cell.value)
`;

export interface OtherReaders {
  readonly wrong: readonly string[];
  /** Which programs opened them, and which are not on this machine: said, and never taken for none found. */
  readonly said: string;
}

/** The same files opened by LibreOffice, saved as workbooks by it, and those read again, by openpyxl too. */
export const openElsewhere = (files: Readonly<Record<string, Buffer>>): OtherReaders => {
  if (!has('soffice', '--version'))
    return { wrong: [], said: 'LibreOffice is not on this machine: not tried by it, nor by openpyxl' };
  const folder = mkdtempSync(join(tmpdir(), 'opened-'));
  // Numbered: a CSV and a workbook of one name would be saved over each other.
  for (const [i, [name, bytes]] of Object.entries(files).entries())
    writeFileSync(join(folder, `${i}-${name.replaceAll('/', '_')}`), bytes);
  const sources = readdirSync(folder).map((name) => join(folder, name));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const into = join(folder, 'saved');
  const ran = spawnSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', into, ...sources], {
    timeout: 300_000,
  });
  const saved = readdirSync(into).map((name) => join(into, name));
  if (ran.status !== 0 || saved.length !== sources.length)
    throw new Error(`LibreOffice opened ${saved.length} of ${sources.length}: ${String(ran.stderr)}`);
  const wrong = saved.flatMap((name) => openSheet(readFileSync(name)).formulas.map((formula) => `${name}: ${formula}`));
  const python3 = ['python3', '/usr/bin/python3'].find((command) => has(command, '-c', 'import openpyxl'));
  const counted = python3 === undefined ? undefined : spawnSync(python3, ['-c', COUNT, ...saved], { encoding: 'utf8' });
  if (counted !== undefined && counted.status !== 0) throw new Error(`openpyxl: ${counted.stderr}`);
  const lines = (counted?.stdout ?? '').split('\n').filter((line) => line !== '');
  const python = counted === undefined ? 'openpyxl is not on this machine: not tried by it' : 'and by openpyxl';
  return { wrong: [...wrong, ...lines], said: `${saved.length} files opened by LibreOffice, ${python}` };
};
