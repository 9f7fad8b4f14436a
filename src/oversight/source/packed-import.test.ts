import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { HEADER, made, SHIPPED, table } from '../../../test/consistency/outcomes.make.ts';
import { CsvReader, type Row } from './csv.ts';
import type { ReadCount } from './import-read.ts';
import { sourceOf } from './import-source.ts';
import { withParts, workbook } from './workbook.make.ts';

interface Imported {
  readonly counts: readonly ReadCount[];
  readonly odd: string;
}

async function imported(path: string): Promise<Imported | string> {
  const found = await sourceOf(path, { offence: undefined, publisher: undefined, answers: [] });
  if (found.kind === 'refused') return found.sentence;
  const counts: ReadCount[] = [];
  const taken = await found.source((some) => counts.push(...some));
  return taken.kind === 'refused' ? taken.sentence : { counts, odd: taken.oddities.map(({ says }) => says).join(' ') };
}

async function readWhole(path: string): Promise<Imported> {
  const read = await imported(path);
  return typeof read === 'string' ? assert.fail(read) : read;
}

async function refusal(path: string): Promise<string> {
  const read = await imported(path);
  return typeof read === 'string' ? read : assert.fail('it was read');
}

const withoutPlace = ({ counts }: Imported): readonly string[] =>
  counts.map(({ at: _, ...count }) => JSON.stringify(count)).toSorted();

const rows = (path: string, most: number): readonly Row[] => {
  const csv = new CsvReader();
  const bytes = readFileSync(path);
  return csv.read((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()).slice(0, most);
};
const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
const csvOf = (of: readonly Row[]): string => of.map((row) => `${row.map(quoted).join(',')}\n`).join('');
const sheetOf = (of: readonly Row[]) =>
  of.map((row) => row.map((cell) => (/^-?\d+$/.test(cell) ? Number(cell) : cell)));

const connection = await (await DuckDBInstance.create(':memory:')).connect();

async function parquetOf(csv: string, select: string): Promise<string> {
  const path = made('mid2019.parquet', '');
  await connection.run(`COPY (SELECT ${select} FROM read_csv('${csv}', nullstr = '')) TO '${path}' (FORMAT parquet)`);
  return path;
}

describe('official tables, however they are packed', () => {
  const ALL = [
    ['outcomes', SHIPPED, 700],
    ['arrests', 'data/ho-arrests/arrests-open-data-2006-07_2017-18.csv.gz', 400],
    ['population', 'data/ref/pfa_population_10_17_mid2019.csv', 60],
  ] as const;
  for (const [name, path, most] of ALL)
    it(`given ${name} as CSV, workbook, OpenDocument and Parquet, when imported, then the counts are the same`, async () => {
      const some = rows(path, most);
      const [header = [], ...body] = some;
      const csv = made('mid2019.csv', csvOf(some));
      const expected = withoutPlace(await readWhole(csv));
      assert.ok(expected.length > 20);
      const half = Math.floor(body.length / 2);
      const sheets = [
        { name: 'Cover', rows: [['A cover']] },
        { name: 'One', rows: [['A title'], [], ...sheetOf([header, ...body.slice(0, half)])] },
        // Another order of columns is the same table.
        { name: 'Two', rows: sheetOf([header, ...body.slice(half)]).map((row) => row.toReversed()) },
      ];
      const old = { name: 'Old', rows: sheetOf(some), hidden: true };
      for (const kind of ['xlsx', 'ods'] as const) {
        // The writer of OpenDocument does not say that a sheet is hidden.
        const book = workbook(kind === 'xlsx' ? [...sheets, old] : sheets, kind);
        const read = await readWhole(made(`mid2019.${kind}`, book));
        assert.deepEqual(withoutPlace(read), expected, kind);
        assert.match(read.odd, /without such a table were passed over: Cover/);
        assert.equal(read.counts[0]?.at.sheet, 'One');
        if (kind === 'xlsx') assert.match(read.odd, /Hidden sheets were not read: Old/);
      }
      assert.deepEqual(withoutPlace(await readWhole(await parquetOf(csv, '*'))), expected);
    });

  it('given a row a record in Parquet, when imported, then records of one cell are added up, and that is said', async () => {
    const each = [1, 1, 1].map(() => ({ force: 'Kent', type: '21', closed: 1 }));
    const csv = made('records.csv', table([...each, { force: 'Essex', type: '21', closed: 1 }]));
    const { counts, odd } = await readWhole(await parquetOf(csv, '*, row_number() OVER () AS record_id'));
    assert.deepEqual(
      counts
        .filter(({ basis }) => basis === 'closed')
        .map(({ force, value }) => [force, value])
        .toSorted(),
      [
        ['Essex', 1],
        ['Kent', 3],
      ],
    );
    assert.match(odd, /records were added up/);
  });

  const sheet = (of: readonly Row[]) => workbook([{ name: 'T', rows: [HEADER.split(','), ...sheetOf(of)] }]);
  const kent = (type: string, closed = '3'): Row =>
    table([{ force: 'Kent', type, closed }])
      .split('\n')[1]
      ?.split(',') ?? [];

  it('given a fault in a row of a workbook or of Parquet, when imported, then its place is said and nothing is read', async () => {
    assert.match(await refusal(made('twice.xlsx', sheet([kent('21'), kent('21')]))), /sheet “T”, row 3 gives Kent/);
    assert.match(await refusal(made('type.xlsx', sheet([kent('77')]))), /sheet “T”, row 2 has the outcome type “77”/);
    const csv = made('bad.csv', table([{ force: 'Kent', type: '21', closed: 'many' }]));
    assert.match(await refusal(await parquetOf(csv, '*')), /row 1 has “many” in force_outcomes/);
    const other = made('other.csv', 'a,b\n1,2\n');
    assert.match(await refusal(await parquetOf(other, '*')), /Parquet file without the columns of a published table/);
  });

  it('given a workbook cut off, made to fill memory or naming texts that it lacks, when imported, then one sentence says so', async () => {
    const whole = sheet([kent('21')]);
    assert.match(await refusal(made('cut.xlsx', whole.subarray(0, whole.length - 30))), /cut off|damaged/);
    const xml = (rowsOf: string): Uint8Array =>
      new TextEncoder().encode(`<worksheet><sheetData>${rowsOf}</sheetData></worksheet>`);
    const heading = HEADER.split(',').map(
      (name, i) => `<c r="${String.fromCharCode(65 + i)}1" t="inlineStr"><is><t>${name}</t></is></c>`,
    );
    const first = `<row r="1">${heading.join('')}</row>`;
    const bad: readonly (readonly [string, RegExp])[] = [
      [`${first}<row r="2"><c r="A2" t="s"><v>900</v></c></row>`, /row 2 names a text that the workbook does not hold/],
      [`${first}<row r="2"><c r="XFD2"><v>1</v></c></row>`, /row 2 has 16384 columns/],
      [`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${first}`, /declares a document type/],
      [`${first}<row r="2"><c r="A2" t="inlineStr"><is><t>${'x'.repeat(2 << 20)}`, /does not end|times its size/],
    ];
    for (const [of, says] of bad)
      assert.match(await refusal(made('bad.xlsx', withParts(whole, { 'xl/worksheets/sheet1.xml': xml(of) }))), says);
  });
});
