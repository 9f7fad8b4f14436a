import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { assertAlike, processorTime } from '../../../test/processor-time.ts';
import { made, table } from '../../../test/consistency/outcomes.make.ts';
import { openBytes } from './answer-file.ts';
import { bringing } from './bring.ts';
import { inflated, packedOut } from './packed.ts';
import { Seats } from './seats.ts';
import { prepare } from './import-prepare.ts';
import { repeatedCells } from './repeated-cells.ts';
import { whyNot } from './source.make.ts';
import { odsHiddenRows, odsNotShown, xlsxShape } from './workbook-shape.ts';
import { withParts, workbook } from './workbook.make.ts';

const TABLE = {
  name: 'Outcomes',
  rows: [
    ['Force', '2019/20'],
    ['Kent', 3],
    ['Essex', 4],
  ],
};
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** 393 bytes once packed. */
const endless = (times: number): Buffer =>
  Buffer.from(
    zipSync({
      'xl/workbook.xml': text('<workbook/>'),
      'xl/worksheets/sheet1.xml': text('<c '.repeat(times)),
    }),
  );

/** The same zip whose directory says other things of its parts: the field at `field` of each entry. */
function saying(zip: Buffer, field: number, number: number, entry: (i: number) => boolean = () => true): Buffer {
  const changed = Buffer.from(zip);
  let [at, i] = [changed.indexOf('PK\u0001\u0002', 0, 'latin1'), 0];
  for (; at >= 0; at = changed.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    if (entry(i)) changed.writeUInt32LE(number, at + field);
    i += 1;
  }
  return changed;
}
const SIZE = 24;
const OFFSET = 42;

describe('workbooks that are made to take time', () => {
  it('given a tag without end, 40,000 times, when read, then it is read in a thread of its own', async () => {
    const workers: unknown[] = [];
    const note = (worker: unknown): unknown => workers.push(worker);
    process.on('worker', note);
    assert.match(await whyNot(endless(40_000), 'made.xlsx'), /a tag in it does not end/);
    process.off('worker', note);
    assert.equal(workers.length, 1);
  });

  const LETTERS = 1 << 20;
  const many = (piece: string): string => piece.repeat(LETTERS / piece.length);
  const long = (start: string, piece: string): string => `${start}${many(piece)}`;
  const cells = (content: string): unknown => repeatedCells(content, 400_000);
  const xlsx = (content: string): unknown => xlsxShape('T', content, 2_000_000);
  const sheet = '<table:table table:name="T">';
  const style = 'style:name="a" style:family="table" ';
  const bad: readonly (readonly [string, (content: string) => unknown])[] = [
    [many('<c '), xlsx],
    [many('<row hidden="1" '), xlsx],
    [long(sheet, '<table:table-row '), odsHiddenRows],
    [long(`${sheet}<table:table-row `, 'table:visibility="collapse" '), odsHiddenRows],
    ...[many('<table:table-row '), many('<table:table-row>'), long('<table:table-row>', '<table:table-cell ')].map(
      (content) => [content, cells] as const,
    ),
    [long('<table:table-row><table:table-cell ', 'office:value-type='), cells],
    ...[many('<style:style '), many('<table:table '), `${long('<style:style ', style)}>`].map(
      (content) => [content, odsNotShown] as const,
    ),
  ];
  it('given text made so that each of its tags is looked for to its end, when counted, then it takes no longer than others of its length', () => {
    const plain = long(sheet, '<table:table-row><table:table-cell office:value-type="float"/></table:table-row><c/>');
    const usual = new Map(
      [xlsx, cells, odsHiddenRows, odsNotShown].map((counted) => [counted, processorTime(() => counted(plain))]),
    );
    for (const [content, counted] of bad)
      assertAlike(
        content.slice(0, 60),
        processorTime(() => counted(content)),
        usual.get(counted) ?? 0,
      );
  });
});

