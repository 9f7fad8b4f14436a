import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import type { Figure } from './claim.schema.ts';
import { publishedClaims } from './published-claims.ts';

const { figures } = publishedClaims();
type Row = Readonly<Record<string, string>>;

/** Both tables have a record a line. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );

function table(name: string): readonly Row[] {
  const lines = readFileSync(`data/foi/${name}.csv`, 'utf8').trimEnd().split(/\r?\n/u);
  const [head = [], ...body] = lines.map(cellsOf);
  return body.map((row) => Object.fromEntries(head.map((column, i) => [column, row[i] ?? ''])));
}

const rows = table('figures');
const sources = new Map(table('sources').map((row) => [row['source_id'], row]));
const sourceOf = (row: Row): Row => sources.get(row['source_id']) ?? assert.fail(row['source_id']);

const UNITS: Readonly<Record<string, Figure['unit']>> = { persons: 'people', unclear: 'not-stated' };
const PLACES: Readonly<Record<string, string>> = {
  'UK national': 'United Kingdom',
  'E&W national': 'England and Wales',
  'E&W national (CPS)': 'England and Wales',
  'Devon & Cornwall': 'Devon and Cornwall',
  'National survey': '26 forces',
};

const stated = (text: string | undefined): string => (text === '-' || text === undefined ? 'not stated' : text);

/** A crime is recorded; a report, a charge and an investigation are not said to be. */
const isRecorded = (row: Row): boolean =>
  row['unit'] === 'crimes' &&
  /offences recorded|recorded (image )?offences|crimes recorded/u.test(
    `${row['measure']} ${sourceOf(row)['unit_counted']}`,
  );

/** What a row of the table says of a figure’s scope, in the words of the files of claims. */
const scopeOf = (row: Row) => ({
  unit: UNITS[row['unit'] ?? ''] ?? row['unit'],
  ages: stated(row['age_limit']),
  offences: stated(row['offence_codes']),
  from: row['period_start'],
  to: row['period_end'],
  basis: isRecorded(row) ? 'recorded' : 'not-stated',
  isDated: !/presumed|read as|End of period|End date/u.test(row['note'] ?? ''),
});

const ofFigure = ({ unit, ages, offences, from, to, basis, dating }: Figure) => {
  return { unit, ages, offences, from, to, basis, isDated: dating === undefined };
};

const cited = Object.entries(figures).flatMap(([id, figure]) => {
  const row = figure.row === undefined ? undefined : rows[figure.row - 2];
  return row === undefined ? [] : [{ id, figure, row }];
});

it('given a figure that is in the table of answers, when its scope is read, then it is that of its row and was not typed otherwise', () => {
  assert.equal(cited.length, 54);
  for (const { id, figure, row } of cited) {
    assert.deepEqual(ofFigure(figure), scopeOf(row), id);
    assert.equal(figure.place.split(', ')[0], PLACES[row['force'] ?? ''] ?? row['force'], id);
    const forces = /\d+ forces/u.exec(figure.place)?.[0] ?? '';
    assert.ok(`${row['measure']} ${row['note']} ${sourceOf(row)['question_asked']}`.includes(forces), id);
  }
});

it('given a figure that is in the table of answers, when its count is read, then it is what was printed, and a bound where that is no number', () => {
  for (const { id, figure, row } of cited)
    if (row['value_number'] === '') {
      assert.equal(figure.value, null, id);
      const digits = (row['value_as_given'] ?? '').replace(/^More than/u, 'more than');
      assert.ok(figure.given?.includes(digits), id);
    } else assert.equal(figure.value, Number(row['value_number']), id);
});

it('given a figure of no table, when its scope is read, then what no source states is not stated', () => {
  const typed = Object.entries(figures).filter(
    ([, { row, value, between }]) => row === undefined && (value !== null || between !== undefined),
  );
  assert.deepEqual(
    Object.fromEntries(
      typed.map(([id, { unit, ages, offences, basis }]) => [id, [unit, ages, offences, basis].join(' | ')]),
    ),
    {
      'csae-2023': 'crimes | not stated | all CSAE | not-stated',
      'remove-reports-2023': 'reports | under 18 | images reported for removal | not-stated',
      'remove-actioned-2023': 'reports | under 18 | images reported for removal | not-stated',
      'remove-reports-2024': 'reports | under 18 | images reported for removal | not-stated',
      'remove-actioned-2024': 'reports | under 18 | images reported for removal | not-stated',
      'nca-2021': 'not-stated | not stated | image offences | not-stated',
      'tech-all': 'reports | not stated | not stated | not-stated',
      'tech-uk': 'reports | not stated | not stated | not-stated',
      'hampshire-ho': 'crimes | all ages | code 86 | closed',
      'wy-ho': 'crimes | all ages | code 86 | closed',
      'avon-first': 'crimes | all ages | all offences | closed',
      'avon-revised': 'crimes | all ages | all offences | closed',
    },
  );
  for (const id of ['tech-all', 'tech-uk']) assert.equal(figures[id]?.from, null, id);
});
