import { inside, overlaps, type Box } from './box.ts';
import { crosses, distance, nearest, runsThrough, type Leader } from './leader.ts';

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
  /** From the point to a name that stands away from it; null beside it. */
  readonly leader: Leader | null;
}

/** Every name as it is drawn: as it is, or as a number that a line beneath explains. */
export interface Named {
  readonly labels: readonly Label[];
  readonly numbered: readonly { readonly number: string; readonly words: string }[];
  /** For which there is no room even for a number. */
  readonly left: readonly string[];
}

const GAP = 8;

/** Nearer than this to another point that is named, a name could be taken for that one’s. */
const CLEAR = 14;

const DISTANCES = [20, 28, 38, 50, 64, 80, 98, 118, 140, 170];
const ANGLES = Array.from({ length: 24 }, (_, i) => (i * Math.PI) / 12);

// No text can be measured without a browser: a letter is taken to be a little over half as wide as it is high.
const sizeOf = (words: string, size: number) => ({ width: words.length * size * 0.54, height: size * 1.1 });

/** Where a name may stand about its point, best first: beside it, above and below, then slanting off to either side. */
function beside({ words, x, y }: Anchor, size: number): readonly Place[] {
  const box = sizeOf(words, size);
  const put = (side: Side, nudge: number, top: number): Place => {
    const left = { start: x + nudge, middle: x - box.width / 2, end: x - nudge - box.width }[side];
    return { side, box: { ...box, x: left, y: top } };
  };
  const [above, level, below] = [y - GAP - box.height, y - box.height / 2, y + GAP];
  return [
    ...[put('start', GAP, level), put('end', GAP, level), put('middle', 0, above), put('middle', 0, below)],
    ...[above, below].flatMap((top) => [put('end', 0, top), put('start', 0, top)]),
  ];
}

/** Away from its point, nearest first, with a line to it. */
function away({ words, x, y }: Anchor, size: number): readonly Place[] {
  const box = sizeOf(words, size);
  return DISTANCES.flatMap((reach) =>
    ANGLES.map((angle): Place => {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const side = cos > 0.3 ? 'start' : cos < -0.3 ? 'end' : 'middle';
      const left = { start: 0, middle: box.width / 2, end: box.width }[side];
      const top = side === 'middle' ? (sin > 0 ? 0 : box.height) : box.height / 2;
      return { side, box: { ...box, x: x + reach * cos - left, y: y + reach * sin - top } };
    }),
  );
}

const heldAt = ({ box, side }: Place): number =>
  ({ start: box.x, middle: box.x + box.width / 2, end: box.x + box.width })[side];

class Sheet {
  readonly labels: Label[] = [];
  readonly #taken: readonly Box[];
  readonly #named: readonly Anchor[];
  readonly #frame: Box;
  readonly #size: number;

  constructor(named: readonly Anchor[], taken: readonly Box[], frame: Box, size: number) {
    this.#named = named;
    this.#taken = taken;
    this.#frame = frame;
    this.#size = size;
  }

  #isFree({ box }: Place): boolean {
    const occupied = [...this.#taken, ...this.labels.map((label) => label.box)];
    return (
      inside(box, this.#frame) &&
      !occupied.some((other) => overlaps(box, other)) &&
      !this.labels.some(({ leader }) => leader !== null && runsThrough(leader, box))
    );
  }

  /** Beside its own point, and beside no other that has a name. */
  #isClear(anchor: Anchor, { box }: Place): boolean {
    const others = this.#named.filter(({ x, y }) => x !== anchor.x || y !== anchor.y);
    return others.every((other) => distance(nearest(box, other), other) >= CLEAR);
  }

  #leaderOf(anchor: Anchor, { box }: Place): Leader {
    return { from: { x: anchor.x, y: anchor.y }, to: nearest(box, anchor) };
  }

  #isOpen(anchor: Anchor, leader: Leader): boolean {
    const own = (box: Box): boolean => inside({ x: anchor.x, y: anchor.y, width: 0, height: 0 }, box);
    return (
      !this.#taken.some((box) => !own(box) && runsThrough(leader, box)) &&
      !this.labels.some(
        (label) => runsThrough(leader, label.box) || (label.leader !== null && crosses(leader, label.leader)),
      )
    );
  }

  #add(anchor: Anchor, place: Place, leader: Leader | null): void {
    this.labels.push({ ...anchor, ...place, at: heldAt(place), leader });
  }

  putBeside(anchor: Anchor): boolean {
    const place = beside(anchor, this.#size).find((each) => this.#isFree(each) && this.#isClear(anchor, each));
    if (place !== undefined) this.#add(anchor, place, null);
    return place !== undefined;
  }

  putAway(anchor: Anchor): boolean {
    const place = away(anchor, this.#size).find(
      (each) => this.#isFree(each) && this.#isOpen(anchor, this.#leaderOf(anchor, each)),
    );
    if (place !== undefined) this.#add(anchor, place, this.#leaderOf(anchor, place));
    return place !== undefined;
  }
}

/** Names every point: beside it, else away from it with a line, else by a number; none is left without being told. */
export function nameAll(anchors: readonly Anchor[], taken: readonly Box[], frame: Box, size: number): Named {
  const sheet = new Sheet(anchors, taken, frame, size);
  const crowded = anchors.filter((anchor) => !sheet.putBeside(anchor));
  const homeless = crowded.filter((anchor) => !sheet.putAway(anchor));
  const numbered: { number: string; words: string }[] = [];
  const left: string[] = [];
  for (const anchor of homeless) {
    const number = String(numbered.length + 1);
    const short = { ...anchor, words: number };
    if (sheet.putBeside(short) || sheet.putAway(short)) numbered.push({ number, words: anchor.words });
    else left.push(anchor.words);
  }
  return { labels: sheet.labels, numbered, left };
}
