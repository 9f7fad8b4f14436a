import { mark, text, type Mark } from './svg.ts';

/** One drawing for a desk and for paper, another for a phone. */
export type Size = 'desk' | 'phone';

/** What every chart says of itself. */
export interface Told {
  /** Tells this drawing's title and description from another's on the same page. */
  readonly id: string;
  readonly title: string;
  /** What is drawn, for whoever does not see it. */
  readonly description: string;
  /** Period, basis, ages, source: goes with the drawing wherever it goes. */
  readonly note: string;
}

export const INK = '#0b0c0c';
export const QUIET = '#505a5f';
export const RULE = '#d8dbdc';

export interface Letters {
  readonly width: number;
  /** Of titles and names of axes. */
  readonly font: number;
  /** Of everything smaller. */
  readonly label: number;
}

export const LETTERS: Readonly<Record<Size, Letters>> = {
  desk: { width: 960, font: 15, label: 13 },
  phone: { width: 360, font: 13, label: 11 },
};

/** How wide words come out. No text can be measured without a browser: a letter is a little over half as wide as high. */
export const widthOf = (words: string, size: number): number => words.length * size * 0.54;

/** Words broken into lines that fit a width. */
export function wrapped(words: string, width: number, size: number): readonly string[] {
  const room = width / (size * 0.54);
  return words.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > room) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

export interface Lines {
  readonly marks: readonly Mark[];
  /** Where the next line may stand. */
  readonly below: number;
}

/** Lines of words, one under the other, from a height on. */
export function lines(
  words: string,
  { width }: Letters,
  top: number,
  size: number,
  weight: 'normal' | 'bold' = 'normal',
): Lines {
  const broken = wrapped(words, width - 16, size);
  const step = size + 4;
  return {
    marks: broken.map((line, i) =>
      text(line, { x: 8, y: top + size + i * step, 'font-size': size, 'font-weight': weight }),
    ),
    below: top + broken.length * step,
  };
}

/** The whole drawing: named, described, on white. */
export function sheet(
  { id, title, description }: Told,
  width: number,
  height: number,
  ...inside: readonly Mark[]
): Mark {
  return mark(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${String(Math.round(width))} ${String(Math.round(height))}`,
      width,
      height: Math.round(height),
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-family': 'Helvetica, Arial, sans-serif',
      fill: INK,
    },
    mark('title', { id: `${id}-title` }, title),
    mark('desc', { id: `${id}-desc` }, description),
    mark('rect', { width, height: Math.round(height), fill: '#ffffff' }),
    ...inside,
  );
}
