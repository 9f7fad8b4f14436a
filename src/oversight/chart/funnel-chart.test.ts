import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { funnelDrawing, type Funnel } from './funnel-chart.ts';
import { placeLabels } from './label.ts';
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

  it('given crowded names, when placed, then none covers another or leaves the drawing', () => {
    const anchors = Array.from({ length: 20 }, (_, i) => ({
      words: `Force ${i}`,
      x: 100 + i * 6,
      y: 100 + (i % 4) * 5,
    }));
    const labels = placeLabels(anchors, [], { x: 0, y: 0, width: 400, height: 220 }, 12);
    assert.ok(labels.length > 4);
    for (const [i, { box }] of labels.entries()) {
      assert.ok(box.x >= 0 && box.x + box.width <= 400 && box.y >= 0 && box.y + box.height <= 220);
      for (const other of labels.slice(i + 1).map((label) => label.box))
        assert.ok(
          box.x + box.width <= other.x ||
            other.x + other.width <= box.x ||
            box.y + box.height <= other.y ||
            other.y + other.height <= box.y,
        );
    }
  });
});
