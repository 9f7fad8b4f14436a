// What looks for a word in files that leave finds it wherever a file can hide one, with a leak planted in each place.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { utils, write, type CellObject, type WorkBook } from '@e965/xlsx';
import PDFDocument from 'pdfkit';
import { z } from 'zod';
import { csvOf, odsOf } from '../src/oversight/release/index.ts';
import { freshWord } from './canary/files.ts';
import { leaksIn } from './canary/unpack.ts';
import { wrongIn } from './spreadsheet.ts';

const FONT = join(
  dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
  'ttf',
  'DejaVuSans.ttf',
);

const pdf = (text: string, title: string): Promise<Buffer> =>
  new Promise((resolve) => {
    const document = new PDFDocument({ font: FONT, info: { Title: title } });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => {
      resolve(Buffer.concat(parts));
    });
    document.text(`Of a child: ${text}, and no more`);
    document.end();
  });

const workbook = (change: (book: WorkBook) => void): Buffer => {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['What', 'Count'],
      ['All', 3],
    ]),
    'Shown',
  );
  change(book);
  return z.instanceof(Buffer).parse(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
};

const holds = (bytes: Buffer, word: string): boolean =>
  leaksIn([{ at: 'a file', status: 200, bytes }], [word]).length > 0;
const table = (text: string) => ({ name: 'Counts', columns: ['What'], rows: [[text]], notes: [] });

describe('a word planted in a file that leaves', () => {
  const word = freshWord();
  const other = freshWord();

  it('given a PDF with it in glyphs on a page, or as its title, when it is looked into, then it is found', async () => {
    const onPage = await pdf(word, 'A title');
    assert.equal(onPage.includes(word), false, 'it is packed, and in glyphs');
    assert.ok(holds(onPage, word));
    assert.ok(holds(await pdf('nobody', word), word));
    const joined = 'offlimitsfieldfflfi';
    assert.ok(holds(await pdf(`${joined} ${word}`, 'A title'), joined), 'letters that one glyph joins');
    assert.equal(holds(onPage, other), false);
  });

  it('given it on a hidden sheet, in a comment, a name, or who made the book, when it is looked into, then it is found, and what is out of sight is told', () => {
    const books: readonly Buffer[] = [
      workbook((book) => {
        utils.book_append_sheet(book, utils.aoa_to_sheet([[word]]), 'Hidden');
        book.Workbook = { Sheets: [{ name: 'Shown' }, { name: 'Hidden', Hidden: 1 }] };
      }),
      workbook((book) => {
        const cell: CellObject = { t: 's', v: 'What' };
        utils.cell_add_comment(cell, word);
        book.Sheets['Shown'] = { ...book.Sheets['Shown'], A1: cell };
      }),
      workbook((book) => {
        book.Workbook = { Names: [{ Name: word, Ref: 'Shown!$A$1' }] };
      }),
      workbook((book) => {
        book.Props = { Author: word };
      }),
    ];
    for (const [i, book] of books.entries()) {
      assert.equal(book.includes(word), false, `${i} is packed`);
      assert.ok(holds(book, word), `${i}`);
      assert.ok(wrongIn('book.xlsx', book).length > 0, `${i}`);
    }
    assert.deepEqual(
      wrongIn(
        'book.xlsx',
        workbook(() => undefined),
      ),
      [],
    );
  });

  it('given our own tables with it, packed once more or not, when they are looked into, then it is found; in one without, it is not', () => {
    const [ods, csv] = [odsOf([table(`x${word}`)]), Buffer.from(csvOf(table(word.toUpperCase())))];
    for (const bytes of [ods, csv, gzipSync(csv)]) assert.ok(holds(bytes, word));
    assert.equal(holds(odsOf([table('nobody')]), word), false);
    assert.deepEqual([...wrongIn('a.ods', ods), ...wrongIn('a.csv', csv)], []);
  });
});