describe('texts longer than a cell holds, and more of them than an answer has', () => {
  const words = (letters: number): string =>
    'such words '
      .repeat(Math.ceil(letters / 11))
      .slice(0, letters)
      .trim();
  const official = table([{ force: 'Kent', type: '21', closed: 3 }])
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  /** The words of one cell of a workbook in place of the mark that stands there. */
  const put = (
    rows: readonly (readonly (string | number)[])[],
    letters: number,
    kind: 'xlsx' | 'ods' = 'xlsx',
  ): Buffer => {
    const whole = workbook([{ name: 'Outcomes', rows }], kind);
    const part = kind === 'ods' ? 'content.xml' : 'xl/worksheets/sheet1.xml';
    const xml = Buffer.from(unzipSync(whole)[part] ?? []).toString();
    return withParts(whole, { [part]: text(xml.replace('MARK', words(letters))) });
  };
  const long = [...TABLE.rows, ['MARK', 1]];

  for (const kind of ['xlsx', 'ods'] as const)
    it(`given a cell of 40,000 letters (${kind}), when read as an answer or an official table, then sheet, row, column and bound are said; of 32,767, it is read`, async () => {
      assert.match(
        await whyNot(put(long, 40_000, kind), 'made.xlsx'),
        /its sheet “Outcomes” has a text of \d{5} letters in row 4, column 1 \(cell A4\), more than the 32767 that a cell can hold\./,
      );
      assert.equal((await openBytes('made.xlsx', put(long, 32_767, kind))).kind, 'opened');
      const path = made('made.' + kind, put([...official, ['', '', 'MARK']], 40_000, kind));
      const prepared = await prepare(path, { publisher: undefined, offence: undefined });
      assert.match(
        prepared.kind === 'refused' ? prepared.sentence : prepared.kind,
        /its sheet “Outcomes” has a text of \d{5} letters in row 3, column 3 \(cell C3\), more than the 32767/,
      );
    });

  it('given 200 cells of 30,000 letters, or one merged over 500 rows, when read, then the cell at which it is too much is said', async () => {
    const many = Array.from({ length: 200 }, (_, i) => [words(30_000), i]);
    const merged = Array.from({ length: 500 }, (_, i) => [i === 0 ? words(30_000) : '', i]);
    for (const book of [
      workbook([
        { ...TABLE, name: 'First' },
        { name: 'Outcomes', rows: many },
      ]),
      workbook([
        { ...TABLE, name: 'First' },
        { name: 'Outcomes', rows: merged, merged: ['A1:A500'] },
      ]),
    ])
      assert.match(
        await whyNot(book, 'made.xlsx'),
        /its sheet “Outcomes” has too much text: by row 13\d, column 1 \(cell A13\d\) it comes to more than 4000000 letters/,
      );
  });
});

describe('seats for workbooks that are read', () => {
  it('given more work than seats, when it is done, then never more at once than seats, the rest in its turn, and too much of it not at all', async () => {
    const seats = new Seats(2, 3);
    const [order, ends]: [number[], (() => void)[]] = [[], []];
    let [at, most] = [0, 0];
    const works = Array.from({ length: 7 }, (_, i) =>
      seats.sit(async () => {
        order.push(i);
        at += 1;
        most = Math.max(most, at);
        await new Promise<void>((resolve) => ends.push(resolve));
        at -= 1;
        // One that fails gives its seat up too.
        if (i === 1) throw new Error('invented');
        return i;
      }),
    );
    const settled = Promise.allSettled(works);
    for (let done = 0; done < 5; done += 1) {
      await new Promise(setImmediate);
      ends[done]?.();
    }
    const told = (await settled).map((one) => (one.status === 'fulfilled' ? (one.value ?? 'full') : 'failed'));
    assert.deepEqual([told, order, most], [[0, 'failed', 2, 3, 4, 'full', 'full'], [0, 1, 2, 3, 4], 2]);
  });
});

describe('workbooks that lie about their parts', () => {
  const big = withParts(workbook([TABLE]), {
    'xl/worksheets/sheet1.xml': text(`<worksheet>${' '.repeat(1 << 20)}</worksheet>`),
  });

  it('given a part that packs out to more or less than its directory says, when read, then it is damaged', async () => {
    for (const size of [100, 2 << 20])
      assert.match(
        await whyNot(saying(big, SIZE, size), 'made.xlsx'),
        /a part of it is not what its directory says|damaged/,
      );
  });

  it('given a part far longer than its directory says, when packed out, then it is given up at that length', () => {
    const bytes = Buffer.alloc(1 << 20);
    const packed = deflateRawSync(bytes);
    const broken = Buffer.concat([packed.subarray(0, -20), Buffer.alloc(20, 0xff)]);
    assert.equal(inflated(packed, bytes.length).length, bytes.length);
    assert.equal(inflated(broken, bytes.length), 'damaged');
    // It never came to where it is broken.
    assert.equal(inflated(broken, 100), 'too-long');
    const part = { name: 'a', method: 8, data: packed, crc: crc32(bytes), size: bytes.length, start: 0, end: 0 };
    assert.deepEqual([packedOut(part)?.length, packedOut({ ...part, size: 100 })], [bytes.length, undefined]);
  });

  it('given a stored part of another length than its directory says, when read, then it is damaged', async () => {
    const stored = Buffer.from(zipSync({ 'xl/workbook.xml': text('<workbook/>') }, { level: 0 }));
    assert.match(await whyNot(saying(stored, SIZE, 5), 'made.xlsx'), /is not what its directory says/);
  });

  it('given parts that lie in the same place, when read, then it is refused', async () => {
    const names = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`xl/worksheets/s${i}.xml`, text('<a/>')]));
    const zip = Buffer.from(zipSync({ 'xl/workbook.xml': text('<workbook/>'), ...names }));
    const first = zip.indexOf('PK\u0003\u0004', 4, 'latin1');
    assert.match(
      await whyNot(
        saying(zip, OFFSET, first, (i) => i > 0),
        'made.xlsx',
      ),
      /two of its parts lie in the same place/,
    );
  });

  it('given a workbook in the form for large files, when read, then it is the workbook that it is', async () => {
    const opened = await openBytes('made.xlsx', farZip(workbook([TABLE])));
    assert.equal(opened.kind === 'opened' ? opened.page.grids.length : opened.sentence, 1);
  });
});

