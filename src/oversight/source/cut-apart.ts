import type { Page } from './page.ts';

/** Three hundred bytes once decoded, as where one text is looked at. */
const LONG = 400;
/** A word as long as this that is encoded is a piece of something; shorter ones only tell together. */
const PIECE = 40;

const RUN = /^[A-Za-z0-9+/=_-]{5,}$/u;
const HEX = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{8,}$/iu;
const HASH_LENGTHS = new Set([32, 40, 64, 96, 128]);
const BASE32 = /^(?=(?:.*[2-7]){5})[A-Z2-7]{40,}=*$/u;

const CLASSES = [/[a-z]/u, /[A-Z]/u, /\d/u];
const classOf = (letter: string): number => CLASSES.findIndex((each) => each.test(letter));

/** How often the next letter is of another kind (small, capital, digit): two of three in encoded bytes, seldom in names and codes. */
function changesIn(word: string): number {
  const kinds = Array.from(word, classOf);
  return kinds.filter((kind, i) => i > 0 && kind !== kinds[i - 1]).length;
}

const isMixed = (word: string): boolean =>
  RUN.test(word) && /[a-z]/u.test(word) && /[A-Z]/u.test(word) && /[0-9+/][A-Za-z]/u.test(word);

/** Letters of a long word that encodes something. Four checksums weigh as one piece: each is a name, and no content. */
function weight(word: string): number {
  if (word.length < PIECE && !HASH_LENGTHS.has(word.length)) return 0;
  if (HEX.test(word)) return HASH_LENGTHS.has(word.length) ? word.length / 4 : word.length;
  if (word.length < PIECE) return 0;
  return BASE32.test(word) || (isMixed(word) && changesIn(word) > word.length / 2) ? word.length : 0;
}

const lettersIn = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);

/** Whether short words are together what bytes are encoded as: enough of them, a fifth of all, and as jumbled as bytes are. */
function areJumbled(some: readonly string[], all: number, jumble: number): boolean {
  const letters = lettersIn(some);
  if (letters < LONG || letters * 5 < all) return false;
  return some.reduce((sum, word) => sum + changesIn(word), 0) >= jumble * (letters - some.length);
}

/** Each word once: what a table repeats says nothing new, and no two pieces of an image are alike. */
const wordsIn = (texts: Iterable<string>): readonly string[] => {
  const words = new Set<string>();
  for (const text of texts) for (const word of text.split(/\s+/u)) words.add(word);
  return [...words];
};

/** Whether short texts that stand in one line, a row or a column, are one encoded text cut small. */
function isCutSmall(texts: readonly string[]): boolean {
  if (lettersIn(texts) < LONG) return false;
  const words = wordsIn(texts);
  const [all, short] = [lettersIn(words), words.filter(({ length }) => length < PIECE)];
  return (
    areJumbled(
      short.filter((word) => !HEX.test(word) && isMixed(word)),
      all,
      0.6,
    ) ||
    // Sixteen signs change their kind less often than sixty-four; a code of an area (E23000001) hardly at all.
    areJumbled(
      short.filter((word) => HEX.test(word)),
      all,
      0.38,
    )
  );
}

/** Whether texts, wherever each stands, hold pieces of encoded text that are long together. */
function areCutApart(texts: Iterable<string>): boolean {
  let letters = 0;
  for (const word of wordsIn(texts)) letters += weight(word);
  return letters >= LONG;
}

function columnsOf(rows: Page['grids'][number]['rows']): Iterable<readonly string[]> {
  const columns = new Map<number, string[]>();
  for (const { cells } of rows)
    for (const [i, cell] of cells.entries()) {
      if (cell === '') continue;
      const column = columns.get(i);
      if (column === undefined) columns.set(i, [cell]);
      else column.push(cell);
    }
  return columns.values();
}

/** Every text in whatever is kept. */
function* textsIn(kept: unknown): Generator<string> {
  if (typeof kept === 'string') yield kept;
  else if (typeof kept === 'object' && kept !== null) for (const each of Object.values(kept)) yield* textsIn(each);
}

/** The lines of a page in which one text could be cut into cells: rows, columns, and the sentences of a letter. */
export function* linesIn({ grids, sentences }: Pick<Page, 'grids' | 'sentences'>): Generator<readonly string[]> {
  yield sentences.map(({ words }) => words);
  for (const { rows } of grids) {
    for (const { cells } of rows) yield cells;
    yield* columnsOf(rows);
  }
}

/** Whether what is kept holds an encoded text cut into parts, each too short to tell by itself: anywhere, or small ones in a line. */
export function holdsCutText(kept: unknown, lines: Iterable<readonly string[]>): boolean {
  if (areCutApart(textsIn(kept))) return true;
  for (const line of lines) if (isCutSmall(line)) return true;
  return false;
}
