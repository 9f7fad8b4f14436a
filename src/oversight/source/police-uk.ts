import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { readArchive, type EntryTaker } from './archive.ts';
import type { Count } from './count.ts';
import type { Counted } from './counted.ts';
import { beginsWith } from './first-bytes.ts';
import { PoliceUkTally, type PoliceUkKind, type Wording } from './police-uk-tally.ts';
import { policeUkOddities } from './police-uk.text.ts';
import { COLOUR_ONLY } from './police-uk-words.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { readTable, TableReader, type CountedFile } from './table.ts';
import { issueOf } from './vintage.ts';

export interface PoliceUkMonth extends Counted {
  /** What each file is: both kinds can be in one month, and are never added. */
  readonly kinds: ReadonlySet<PoliceUkKind>;
  readonly wordings: readonly Wording[];
  /** What it may be used for, to be said wherever a figure of it stands. */
  readonly use: string;
}

export const POLICE_UK = {
  name: 'a street or outcomes file of data.police.uk',
  columns: ['crime_id', 'month', 'reported_by', 'falls_within'],
} as const;

interface One {
  readonly source: CountedFile;
  readonly tally: PoliceUkTally;
  readonly counts: readonly Count[];
  readonly oddities: readonly string[];
}

const one = (source: CountedFile, tally: PoliceUkTally, oddities: readonly string[]): One => ({
  ...{ source, tally, counts: tally.counts(source.file) },
  oddities: [...oddities, ...policeUkOddities(source.file, tally)],
});

async function readOne(path: string): Promise<SourceRefused | One> {
  const tally = new PoliceUkTally();
  const read = await readTable(path, POLICE_UK, (row) => tally.take(row));
  return read.kind === 'refused' ? read : one(read.source, tally, read.oddities);
}

/** Street and outcomes files by their names: a month’s folder also holds stop and search, which is another table. */
const isMonth = (name: string): boolean => /\.csv(?:\.gz)?$/i.test(name) && !/stop-and-search/i.test(name);

interface Several {
  readonly read: readonly One[];
  readonly passedOver: readonly string[];
}

async function readFolder(folder: string): Promise<SourceRefused | Several> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const read: One[] = [];
  for (const path of names.filter(isMonth)) {
    const file = await readOne(path);
    if ('kind' in file) return file;
    read.push({ ...file, source: { ...file.source, file: relative(folder, path) } });
  }
  return { read, passedOver: names.filter((name) => !isMonth(name)).map((name) => relative(folder, name)) };
}

async function readZip(path: string): Promise<SourceRefused | Several> {
  const tables: { readonly name: string; readonly tally: PoliceUkTally; readonly table: TableReader }[] = [];
  const passedOver: string[] = [];
  const archive = await readArchive(path, (name): EntryTaker | undefined => {
    if (!isMonth(name) || name.endsWith('.gz')) {
      passedOver.push(name);
      return undefined;
    }
    const tally = new PoliceUkTally();
    const table = new TableReader(`${path}, ${name}`, POLICE_UK, (row) => tally.take(row));
    tables.push({ name, tally, table });
    return { read: (piece) => table.read(piece), end: () => table.end() };
  });
  if (archive.kind === 'refused') return archive;
  const { sha256 } = archive;
  const file = basename(path);
  const sources = tables.map(({ name, tally, table }) =>
    one({ file: `${file}: ${name}`, sha256, rows: table.rows, ...issueOf(sha256) }, tally, table.oddities()),
  );
  return { read: sources, passedOver };
}

async function readAll(path: string): Promise<SourceRefused | Several> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return readFolder(path);
  if (found?.isFile() === true && (await beginsWith(path, 'PK'))) return readZip(path);
  const file = await readOne(path);
  return 'kind' in file ? file : { read: [file], passedOver: [] };
}

/** A force, month and kind that two files both give: added up, its crimes would count twice. */
function twice(read: readonly One[]): string | undefined {
  const seen = new Map<string, string>();
  for (const { source, tally, counts } of read)
    for (const key of new Set(
      counts.map(({ force, periodStart }) => `${force}, ${periodStart.slice(0, 7)}, ${tally.kind}`),
    )) {
      const before = seen.get(key);
      if (before !== undefined) return `${source.file} gives ${key}, which ${before} gives already`;
      seen.set(key, source.file);
    }
  return undefined;
}

function together(read: readonly One[]): readonly Wording[] {
  const words = Map.groupBy(
    read.flatMap(({ tally }) => tally.wordings),
    (each) => each.words,
  );
  return [...words.values()].flatMap((same) =>
    same.slice(0, 1).map((first) => ({ ...first, rows: same.reduce((sum, { rows }) => sum + rows, 0) })),
  );
}

/** Reads a month of data.police.uk: one file, a folder of them, or the archive as downloaded. */
export async function readPoliceUkMonth(path: string): Promise<SourceRefused | PoliceUkMonth> {
  const several = await readAll(path);
  if ('kind' in several) return several;
  const { read, passedOver } = several;
  if (read.length === 0) return refused(`${path} was not read: it holds no street or outcomes file of data.police.uk.`);
  const again = twice(read);
  if (again !== undefined)
    return refused(`${path} was not read: ${again}; counted together, its crimes would count twice.`);
  return {
    ...{ kind: 'read', files: read.map(({ source }) => source), counts: read.flatMap(({ counts }) => counts) },
    ...{ kinds: new Set(read.map(({ tally }) => tally.kind)), wordings: together(read), use: COLOUR_ONLY },
    oddities: [
      ...read.flatMap(({ oddities }) => oddities),
      ...(passedOver.length > 0 ? [`Not a street or outcomes file, passed over: ${passedOver.join('; ')}.`] : []),
      COLOUR_ONLY,
    ],
  };
}
