const HALF_LOG_2PI = Math.log(2 * Math.PI) / 2;

const logFactorial = (n: number): number => {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return Math.log(product);
};

/** log n! less Stirling's formula. Loader 2000, *Fast and accurate computation of binomial probabilities*, section 2. */
export function stirlingError(n: number): number {
  // The series has all its digits only from here on; below, the factorial itself is at hand.
  if (n < 16) return logFactorial(n) - (n + 0.5) * Math.log(n) + n - HALF_LOG_2PI;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x·log(x/m) + m − x without cancellation near x = m. Loader 2000, section 2. */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let total = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 3; j < 200; j += 2) {
    term *= v * v;
    const next = total + term / j;
    if (next === total) break;
    total = next;
  }
  return total;
}
