import { at, mark, type Mark } from './svg.ts';

export type Hatch = 'none' | 'rising' | 'falling' | 'upright' | 'level' | 'dots' | 'crossed';

/** How an area is filled: by lightness and by pattern, so that no colour vision is needed, nor colour in print. */
export interface Filling {
  readonly fill: string;
  readonly hatch: Hatch;
  readonly ink: string;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 6;

/** From one end to the other, a gap apart, the first half a gap in. */
const steps = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.ceil((to - from - GAP / 2) / GAP)) }, (_, i) => from + GAP / 2 + i * GAP);

const upright = ({ x, y, width, height }: Box): string =>
  steps(x, x + width)
    .map((each) => `M${at(each)} ${at(y)}L${at(each)} ${at(y + height)}`)
    .join('');

const level = ({ x, y, width, height }: Box): string =>
  steps(y, y + height)
    .map((each) => `M${at(x)} ${at(each)}L${at(x + width)} ${at(each)}`)
    .join('');

/** Slanting lines cut where they leave the box: what paints it need know nothing of clipping. */
function slanting({ x, y, width, height }: Box, isRising: boolean): string {
  return steps(-height, width)
    .map((start) => {
      const [from, to] = [Math.max(0, start), Math.min(width, start + height)];
      const [low, high] = [from - start, to - start];
      const [y1, y2] = isRising ? [y + height - low, y + height - high] : [y + low, y + high];
      return `M${at(x + from)} ${at(y1)}L${at(x + to)} ${at(y2)}`;
    })
    .join('');
}

const dots = ({ x, y, width, height }: Box): string =>
  steps(y, y + height)
    .flatMap((down) => steps(x, x + width).map((across) => `M${at(across - 0.8)} ${at(down)}l1.6 0`))
    .join('');

const HATCHES: Readonly<Record<Hatch, (box: Box) => string>> = {
  none: () => '',
  rising: (box) => slanting(box, true),
  falling: (box) => slanting(box, false),
  upright,
  level,
  dots,
  crossed: (box) => slanting(box, true) + slanting(box, false),
};

/** A box, filled and edged. */
export function filled(box: Box, { fill, hatch, ink }: Filling, told?: string): readonly Mark[] {
  const d = HATCHES[hatch](box);
  const inside = told === undefined ? [] : [mark('title', {}, told)];
  return [
    mark('rect', { ...box, fill, stroke: '#0b0c0c', 'stroke-width': 0.6 }, ...inside),
    ...(d === '' ? [] : [mark('path', { d, fill: 'none', stroke: ink, 'stroke-width': hatch === 'dots' ? 1.6 : 1 })]),
  ];
}
