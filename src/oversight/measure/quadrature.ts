/** A node of a Gauss–Hermite rule and the logarithm of weight · e^(node²), as the adaptive rule needs it. */
export interface QuadratureNode {
  readonly x: number;
  readonly logWeight: number;
}

interface HermiteValue {
  readonly value: number;
  readonly slope: number;
}

/** The orthonormal Hermite function recurrence at x: degree m and its derivative. */
function hermite(m: number, x: number): HermiteValue {
  let previous = 0;
  let current = Math.PI ** -0.25;
  for (let j = 0; j < m; j++) {
    const next = x * Math.sqrt(2 / (j + 1)) * current - Math.sqrt(j / (j + 1)) * previous;
    previous = current;
    current = next;
  }
  return { value: current, slope: Math.sqrt(2 * m) * previous };
}

/** Between two neighbouring sign changes of the polynomial lies one node. */
function refine(m: number, from: number, to: number): number {
  let [low, high] = [from, to];
  const sign = Math.sign(hermite(m, low).value);
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (Math.sign(hermite(m, middle).value) === sign) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  const { value, slope } = hermite(m, x);
  return x - value / slope;
}

/** The m-point Gauss–Hermite rule: roots of the m-th Hermite polynomial, weights 2/slope². Abramowitz and Stegun 25.4.46. */
export function gaussHermite(m: number): readonly QuadratureNode[] {
  const end = Math.sqrt(2 * m + 1);
  // Fine enough that no two roots share a step, for the sizes used here.
  const steps = 200 * m;
  const nodes: QuadratureNode[] = [];
  for (let i = 0; i < steps; i++) {
    const from = -end + (2 * end * i) / steps - 1e-9;
    const to = -end + (2 * end * (i + 1)) / steps - 1e-9;
    if (hermite(m, from).value * hermite(m, to).value >= 0) continue;
    const x = refine(m, from, to);
    nodes.push({ x, logWeight: Math.log(2) - 2 * Math.log(Math.abs(hermite(m, x).slope)) + x * x });
  }
  return nodes;
}
