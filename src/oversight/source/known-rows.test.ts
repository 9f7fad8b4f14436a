import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { line, made, SHIPPED, type MadeRow } from '../../../test/consistency/outcomes.make.ts';
import { readOutcomes } from './outcomes.ts';

/** More than is read at once, so that what follows meets rows that are known. */
const LINES = gunzipSync(readFileSync(SHIPPED)).toString().split('\n').slice(0, 8000);

/** A line that ends in a CR is never taken as known: there every row goes through the table. */
const readBoth = (rows: readonly string[], end = '\n') =>
  Promise.all(
    ['\n', '\r'].map(async (lineEnd) => {
      const text = [...LINES, line(KNOWN), line(KNOWN), ...rows].join(lineEnd) + (end === '' ? '' : lineEnd);
      const read = await readOutcomes(made('outcomes.csv', text), '86');
      if (read.kind === 'refused') return read.sentence.replace(/^.*?was not read/, '');
      const { source, ...rest } = read;
      return { ...rest, rows: source.rows };
    }),
  );

const KNOWN: MadeRow = { force: 'Kent', type: '21', closed: 1, code: '99', quarter: 3 };
const replaced = (from: string, to: string): string => line(KNOWN).replace(from, to);

const ROWS: Readonly<Record<string, readonly string[]>> = {
  'nothing more': [],
  'a row of another offence like those before': [line(KNOWN)],
  'a new force, year and quarter': [
    line({ ...KNOWN, force: 'Force 1' }),
    line({ ...KNOWN, year: '2030/31' }),
    line({ ...KNOWN, force: 'Force 1', year: '2030/31' }),
  ],
  'a new offence': [line({ ...KNOWN, code: '199X' })],
  'a force with a comma in its name': [line({ ...KNOWN, force: 'London, City of' })],
  'a force in quotation marks for nothing': [replaced('Kent', '"Kent"')],
  'letters behind quotation marks': [replaced('words', '"words"s'), line(KNOWN)],
  'quotation marks in a name': [line({ ...KNOWN, force: 'The "Old" Force' })],
  'quotation marks inside a bare field': [replaced('words', 'wo"r"ds')],
  'a line end in a name': [line({ ...KNOWN, force: 'Kent' }).replace('words', '"wo\nrds"')],
  'quotation marks that never end': [replaced('words', '"words'), line(KNOWN), line(KNOWN)],
  'spaces about a name': [replaced('Kent', '  Kent '), replaced('Kent', '  Kent ')],
  'the same force under another name': [line({ ...KNOWN, force: 'Kent Police' })],
  'a body that is no force': [line({ ...KNOWN, force: 'Action Fraud', type: '999' })],
  'no force': [line({ ...KNOWN, force: '' })],
  'a type that does not exist': [line({ ...KNOWN, type: '77' })],
  'a count that is none': [line({ ...KNOWN, closed: 'many' })],
  'another count that is none': [line({ ...KNOWN, recorded: '1.5' })],
  'a quarter that does not exist': [line({ ...KNOWN, quarter: 5 })],
  'a year that does not exist': [line({ ...KNOWN, year: '2018' })],
  'a row cut off': [line(KNOWN).slice(0, 30)],
  'a field too many': [`${line(KNOWN)},1`],
  'empty rows': ['', ',,,,,,,,,,,,', '', line(KNOWN)],
  'a row of the offence twice': [line({ ...KNOWN, code: '86' }), line({ ...KNOWN, code: '86' })],
};

describe('rows of other offences that say nothing new', () => {
  for (const [what, rows] of Object.entries(ROWS))
    it(`given ${what} behind many rows, when read, then it is as though every row had been taken`, async () => {
      const [known, taken] = await readBoth(rows);
      assert.deepEqual(known, taken);
    });

  it('given a last row without its end, when read, then it is as though every row had been taken', async () => {
    const [known, taken] = await readBoth([line(KNOWN)], '');
    assert.deepEqual(known, taken);
    assert.notEqual(typeof known, 'string');
  });

  it('given what is wrong in each of many columns, when read, then each is refused', async () => {
    const wrong = ['no force', 'a type that does not exist', 'a count that is none', 'a year that does not exist'];
    for (const what of [...wrong, 'a row cut off', 'a field too many', 'another count that is none'])
      assert.equal(typeof (await readBoth(ROWS[what] ?? []))[0], 'string', what);
  });
});
