import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { isAssured, many } from '../../../test/many.ts';
import { FIELD_MARKS, openElsewhere, openSheet } from '../../../test/spreadsheet.ts';
import { csvOf, guarded, unguarded, type Download, type DownloadCell } from './download.ts';
import { PAYLOADS } from './download.make.ts';
import { odsOf } from './ods.ts';

const table = (rows: Download['rows'], notes: readonly string[] = []): Download => ({
  ...{ name: 'Made up', columns: ['What', 'Count'], rows, notes },
});

const csv = (rows: readonly (readonly DownloadCell[])[]): Buffer => Buffer.from(csvOf(table(rows)));

describe('a table that leaves as a file', () => {
  it('given every payload, when it is written and opened, then nothing in it is a formula', (t) => {
    const rows = PAYLOADS.map((payload) => [payload, 1]);
    for (const mark of FIELD_MARKS) assert.deepEqual(openSheet(csv(rows), mark).formulas, []);
    const ods = odsOf([table(rows, PAYLOADS)]);
    assert.deepEqual([openSheet(ods).formulas, openSheet(ods).unseen], [[], []]);
    if (!isAssured) return;
    const { wrong, said } = openElsewhere({ 'payloads.csv': csv(rows), 'payloads.ods': ods });
    t.diagnostic(`${PAYLOADS.length} payloads: ${said}`);
    assert.deepEqual(wrong, []);
  });

  it('given the same without the guard, when it is opened, then the reader does find formulas: it could tell', () => {
    const bare = Buffer.from(
      `What,Count\r\n${PAYLOADS.map((payload) => `"${payload.replaceAll('"', '""')}",1\r\n`).join('')}`,
    );
    assert.ok(openSheet(bare).formulas.length > 5);
    if (!isAssured) return;
    const { wrong, said } = openElsewhere({ 'bare.csv': bare });
    assert.ok(said.includes('not tried by it, nor') || wrong.length > 5, said);
  });

  it('given any text, when it is guarded, then no cell of any reader begins a formula, and the text comes back', () => {
    const parts = fc.constantFrom('=', '+', '-', '@', '＝', "'", '"', ';', '\t', '\n', '|', ' ', 'a', '1', '(', ',');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (made) => {
        const text = made.join('');
        assert.equal(unguarded(guarded(text)), text);
        for (const cell of guarded(text).split(/[;|\t\r\n]/u)) assert.doesNotMatch(cell, /^[\s"]*[=+\-@＝＋－＠]/u);
      }),
      many(500),
    );
  });

  it('given an OpenDocument file, when it is opened, then every text is as it was and a number is a number', () => {
    const texts = ['Plain', '  two spaces  kept', 'one\ntwo', '<b>&"', 'Dyfed–Powys ŵ', ...PAYLOADS];
    const read1 = openSheet(odsOf([table(texts.map((text) => [text, 7]))]));
    for (const text of texts)
      // This reader drops an empty first line and a mark of UTF-8, and nothing else.
      if (!/^[\n\uFEFF]|\r|[^\P{Cc}\t\n\r]/u.test(text)) assert.ok(read1.texts.includes(text), JSON.stringify(text));
  });

  it('given a table and its notes, when written as CSV, then the head comes first and the notes after an empty line', () => {
    const text = csvOf(
      table(
        [
          ['Northmoor', 12],
          ['Eastmere', null],
        ],
        ['Invented figures'],
      ),
    );
    assert.equal(text, '\uFEFF"What","Count"\r\n"Northmoor",12\r\n"Eastmere",\r\n\r\n"Invented figures"\r\n');
  });

  it('given two sheets of one name, when written, then both are there under names of their own', () => {
    const book = read(odsOf([table([['a', 1]]), table([['b', 2]])]), { type: 'buffer' });
    assert.deepEqual(book.SheetNames, ['Made up', 'Made up 2']);
    assert.deepEqual(utils.sheet_to_json(book.Sheets['Made up 2'] ?? {}), [{ What: 'b', Count: 2 }]);
  });

  it('given a file, when it is taken apart, then it has no part, name, date or person that its sheets do not show', () => {
    const bytes = odsOf([table([['a', 1]], ['A note'])]);
    const parts = unzipSync(bytes);
    assert.deepEqual(Object.keys(parts), [
      'mimetype',
      'META-INF/manifest.xml',
      'content.xml',
      'styles.xml',
      'meta.xml',
    ]);
    const all = Object.values(parts)
      .map((part) => strFromU8(part))
      .join('\n');
    assert.doesNotMatch(all, /creator|date>|visibility|collapse|filter|pilot|pivot|named-|xlink|href|formula/iu);
    assert.deepEqual(odsOf([table([['a', 1]], ['A note'])]), bytes);
  });
});
