import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { made, table } from '../../../test/consistency/outcomes.make.ts';
import { openBytes } from './answer-file.ts';
import { bringing } from './bring.ts';
import { sourceOf } from './import-source.ts';
import { readPage, type PageRead } from './read-page.ts';
import { pasted, said, whyNot } from './source.make.ts';
import { workbook } from './workbook.make.ts';
import { sheetsOf } from './workbook-sheets.ts';

async function read(bytes: Buffer, name = 'made.xlsx'): Promise<Exclude<PageRead, { kind: 'refused' }>> {
  const opened = await openBytes(name, bytes);
  const page = opened.kind === 'refused' ? assert.fail(opened.sentence) : opened.page;
  const answer = readPage(page, { publisher: undefined, answers: [] });
  return answer.kind === 'refused' ? assert.fail(answer.sentence) : answer;
}

const TABLE = 'Force,2019/20\nKent,3\nEssex,4\n';
const odd = ({ oddities }: Awaited<ReturnType<typeof read>>): string => oddities.map(({ says }) => says).join(' ');

describe('files that are made to be misread', () => {
  const bad: readonly (readonly [string, string | Buffer, RegExp])[] = [
    [
      'names a force twice, once with a letter nobody sees',
      'Force,2019/20\nKent,3\nKe\u200bnt,4\n',
      /row 3 gives Kent.* a second time/,
    ],
    [
      'is a web page under another name',
      '<html><table><tr><td>Kent</td><td>3</td></tr></table></html>',
      /it is a web page/,
    ],
    ['is XML under another name', '<?xml version="1.0"?><Workbook/>', /it is an XML document/],
    ['is JSON under another name', '{\n  "arrests": "5",\n  "Outcome 21": "12"\n}\n', /it is a JSON document/],
    ['is a PDF', '%PDF-1.7\n%\u00e2\u00e3', /it is a PDF/],
    ['is a document', '{\\rtf1 Kent 3}', /it is a document \(RTF\)/],
    ['has one line of a million fields', Buffer.alloc(1 << 20, '1,'), /longer than 20000 letters/],
    ['has quotation marks that never end', '"'.repeat(1 << 16), /longer than 20000 letters/],
    ['has more text than can be kept', Buffer.alloc(5 << 20, 'Kent,3\n'), /more than 4 million letters/],
    ['has more lines than any answer', 'Kent,3\n'.repeat(50_001), /more than 50000 lines/],
    [
      'is nothing but totals',
      `Force,2019/20\n${'Kent,1\nTotal,1\n'.repeat(4_000)}`,
      /it has 4000 totals, more than can be held against/,
    ],
    ['has a zero byte in it', 'Force,2019/20\nKent\u0000,3\n', /no text and no workbook/],
    [
      'is an old or a locked workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      /an old or a locked workbook/,
    ],
  ];
  for (const [what, content, says] of bad)
    it(`given one that ${what}, when read, then one sentence says so and nothing is taken in`, async () => {
      const why = await whyNot(content);
      assert.match(why, says);
      assert.match(why, /^made\.csv was not read: [^\n]+\.$/);
    });

  it('given text in two bytes a letter, or with marks of direction, when read, then it is the table that it is', async () => {
    const little = Buffer.from(`\uFEFF${TABLE}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) assert.deepEqual((await read(bytes, 'wide.csv')).counts.map(said), ['3', '4']);
    const turned = await read(Buffer.from(TABLE.replace('Kent', '\u202eKent\u202c')), 'turned.csv');
    assert.deepEqual(
      turned.counts.map(({ force }) => force),
      ['Kent', 'Essex'],
    );
    assert.match(odd(turned), /2 letters that cannot be seen/);
  });

  it('given thousands parted in any way, when read, then they are whole or said not to be read, never cut', async () => {
    const cells: readonly (readonly [string, string])[] = [
      ...([
        ['1 904', '1904'],
        ['12\u00a0345', '12345'],
        ['3\u202f456', '3456'],
        ["1'904", '1904'],
        ['1,904', '1904'],
      ] as const),
      ...([
        ['3,5', 'not-given ?..'],
        ['1,90', 'not-given ?..'],
        ['1e3', 'not-given ?..'],
        ['99999999999999', 'not-given ?..'],
      ] as const),
    ];
    for (const [cell, value] of cells) {
      const { counts } = await pasted(`Force;Arrests 2019\nKent;${cell}\nEssex;7\n`);
      assert.deepEqual(counts.map(said), [value, '7'], cell);
    }
  });

  it('given thousands parted by a point, when read, then they are asked of once a column and never guessed; among fractions they are none', async () => {
    const text = 'Force,Outcome 21,Outcome 1\nKent,1.904,12\nEssex,312,1.001\nSurrey,2.113.400,7\n';
    const { counts, questions } = await pasted(text);
    assert.deepEqual(counts.map(said), ['not-given ?..', '12', '312', 'not-given ?..', 'not-given ?..', '7']);
    const points = questions.filter(({ about }) => about === 'point');
    assert.deepEqual(
      points.map(({ printed, counts: many }) => [printed, many]),
      [
        ['Outcome 21', 2],
        ['Outcome 1', 1],
      ],
    );
    assert.match(points[0]?.asks ?? '', /“1\.904”, and in others of its column, part thousands/);
    const answers = [{ about: 'point', printed: 'Outcome 21', answer: 'thousands' }];
    const settled = await pasted(text, { answers });
    assert.deepEqual(settled.counts.map(said), ['1904', '12', '312', 'not-given ?..', '2113400', '7']);
    const rates = await pasted('Force,Outcome 21,Per head\nKent,4,1.904\nEssex,5,0.532\n');
    assert.deepEqual(rates.counts.map(said), ['4', '5']);
  });

  it('given an official table that is brought as an answer, or parted otherwise, when read, then it is refused with how to take it in', async () => {
    const text = table([{ force: 'Kent', type: '21', closed: 3 }]);
    for (const mark of [',', ';', '\t']) {
      const bytes = Buffer.from(text.replaceAll(',', mark));
      const brought = await bringing('Home Office', 'made.csv', bytes);
      assert.ok(
        brought.kind === 'refused' && brought.sentence.includes('the columns of the Home Office outcomes table'),
      );
      const path = made('made.csv', bytes);
      const answer = await sourceOf(path, { publisher: undefined, answers: [], offence: undefined });
      assert.equal(answer.kind, mark === ',' ? 'source' : 'refused', mark);
      if (answer.kind === 'refused') assert.match(answer.sentence, /parted by (?:tabs|semicolons) and not by commas/);
    }
  });

  it('given what the shell alone reads, or a gzip that cannot be, when a page brings it, then the one cause is said, and the command that reads it', async () => {
    const street = readFileSync('data/policeuk/tiny-2018-01-bedfordshire-street.csv');
    const arrests = readFileSync('data/ho-arrests/arrests-open-data-2006-07_2017-18.csv.gz');
    for (const [file, bytes, says] of [
      [
        '2018-01.zip',
        zipSync({ '2018-01/2018-01-bedfordshire-street.csv': street }),
        /is a zip archive of CSV files.*“evenhand import 2018-01\.zip”\.$/,
      ],
      ['street 1.csv', street, /columns of a street or outcomes file.*“evenhand import 'street 1\.csv'”\.$/],
      [
        'arrests.csv.gz',
        arrests,
        /columns of a Home Office arrests table, packed with gzip, .*“evenhand import arrests\.csv\.gz”\.$/,
      ],
      [
        'long.gz',
        gzipSync('word word\n'.repeat(2_200_000)),
        /^long\.gz was not read: its gzip unpacks to more than 20 MB/,
      ],
      ['cut.gz', gzipSync('Force,2019\nKent,3\n').subarray(0, 20), /^cut\.gz was not read: its gzip is cut off\. /],
      [
        'bad.gz',
        Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(10, 255)]),
        /^bad\.gz was not read: its gzip is damaged\. /,
      ],
    ] as const) {
      const brought = await bringing('Home Office', file, bytes);
      assert.match(brought.kind === 'refused' ? brought.sentence : 'brought', says, file);
    }
  });

  it('given a year below 0, when read, then it is asked and never read as the year above', async () => {
    const { counts, questions } = await pasted('Force,Outcome,Year,Count\nKent,21,-2019,3\nEssex,21,2019,3\n');
    assert.equal(counts[0]?.periodStart, null);
    assert.ok(questions.some(({ about, printed }) => about === 'period' && printed === '-2019'));
  });

  it('given a share or a fraction among counts, when read, then its count is not given, and each cell is named', async () => {
    const shares = await pasted('Force,2019/20\nKent,50%\nSurrey,2.5\nEssex,3\n');
    assert.deepEqual(
      [shares.counts.map(said), /“50%”: a share.*“2.5”: a share/.test(odd({ kind: 'read', ...shares }))],
      [['not-given ?..', 'not-given ?..', '3'], true],
    );
  });

  it('given dates as serial numbers, when their format shows a day or a month, then they are that, whatever country shows them', () => {
    const cell = (z: string, w: string) => ({ t: 'n' as const, v: 43556, z, w });
    const data = [
      [cell('m/d/yy', '4/1/19'), cell('mmm\\-yy', 'Apr-19'), cell('General', '43556'), cell('0%', '4355600%')],
    ];
    const read = sheetsOf({ SheetNames: ['A'], Sheets: { A: { '!data': data } } });
    assert.deepEqual(read.kind === 'sheets' ? read.sheets[0]?.rows[0]?.cells : read, [
      '2019-04-01',
      'Apr 2019',
      '43556',
      '4355600%',
    ]);
  });

  it('given a count merged over two rows, when read, then it is of neither', async () => {
    const rows = [
      ['Force', '2019/20'],
      ['Kent', 3],
      ['Essex', null],
      ['Surrey', 5],
    ];
    const { counts } = await read(workbook([{ name: 'A', rows, merged: ['B2:B3'] }]));
    assert.deepEqual(counts.map(said), ['not-given ?..', 'not-given 0..', '5']);
  });
});
