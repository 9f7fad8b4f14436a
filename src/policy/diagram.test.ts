import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import { Diagrams, type Diagram } from './diagram.ts';

const sizes = [2, 3, 2, 4];
const points: number[][] = [];
for (let a = 0; a < 2; a += 1)
  for (let b = 0; b < 3; b += 1)
    for (let c = 0; c < 2; c += 1) for (let d = 0; d < 4; d += 1) points.push([a, b, c, d]);

type Formula = { variable: number; values: number } | { op: 'max' | 'and'; a: Formula; b: Formula } | { not: Formula };

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.record({ variable: fc.nat(3), values: fc.nat(15) }),
    fc.record({ op: fc.constantFrom('max', 'and'), a: tie('formula'), b: tie('formula') }),
    fc.record({ not: tie('formula') }),
  ),
}));

function plain(f: Formula, point: number[]): number {
  if ('variable' in f) return (f.values >> (point[f.variable] ?? 0)) & 1;
  if ('not' in f) return 1 - plain(f.not, point);
  const [a, b] = [plain(f.a, point), plain(f.b, point)];
  return f.op === 'max' ? Math.max(a, b) : Math.min(a, b);
}

function build(d: Diagrams, f: Formula): Diagram {
  if ('variable' in f) return d.test(f.variable, f.values);
  if ('not' in f) return d.not(build(d, f.not));
  return f.op === 'max' ? d.max(build(d, f.a), build(d, f.b)) : d.and(build(d, f.a), build(d, f.b));
}

const bits = fc.tuple(...sizes.map((size) => fc.integer({ min: 1, max: (1 << size) - 1 })));
const inside = (point: number[], possible: number[]) => point.every((v, i) => (((possible[i] ?? 0) >> v) & 1) === 1);

void test('a restricted diagram reaches exactly the values that are possible', () => {
  fc.assert(
    fc.property(formula, bits, (f, possible) => {
      const d = new Diagrams(sizes, 4);
      const restricted = d.restrict(build(d, f), Int32Array.from(possible), d, new Map());
      const values = points.filter((p) => inside(p, possible)).map((p) => 1 << plain(f, p));
      assert.equal(
        d.reach(restricted),
        values.reduce((a, b) => a | b, 0),
      );
    }),
    many(300),
  );
});

void test('a restricted diagram tests exactly the variables that matter', () => {
  fc.assert(
    fc.property(formula, bits, (f, possible) => {
      const d = new Diagrams(sizes, 4);
      const restricted = d.restrict(build(d, f), Int32Array.from(possible), d, new Map());
      const mattering = sizes.flatMap((_, variable) => {
        const matters = points
          .filter((p) => inside(p, possible))
          .some((p) =>
            points.some(
              (q) =>
                inside(q, possible) && q.every((v, i) => i === variable || v === p[i]) && plain(f, p) !== plain(f, q),
            ),
          );
        return matters ? [variable] : [];
      });
      assert.deepEqual(d.support(restricted), mattering);
    }),
    many(300),
  );
});

void test('equal functions are one diagram', () => {
  const d = new Diagrams(sizes, 4);
  const [a, b] = [d.test(1, 0b011), d.test(3, 0b1000)];
  assert.equal(d.not(d.and(a, b)), d.max(d.not(a), d.not(b)));
});
