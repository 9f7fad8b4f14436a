import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { made } from '../../../test/consistency/outcomes.make.ts';
import { many } from '../../../test/many.ts';
import {
  readArrests,
  readBbcByForce,
  readBbcExtract,
  readPoliceUkMonth,
  readPopulation,
  readRevisedTotals,
} from './index.ts';
import { readTable } from './table.ts';

const SHAPE = { name: 'a made table', columns: ['force', 'count'] } as const;

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

async function rowsOf(path: string): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  const read = await readTable(path, SHAPE, ({ number, field }) => {
    rows.push([String(number), field('force'), field('count')]);
    return undefined;
  });
  return read.kind === 'read' ? rows : assert.fail(read.sentence);
}

const word = fc
  .string({ unit: fc.constantFrom('K', 'e', ',', '"', ' ', '–', 'é'), maxLength: 6 })
  .map((text) => `x${text}`.trim());

describe('any table', () => {
  it('given any rows, line ends, order of columns, mark and packing, when read, then the same fields come with their rows', async () => {
    const rows = fc.array(fc.tuple(word, fc.nat(99)), { minLength: 1, maxLength: 6 });
    const form = fc.record({
      end: fc.constantFrom('\n', '\r\n', '\r'),
      turned: fc.boolean(),
      mark: fc.boolean(),
      packed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(rows, form, async (table, { end, turned, mark, packed }) => {
        const all = [['Force', ' COUNT '], ...table.map(([force, count]) => [force, String(count)])];
        const lines = all.map((row) => (turned ? row.toReversed() : row).map(quoted).join(',') + end);
        const text = `${mark ? '\uFEFF' : ''}${lines.join('')}`;
        const read = await rowsOf(made('any.csv', packed ? gzipSync(text) : text));
        assert.deepEqual(
          read,
          table.map(([force, count], i) => [String(i + 2), force, String(count)]),
        );
      }),
      many(40),
    );
  });
});

const READERS = { readArrests, readBbcByForce, readBbcExtract, readPoliceUkMonth, readPopulation, readRevisedTotals };

const REAL: readonly (readonly [keyof typeof READERS, string])[] = [
  ['readArrests', 'data/ho-arrests/arrests-open-data-2006-07_2017-18.csv.gz'],
  ['readBbcExtract', 'data/bbc/crime outcomes by category force year 2012-16.csv.gz'],
  ['readBbcByForce', 'data/bbc/outcomes_by_force.csv'],
  ['readPoliceUkMonth', 'data/policeuk/2021-07-surrey-street.csv.gz'],
  ['readPopulation', 'data/ref/pfa_population_10_17_mid2019.csv'],
  ['readRevisedTotals', 'data/ho-outcomes/revised_2018-19_crosscheck.csv'],
];

/** The beginning of the real file, whole rows. */
const beginnings = REAL.map(([reader, path]) => {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const lines = text.split(/(?<=[\r\n])/).slice(0, 12);
  return [reader, path.split('/').at(-1)?.replace('.gz', '') ?? '', lines.join('')] as const;
});

describe('real files with something wrong in them', () => {
  it('given bytes changed, put in or taken out anywhere, when read, then it is read or refused in one sentence, never thrown', async () => {
    const fault = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(40),
      put: fc.uint8Array({ maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...beginnings),
        fc.array(fault, { maxLength: 3 }),
        async ([reader, name, text], faults) => {
          let bytes = Buffer.from(text);
          for (const { at, cut, put } of faults) {
            const from = Math.floor(at * bytes.length);
            bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + cut)]);
          }
          const answer = await READERS[reader](made(name, bytes));
          if (answer.kind === 'refused') assert.match(answer.sentence, /was not read: .*\.$/s);
          else assert.ok(answer.counts.every(({ value, missing }) => (value === null) === (missing !== null)));
        },
      ),
      many(150),
    );
  });
});
