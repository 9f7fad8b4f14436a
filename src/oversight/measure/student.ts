import { root } from './search.ts';

/** P(|T| ≤ t) on a whole number of degrees of freedom. Abramowitz and Stegun 1964, 26.7.3 and 26.7.4: finite sums, so no series is cut off. */
export function studentWithin(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = df % 2 === 1;
  let term = isOdd ? cosine : 1;
  let total = df === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= df - 2; power += 2) {
    term *= (cosine * cosine * (power - 1)) / power;
    total += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * total) : sine * total;
}

/** The t beyond which, to both sides together, lies what `level` leaves. */
export function studentQuantile(df: number, level = 0.95): number {
  let top = 2;
  while (studentWithin(top, df) < level) top *= 2;
  return root((t) => studentWithin(t, df) - level, 0, top, 1e-14);
}
