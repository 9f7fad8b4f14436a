import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CsvReader, type Row } from './csv.ts';

function read(text: string, pieces: readonly number[] = []): readonly Row[] {
  const csv = new CsvReader();
  const rows: Row[] = [];
  let from = 0;
  for (const size of pieces) {
    rows.push(...csv.read(text.slice(from, from + size)));
    from += size;
  }
  return [...rows, ...csv.read(text.slice(from)), ...csv.end()];
}

const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é'), maxLength: 8 });
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

describe('reading CSV', () => {
  it('given any fields, quoted, when read in any pieces, then the same fields come back', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (rows, end, pieces) => {
          const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',') + end).join('');
          const plain = (all: readonly Row[]): Row[] =>
            all.map((row) => row.map((each) => each.replaceAll(/\r\n|\r/g, '\n')));
          assert.deepEqual(plain(read(text, pieces)), plain(rows));
        },
      ),
    );
  });

  it('given a comma inside quotes, when read, then it is part of the field', () => {
    assert.deepEqual(read('1,"London, City of",2\n'), [['1', 'London, City of', '2']]);
  });

  it('given lines that end in CR only, when read, then each is a row', () => {
    assert.deepEqual(read('a,b\rc,d\r'), [
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('given a quotation that never ends, when the text ends, then what there is comes as a row and the end is not whole', () => {
    const csv = new CsvReader();
    assert.deepEqual(csv.read('a,"b\nc'), []);
    assert.deepEqual(csv.end().length, 1);
    assert.equal(csv.endedWhole, false);
  });
});