describe('encoded text where nobody looks', () => {
  const encoded = Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 7919) % 251)).toString('base64');
  const withNamed = (rows: readonly (readonly string[])[], hidden: boolean): Buffer => {
    const whole = workbook([
      { name: 'T', rows },
      {
        name: 'Spare',
        rows: [
          ['Force', '2020'],
          ['Kent', 5],
        ],
        hidden,
      },
    ]);
    const book = Buffer.from(unzipSync(whole)['xl/workbook.xml'] ?? []).toString();
    return withParts(whole, { 'xl/workbook.xml': text(book.replace('name="Spare"', `name="${encoded}"`)) });
  };

  for (const hidden of [true, false])
    it(`given it as the name of a sheet that is ${hidden ? 'hidden' : 'shown'}, when brought or taken in, then it is refused`, async () => {
      const brought = await bringing(
        'Kent Police',
        'made.xlsx',
        withNamed(
          [
            ['Force', '2019'],
            ['Kent', '3'],
          ],
          hidden,
        ),
      );
      assert.match(brought.kind === 'refused' ? brought.sentence : brought.kind, /may be an image/);
      const official = table([{ force: 'Kent', type: '21', closed: 3 }]);
      const rows = official
        .trim()
        .split('\n')
        .map((line) => line.split(','));
      const prepared = await prepare(made('made.xlsx', withNamed(rows, hidden)), {
        publisher: undefined,
        offence: undefined,
      });
      assert.match(prepared.kind === 'refused' ? prepared.sentence : prepared.kind, /may be an image/);
    });

  it('given it as the name of a publisher or of a file, when brought, then it is refused', async () => {
    for (const [publisher, file] of [
      [encoded, 'made.csv'],
      ['Kent Police', encoded],
    ] as const) {
      const brought = await bringing(publisher, file, text('Force,2019\nKent,3\n'));
      assert.match(brought.kind === 'refused' ? brought.sentence : brought.kind, /may be an image/);
    }
  });
});

/** The sizes and the directory of a zip written as some programs write them for files of any size (APPNOTE 4.5.3, 4.3.14). */
function farZip(zip: Buffer): Buffer {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const [many, from] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 16)];
  const entries: Buffer[] = [];
  for (let at = from, i = 0; i < many; i += 1) {
    const [named, extra] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)];
    const entry = Buffer.from(zip.subarray(at, at + 46 + named));
    const field = Buffer.alloc(28);
    field.writeUInt16LE(1, 0);
    field.writeUInt16LE(24, 2);
    for (const [j, place] of [24, 20, 42].entries()) {
      field.writeBigUInt64LE(BigInt(zip.readUInt32LE(at + place)), 4 + j * 8);
      entry.writeUInt32LE(0xffffffff, place);
    }
    entry.writeUInt16LE(field.length, 30);
    entry.writeUInt16LE(0, 32);
    entries.push(entry, field);
    at += 46 + named + extra + zip.readUInt16LE(at + 32);
  }
  const directory = Buffer.concat(entries);
  const far = Buffer.alloc(76);
  far.write('PK\u0006\u0006', 0, 'latin1');
  far.writeBigUInt64LE(44n, 4);
  far.writeBigUInt64LE(BigInt(many), 24);
  far.writeBigUInt64LE(BigInt(many), 32);
  far.writeBigUInt64LE(BigInt(directory.length), 40);
  far.writeBigUInt64LE(BigInt(from), 48);
  far.write('PK\u0006\u0007', 56, 'latin1');
  far.writeBigUInt64LE(BigInt(from + directory.length), 64);
  far.writeUInt32LE(1, 72);
  const last = Buffer.from(zip.subarray(end));
  last.writeUInt16LE(0xffff, 10);
  last.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([zip.subarray(0, from), directory, far, last]);
}
