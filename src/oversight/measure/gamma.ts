import { deviance, stirlingError } from './loader.ts';

const HALF_LOG_2PI = Math.log(2 * Math.PI) / 2;

/** As far as Stirling's series has all its digits. */
const LARGE = 16;

/** log Γ(a + 1) less Stirling's formula, for any a > 0: below 16 by Γ(a + 1) = a·Γ(a) from above it. */
function realStirlingError(a: number): number {
  if (a >= LARGE || Number.isInteger(a)) return stirlingError(a);
  const steps = Math.ceil(LARGE - a);
  const b = a + steps;
  let product = 1;
  for (let k = 1; k <= steps; k++) product *= a + k;
  const above = stirlingError(b) + (b + 0.5) * Math.log(b) - b;
  return above - Math.log(product) - ((a + 0.5) * Math.log(a) - a);
}

/** x^a·e^(−x)/Γ(a + 1), for real a ≥ 0 and x > 0. Loader 2000, section 4. */
export function poissonTerm(a: number, x: number): number {
  if (a === 0) return Math.exp(-x);
  return Math.exp(-realStirlingError(a) - deviance(a, x) - Math.log(a) / 2 - HALF_LOG_2PI);
}

/** P(a, x) by its power series, which falls at once for x below a + 1. Abramowitz and Stegun 6.5.29. */
function series(a: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let k = 1; term > total * 1e-17; k++) {
    term *= x / (a + k);
    total += term;
  }
  return total * poissonTerm(a, x);
}

/** Q(a, x) by its continued fraction. Abramowitz and Stegun 6.5.31, by Lentz's method (Press et al. 2007, 5.2). */
function fraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < 1e6; k++) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / (an * d + b || tiny);
    c = b + an / c || tiny;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  // x^a·e^(−x)/Γ(a) is a times the term above.
  return h * a * poissonTerm(a, x);
}

/** The regularised lower incomplete gamma function P(a, x), a > 0. Abramowitz and Stegun 6.5.1. */
export function gammaBelow(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** The regularised upper incomplete gamma function Q(a, x), without the loss of digits of 1 − P when it is small. */
export function gammaAbove(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}
