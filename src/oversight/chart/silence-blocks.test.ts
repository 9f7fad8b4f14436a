import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { blocksOf, groupName } from './silence-blocks.ts';
import { silenceDrawing, type SilenceMap } from './silence-chart.ts';
import { LETTERS, widthOf, type Size } from './sheet.ts';
import type { Mark } from './svg.ts';

const quarters = (count: number, first = 1) =>
  Array.from({ length: count }, (_, i) => {
    const at = i + first - 1;
    const from = 2016 + Math.floor(at / 4);
    const group = `${from}/${String(from + 1).slice(2)}`;
    return { short: `Q${(at % 4) + 1}`, words: `Q${(at % 4) + 1} ${group}`, group };
  });

const mapOf = (periods: SilenceMap['periods']): SilenceMap => ({
  ...{ id: 'silence', title: 'Who answered', description: 'Who answered.', note: 'A note.', periodsAxis: 'Quarter' },
  periods,
  rows: [{ name: 'Kent', cells: periods.map(() => ({ kind: 'answered', as: '' })) }],
});

interface Word {
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** Every word of a drawing that stands in the middle of its place, with how far it reaches. */
function centred(mark: Mark | string): readonly Word[] {
  if (typeof mark === 'string') return [];
  const { attributes, inside } = mark;
  const words = inside.filter((each) => typeof each === 'string').join('');
  const isOne = mark.name === 'text' && attributes['text-anchor'] === 'middle';
  const half = widthOf(words, Number(attributes['font-size'])) / 2;
  const [x, y] = [Number(attributes['x']), Number(attributes['y'])];
  return [...(isOne ? [{ words, from: x - half, to: x + half, y }] : []), ...inside.flatMap(centred)];
}

/** Words in one line that run into one another. */
function overprinted(periods: SilenceMap['periods'], size: Size): readonly string[] {
  const all = centred(silenceDrawing(mapOf(periods), size));
  return [...Map.groupBy(all, ({ y }) => y).values()].flatMap((line) => {
    const sorted = line.toSorted((a, b) => a.from - b.from);
    return sorted.flatMap((each, i) => ((sorted[i + 1]?.from ?? Infinity) < each.to - 0.01 ? [each.words] : []));
  });
}

describe('the columns of a map of silence', () => {
  it('given 24 quarters on a phone, when laid, then whole years stand beside each other, in two grids', () => {
    const blocks = blocksOf(quarters(24), 224, 10);
    assert.deepEqual(
      blocks.map((block) => [...new Set(block.map(({ group }) => group))]),
      [
        ['2016/17', '2017/18', '2018/19'],
        ['2019/20', '2020/21', '2021/22'],
      ],
    );
    assert.deepEqual(
      blocks.flat().map(({ at }) => at),
      Array.from({ length: 24 }, (_, i) => i),
    );
  });

  it('given any number of quarters, years or months, at any size, when drawn, then no head lies over another and none is lost', () => {
    const periods = fc.oneof(
      fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 4 })).map(([n, first]) => quarters(n, first)),
      fc
        .integer({ min: 1, max: 20 })
        .map((n) => Array.from({ length: n }, (_, i) => ({ short: `${2000 + i}/${i + 10}`, words: `${i}` }))),
      fc
        .integer({ min: 1, max: 20 })
        .map((n) => Array.from({ length: n }, (_, i) => ({ short: `September ${2000 + i}`, words: `${i}` }))),
    );
    fc.assert(
      fc.property(periods, fc.constantFrom<Size>('phone', 'desk'), (given, size) => {
        assert.deepEqual(overprinted(given, size), []);
        const said = centred(silenceDrawing(mapOf(given), size)).map(({ words }) => words);
        for (const { short } of given)
          for (const word of short.split(' ')) assert.ok(said.join(' ').includes(word), word);
        assert.equal(said.filter((each) => each === 'A').length, given.length + 1);
      }),
      many(40),
    );
  });

  it('given a year over four columns or one, when named, then it is as short as it has to be, and never nothing', () => {
    const { label } = LETTERS.phone;
    assert.deepEqual(
      [60, 36, 19, 14].map((width) => groupName('2018/19', width, label - 1)),
      ['2018/19', '18/19', '’18', '18'],
    );
  });
});
