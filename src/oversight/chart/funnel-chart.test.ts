import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { funnelDrawing, type Funnel } from './funnel-chart.ts';
import { overlaps } from './box.ts';
import { nameAll } from './label.ts';
import { crosses, distance, nearest } from './leader.ts';
import type { Size } from './sheet.ts';
import { drawn } from './svg.ts';

const funnelChart = (chart: Funnel, size: Size): string => drawn(funnelDrawing(chart, size));

const funnel: Funnel = {
  id: 'f',
  title: 'Outcome 21 & charge, by force',
  description: 'What is drawn.',
  countAxis: 'Crimes',
  shareAxis: 'Share',
  note: '2018/19; closed basis.',
  overall: 0.68,
  points: [
    { name: 'Kent', denominator: 387, share: 0.85, outside: '99.8' },
    { name: 'Essex <East>', denominator: 273, share: 0.67, outside: 'no' },
    { name: 'Dorset', denominator: 129, share: 0.79, outside: '95' },
  ],
};

describe('the funnel chart', () => {
  it('given forces, when drawn, then it has a title, a description and a mark with its numbers for each', () => {
    const svg = funnelChart(funnel, 'desk');
    assert.match(svg, /role="img" aria-labelledby="f-title f-desc"/);
    assert.match(svg, /<title id="f-title">Outcome 21 &amp; charge, by force<\/title><desc id="f-desc">/);
    assert.match(svg, /<title>Essex &lt;East&gt;: 67% of 273<\/title>/);
    assert.equal(svg.match(/<title>/g)?.length, 3);
  });

  it('given either size, when drawn, then it holds no script, link, image or style, and only finite numbers', () => {
    for (const size of ['desk', 'phone'] as const) {
      const svg = funnelChart(funnel, size);
      assert.doesNotMatch(svg, /<script|<image|<a |href|style|NaN|Infinity|undefined/);
    }
  });

  it('given the same figures, when drawn twice, then the bytes are the same', () => {
    assert.equal(funnelChart(funnel, 'phone'), funnelChart(funnel, 'phone'));
  });

  it('given any forces, one or many, small or vast, when drawn, then every number is finite', () => {
    const point = fc.record({
      name: fc.string(),
      denominator: fc.integer({ min: 1, max: 10_000_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      outside: fc.constantFrom('no' as const, '95' as const, '99.8' as const),
    });
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(0, 0.02, 0.5, 1),
        (points, overall) => {
          assert.doesNotMatch(
            funnelChart({ ...funnel, points, overall }, 'phone').replaceAll(
              /<title>.*?<\/title>|<text.*?<\/text>/gs,
              '',
            ),
            /NaN|Infinity/,
          );
        },
      ),
      many(15),
    );
  });

  it('given crowded points, when named, then each has its name, a line or a number, and none covers another or leaves the drawing', () => {
    const anchors = Array.from({ length: 20 }, (_, i) => ({
      words: `Force ${i}`,
      x: 100 + i * 6,
      y: 100 + (i % 4) * 5,
    }));
    const { labels, numbered, left } = nameAll(anchors, [], { x: 0, y: 0, width: 400, height: 220 }, 12);
    assert.equal(labels.length + left.length, 20);
    assert.ok(numbered.every(({ number }) => labels.some(({ words }) => words === number)));
    for (const [i, { box, leader }] of labels.entries()) {
      assert.ok(box.x >= 0 && box.x + box.width <= 400 && box.y >= 0 && box.y + box.height <= 220);
      for (const other of labels.slice(i + 1)) {
        assert.ok(!overlaps(box, other.box));
        assert.ok(leader === null || other.leader === null || !crosses(leader, other.leader));
      }
      // Beside one point, and not beside another, unless a line says whose it is.
      const others = anchors.filter(({ x, y }) => x !== labels[i]?.x || y !== labels[i].y);
      assert.ok(leader !== null || others.every((other) => distance(nearest(box, other), other) >= 14));
    }
  });

  it('given more points than there is room for, when drawn, then who is not in the drawing by name is named beneath it', () => {
    const points = Array.from({ length: 40 }, (_, i) => ({
      ...{ name: `Force of the county ${i}`, denominator: 300 + i, share: 0.9 - i / 4000, outside: '99.8' as const },
    }));
    for (const size of ['desk', 'phone'] as const) {
      const words = funnelChart({ ...funnel, points }, size).replaceAll(/<\/text><text[^>]*>/g, ' ');
      for (const { name } of points)
        assert.ok(words.replaceAll(/<title>.*?<\/title>/g, '').includes(name), `${name}, ${size}`);
    }
  });
});
