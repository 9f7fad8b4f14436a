import { filled, type Filling } from './filling.ts';
import { blocksOf, groupName, headLines, type Block, type SilencePeriod } from './silence-blocks.ts';
import { LETTERS, lines, sheet, widthOf, type Letters, type Size, type Told } from './sheet.ts';
import { text, type Mark } from './svg.ts';

/** What a force gave for a period. Each has a letter as well as a pattern, so that neither colour nor sharp eyes are needed. */
export const ANSWERS = {
  answered: { letter: 'A', words: 'answered: a count' },
  refused: { letter: 'R', words: 'refused, under a section of the Act' },
  'no-answer': { letter: 'N', words: 'no answer' },
  withheld: { letter: 'W', words: 'withheld: a small count' },
  'not-held': { letter: 'H', words: 'not held' },
  'not-given': { letter: 'G', words: 'not given in the source' },
  'known-gap': { letter: 'K', words: 'a known gap: no whole figures were sent' },
  'other-terms': { letter: 'O', words: 'a figure, and not of what is asked' },
  'nothing-found': { letter: '', words: 'nothing found: whether it was asked is not known' },
} as const;
export type AnswerKind = keyof typeof ANSWERS;

export interface SilenceCell {
  readonly kind: AnswerKind;
  /** The section of a refusal, or how it was put. */
  readonly as: string;
}

export interface SilenceMap extends Told {
  readonly periods: readonly SilencePeriod[];
  readonly periodsAxis: string;
  readonly rows: readonly { readonly name: string; readonly cells: readonly SilenceCell[] }[];
}

const FILLINGS: Readonly<Record<AnswerKind, Filling>> = {
  answered: { fill: '#ffffff', hatch: 'none', ink: '#0b0c0c' },
  refused: { fill: '#f3c14b', hatch: 'none', ink: '#0b0c0c' },
  'no-answer': { fill: '#505a5f', hatch: 'none', ink: '#ffffff' },
  withheld: { fill: '#ffffff', hatch: 'dots', ink: '#0b0c0c' },
  'not-held': { fill: '#bfd7ed', hatch: 'level', ink: '#6f777b' },
  'not-given': { fill: '#ffffff', hatch: 'rising', ink: '#6f777b' },
  'known-gap': { fill: '#ffffff', hatch: 'crossed', ink: '#6f777b' },
  'other-terms': { fill: '#ffffff', hatch: 'falling', ink: '#6f777b' },
  'nothing-found': { fill: '#f3f4f5', hatch: 'none', ink: '#0b0c0c' },
};

const KINDS = [
  ...(['answered', 'refused', 'no-answer', 'withheld', 'not-held', 'not-given'] as const),
  ...(['known-gap', 'other-terms', 'nothing-found'] as const),
];

const PLACES = { desk: { left: 210, right: 16, step: 20 }, phone: { left: 128, right: 8, step: 20 } } as const;

interface Grid {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly step: number;
}

function cell(
  { kind, as }: SilenceCell,
  told: string,
  x: number,
  y: number,
  grid: Grid,
  letters: Letters,
): readonly Mark[] {
  const { letter, words } = ANSWERS[kind];
  const box = { x, y: y + 1, width: grid.width - 2, height: grid.step - 2 };
  const title = `${told}: ${words}${as === '' ? '' : ` (${as})`}`;
  const middle = {
    x: x + box.width / 2,
    y: y + grid.step - 6,
    'text-anchor': 'middle',
    'font-size': letters.label - 1,
  };
  // Over a pattern a letter needs a plain ground of its own.
  const halo =
    kind === 'no-answer' ? { fill: '#ffffff' } : { stroke: '#ffffff', 'stroke-width': 3, 'paint-order': 'stroke' };
  return [
    ...filled(box, FILLINGS[kind], title),
    ...(letter === '' ? [] : [text(letter, { ...middle, ...(kind === 'answered' || kind === 'refused' ? {} : halo) })]),
  ];
}

