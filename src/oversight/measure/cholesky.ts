/** The lower triangle L of L·Lᵀ = a, row by row; undefined where `a` is not positive definite. Golub and Van Loan 2013, 4.2. */
export function cholesky(a: ArrayLike<number>, size: number): Float64Array | undefined {
  const l = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let rest = a[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (l[i * size + k] ?? 0) * (l[j * size + k] ?? 0);
      if (i === j && !(rest > 0)) return undefined;
      l[i * size + j] = i === j ? Math.sqrt(rest) : rest / (l[j * size + j] ?? 1);
    }
  return l;
}

/** One row of a triangle's system: what is left of b after the x that are known, over the diagonal. */
function rowOf(
  b: number,
  x: Float64Array,
  from: number,
  to: number,
  l: (k: number) => number,
  diagonal: number,
): number {
  let rest = b;
  for (let k = from; k < to; k++) rest -= l(k) * (x[k] ?? 0);
  return rest / diagonal;
}

/** The x of L·Lᵀ·x = b. */
export function solve(l: Float64Array, b: ArrayLike<number>): Float64Array {
  const size = b.length;
  const x = new Float64Array(size);
  const at = (i: number, k: number): number => l[i * size + k] ?? 0;
  for (let i = 0; i < size; i++) x[i] = rowOf(b[i] ?? 0, x, 0, i, (k) => at(i, k), at(i, i));
  for (let i = size - 1; i >= 0; i--) x[i] = rowOf(x[i] ?? 0, x, i + 1, size, (k) => at(k, i), at(i, i));
  return x;
}

/** The logarithm of the determinant of L·Lᵀ. */
export function logDeterminant(l: Float64Array, size: number): number {
  let half = 0;
  for (let i = 0; i < size; i++) half += Math.log(l[i * size + i] ?? 0);
  return 2 * half;
}
