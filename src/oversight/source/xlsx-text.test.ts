import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { literalShown } from './literal-format.ts';
import { dateOf, isDateFormat } from './serial-date.ts';
import { XlsxBook } from './xlsx-book.ts';
import { XlsxText } from './xlsx-text.ts';

const BOOK: Readonly<Record<string, string>> = {
  'xl/workbook.xml':
    '<workbook><workbookPr date1904="0"/><sheets><sheet name="A &amp; B" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="/xl/worksheets/s.xml"/></Relationships>',
  'xl/sharedStrings.xml':
    '<sst><si><t>Kent</t></si><si><r><t>West </t></r><r><t>Yorkshire</t></r><rPh><t>spoken</t></rPh></si><si/></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm\\-yy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
};

function book(): XlsxBook {
  const made = new XlsxBook();
  for (const [part, xml] of Object.entries(BOOK)) assert.equal(made.partFor(part)?.(xml), undefined);
  return made;
}

function rowsIn(xml: string, cuts: readonly number[] = []): readonly (readonly [number, readonly string[]])[] {
  const rows: (readonly [number, readonly string[]])[] = [];
  const text = new XlsxText('T', book(), ({ row, cells }) => {
    rows.push([row, [...cells]]);
    return undefined;
  });
  let from = 0;
  for (const to of [...cuts.toSorted((a, b) => a - b), xml.length]) {
    assert.equal(text.read(xml.slice(from, to)), undefined);
    from = to;
  }
  return rows;
}

const XML =
  '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="s"><x:v>1</x:v></x:c></x:row>' +
  '<x:row r="7" hidden="1"><x:c r="A7" s="1"><x:v>43556</x:v></x:c><x:c r="B7" s="2"><x:v>43556</x:v></x:c><x:c r="C7"><x:f>1+1</x:f><x:v>2.0</x:v></x:c>' +
  '<x:c r="D7" t="inlineStr"><x:is><x:t>a &lt; b</x:t></x:is></x:c><x:c r="E7" t="b"><x:v>1</x:v></x:c><x:c r="F7" s="1"/></x:row></x:sheetData></x:worksheet>';

describe('the rows of a sheet', () => {
  it('given texts, dates, formulas and gaps, when read in any pieces, then each cell is what it is', () => {
    const expected = [
      [1, ['Kent', '', 'West Yorkshire']],
      [7, ['2019-04-01', 'Apr 2019', '2', 'a < b', 'TRUE']],
    ];
    assert.equal(book().sheetIn('xl/worksheets/s.xml')?.name, 'A & B');
    fc.assert(
      fc.property(fc.array(fc.nat(XML.length), { maxLength: 12 }), (cuts) => {
        assert.deepEqual(rowsIn(XML, cuts), expected);
      }),
      many(60),
    );
  });

  it('given any day, when written as a serial number, then the same day comes back, in either calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 60_000 }), (serial) => {
        const day = dateOf(serial, 'dd/mm/yyyy');
        assert.equal(Date.parse(day), (serial - 25_569) * 86_400_000);
        assert.equal(dateOf(serial - 1462, 'd', true), day);
      }),
      many(60),
    );
  });

  it('given formats, when looked at, then those with days or years are dates, and words in them are none', () => {
    assert.deepEqual(
      ['General', '0.00', '#,##0', '"day" 0', '[Red]0', 'dd/mm/yy', 'yyyy', 'mmm yy'].map(isDateFormat),
      [false, false, false, false, false, true, true, true],
    );
  });
});

describe('what a cell shows in place of its number', () => {
  it('given formats, when a number is shown in them, then what shows nothing of it is told from what does', () => {
    const shown = (format: string, values: readonly number[]): readonly (string | undefined)[] =>
      values.map((value) => literalShown(value, format));
    assert.deepEqual(shown('[<5]"<5";0', [3, 5, 0]), ['<5', undefined, '<5']);
    assert.deepEqual(shown('"<5"', [3]), ['<5']);
    assert.deepEqual(shown('[>=1][<5]\\*;#,##0', [3]), ['*']);
    assert.deepEqual(shown('0;-0;"-"', [3, -3, 0]), [undefined, undefined, '-']);
    assert.deepEqual(shown('General" crimes"', [3]), [undefined]);
    assert.deepEqual(shown('_-* #,##0_-', [3]), [undefined]);
    assert.deepEqual(shown('0" a;b"', [3]), [undefined]);
  });

  it('given a workbook that is read row by row, when a number is shown as “<5”, then that is read and counted, and no 3', () => {
    const made = new XlsxBook();
    made.partFor('xl/styles.xml')?.(
      '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[&lt;5]&quot;&lt;5&quot;;0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    );
    const rows: (readonly string[])[] = [];
    const text = new XlsxText('T', made, ({ cells }) => {
      rows.push([...cells]);
      return undefined;
    });
    const cell = (name: string, style: number, value: number): string =>
      `<c r="${name}" s="${style}"><v>${value}</v></c>`;
    text.read(
      `<worksheet><sheetData><row r="1">${cell('A1', 1, 3)}${cell('B1', 1, 12)}${cell('C1', 0, 3)}</row></sheetData></worksheet>`,
    );
    assert.deepEqual([rows, text.shownInstead], [[['<5', '12', '3']], 1]);
  });
});
