import assert from 'node:assert/strict';
import { percent as axisPercent } from './axis.ts';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { caterpillarDrawing, type Caterpillar } from './caterpillar-chart.ts';
import { filled, type Hatch } from './filling.ts';
import { fillingOf, mixDrawing, type Mix } from './mix-chart.ts';
import type { Size } from './sheet.ts';
import { silenceDrawing, type SilenceMap } from './silence-chart.ts';
import { drawn, type Mark } from './svg.ts';
import { breaksWithin, trendDrawing, type Trend } from './trend-chart.ts';

const told = { id: 'c', title: 'A & B', description: 'What is drawn.', note: '2018/19; closed basis.' };
const percent = (value: number): string => `${Math.round(value * 100)}%`;

const caterpillar: Caterpillar = {
  ...told,
  shareAxis: 'Share',
  keyed: { middle: 'pooled', raw: 'as recorded' },
  words: percent,
  overall: 0.6,
  range80: [0.4, 0.8],
  rows: [
    { name: 'Essex <East>', raw: 0.9, pooled: 0.8, interval: [0.6, 0.9] },
    { name: 'Dorset', raw: 0, pooled: 0.2, interval: [0.1, 0.5] },
  ],
};

const mix: Mix = {
  ...told,
  kinds: ['21', '22', '20', '8', 'caution', 'charge', 'no action', 'evidence', 'other'],
  rows: [{ name: 'Kent', total: 10, counts: [4, null, 1, 0, 1, 1, 1, 1, 1] }],
};

const quarter = (label: string, from: string, to: string, share: number | null) => ({
  ...{ label, from, to, share },
  interval: share === null ? null : ([share - 0.1, share + 0.1] as const),
});

const trend: Trend = {
  ...told,
  shareAxis: 'Share',
  lines: [
    {
      name: 'All',
      points: [
        quarter('Q3', '2018-10-01', '2018-12-31', 0.5),
        quarter('Q4', '2019-01-01', '2019-03-31', 0.6),
        quarter('Q1', '2019-04-01', '2019-06-30', 0.4),
        quarter('Q2', '2019-07-01', '2019-09-30', null),
        quarter('Q3', '2019-10-01', '2019-12-31', 0.4),
      ],
    },
  ],
  breaks: [
    { letter: 'A', day: '2016-01-01', words: 'before' },
    { letter: 'B', day: '2019-04-01', words: 'Outcome 22 begins' },
  ],
  gaps: [{ from: '2019-07-01', to: '2019-09-30', words: 'a gap' }],
};

const silent: SilenceMap = {
  ...told,
  periodsAxis: 'Year',
  periods: [{ short: '18', words: '2018' }],
  rows: (
    ['answered', 'refused', 'no-answer', 'withheld', 'not-held', 'not-given', 'known-gap', 'nothing-found'] as const
  ).map((kind) => ({
    name: kind,
    cells: [{ kind, as: kind === 'refused' ? 's.12' : '' }],
  })),
};

const all: Readonly<Record<string, (size: Size) => Mark>> = {
  caterpillar: (size) => caterpillarDrawing(caterpillar, size),
  mix: (size) => mixDrawing(mix, size),
  trend: (size) => trendDrawing(trend, size),
  silence: (size) => silenceDrawing(silent, size),
};

/** The words of a drawing, in the order of its marks. */
const wordsOf = (mark: Mark | string, of: string): readonly string[] => {
  if (typeof mark === 'string') return [];
  const own = mark.name === of ? mark.inside.filter((each) => typeof each === 'string') : [];
  return [...own, ...mark.inside.flatMap((each) => wordsOf(each, of))];
};

const named = (mark: Mark | string, name: string): readonly Mark[] =>
  typeof mark === 'string'
    ? []
    : [...(mark.name === name ? [mark] : []), ...mark.inside.flatMap((each) => named(each, name))];

describe('a chart of which one interval would stretch the scale', () => {
  const wide = { name: 'London, City of', raw: null, pooled: 0, interval: [0, 0.9] as const };
  const far = { name: 'Far', raw: null, pooled: 0.7, interval: [0.5, 0.95] as const };
  const rows = [...caterpillar.rows.map((each) => ({ ...each, raw: null })), wide];
  const kept = rows.map((each, i) => (i < 2 ? { ...each, pooled: 0.1, interval: [0.05, 0.15] as const } : each));

  it('given where the scale is to end, when drawn, then the others fill it, and what runs beyond has an arrow and words that say how far', () => {
    for (const size of ['desk', 'phone'] as const) {
      const chart = { ...caterpillar, overall: 0.1, range80: null, rows: [...kept, far], upTo: 0.15 };
      const words = wordsOf(caterpillarDrawing(chart, size), 'text');
      assert.ok(words.includes('20%') && !words.includes('100%'), words.join('; '));
      assert.ok(words.includes('to 90%') && words.includes('70%, 95% 50% to 95%'), words.join('; '));
      assert.ok(words.some((each) => each.startsWith('runs beyond the scale')));
      const right = named(caterpillarDrawing(chart, size), 'line').map(({ attributes }) => Number(attributes['x2']));
      const least = named(caterpillarDrawing(chart, size), 'circle').map(({ attributes }) => Number(attributes['cx']));
      assert.ok(Math.max(...least) <= Math.max(...right), 'no mark stands outside');
    }
  });

  it('given a scale that holds everything, when drawn, then nothing is said to run beyond it', () => {
    for (const upTo of [undefined, 1]) {
      const chart = { ...caterpillar, rows: kept, ...(upTo === undefined ? {} : { upTo }) };
      const words = wordsOf(caterpillarDrawing(chart, 'desk'), 'text');
      assert.ok(words.includes('100%') && !words.some((each) => /beyond|^to /u.test(each)), words.join('; '));
    }
  });
});

