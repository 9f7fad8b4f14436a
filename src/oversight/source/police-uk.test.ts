import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { Count } from './count.ts';
import { readPoliceUkMonth, type PoliceUkMonth } from './index.ts';
import { made } from '../../../test/consistency/outcomes.make.ts';

const SURREY = 'data/policeuk/2021-07-surrey-street.csv.gz';
const AVON = 'data/policeuk/tiny-2018-01-avon-and-somerset-outcomes.csv';
const HEADER = 'Crime ID,Month,Reported by,Falls within,Crime type,Last outcome category\n';

async function read(path: string): Promise<PoliceUkMonth> {
  const answer = await readPoliceUkMonth(path);
  return answer.kind === 'read' ? answer : assert.fail(answer.sentence);
}

async function refusal(path: string): Promise<string> {
  const answer = await readPoliceUkMonth(path);
  return answer.kind === 'refused' ? answer.sentence : assert.fail('it was read');
}

const total = ({ counts }: PoliceUkMonth, is: (count: Count) => boolean): number =>
  counts.filter(is).reduce((sum, { value }) => sum + (value ?? 0), 0);

function folder(name: string, files: readonly string[]): string {
  const path = join(dirname(made('here.txt', '')), name);
  mkdirSync(join(path, '2018-01'), { recursive: true });
  for (const file of files) copyFileSync(file, join(path, '2018-01', basename(file)));
  return path;
}

describe('a street month of data.police.uk', () => {
  const surrey = read(SURREY);

  it('given Surrey in July 2021, when read, then both wordings of Outcome 21 are one count, and formal action is not 21', async () => {
    const month = await surrey;
    assert.deepEqual(
      month.wordings.filter(({ outcomeType }) => outcomeType === '21'),
      [
        { words: 'Further action is not in the public interest', measure: 'outcomes', outcomeType: '21', rows: 20 },
        {
          words: 'Further investigation is not in the public interest',
          measure: 'outcomes',
          outcomeType: '21',
          rows: 256,
        },
      ],
    );
    assert.equal(
      total(month, ({ outcomeType }) => outcomeType === '21'),
      276,
    );
    assert.equal(
      total(month, ({ outcomeType }) => outcomeType === '9/10'),
      52,
    );
    assert.equal(
      total(month, ({ outcomeType }) => outcomeType === '0'),
      1550,
    );
    assert.match(month.oddities.join('\n'), /Outcome 21 stands in it under 2 wordings/);
  });

  it('given its rows, when counted, then each is counted once, and a report is no crime without an outcome', async () => {
    const month = await surrey;
    assert.equal(
      total(month, () => true),
      8189,
    );
    assert.equal(
      total(month, ({ unit, measure }) => unit === 'reports' && measure === 'reports'),
      1947,
    );
    assert.deepEqual(
      month.counts,
      month.counts.map((each) => Count.parse(each)),
    );
    assert.ok(month.counts.every(({ force, basis }) => force === 'Surrey' && basis === 'recorded'));
  });

  it('given that violence and sexual offences are one type, when read, then it is said to be colour and no measure', async () => {
    const month = await surrey;
    assert.equal(
      total(
        month,
        ({ offenceScope, outcomeType }) => offenceScope === 'Violence and sexual offences' && outcomeType === '21',
      ),
      155,
    );
    assert.match(month.use, /cannot single out any offence with images.*colour, never as a measure/);
    assert.ok(month.oddities.includes(month.use));
  });
});

describe('months in folders and archives', () => {
  const outcomes = AVON.replace('avon-and-somerset', 'bedfordshire');

  it('given outcomes files, when read, then a court’s result is no second outcome of the crime', async () => {
    const month = await read(AVON);
    assert.deepEqual([...month.kinds], ['outcomes']);
    assert.ok(month.counts.every(({ basis, outcomeType }) => basis === 'closed' && outcomeType === null));
    assert.equal(
      total(month, ({ measure }) => measure === 'court results'),
      5,
    );
    assert.match(month.oddities.join('\n'), /does not end in a line end/);
  });

  it('given a month as a folder and as an archive, when read, then the counts are the same and the rest is named', async () => {
    const path = folder('month', [AVON, outcomes]);
    writeFileSync(join(path, '2018-01', '2018-01-avon-stop-and-search.csv'), 'Type,Date\n');
    const entries = [AVON, outcomes].map((file) => [`2018-01/${basename(file)}`, readFileSync(file)] as const);
    const zip = made('month.zip', Buffer.from(zipSync({ ...Object.fromEntries(entries), 'readme.txt': strToU8('x') })));
    const [one, other] = [await read(path), await read(zip)];
    const plain = (month: PoliceUkMonth) => month.counts.map(({ at: _, ...count }) => count);
    assert.deepEqual(plain(one), plain(other));
    assert.equal(
      total(one, () => true),
      10,
    );
    assert.match(one.oddities.join('\n'), /passed over: 2018-01\/2018-01-avon-stop-and-search\.csv/);
    assert.match(other.oddities.join('\n'), /passed over: readme\.txt/);
  });

  it('given one month of a force twice, when read, then nothing is taken in', async () => {
    const path = folder('again', [AVON]);
    copyFileSync(AVON, join(path, 'copy.csv'));
    assert.match(await refusal(path), /copy\.csv gives Avon and Somerset, 2018-01, outcomes, which .* gives already/);
  });
});

describe('months that cannot be read', () => {
  const text = gunzipSync(readFileSync(SURREY));
  const zip = Buffer.from(zipSync({ 'a-street.csv': text }));
  const bomb = (): Buffer => Buffer.from(zipSync({ 'a-street.csv': new Uint8Array(9 << 20) }, { level: 1 }));
  const bad: readonly (readonly [string, string, () => Buffer | string, RegExp])[] = [
    [
      'a row cut short',
      'cut.csv',
      () => readFileSync(AVON.replace('outcomes', 'street')),
      /row 7 has 11 fields.*cut off/,
    ],
    ['an archive cut off', 'cut.zip', () => zip.subarray(0, 90_000), /zip is damaged or cut off/],
    [
      'an archive with a damaged file',
      'hurt.zip',
      () => Buffer.concat([zip.subarray(0, 500), Buffer.alloc(9000, 7), zip.subarray(9500)]),
      /damaged|cut off|UTF-8/,
    ],
    ['an archive of nothing', 'none.zip', () => Buffer.from(zipSync({ 'notes.txt': strToU8('x') })), /holds no/],
    ['an archive that unpacks without end', 'bomb.zip', bomb, /unpacks to more than 200 times its size|does not end/],
    ['another table', 'other.csv', () => 'a,b\n1,2\n', /not a street or outcomes file of data\.police\.uk/],
    ['a month that is none', 'm.csv', () => `${HEADER},2021-13,Kent Police,Kent Police,Drugs,\n`, /month “2021-13”/],
  ];
  for (const [what, name, content, sentence] of bad)
    it(`given ${what}, when read, then one sentence says so`, async () => {
      assert.match(await refusal(made(name, content())), sentence);
    });

  it('given an archive of tables, when one packs beyond reason, then it is refused before it fills memory', async () => {
    const line = `x,2021-07,Kent Police,Kent Police,Drugs,\n`;
    const packed = zipSync({ 'a-street.csv': strToU8(HEADER + line.repeat(250_000)) }, { level: 1 });
    assert.match(await refusal(made('deep.zip', Buffer.from(packed))), /unpacks to more than 200 times its size/);
  });
});
