import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { read } from '@e965/xlsx';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { many } from '../../../test/many.ts';
import { OdsText, type SheetRow } from './ods-text.ts';
import { partsOf } from './workbook-parts.ts';
import { sheetsOf } from './workbook-sheets.ts';

const REAL = 'data/ho-workbooks/police-use-of-force-apr2018-mar2019-hosb3319-tables.ods';

function rowsOf(xml: string, pieces: readonly number[] = []): readonly SheetRow[] | string {
  const rows: SheetRow[] = [];
  const ods = new OdsText(({ cells, ...row }) => {
    rows.push({ ...row, cells: [...cells] });
    return undefined;
  });
  let from = 0;
  for (const size of pieces) {
    const wrong = ods.read(xml.slice(from, from + size));
    if (wrong !== undefined) return wrong;
    from += size;
  }
  return ods.read(xml.slice(from)) ?? rows;
}

const cell = (text: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const table = (rows: string, style = 'ta1'): string =>
  `<office:document-content><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style><table:table table:name="T" table:style-name="${style}">${rows}</table:table></office:document-content>`;

describe('the rows of an OpenDocument sheet', () => {
  it('given a real workbook, when read as a stream, then every cell is what an independent reader of workbooks has', () => {
    const bytes = readFileSync(REAL);
    const rows = rowsOf(Buffer.from(unzipSync(bytes)['content.xml'] ?? []).toString());
    if (typeof rows === 'string') assert.fail(rows);
    const mine = new Map(rows.map(({ sheet, row, cells }) => [`${sheet}|${row}`, cells] as const));
    const parts = partsOf(bytes);
    const book = sheetsOf(
      read(parts.kind === 'parts' ? parts.zip : bytes, { dense: true, cellNF: true, cellText: true }),
    );
    const others = book.kind === 'sheets' ? book.sheets : assert.fail(book.what);
    let cells = 0;
    for (const { name, rows: theirs } of others)
      for (const row of theirs) {
        cells += row.cells.length;
        const found = mine.get(`${name}|${row.row}`) ?? [];
        // Of a date they have it as it is shown.
        for (const [i, text] of row.cells.entries())
          if (!/^\d\d\/\d\d\/\d{4}$/.test(text)) assert.equal((found[i] ?? '').trim(), text, `${name}, row ${row.row}`);
      }
    assert.ok(cells > 60_000);
  });

  it('given any cut of the text, when read, then the rows are the same', () => {
    const xml = table(
      `<table:table-row>${cell('a &amp; b')}<table:table-cell table:number-columns-repeated="2"/>${cell('&#8211;')}</table:table-row>` +
        `<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1904.0" table:number-columns-repeated="2"><text:p>1,904</text:p></table:table-cell></table:table-row>`,
    );
    const rows = rowsOf(xml);
    assert.deepEqual(typeof rows === 'string' ? rows : rows.map(({ row, cells }) => [row, ...cells]), [
      [1, 'a & b', '', '', '–'],
      [2, '1904', '1904'],
      [3, '1904', '1904'],
      [4, '1904', '1904'],
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (pieces) => {
        assert.deepEqual(rowsOf(xml, pieces), rows);
      }),
      many(60),
    );
  });

  it('given a note on a cell and a drawing over it, when read, then neither is its text', () => {
    const note = '<office:annotation><text:p>ask Kent</text:p></office:annotation>';
    const drawn = '<draw:frame><draw:text-box><text:p>a caption</text:p></draw:text-box></draw:frame>';
    const rows = rowsOf(
      table(
        `<table:table-row><table:table-cell office:value-type="string">${note}${drawn}<text:p>7</text:p></table:table-cell></table:table-row>`,
      ),
    );
    assert.deepEqual(typeof rows === 'string' ? rows : rows.map(({ cells }) => cells), [['7']]);
  });

  it('given a sheet that is not shown, when read, then it is passed over', () => {
    assert.deepEqual(rowsOf(table(`<table:table-row>${cell('x')}</table:table-row>`, 'ta2')), []);
  });

  const bad: readonly (readonly [string, string, RegExp])[] = [
    [
      'a row repeated without end',
      table(`<table:table-row table:number-rows-repeated="1048576">${cell('1')}</table:table-row>`),
      /row 1 is said to stand 1048576 times/,
    ],
    [
      'a cell repeated without end',
      table(
        `<table:table-row><table:table-cell table:number-columns-repeated="16000"><text:p>1</text:p></table:table-cell></table:table-row>`,
      ),
      /16000 columns/,
    ],
    ['a document type', `<!DOCTYPE x [<!ENTITY a "aaaa">]>${table('')}`, /declares a document type/],
    ['a tag without end', `<table:table ${'x'.repeat(1 << 21)}`, /does not end/],
  ];
  for (const [what, xml, sentence] of bad)
    it(`given ${what}, when read, then it is refused`, () => {
      const rows = rowsOf(xml);
      assert.match(typeof rows === 'string' ? rows : '', sentence);
    });
});

describe('what a cell shows in place of its number', () => {
  it('given a number shown as “<5”, one shown with commas, one without any text and a 0 as a line, when read, then the first alone is read as shown', () => {
    const number = (value: number, text: string): string =>
      `<table:table-cell office:value-type="float" office:value="${value}">${text === '' ? '' : `<text:p>${text}</text:p>`}</table:table-cell>`;
    const row = `<table:table-row>${number(3, '&lt;5')}${number(1540, '1,540')}${number(7, '')}${number(0, '-')}</table:table-row>`;
    const read = rowsOf(table(row));
    assert.ok(typeof read !== 'string');
    assert.deepEqual(
      read.map(({ cells }) => cells),
      [['<5', '1540', '7', '0']],
    );
  });
});
