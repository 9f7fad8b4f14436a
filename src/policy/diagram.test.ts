import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import { Diagrams, type Diagram } from './diagram.ts';
import { Joint, STOPPED, valuesOf } from './joint.ts';
import { randomFrom } from './invented.ts';

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

/** All the answers that walks through what is possible can come to: one, where nothing asked is open. */
const comeTo = (formulas: readonly Formula[], possible: number[]) =>
  new Set(points.filter((p) => inside(p, possible)).map((p) => formulas.map((f) => plain(f, p)).join()));

void test('given diagrams put into one, when it is walked, then it comes to what each comes to, or stops where something is open', () => {
  fc.assert(
    fc.property(fc.array(formula, { minLength: 1, maxLength: 5 }), bits, bits, (formulas, one, other) => {
      const d = new Diagrams(sizes, 4);
      const roots = formulas.map((f) => build(d, f));
      const joints = Joint.allOf(d, roots);
      const evidence = [one, other].map((possible) => valuesOf(Int32Array.from(possible)));
      const [first, next] = evidence;
      assert.ok(first !== undefined && next !== undefined);
      const walked = evidence.map((values) => joints.map((joint) => joint.walk(values)));
      const told = walked.map((ways) => ways.flatMap((way, at) => joints[at]?.answers[way] ?? []).join());
      for (const [place, possible] of [one, other].entries())
        if (!walked[place]?.includes(STOPPED)) assert.deepEqual([...comeTo(formulas, possible)], [told[place]]);
      const isKnown = one.every((values) => (values & (values - 1)) === 0);
      if (isKnown) assert.ok(walked[0]?.every((way) => way !== STOPPED));
      joints.forEach((joint, at) => {
        const beside = joint.walkBeside(first, joint, next);
        assert.deepEqual([beside >>> 16, beside & STOPPED], [walked[0]?.[at], walked[1]?.[at]]);
      });
    }),
    many(200),
  );
});

void test('given a diagram too large to be laid out beside one that is not, when both are walked, then it alone stops', () => {
  const [levels, random] = [9, randomFrom(7)];
  const d = new Diagrams(
    Array.from({ length: levels }, () => 4),
    2,
  );
  const grown = (level: number): Diagram =>
    level === levels
      ? Math.floor(2 * random())
      : d.node(
          level,
          Array.from({ length: 4 }, () => grown(level + 1)),
        );
  const [small, large] = [d.test(levels - 1, 0b1000), grown(0)];
  const [one, other] = Joint.allOf(d, [large, small]);
  assert.ok(one !== undefined && other !== undefined);
  const values = valuesOf(Int32Array.from(d.sizes, () => 0b1000));
  const [stopped, beside] = [one.walkBeside(values, other, values), other.walkBeside(values, one, values)];
  assert.deepEqual([stopped >>> 16, beside & STOPPED, one.walk(values)], [STOPPED, STOPPED, STOPPED]);
  assert.deepEqual(other.answers[stopped & STOPPED], [1]);
  assert.deepEqual(other.answers[beside >>> 16], [1]);
});
