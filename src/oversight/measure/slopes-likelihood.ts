import type { Height } from './bfgs.ts';
import { gaussHermite } from './quadrature.ts';
import type { PeriodCount } from './trend.ts';

/** Log odds b0 + b1·t, and for each group u + v·t with u = s·z1 and v = c·z1 + r·z2. In this order. */
export type SlopesAt = Float64Array;

const RULE = gaussHermite(9);

interface Place {
  z1: number;
  z2: number;
  /** Minus the second derivatives there. */
  h11: number;
  h12: number;
  h22: number;
}

interface Effects {
  readonly b0: number;
  readonly b1: number;
  readonly s: number;
  readonly c: number;
  readonly r: number;
}

const effectsOf = (at: SlopesAt): Effects => ({
  ...{ b0: at[0] ?? 0, b1: at[1] ?? 0, s: at[2] ?? 0, c: at[3] ?? 0, r: at[4] ?? 0 },
});

/** Newton's steps to the joint mode of a group's two places. */
function modeOf(group: readonly PeriodCount[], { b0, b1, s, c, r }: Effects): Place {
  const place: Place = { z1: 0, z2: 0, h11: 1, h12: 0, h22: 1 };
  for (let count = 0; count < 100; count++) {
    let [g1, g2] = [-place.z1, -place.z2];
    Object.assign(place, { h11: 1, h12: 0, h22: 1 });
    for (const { at: t, y, n } of group) {
      const [d1, d2] = [s + c * t, r * t];
      const p = 1 / (1 + Math.exp(-(b0 + b1 * t + d1 * place.z1 + d2 * place.z2)));
      const [score, weight] = [y - n * p, n * p * (1 - p)];
      g1 += d1 * score;
      g2 += d2 * score;
      place.h11 += d1 * d1 * weight;
      place.h12 += d1 * d2 * weight;
      place.h22 += d2 * d2 * weight;
    }
    const det = place.h11 * place.h22 - place.h12 * place.h12;
    const m1 = (place.h22 * g1 - place.h12 * g2) / det;
    const m2 = (place.h11 * g2 - place.h12 * g1) / det;
    const brake = Math.min(1, 1 / Math.max(Math.abs(m1), Math.abs(m2)));
    place.z1 += brake * m1;
    place.z2 += brake * m2;
    if (Math.abs(m1) + Math.abs(m2) < 1e-9) break;
  }
  return place;
}

interface Node {
  readonly log: number;
  /** Slopes of the joint log density, in the order of the parameters. */
  readonly slope: readonly [number, number, number, number, number];
}

function nodeAt(group: readonly PeriodCount[], { b0, b1, s, c, r }: Effects, z1: number, z2: number): Node {
  let log = -(z1 * z1 + z2 * z2) / 2;
  let [all, late] = [0, 0];
  for (const { at: t, y, n } of group) {
    const eta = b0 + b1 * t + s * z1 + t * (c * z1 + r * z2);
    const e = Math.exp(-Math.abs(eta));
    log += y * eta - n * (Math.max(0, eta) + Math.log1p(e));
    const score = y - n * (eta >= 0 ? 1 / (1 + e) : e / (1 + e));
    all += score;
    late += t * score;
  }
  return { log, slope: [all, late, all * z1, late * z1, late * z2] };
}

function addGroup(group: readonly PeriodCount[], effects: Effects, into: Float64Array): number {
  const { z1, z2, h11, h12, h22 } = modeOf(group, effects);
  // Nodes along the axes of the mode: L·Lᵀ is the bend there, and x is carried over by L⁻ᵀ.
  const l11 = Math.sqrt(h11);
  const l21 = h12 / l11;
  const l22 = Math.sqrt(h22 - l21 * l21);
  const nodes = RULE.flatMap((one) =>
    RULE.map((other) => {
      const second = (Math.SQRT2 * other.x) / l22;
      const first = (Math.SQRT2 * one.x - l21 * second) / l11;
      const node = nodeAt(group, effects, z1 + first, z2 + second);
      return { ...node, log: node.log + one.logWeight + other.logWeight };
    }),
  );
  const top = Math.max(...nodes.map(({ log }) => log));
  const mass = nodes.reduce((sum, { log }) => sum + Math.exp(log - top), 0);
  for (const { log, slope } of nodes) {
    const weight = Math.exp(log - top) / mass;
    for (const [i, value] of slope.entries()) into[i] = (into[i] ?? 0) + weight * value;
  }
  return top + Math.log(mass) - Math.log(l11 * l22) - Math.log(Math.PI);
}

/** The marginal log likelihood of groups that differ in level and in slope, by adaptive quadrature with 9 × 9 nodes, and its slopes. */
export function slopesHeight(groups: readonly (readonly PeriodCount[])[], at: SlopesAt): Height {
  const slope = new Float64Array(5);
  let height = 0;
  for (const group of groups) height += addGroup(group, effectsOf(at), slope);
  return { height, slope };
}
