import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { openBytes } from './answer-file.ts';
import { readPage } from './read-page.ts';
import { pasted } from './source.make.ts';

const FORCES = ['Kent', 'Essex', 'West Yorkshire', 'London, City of', 'Devon & Cornwall', 'Dyfed-Powys'];
const TYPES = ['1', '2', '8', '10', '21', '22'];
const YEARS = ['2019', '2020', '2021', '2022'];

interface Known {
  readonly force: string;
  readonly year: string;
  readonly type: string;
  readonly value: number;
}

/** Any grid of known counts: some forces, years and types, and a count for each of their combinations. */
const grids = fc
  .record({
    forces: fc.uniqueArray(fc.constantFrom(...FORCES), { minLength: 1, maxLength: 4 }),
    years: fc.uniqueArray(fc.constantFrom(...YEARS), { minLength: 1, maxLength: 3 }),
    types: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
    // Counts that look like years are among them.
    values: fc.array(fc.oneof(fc.nat(20), fc.nat(3_000), fc.nat(200_000), fc.integer({ min: 1990, max: 2030 })), {
      minLength: 36,
      maxLength: 36,
    }),
  })
  .map(({ forces, years, types, values }) =>
    forces.flatMap((force, f) =>
      years.flatMap((year, y) =>
        types.map((type, t): Known => ({ force, year, type, value: values[f * 9 + y * 3 + t] ?? 0 })),
      ),
    ),
  );

const shape = fc.record({
  layout: fc.constantFrom('long', 'force rows', 'year rows', 'outcome rows'),
  delimiter: fc.constantFrom(',', '\t', ';', '| '),
  thousands: fc.boolean(),
  total: fc.boolean(),
  title: fc.boolean(),
  notes: fc.boolean(),
});
type Shape = typeof shape extends fc.Arbitrary<infer S> ? S : never;

const unique = (all: readonly string[]): readonly string[] => [...new Set(all)];

/** A table of one force and what varies across it, with its totals. */
function crossed(
  known: readonly Known[],
  down: 'force' | 'year' | 'type',
  across: 'year' | 'type',
  total: boolean,
): (string | number)[][] {
  const [rows, columns] = [unique(known.map((each) => each[down])), unique(known.map((each) => each[across]))];
  const named = (field: 'force' | 'year' | 'type', name: string): string =>
    field === 'type' ? `Outcome ${name}` : name;
  const value = (row: string, column: string): number =>
    known.find((each) => each[down] === row && each[across] === column)?.value ?? 0;
  const body = rows.map((row) => [named(down, row), ...columns.map((column) => value(row, column))]);
  const sums = columns.map((column) => rows.reduce((sum, row) => sum + value(row, column), 0));
  return [['', ...columns.map((column) => named(across, column))], ...body, ...(total ? [['Total', ...sums]] : [])];
}

/** The part of a grid that a table of two ways can hold. */
function laidOut(
  all: readonly Known[],
  { layout, total }: Shape,
): { readonly known: readonly Known[]; readonly rows: (string | number)[][] } {
  const [first] = all;
  const ofType = all.filter(({ type }) => type === first?.type);
  const ofForce = all.filter(({ force }) => force === first?.force);
  if (layout === 'force rows') return { known: ofType, rows: crossed(ofType, 'force', 'year', total) };
  if (layout === 'year rows') return { known: ofForce, rows: crossed(ofForce, 'year', 'type', total) };
  if (layout === 'outcome rows') return { known: ofForce, rows: crossed(ofForce, 'type', 'year', total) };
  const rows = all.map(({ force, year, type, value }) => [force, year, `Outcome ${type}`, value]);
  return { known: all, rows: [['Force', 'Year', 'Outcome', 'Number'], ...rows] };
}

function written(
  rows: readonly (readonly (string | number)[])[],
  { delimiter, thousands, title, notes }: Shape,
): string {
  const field = (value: string | number): string => {
    const text = typeof value === 'number' && thousands ? value.toLocaleString('en-GB') : String(value);
    return text.includes(delimiter.trim() === '' ? delimiter : delimiter.trim()) ? `"${text}"` : text;
  };
  const lines = rows.map((row) =>
    delimiter === '| ' ? `| ${row.map(String).join(' | ')} |` : row.map(field).join(delimiter),
  );
  return [
    ...(title ? ['Outcomes of offences under 86/02', ''] : []),
    ...lines,
    ...(notes ? ['', 'Notes', '* figures may change as investigations go on'] : []),
  ].join('\n');
}

describe('any table of known counts', () => {
  it('given it is laid out in any of the usual ways, when read, then the same counts come back', async () => {
    await fc.assert(
      fc.asyncProperty(grids, shape, async (all, how) => {
        const { known, rows } = laidOut(all, how);
        const [first] = known;
        const read = await pasted(written(rows, how), {
          publisher: how.layout === 'year rows' || how.layout === 'outcome rows' ? (first?.force ?? '') : '',
        });
        const back = read.counts.map(
          ({ force, periodStart, outcomeType, value }) =>
            `${force}|${periodStart?.slice(0, 4) ?? ''}|${outcomeType ?? first?.type ?? ''}|${value ?? ''}`,
        );
        const expected = known.map(
          ({ force, year, type, value }) => `${force.replace('&', 'and')}|${year}|${type}|${value}`,
        );
        assert.deepEqual(back.toSorted(), expected.toSorted());
      }),
      many(60),
    );
  });

  it('given any bytes, when read, then nothing throws and no count comes out of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const opened = await openBytes('noise', Buffer.from(bytes));
        if (opened.kind === 'refused') return;
        const read = readPage(opened.page, { publisher: undefined, answers: [] });
        assert.deepEqual(read.kind === 'refused' ? [] : read.counts, []);
      }),
      many(300),
    );
  });

  it('given any pieces of real answers in any order, when read, then nothing throws, and missing is never a value', async () => {
    const piece = fc.constantFrom(
      'Force',
      'Kent',
      '2019',
      'Outcome 21',
      '<5',
      '*',
      'Total',
      '5',
      's.40',
      ',',
      '\t',
      '\n',
      '\n\n',
      '|',
      '# ',
      '(',
      '"',
      '86/2',
      'under 18',
      '-3',
      'none',
      '=1+1',
      ': ',
      '1,904',
      '—',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const opened = await openBytes('pieces', Buffer.from(pieces.join('')));
        if (opened.kind === 'refused') return;
        const read = readPage(opened.page, { publisher: undefined, answers: [] });
        if (read.kind === 'read')
          for (const { value, missing } of read.counts) assert.equal(value === null, missing !== null);
      }),
      many(300),
    );
  });
});
