import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { globSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isAssured, many } from '../../../test/many.ts';
import { bytesOf, openBytes } from './answer-file.ts';
import { bringing } from './bring.ts';
import { holdsCutText, linesIn } from './cut-apart.ts';
import type { Page } from './page.ts';

// What unpacks to more than an answer may be goes to readers of its own; the largest that does not is read at full strength.
const FILES = globSync('data/**/*.{csv,txt,md,ods,gz}').filter((file) => isAssured || !file.endsWith('2012-16.csv.gz'));

const pages = new Map<string, Page>();
for (const file of FILES) {
  const bytes = await bytesOf(file);
  const opened = Buffer.isBuffer(bytes) ? await openBytes(file, bytes) : bytes;
  if (opened.kind === 'opened') pages.set(file, opened.page);
}
const cells = [...pages.values()].flatMap(({ grids }) =>
  grids.flatMap(({ rows }) => rows.flatMap((row) => row.cells.filter((cell) => cell !== ''))),
);

/** A sheet of so many columns, as a page has it. */
const pageOf = (texts: readonly string[], columns: number): Page => ({
  ...{ file: 'made.csv', sentences: [], odd: [] },
  grids: [
    {
      ...{ sheet: 'Made', over: [], about: [] },
      rows: Array.from({ length: Math.ceil(texts.length / columns) }, (_, i) => ({
        row: i + 1,
        cells: texts.slice(i * columns, (i + 1) * columns),
      })),
    },
  ],
});
const isFound = (page: Page): boolean => holdsCutText(page, linesIn(page));

const pieces = (text: string, length: number): readonly string[] =>
  text.match(new RegExp(`.{1,${length}}`, 'gu')) ?? [];
/** What a picture is made of once it is packed: bytes without a pattern. */
const images = fc
  .nat()
  .map((seed) =>
    createCipheriv('aes-128-ctr', 'invented of need', Buffer.alloc(16, seed)).update(Buffer.alloc(1_500, seed >> 8)),
  );
const encodings = fc.constantFrom('base64', 'base64url', 'hex');

describe('encoded text cut into cells', () => {
  it('given every real file, when it is looked through, then nothing in it is taken for an image', () => {
    assert.ok(pages.size > 30, `${pages.size} files were opened`);
    const found = [...pages].filter(([, page]) => isFound(page)).map(([file]) => file);
    assert.deepEqual(found, []);
  });

  it('given cells of real files in any order and any number of columns, when looked through, then nothing is found', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(cells.length - 1), { minLength: 200, maxLength: 2_000 }),
        fc.integer({ min: 1, max: 40 }),
        (which, columns) => {
          assert.ok(
            !isFound(
              pageOf(
                which.map((i) => cells[i] ?? ''),
                columns,
              ),
            ),
          );
        },
      ),
      many(20),
    );
  });

  it('given an image in pieces of 40 to 399 letters anywhere among real cells, when looked through, then it is found', () => {
    fc.assert(
      fc.property(
        images,
        encodings,
        fc.integer({ min: 40, max: 399 }),
        fc.array(fc.nat(cells.length - 1), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (image, encoding, length, others, columns) => {
          const among = pieces(image.toString(encoding), length).flatMap((piece) => [
            piece,
            ...others.map((i) => cells[i] ?? ''),
          ]);
          assert.ok(isFound(pageOf(among, columns)));
        },
      ),
      many(20),
    );
  });

  it('given it in pieces of 8 to 39 letters down a column or along a row, when looked through, then it is found', () => {
    fc.assert(
      fc.property(
        images,
        encodings,
        fc.integer({ min: 8, max: 39 }),
        fc.boolean(),
        (image, encoding, length, isDown) => {
          const cut = pieces(image.toString(encoding), length);
          assert.ok(
            isFound(
              isDown
                ? pageOf(
                    cut.flatMap((piece, i) => ['Kent', piece, String(i)]),
                    3,
                  )
                : pageOf(cut, cut.length),
            ),
          );
        },
      ),
      many(20),
    );
  });

  it('given a table with an image of pieces of 300 letters in a column of notes, when it is brought, then it is refused in words', async () => {
    const image = Buffer.from(Array.from({ length: 1_500 }, (_, i) => (i * i * 7919) % 251)).toString('base64');
    const rows = pieces(image, 300).map((piece, i) => `Kent,${2010 + i},${i},${piece}`);
    const table = new TextEncoder().encode(['Force,Year,Outcome 21,Note', ...rows].join('\n'));
    const brought = await bringing('Kent Police', 'made.csv', table);
    assert.match(
      brought.kind === 'refused' ? brought.sentence : brought.kind,
      /may be an image that was cut into pieces/,
    );
  });
});
