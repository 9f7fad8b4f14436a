import { nearest, ok, refused, type Result } from '../../policy/index.ts';

/** The way to a value inside a scenario: keys, and places in a list. */
export type Path = readonly (string | number)[];

const WORD = /^[A-Za-z_][\w-]*$/u;
const TOPS = ['id', 'story', 'input', 'expect'];

/** The head of the column of a value: `input.people[1].age`. People count places from one. */
export const headOf = (path: Path): string =>
  path
    .map((step, place) => {
      if (typeof step === 'number') return `[${step + 1}]`;
      if (!WORD.test(step)) return `[${JSON.stringify(step)}]`;
      return place === 0 ? step : `.${step}`;
    })
    .join('');

/** As the program itself names a field of what it is asked: `people[0].age`. */
export const fieldOf = (path: Path): string =>
  path.map((step, place) => (typeof step === 'number' ? `[${step}]` : place === 0 ? step : `.${step}`)).join('');

const STEP = /\.?([A-Za-z_][\w-]*)|\[([1-9]\d{0,5})\]|\[("(?:[^"\\]|\\.)*")\]/uy;

/** Reads a head; `known` are the heads that the version has already, of which the nearest is told. */
export function readHead(head: string, known: readonly string[]): Result<Path, { says: string; nearest: string[] }> {
  const path: (string | number)[] = [];
  const step = new RegExp(STEP);
  while (step.lastIndex < head.length) {
    const from = step.lastIndex;
    const found = step.exec(head);
    if (found === null || (from === 0) !== (found[1] !== undefined && !found[0].startsWith('.')))
      return refused({ says: `${head} is no head of a column`, nearest: nearest(head, known) });
    path.push(stepOf(found));
  }
  const [top = ''] = path;
  if (TOPS.includes(String(top)) && (path.length > 1 || top === 'id' || top === 'story')) return ok(path);
  const says = `a head is id, story, or begins with input. or expect.`;
  return refused({
    says: `${head === '' ? 'a column has no head' : `${head} is none`}: ${says}`,
    nearest: nearest(head, known),
  });
}

const stepOf = ([, word, place, key]: RegExpExecArray): string | number => {
  if (word !== undefined) return word;
  return place !== undefined ? Number(place) - 1 : String(JSON.parse(key ?? '""'));
};

/** The letters by which a spreadsheet names a column. */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? letters(Math.floor((column - 1) / 26)) + last : last;
}
