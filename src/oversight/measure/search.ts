/**
 * A root of f between two points of opposite sign: Illinois false position (Dowell and Jarratt 1971, BIT 11:168), with a
 * bisection every eighth step, and wherever the secant leaves the bracket, so that it cannot stall.
 */
export function root(f: (x: number) => number, from: number, to: number, tolerance = 1e-12): number {
  let [a, b, fa, fb] = [from, to, f(from), f(to)];
  for (let step = 1; step < 200 && Math.abs(b - a) > tolerance * (1 + Math.abs(a) + Math.abs(b)); step++) {
    const secant = b - (fb * (b - a)) / (fb - fa);
    const x = step % 8 !== 0 && (secant - a) * (secant - b) < 0 ? secant : (a + b) / 2;
    const fx = f(x);
    if (fx === 0) return x;
    if (Math.sign(fx) === Math.sign(fb)) fa /= 2;
    else [a, fa] = [b, fb];
    [b, fb] = [x, fx];
  }
  return b;
}

/** The top of the parabola through f at x and a little to either side: one step towards a greatest value close by. */
export function parabolaTop(f: (x: number) => number, x: number): number {
  const h = 1e-3 * (1 + Math.abs(x));
  const [left, middle, right] = [f(x - h), f(x), f(x + h)];
  const bend = left - 2 * middle + right;
  const top = x - (h * (right - left)) / (2 * bend);
  return bend < 0 && f(top) > middle ? top : x;
}

/** The same function, asked once for each point. */
export function remembered<Found>(f: (x: number) => Found): (x: number) => Found {
  const known = new Map<number, Found>();
  return (x) => {
    const found = known.get(x) ?? f(x);
    known.set(x, found);
    return found;
  };
}
