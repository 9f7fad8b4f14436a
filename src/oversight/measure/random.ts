import { binomialPmf } from './binomial.ts';

/** Numbers from 0 up to 1 that look random and are the same for the same seed. */
export type Stream = () => number;

/** Widynski 2020, *Squares*, would do as well; this is sfc32 of Doty-Humphrey's PractRand, seeded by one whole number. */
export function stream(seed: number): Stream {
  let [a, b, c, count] = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, 0x9e3779b9, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still show the seed.
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** A standard normal. Box and Muller 1958, Annals of Mathematical Statistics 29:610. */
export const normalFrom = (random: Stream): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** How many of n have the outcome, each with chance p: one by one, for any p. */
export function binomialFrom(random: Stream, n: number, p: number): number {
  let y = 0;
  for (let i = 0; i < n; i++) if (random() < p) y++;
  return y;
}

/** The same by a table of its distribution, for many draws of one n and p. */
export function binomialSampler(n: number, p: number): (random: Stream) => number {
  const below = new Float64Array(n + 1);
  let total = 0;
  for (let r = 0; r <= n; r++) {
    total += binomialPmf(r, n, p);
    below[r] = total;
  }
  return (random) => {
    const at = random() * total;
    let [low, high] = [0, n];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((below[middle] ?? 1) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
