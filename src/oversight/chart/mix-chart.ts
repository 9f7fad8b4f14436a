import { percent, sideways } from './axis.ts';
import { filled, type Filling } from './filling.ts';
import { LETTERS, lines, sheet, widthOf, type Letters, type Size, type Told } from './sheet.ts';
import { text, type Mark } from './svg.ts';

export interface MixRow {
  readonly name: string;
  /** Of all kinds together. */
  readonly total: number;
  /** One count a kind, in their order; null where the source has none. */
  readonly counts: readonly (number | null)[];
}

/** A group of which a part is not given: shares of what is there would be of another whole. */
export interface MixUnwhole {
  readonly name: string;
  readonly total: null;
  /** What stands in place of its bar. */
  readonly says: string;
}

/** What became of the cases of each group, part by part, each bar as long as the next: shares, not sizes. */
export interface Mix extends Told {
  readonly kinds: readonly string[];
  readonly rows: readonly (MixRow | MixUnwhole)[];
}

/** Told apart in grey as in colour: neighbours differ in lightness and in pattern. */
const FILLINGS: readonly Filling[] = [
  { fill: '#003078', hatch: 'none', ink: '#003078' },
  { fill: '#ffffff', hatch: 'rising', ink: '#003078' },
  { fill: '#bfd7ed', hatch: 'upright', ink: '#0b0c0c' },
  { fill: '#f3c14b', hatch: 'none', ink: '#0b0c0c' },
  { fill: '#ffffff', hatch: 'level', ink: '#0b0c0c' },
  { fill: '#505a5f', hatch: 'none', ink: '#0b0c0c' },
  { fill: '#ffffff', hatch: 'crossed', ink: '#505a5f' },
  { fill: '#ffdd99', hatch: 'dots', ink: '#0b0c0c' },
  { fill: '#e3e5e6', hatch: 'none', ink: '#0b0c0c' },
];

const EMPTY: Filling = { fill: '#ffffff', hatch: 'none', ink: '#0b0c0c' };
export const fillingOf = (kind: number): Filling => FILLINGS[kind] ?? EMPTY;

const PLACES = {
  desk: { left: 210, right: 70, step: 21, down: 3, height: 15 },
  phone: { left: 18, right: 18, step: 36, down: 15, height: 15 },
} as const;

function bar(row: MixRow | MixUnwhole, mix: Mix, y: number, size: Size, letters: Letters): readonly Mark[] {
  const place = PLACES[size];
  const small = { 'font-size': letters.label };
  if (row.total === null)
    return size === 'desk'
      ? [
          text(row.name, { x: place.left - 12, y: y + 15, 'text-anchor': 'end', ...small }),
          text(row.says, { x: place.left + 6, y: y + 15, ...small }),
        ]
      : [
          text(row.name, { x: place.left, y: y + 11, ...small }),
          text(row.says, { x: place.left + 6, y: y + 27, ...small }),
        ];
  const room = letters.width - place.left - place.right;
  let from = place.left;
  const parts = row.counts.flatMap((count, kind) => {
    const width = ((count ?? 0) / row.total) * room;
    const box = { x: from, y: y + place.down, width, height: place.height };
    from += width;
    const told = `${row.name}, ${mix.kinds[kind] ?? ''}: ${(count ?? 0).toLocaleString('en-GB')} of ${row.total.toLocaleString('en-GB')}, ${percent((count ?? 0) / row.total)}`;
    return width > 0 ? filled(box, fillingOf(kind), told) : [];
  });
  const total = row.total.toLocaleString('en-GB');
  return size === 'desk'
    ? [
        text(row.name, { x: place.left - 12, y: y + 15, 'text-anchor': 'end', ...small }),
        ...parts,
        text(total, { x: letters.width - 8, y: y + 15, 'text-anchor': 'end', ...small }),
      ]
    : [text(`${row.name} (${total})`, { x: place.left, y: y + 11, ...small }), ...parts];
}

/** Swatches with their words, set like text. */
function key(kinds: readonly string[], top: number, letters: Letters): { marks: readonly Mark[]; below: number } {
  let [x, y] = [8, top];
  const marks = kinds.flatMap((words, kind) => {
    const wide = 26 + widthOf(words, letters.label) + 18;
    if (x > 8 && x + wide > letters.width - 8) [x, y] = [8, y + 20];
    const made = [
      ...filled({ x, y: y + 2, width: 20, height: 13 }, fillingOf(kind)),
      text(words, { x: x + 26, y: y + 13, 'font-size': letters.label }),
    ];
    x += wide;
    return made;
  });
  return { marks, below: y + 24 };
}

/** Bars of parts, a row a group, in the order given. */
export function mixDrawing(mix: Mix, size: Size): Mark {
  const [letters, place] = [LETTERS[size], PLACES[size]];
  const title = lines(mix.title, letters, 4, letters.font + 1, 'bold');
  const keyed = key(mix.kinds, title.below + 6, letters);
  const axis = lines(
    'Share of the outcomes of each force; its number of outcomes beside it',
    letters,
    keyed.below,
    letters.label,
  );
  const top = axis.below + letters.label + 12;
  const bottom = top + mix.rows.length * place.step;
  const x = {
    ...{ bottom: 0, top: 1 },
    ticks: [0, 0.25, 0.5, 0.75, 1],
    at: (share: number) => place.left + share * (letters.width - place.left - place.right),
  };
  const note = lines(mix.note, letters, bottom + letters.label + 10, letters.label);
  return sheet(
    mix,
    letters.width,
    note.below + 8,
    ...title.marks,
    ...keyed.marks,
    ...axis.marks,
    ...sideways(x, top, bottom, letters),
    ...mix.rows.flatMap((row, i) => bar(row, mix, top + i * place.step, size, letters)),
    ...note.marks,
  );
}