describe('every chart', () => {
  for (const [name, draw] of Object.entries(all))
    it(`given ${name}, when drawn for desk and phone, then it is named, finite, without script or link, and only of marks that can be painted`, () => {
      for (const size of ['desk', 'phone'] as const) {
        const svg = drawn(draw(size));
        assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="c-title c-desc"/);
        assert.match(svg, /<title id="c-title">A &amp; B<\/title><desc id="c-desc">What is drawn\.<\/desc>/);
        assert.doesNotMatch(svg, /<script|<image|<a |href|style=|NaN|Infinity|undefined/);
        const marks = new Set([...svg.matchAll(/<([a-z]+)/gu)].map(([, mark]) => mark));
        for (const mark of marks)
          assert.ok(
            ['svg', 'title', 'desc', 'rect', 'line', 'circle', 'polyline', 'path', 'text'].includes(mark ?? ''),
            mark,
          );
        assert.doesNotMatch(svg, /(?:fill|stroke)="(?:red|green)/);
        assert.equal(drawn(draw(size)), svg);
      }
    });

  it('given times with long names, when drawn over time at a phone’s width, then none is cut off at the edge', () => {
    const points = ['2015-06-01 to 2015-08-15', '2015-08-16 to 2019-12-31'].map((label) => ({
      ...{ label, from: label.slice(0, 10), to: label.slice(-10), share: 0.5, interval: null },
    }));
    const drawing = trendDrawing({ ...trend, lines: [{ name: 'All', points }] }, 'phone');
    const names = named(drawing, 'text').filter(({ inside }) => points.some(({ label }) => inside[0] === label));
    assert.ok(names.length > 0);
    for (const name of names) {
      const words = wordsOf(name, 'text')[0] ?? '';
      const [x, half] = [Number(name.attributes['x']), words.length * Number(name.attributes['font-size']) * 0.3];
      assert.ok(x - half >= 0 && x + half <= 360, words);
    }
  });

  it('given shares that all lie high, when drawn over time, then the axis begins below them and says so; where one lies low it begins at 0', () => {
    const high = (share: number) => {
      const points = trend.lines[0]?.points.map((point) => ({ ...point, share, interval: null })) ?? [];
      const words = wordsOf(trendDrawing({ ...trend, lines: [{ name: 'All', points }] }, 'desk'), 'text').join(' ');
      return [words.includes(' 80% '), words.includes('begins at 80%, not at 0'), /\b0%/.test(words)];
    };
    assert.deepEqual(high(0.93), [true, true, false]);
    assert.deepEqual(high(0.15), [false, false, true]);
  });

  it('given a trend, when a break or a gap lies between two points, then no line joins them, and a break outside is not drawn', () => {
    const joined = named(trendDrawing(trend, 'desk'), 'line').filter(
      ({ attributes }) => attributes['stroke-width'] === 2 && attributes['y1'] !== attributes['y2'],
    );
    assert.equal(joined.length, 1);
    assert.deepEqual(
      breaksWithin(trend.breaks, '2018-10-01', '2019-12-31').map(({ letter }) => letter),
      ['B'],
    );
    assert.ok(wordsOf(trendDrawing(trend, 'desk'), 'text').includes('B'));
  });

  it('given a force’s outcomes, when drawn, then its parts make up the whole bar, and what is not given has no part', () => {
    const bars = named(mixDrawing(mix, 'desk'), 'rect').filter(({ attributes }) => attributes['height'] === 15);
    const wide = bars.reduce((sum, { attributes }) => sum + Number(attributes['width']), 0);
    assert.equal(Math.round(wide), 960 - 210 - 70);
    assert.equal(bars.length, 7);
  });

  it('given every kind of outcome, when filled, then no two that can be neighbours look alike without colour', () => {
    const looks = mix.kinds.map((_, kind) => fillingOf(kind));
    assert.equal(new Set(looks.map(({ fill, hatch }) => `${fill} ${hatch}`)).size, mix.kinds.length);
  });

  it('given who is silent, when drawn, then each answer has its letter, and a refusal its section', () => {
    const texts = wordsOf(silenceDrawing(silent, 'phone'), 'text');
    for (const letter of ['A', 'R', 'N', 'W', 'H', 'G', 'K'])
      assert.equal(texts.filter((each) => each === letter).length, 2, letter);
    assert.match(drawn(silenceDrawing(silent, 'desk')), /refused, 2018: refused, under a section of the Act \(s\.12\)/);
  });

  it('given any box and pattern, when filled, then no line of it leaves the box', () => {
    const size = fc.double({ min: 0.5, max: 300, noNaN: true });
    const hatch = fc.constantFrom<Hatch[]>('rising', 'falling', 'upright', 'level', 'dots', 'crossed');
    fc.assert(
      fc.property(size, size, hatch, (width, height, kind) => {
        const marks = filled({ x: 10, y: 20, width, height }, { fill: '#ffffff', hatch: kind, ink: '#000000' });
        const path = String(marks[1]?.attributes['d'] ?? '');
        for (const [, x, y] of path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu)) {
          assert.ok(Number(x) >= 9.1 && Number(x) <= 10.1 + width, `${x ?? ''} of ${width}`);
          assert.ok(Number(y) >= 19.9 && Number(y) <= 20.1 + height, `${y ?? ''} of ${height}`);
        }
      }),
      many(60),
    );
  });
});

it('given the ticks of a rare code, when written, then each has the places that it needs', () => {
  assert.deepEqual([0, 0.000125, 0.00025, 0.0005, 0.0125, 0.125, 0.5, 1].map(axisPercent), [
    ...['0%', '0.0125%', '0.025%', '0.05%', '1.25%', '12.5%', '50%', '100%'],
  ]);
});
