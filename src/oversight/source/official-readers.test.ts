import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { zipSync } from 'fflate';
import { made } from '../../../test/consistency/outcomes.make.ts';
import { headingOf } from './heading.ts';
import { ReadCount } from './import-read.ts';
import { readerOfPacked } from './official-readers.ts';
import { readerFor } from './readers.ts';
import { workbook } from './workbook.make.ts';

const FILES: readonly (readonly [string, RegExp, number])[] = [
  ['data/ho-arrests/arrests-open-data-2006-07_2017-18.csv.gz', /arrests table/, 23_875],
  ['data/ref/pfa_population_10_17_mid2019.csv', /residents by police force area/, 129],
  ['data/ho-outcomes/revised_2018-19_crosscheck.csv', /outcomes by force over all offences/, 42],
  ['data/bbc/crime outcomes by category force year 2012-16.csv.gz', /BBC’s extract/, 22_852],
  ['data/bbc/outcomes_by_force.csv', /BBC’s outcomes by force/, 572],
  ['data/policeuk/2021-07-surrey-street.csv.gz', /data\.police\.uk/, 92],
  ['data/policeuk/tiny-2018-01-bedfordshire-outcomes.csv', /data\.police\.uk/, 3],
];

for (const [path, name, many] of FILES)
  it(`given ${path}, when its columns are looked at, then its own reader gives its counts`, async () => {
    const reader = readerFor((await headingOf(path)) ?? assert.fail('no heading'));
    assert.match(reader?.name ?? '', name);
    const counts: ReadCount[] = [];
    const taken = await reader?.read(path, { offence: undefined }, (batch) => void counts.push(...batch));
    assert.equal(taken?.kind, 'read');
    assert.equal(counts.length, many);
    assert.doesNotThrow(() => ReadCount.parse(counts[0]));
  });

it('given an offence code, when a table has groups only, then it is refused and not read as though it had none', async () => {
  const [path] = FILES[0] ?? assert.fail();
  const reader = readerFor((await headingOf(path)) ?? []);
  const taken = await reader?.read(path, { offence: '86' }, () => undefined);
  assert.match(taken?.kind === 'refused' ? taken.sentence : '', /no offence codes such as 86/);
});

it('given the folder or the archive of a month, when brought, then its reader is found; a workbook has another', async () => {
  const name = '2018-01/2018-01-bedfordshire-outcomes.csv';
  const file = readFileSync('data/policeuk/tiny-2018-01-bedfordshire-outcomes.csv');
  const zip = made('month.zip', Buffer.from(zipSync({ [name]: file })));
  const reader = await readerOfPacked(zip);
  let counts = 0;
  const taken = await reader?.read(zip, { offence: undefined }, (batch) => void (counts += batch.length));
  assert.deepEqual([taken?.kind, counts], ['read', 3]);
  assert.equal(await readerOfPacked('data/policeuk'), reader);
  assert.equal(await readerOfPacked(made('book.xlsx', workbook([{ name: 'T', rows: [['a']] }]))), undefined);
  assert.equal(
    await readerOfPacked('data/ho-workbooks/police-use-of-force-apr2018-mar2019-hosb3319-tables.ods'),
    undefined,
  );
});

it('given columns of no known table, when looked at, then no reader takes them', () => {
  assert.equal(readerFor(['Question', 'Answer']), undefined);
});
