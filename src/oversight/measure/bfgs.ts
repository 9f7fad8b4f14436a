export interface Height {
  readonly height: number;
  readonly slope: Float64Array;
}

export interface Climbed extends Height {
  readonly at: Float64Array;
  /** About the inverse of the bend there. */
  readonly inverse: Float64Array;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((total, value, i) => total + value * (b[i] ?? 0), 0);

const times = (matrix: Float64Array, b: Float64Array): Float64Array =>
  Float64Array.from(b, (_, i) => dot(matrix.subarray(i * b.length, (i + 1) * b.length), b));

/** The update of Broyden, Fletcher, Goldfarb and Shanno. Nocedal and Wright 2006, *Numerical Optimization*, 6.17. */
function update(inverse: Float64Array, move: Float64Array, fall: Float64Array): Float64Array {
  const along = dot(move, fall);
  if (along <= 1e-10) return inverse;
  const size = move.length;
  const bent = times(inverse, fall);
  const factor = (1 + dot(fall, bent) / along) / along;
  return inverse.map((value, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    const [mi, mj] = [move[i] ?? 0, move[j] ?? 0];
    return value + factor * mi * mj - (mi * (bent[j] ?? 0) + (bent[i] ?? 0) * mj) / along;
  });
}

/** Along one direction: halved until it gains. */
function advance(
  f: (at: Float64Array) => Height,
  here: Climbed,
  direction: Float64Array,
): (Height & { readonly at: Float64Array }) | undefined {
  const longest = Math.max(...direction.map(Math.abs));
  for (let part = Math.min(1, 2 / longest); part > 1e-4; part /= 2) {
    const at = here.at.map((value, i) => value + part * (direction[i] ?? 0));
    const there = f(at);
    if (there.height > here.height) return { at, ...there };
  }
  return undefined;
}

/** The top of a smooth function from a point and a guess at its inverse bend, to within `close` of its height. */
export function climbed(
  f: (at: Float64Array) => Height,
  start: Float64Array,
  inverse: Float64Array,
  close: number,
): Climbed {
  let here: Climbed = { at: start, inverse, ...f(start) };
  for (let count = 0; count < 200; count++) {
    const direction = times(here.inverse, here.slope);
    // What is still to be gained, as the bend has it.
    if (dot(direction, here.slope) < close) break;
    const there = advance(f, here, direction);
    if (there === undefined) break;
    const move = there.at.map((value, i) => value - (here.at[i] ?? 0));
    const fall = here.slope.map((value, i) => value - (there.slope[i] ?? 0));
    here = { ...there, inverse: update(here.inverse, move, fall) };
  }
  return here;
}
