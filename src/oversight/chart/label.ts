export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Anchor {
  readonly words: string;
  readonly x: number;
  readonly y: number;
}

type Side = 'start' | 'middle' | 'end';

interface Place {
  readonly box: Box;
  readonly side: Side;
}

export interface Label extends Anchor, Place {
  /** Where the writing is held, by its side. */
  readonly at: number;
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const inside = (box: Box, frame: Box): boolean =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height;

/** Where a name may stand about its point, best first: beside it, above and below, then slanting off to either side. */
function places({ words, x, y }: Anchor, size: number): readonly Place[] {
  // No text can be measured without a browser: a letter is taken to be a little over half as wide as it is high.
  const box = { width: words.length * size * 0.54, height: size * 1.1 };
  const gap = 8;
  const put = (side: Side, nudge: number, top: number): Place => {
    const left = { start: x + nudge, middle: x - box.width / 2, end: x - nudge - box.width }[side];
    return { side, box: { ...box, x: left, y: top } };
  };
  const [above, level, below] = [y - gap - box.height, y - box.height / 2, y + gap];
  return [
    ...[put('start', gap, level), put('end', gap, level), put('middle', 0, above), put('middle', 0, below)],
    ...[above, below].flatMap((top) => [put('end', 0, top), put('start', 0, top)]),
  ];
}

const heldAt = ({ box, side }: Place): number =>
  ({ start: box.x, middle: box.x + box.width / 2, end: box.x + box.width })[side];

/** Names that find a free place beside their point; the others stand in the table only. */
export function placeLabels(
  anchors: readonly Anchor[],
  taken: readonly Box[],
  frame: Box,
  size: number,
): readonly Label[] {
  const labels: Label[] = [];
  for (const anchor of anchors) {
    const occupied = [...taken, ...labels.map(({ box }) => box)];
    const free = ({ box }: Place): boolean => inside(box, frame) && !occupied.some((other) => overlaps(box, other));
    const place = places(anchor, size).find(free);
    if (place !== undefined) labels.push({ ...anchor, ...place, at: heldAt(place) });
  }
  return labels;
}
