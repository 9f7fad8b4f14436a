import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Shape } from './document.ts';
import { plan } from './plan.ts';
import { frame } from './release.make.ts';

const shape = (dimensions: Shape['dimensions'], over: Partial<Shape> = {}): Shape => ({
  ...frame(),
  dimensions,
  ...over,
});
const ages = (...values: string[]) => ({ name: 'age band', values });
const answer = (asked: Shape, released: readonly Shape[] = []): string => {
  const planned = plan(asked, released);
  return planned.ok ? 'made' : planned.refusal.code;
};

describe('whether a table may be made at all', () => {
  const young = shape([ages('under 14', '14 to 17')]);
  for (const [what, asked, released, wanted] of [
    ['nothing before it', young, [], 'made'],
    [
      'bands that lie within those released',
      shape([ages('under 10', '10 to 13', '14 to 15', '16 to 17')]),
      [young],
      'made',
    ],
    ['bands across those released', shape([ages('under 13', '13 to 15', '16 to 17')]), [young], 'CrossesRelease'],
    ['months within a released year', shape([{ name: 'month', values: ['2026-01'] }]), [young], 'made'],
    [
      'a financial year across it',
      shape([], { periodStart: '2026-04-01', periodEnd: '2027-03-31' }),
      [young],
      'CrossesRelease',
    ],
    [
      'areas across areas',
      shape([{ name: 'area', values: ['Moor + Vale', 'Town'] }]),
      [shape([{ name: 'area', values: ['Vale + Town', 'Moor'] }])],
      'CrossesRelease',
    ],
    ['bands across each other in one table', shape([ages('under 14', '13 to 17')]), [], 'CrossesRelease'],
    ['bands of age and a single age', shape([ages('14'), { name: 'age', values: ['14'] }]), [], 'SameDimensionTwice'],
    [
      'single years with sex and area',
      shape([ages('14', '15'), { name: 'sex', values: ['girls'] }, { name: 'area', values: ['Moor'] }]),
      [],
      'TooFine',
    ],
    [
      'more cells than can be attacked',
      shape([1, 2, 3].map((i) => ({ name: `d${i}`, values: Array.from({ length: 20 }, (_, v) => `v${v}`) }))),
      [],
      'TooManyCells',
    ],
  ] as const)
    it(`given ${what}, when asked for, then it is ${wanted}`, () => {
      assert.equal(answer(asked, released), wanted);
    });

  it('given another subject across it, when asked for, then it is made: what counts otherwise does not add up', () => {
    const other = shape([ages('under 13', '13 to 15')], { counted: { ...frame().counted, records: 'others' } });
    assert.equal(answer(other, [young]), 'made');
  });
});
