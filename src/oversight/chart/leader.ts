import type { Box } from './box.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A line from a point to the name that stands away from it. */
export interface Leader {
  readonly from: Spot;
  readonly to: Spot;
}

const side = (a: Spot, b: Spot, c: Spot): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** Whether two lines cross. */
export const crosses = (one: Leader, other: Leader): boolean =>
  side(one.from, one.to, other.from) * side(one.from, one.to, other.to) < 0 &&
  side(other.from, other.to, one.from) * side(other.from, other.to, one.to) < 0;

const holds = ({ x, y, width, height }: Box, spot: Spot): boolean =>
  spot.x > x && spot.x < x + width && spot.y > y && spot.y < y + height;

/** Whether a line runs through a box. */
export function runsThrough(leader: Leader, box: Box): boolean {
  const { x, y, width, height } = box;
  const [nw, ne, sw, se] = [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ];
  return (
    holds(box, leader.from) ||
    holds(box, leader.to) ||
    crosses(leader, { from: nw, to: se }) ||
    crosses(leader, { from: ne, to: sw })
  );
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The place of a box that is nearest to a point. */
export const nearest = ({ x, y, width, height }: Box, spot: Spot): Spot => ({
  x: within(spot.x, x, x + width),
  y: within(spot.y, y, y + height),
});

export const distance = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);
