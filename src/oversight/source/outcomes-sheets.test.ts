import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { strToU8 } from 'fflate';
import { CsvReader, type Row } from './csv.ts';
import { readAllOutcomes, type Outcomes } from './index.ts';
import { withParts, workbook } from './workbook.make.ts';
import { HEADER, made, SHIPPED } from '../../../test/consistency/outcomes.make.ts';

const header = HEADER.split(',');

/** Rows of code 86 as the file that ships has them. */
function shipped(): readonly Row[] {
  const csv = new CsvReader();
  const rows = csv.read(gunzipSync(readFileSync(SHIPPED)).toString());
  return rows.filter((row) => row[6] === '86').slice(0, 600);
}

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
const rows = shipped();
const csv = made('some.csv', `${[header, ...rows].map((row) => row.map(quoted).join(',')).join('\n')}\n`);

// Numbers are numbers in a published workbook, and what is missing is words.
const cells = (row: Row) => row.map((field) => (/^-?\d+$/.test(field) ? Number(field) : field));
const sheet = (name: string, of: readonly Row[]) => ({
  name,
  rows: [
    ['Outcomes open data'],
    [],
    header.map((column) => column.replaceAll('_', ' ')),
    ...of.map(cells),
    [],
    ['Source: Home Office'],
  ],
});

async function read(path: string): Promise<Outcomes> {
  const answer = await readAllOutcomes([path], '86');
  return answer.kind === 'read' ? answer.outcomes : assert.fail(answer.sentence);
}

async function refusal(content: Buffer): Promise<string> {
  const answer = await readAllOutcomes([made('bad.ods', content)], '86');
  return answer.kind === 'refused' ? answer.sentence : assert.fail('it was read');
}

describe('an outcomes table in an OpenDocument spreadsheet', () => {
  const ods = workbook(
    [
      { name: 'Cover', rows: [['Police outcomes']] },
      sheet('Part 1', rows.slice(0, 250)),
      sheet('Part 2', rows.slice(250)),
    ],
    'ods',
  );

  it('given a year over two sheets with titles and notes, when read, then it is the table that a CSV is', async () => {
    const [one, other] = [await read(made('some.ods', ods)), await read(csv)];
    assert.deepEqual(one.counts, other.counts);
    assert.deepEqual([one.forces, one.offence, one.quarters], [other.forces, other.offence, other.quarters]);
    const said = one.oddities.join('\n');
    assert.match(said, /sheets without such a table were passed over: Cover/);
    assert.match(said, /2 rows of words below a table were passed over/);
  });

  it('given a picture in it, when read, then it stays packed', async () => {
    const path = made('picture.ods', withParts(ods, { 'Pictures/a.bin': strToU8('not a table') }));
    assert.deepEqual((await read(path)).counts.length, rows.length);
  });

  it('given one sheet twice, when read, then the second is refused by its name and row', async () => {
    const twice = workbook([sheet('One', rows.slice(0, 5)), sheet('Two', rows.slice(0, 5))], 'ods');
    assert.match(
      await refusal(twice),
      /bad\.ods was not read: sheet “Two”, row 4 gives .* a second time \(first in row 4\)\.$/,
    );
  });

  it('given no table in it, or a file cut off, when read, then one sentence says so', async () => {
    assert.match(
      await refusal(workbook([{ name: 'Cover', rows: [['Police outcomes']] }], 'ods')),
      /none of its sheets \(Cover\)/,
    );
    assert.match(
      await refusal(ods.subarray(0, ods.length / 2)),
      /damaged or cut off|cut off or holds no file|none of its sheets/,
    );
  });
});
