import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { assertAlike, processorTime } from '../../../test/processor-time.ts';
import { CsvReader } from './csv.ts';
import { forcesWithin, knownForce } from './force.ts';
import { foundIn } from './found.ts';
import { layoutOf } from './layout.ts';
import { proseIn } from './prose.ts';
import { whyNot } from './source.make.ts';

const LETTERS = 32_768;
const long = (part: string): string => part.repeat(LETTERS / part.length);

describe('texts that are made to take time', () => {
  it('given a sentence of one long word, when its numbers are looked for, then it takes no longer than one of short words', () => {
    const plain = processorTime(() => proseIn(long('word ')));
    for (const part of ['a', '9', '1.', '1,', '9_', 'a@', '01234567890,', '01234567890;a@', '(', '1:'])
      assertAlike(
        part,
        processorTime(() => proseIn(long(part))),
        plain,
      );
  });

  it('given a line of nothing but forces, when they are looked for, then it takes no longer than a line that names none', () => {
    const plain = processorTime(() => forcesWithin(long('word ').repeat(2)));
    assertAlike(
      'Kent',
      processorTime(() => forcesWithin(long('Kent ').repeat(2))),
      plain,
    );
  });

  it('given a quotation mark that never ends, when read, then its lines take no longer than lines without one', () => {
    const read = (text: string) => (): unknown => new CsvReader().read(text);
    const lines = long('a\n').repeat(2);
    assertAlike('"', processorTime(read(`"${lines}`)), processorTime(read(lines)));
  });

  it('given a row eight times as wide, when what it says is found, then its columns are looked at eight times as often', () => {
    const looks = (width: number): number => {
      const cells = (cell: string): string[] => Array.from({ length: width }, () => cell);
      const rows = ['Outcome 21', '5'].map((cell, i) => ({ row: i + 1, cells: ['Kent', ...cells(cell)] }));
      const layout = layoutOf({ sheet: null, over: [], rows, about: [] });
      if (layout === undefined) assert.fail('a table');
      let looked = 0;
      const columns = layout.columns.map(({ at, heading, kind }) => ({
        ...{ at, heading },
        get kind() {
          looked += 1;
          return kind;
        },
      }));
      assert.equal(foundIn('made.csv', { ...layout, columns }).length, width);
      return looked;
    };
    const few = looks(50);
    assert.ok(looks(400) <= 9 * few, `${few} looks at 50 columns, and ${looks(400)} at 400`);
  });

  it('given a narrow table under wide headings, or a sentence without end, when read, then it is refused before it is understood', async () => {
    assert.match(
      await whyNot(`${'1,'.repeat(1_000)}\n${'1,1\n'.repeat(400)}`),
      /a table in it has more than 400000 cells, its widest row counted for each/,
    );
    assert.match(await whyNot(long('a').slice(0, 19_900)), /row 1 holds a sentence of more than 4000 letters/);
  });
});

/** As it was once done: found again from the beginning of the line for each. */
function oneByOne(text: string, names: readonly string[]): readonly string[] {
  let rest = ` ${text.toLowerCase()} `;
  const found: { readonly at: number; readonly name: string }[] = [];
  for (const name of names.toSorted((a, b) => b.length - a.length))
    for (let at = rest.indexOf(` ${name} `); at >= 0; at = rest.indexOf(` ${name} `)) {
      found.push({ at, name });
      rest = `${rest.slice(0, at + 1)}${'#'.repeat(name.length)}${rest.slice(at + 1 + name.length)}`;
    }
  return found.toSorted((a, b) => a.at - b.at).map(({ name }) => knownForce(name) ?? name);
}

describe('what is read in one go', () => {
  const NAMES = ['kent', 'kent police', 'west yorkshire', 'west mercia', 'london city of', 'city of london', 'essex'];
  const names = fc.array(fc.constantFrom(...NAMES, 'west', 'of', 'city', 'and'), { maxLength: 12 });

  it('given any names of forces side by side, when they are looked for, then they are those that one by one are found', () => {
    fc.assert(
      fc.property(names, (words) => {
        assert.deepEqual(forcesWithin(words.join(' ')), oneByOne(words.join(' '), NAMES));
      }),
      many(500),
    );
  });

  const signs = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n'), maxLength: 24 });

  it('given any quotation marks, when lines are read, then a record ends where its marks are even, counted over all of it', () => {
    fc.assert(
      fc.property(signs, (text) => {
        const csv = new CsvReader();
        const read = [...csv.read(`${text}\n`)].length;
        const lines = text.split('\n');
        const ends = lines.filter(
          (_, i) =>
            (lines
              .slice(0, i + 1)
              .join('')
              .split('"').length -
              1) %
              2 ===
            0,
        );
        assert.equal(read, ends.length);
      }),
      many(500),
    );
  });
});