function key(kinds: readonly AnswerKind[], top: number, letters: Letters): { marks: readonly Mark[]; below: number } {
  let [x, y] = [8, top];
  const grid = { left: 0, top: 0, width: 24, step: 20 };
  const marks = kinds.flatMap((kind) => {
    const { words } = ANSWERS[kind];
    const wide = 28 + widthOf(words, letters.label) + 20;
    if (x > 8 && x + wide > letters.width - 8) [x, y] = [8, y + 24];
    const made = [
      ...cell({ kind, as: '' }, 'Key', x, y, grid, letters),
      text(words, { x: x + 28, y: y + 14, 'font-size': letters.label }),
    ];
    x += wide;
    return made;
  });
  return { marks, below: y + 28 };
}

interface Drawn {
  readonly marks: readonly Mark[];
  readonly below: number;
}

interface Placed {
  readonly map: SilenceMap;
  readonly size: Size;
  readonly letters: Letters;
  readonly left: number;
  readonly width: number;
  readonly step: number;
}

/** The heads of columns, and over them what several are part of. */
function heads(block: Block, top: number, { left, width, letters }: Placed): Drawn {
  const font = letters.label - 1;
  const line = font + 3;
  const groups = [...Map.groupBy(block.entries(), ([, { group }]) => group)].flatMap(([name, columns]) => {
    const [from] = columns[0] ?? [];
    return name === undefined || from === undefined ? [] : [{ name, from, span: columns.length * width }];
  });
  const below = top + (groups.length === 0 ? 0 : line + 1);
  const words = block.map((period) => headLines(period, width, font));
  const most = Math.max(1, ...words.map(({ length }) => length));
  const centred = { 'text-anchor': 'middle', 'font-size': font };
  return {
    marks: [
      ...groups.map(({ name, from, span }) =>
        text(groupName(name, span, font), { x: left + from * width + (span - 2) / 2, y: top + font, ...centred }),
      ),
      ...words.flatMap((each, i) =>
        each.map((part, j) =>
          text(part, {
            x: left + i * width + (width - 2) / 2,
            y: below + font + (most - each.length + j) * line,
            ...centred,
          }),
        ),
      ),
    ],
    below: below + most * line + 2,
  };
}

function grid(block: Block, top: number, placed: Placed): Drawn {
  const { map, size, letters, left, width, step } = placed;
  const head = heads(block, top, placed);
  const place: Grid = { left, top: head.below, width, step };
  const rows = map.rows.flatMap(({ name, cells }, i) => {
    const y = head.below + i * step;
    return [
      text(name, {
        x: left - 8,
        y: y + 14,
        'text-anchor': 'end',
        'font-size': size === 'phone' ? 10 : letters.label,
      }),
      ...block.flatMap(({ at, words }, j) => {
        const each = cells[at];
        return each === undefined ? [] : cell(each, `${name}, ${words}`, left + j * width, y, place, letters);
      }),
    ];
  });
  return { marks: [...head.marks, ...rows], below: head.below + map.rows.length * step };
}

/** Who answered what, as a grid: force by period, in the order given, silence as plain to see as an answer. */
export function silenceDrawing(map: SilenceMap, size: Size): Mark {
  const [letters, place] = [LETTERS[size], PLACES[size]];
  const present = new Set(map.rows.flatMap(({ cells }) => cells.map(({ kind }) => kind)));
  const title = lines(map.title, letters, 4, letters.font + 1, 'bold');
  const keyed = key(
    KINDS.filter((kind) => present.has(kind)),
    title.below + 6,
    letters,
  );
  const axis = lines(map.periodsAxis, letters, keyed.below, letters.label);
  const room = letters.width - place.left - place.right;
  const blocks = blocksOf(map.periods, room, letters.label - 1);
  const width = Math.min(70, room / Math.max(1, ...blocks.map(({ length }) => length)));
  const placed: Placed = { map, size, letters, left: place.left, width, step: place.step };
  const marks: Mark[] = [];
  let below = axis.below + 2;
  for (const block of blocks) {
    const drawn = grid(block, below, placed);
    marks.push(...drawn.marks);
    below = drawn.below + 12;
  }
  const note = lines(map.note, letters, below - 4, letters.label);
  return sheet(
    map,
    letters.width,
    note.below + 8,
    ...title.marks,
    ...keyed.marks,
    ...axis.marks,
    ...marks,
    ...note.marks,
  );
}
