import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openAnswer, openBytes } from './answer-file.ts';
import { readPage } from './read-page.ts';
import { said, whyNot } from './source.make.ts';
import { withParts, workbook, type MadeSheet } from './workbook.make.ts';

async function read(bytes: Buffer, name = 'made.xlsx') {
  const opened = await openBytes(name, bytes);
  if (opened.kind === 'refused') assert.fail(opened.sentence);
  const page = readPage(opened.page, { publisher: undefined, answers: [] });
  return page.kind === 'refused' ? assert.fail(page.sentence) : page;
}

const TABLE: MadeSheet = {
  name: 'Outcomes',
  rows: [
    ['Outcomes of offences under 86/02, suspect under 18'],
    [],
    ['Force', '2019', null, '2020', null],
    [null, 'Outcome 21', 'Charged', 'Outcome 21', 'Charged'],
    ['Kent', 12, 3, 15, 4],
    ['Essex', 20, 1, '<5', 2],
    ['Total', 32, 4, null, 6],
  ],
  merged: ['A3:A4', 'B3:C3', 'D3:E3'],
};

const words = ({ oddities }: Awaited<ReturnType<typeof read>>): string => oddities.map(({ says }) => says).join(' ');
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('workbooks', () => {
  for (const kind of ['xlsx', 'ods'] as const)
    it(`given two lines of headings with merged cells, when the ${kind} is read, then each count has its year, force and type`, async () => {
      const { counts } = await read(workbook([TABLE], kind), `made.${kind}`);
      assert.deepEqual(
        counts.map(
          (count) =>
            `${count.force} ${count.periodStart ?? ''} ${count.outcomeType ?? ''} ${said(count)} ${count.at.sheet ?? ''}`,
        ),
        [
          ...[
            'Kent 2019-01-01 21 12 Outcomes',
            'Kent 2019-01-01 1 3 Outcomes',
            'Kent 2020-01-01 21 15 Outcomes',
            'Kent 2020-01-01 1 4 Outcomes',
          ],
          ...[
            'Essex 2019-01-01 21 20 Outcomes',
            'Essex 2019-01-01 1 1 Outcomes',
            'Essex 2020-01-01 21 withheld 1..4 Outcomes',
            'Essex 2020-01-01 1 2 Outcomes',
          ],
        ],
      );
      assert.deepEqual([counts[0]?.offenceScope, counts[0]?.ageScope], ['86/02', 'under 18']);
    });

  it('given small numbers that their formats show as “<5” or a star, when read, then that is read, the number is nowhere, and it is said', async () => {
    const rows = [
      ['Outcome', '2018', '2019', '2020', '2021'],
      ['Outcome 21', 40, 50, 60, 70],
      ['Charge', 3, 2, 4, 1904],
      ['Outcome 22', 0, 0, 7, 8],
    ];
    const formats = {
      ...{ B3: '"<5"', C3: '[<5]"<5";0', D3: '[<5]"*";0', E3: '[<5]"*";#,##0' },
      ...{ B4: '#,##0;-#,##0;"-"', C4: '0;;', D4: '0 "crimes"' },
    };
    const page = await read(workbook([{ name: 'Outcomes', rows, formats }]));
    assert.deepEqual(
      page.counts.map((count) => `${count.outcomeType ?? ''} ${count.periodStart?.slice(0, 4) ?? ''} ${said(count)}`),
      [
        ...['21 2018 40', '21 2019 50', '21 2020 60', '21 2021 70'],
        ...['1 2018 withheld 1..4', '1 2019 withheld 1..4', '1 2020 withheld 0..', '1 2021 1904'],
        ...['22 2018 0', '22 2019 0', '22 2020 7', '22 2021 8'],
      ],
    );
    assert.match(words(page), /2 cells show “<5” in place of the number in them: read as shown/);
    assert.match(words(page), /A cell shows “\*” in place of the number in it/);
  });

  for (const saved of ['<c r="B7"><f>SUM(B5:B6)</f></c>', '<c r="B7" t="e"><f>SUM(B5:B6)</f></c>'])
    it(`given a total saved without its result (${saved.includes('t=') ? 'in error' : 'bare'}), when read, then that no count can be read is said`, async () => {
      const { unzipSync } = await import('fflate');
      const bytes = workbook([{ ...TABLE, merged: [] }]);
      const part = 'xl/worksheets/sheet1.xml';
      const xml = new TextDecoder().decode(unzipSync(bytes)[part]);
      const made = xml.replace(/<c r="B7".*?<\/c>/, saved);
      assert.notEqual(made, xml);
      const page = await read(withParts(bytes, { [part]: text(made) }));
      assert.match(words(page), /“#formula without a result”: no count can be read from it/);
      assert.ok(page.counts.every(({ at }) => at.row !== 7 || at.column !== 2));
    });

  it('given a cover and notes, when read, then they hold no count and say whose and what', async () => {
    const cover = { name: 'Cover', rows: [['Kent Police'], ['Published 4 March 2021'], ['Telephone', 1622]] };
    const notes = { name: 'Notes', rows: [['Figures are the number of crimes.'], ['Offences 86/02 and 86/10.']] };
    const table = {
      name: 'Table 1',
      rows: [
        ['Outcome', '2019/20'],
        ['Outcome 21', 7],
      ],
    };
    const { counts } = await read(workbook([cover, table, notes]));
    assert.deepEqual(
      counts.map(({ force, unit, offenceScope, value, periodEnd }) => [force, unit, offenceScope, value, periodEnd]),
      [['Kent', 'crimes', '86/02 + 86/10', 7, '2020-03-31']],
    );
  });

  it('given hidden sheets, hidden rows and media, when read, then all are named, and no hidden sheet is read', async () => {
    const secret = {
      name: 'Working',
      rows: [
        ['Force', '2019'],
        ['Kent', 999],
      ],
      hidden: true,
    };
    const bytes = withParts(workbook([{ ...TABLE, hiddenRows: [5] }, secret]), {
      'xl/media/image1.png': text('none'),
      'xl/vbaProject.bin': text('none'),
    });
    const page = await read(bytes);
    assert.match(
      words(page),
      /1 pictures, charts or other media; none was opened.*macros.*1 rows are hidden.*“Working” is hidden; it was not read/,
    );
    assert.ok(page.counts.every(({ value }) => value !== 999));
  });

  it('given a hidden sheet in an ODS, when read, then it is not read', async () => {
    const bytes = workbook([TABLE], 'ods');
    const hide = (xml: string): string => xml.replace('table:display="true"', 'table:display="false"');
    const { unzipSync } = await import('fflate');
    const content = new TextDecoder().decode(unzipSync(bytes)['content.xml']);
    const page = await read(withParts(bytes, { 'content.xml': text(hide(content)) }), 'made.ods');
    assert.equal(page.counts.length, 0);
    assert.match(words(page), /“Outcomes” is hidden/);
  });

  it('given a real workbook of the Home Office, when read, then every force and national totals are as printed', async () => {
    const opened = await openAnswer('data/ho-workbooks/police-use-of-force-apr2018-mar2019-hosb3319-tables.ods');
    if (opened.kind === 'refused') assert.fail(opened.sentence);
    const page = readPage(opened.page, { publisher: undefined, answers: [] });
    if (page.kind === 'refused') assert.fail(page.sentence);
    const byForce = page.counts.filter(({ at }) => at.sheet === 'Table_12');
    const value = (name: string) => byForce.find(({ force }) => force === name)?.value;
    assert.deepEqual(
      ['Cleveland', 'Durham', 'Northumbria', 'Total North East'].map(value),
      [9274, 6850, 16_642, 32_766],
    );
    const ages = page.counts.filter(({ at }) => at.sheet === 'Table_2' && at.row === 6);
    assert.deepEqual(ages.map(({ ageScope, value: count }) => `${ageScope} ${count ?? ''}`).slice(0, 3), [
      'under 11 639',
      '11 to 17 40633',
      '18 to 34 233412',
    ]);
    assert.match(page.oddities.map(({ says }) => says).join(' '), /none was opened/);
  });
});

describe('workbooks that are refused', () => {
  const whole = workbook([TABLE]);
  const ods = workbook([TABLE], 'ods');
  const far = workbook([{ name: 'Wide', rows: [['Force', '2019'], [...Array.from({ length: 16_000 }, () => 1)]] }]);
  const repeated = (columns: number, rows: number): Uint8Array =>
    text(
      `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="T"><table:table-row table:number-rows-repeated="${rows}"><table:table-cell table:number-columns-repeated="${columns}" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
    );
  const bad: readonly (readonly [string, () => Buffer, RegExp])[] = [
    ['cut off', () => whole.subarray(0, whole.length - 40), /cut off or damaged/],
    [
      'damaged inside',
      () => Buffer.concat([whole.subarray(0, 60), Buffer.alloc(30, 255), whole.subarray(90)]),
      /damaged/,
    ],
    [
      'a bomb of zeros',
      () => withParts(whole, { 'xl/worksheets/sheet2.xml': new Uint8Array(64 * 1024 * 1024) }),
      /pack out to 6\d MB, more than the 60 MB/,
    ],
    [
      'of thousands of parts',
      () =>
        withParts(
          whole,
          Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`xl/worksheets/s${i}.xml`, new Uint8Array()])),
        ),
      /more than any workbook/,
    ],
    ['of 16,000 columns', () => far, /“Wide” has 16000 columns/],
    [
      'of a million cells in one row, none of them named',
      () =>
        withParts(whole, {
          'xl/worksheets/sheet1.xml': text(
            `<worksheet><sheetData><row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row></sheetData></worksheet>`,
          ),
        }),
      /“Outcomes” has 1000000 columns/,
    ],
    [
      'of more cells than any table of counts',
      () =>
        withParts(whole, {
          'xl/worksheets/sheet1.xml': text(
            `<worksheet><sheetData>${`<row>${'<c><v>1</v></c>'.repeat(500)}</row>`.repeat(900)}</sheetData></worksheet>`,
          ),
        }),
      /more than 400000 cells/,
    ],
    ['of a million columns', () => withParts(ods, { 'content.xml': repeated(1_000_000, 2) }), /more than 400000 cells/],
    [
      'of a thousand million cells',
      () => withParts(ods, { 'content.xml': repeated(1_000, 1_000_000) }),
      /more than 400000 cells/,
    ],
    ['no workbook', () => withParts(Buffer.from(whole), {}).subarray(0, 4), /cut off or damaged/],
    ['locked or old', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), /old or a locked workbook/],
    ['of sheets that are no XML', () => withParts(ods, { 'content.xml': text('<<<') }), /no sheet can be read/],
  ];
  for (const [what, make, sentence] of bad)
    it(`given a workbook ${what}, when read, then one sentence says so`, async () => {
      const why = await whyNot(make(), 'made.xlsx');
      assert.match(why, sentence);
      assert.match(why, /^made\.xlsx was not read: [^\n]+\.$/);
    });
});
