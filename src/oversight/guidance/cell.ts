import { ok, refused, type Result } from '../../policy/index.ts';

/** Why a cell cannot be read: what was expected, and after how many of its characters. */
export interface CellFault {
  readonly at: number;
  readonly expected: string;
}

const WORD = /^[A-Za-z][A-Za-z0-9-]*$/u;
const LITERAL = /^(?:true|false|null)$/iu;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;

/** Text that a spreadsheet leaves alone: begins with a letter, is no truth, and no day or cell reference such as *May 5*. */
const isPlain = (text: string): boolean =>
  /^\p{L}[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u.test(text) &&
  text.trim() === text &&
  !LITERAL.test(text) &&
  !/^\p{L}+[\s./,-]*\d[\d\s./,-]*$/u.test(text);

/** What stands inside a list or a map: as JSON, but a word needs no quotation marks. */
function inside(value: unknown): string {
  if (typeof value === 'string') return WORD.test(value) && !LITERAL.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inside).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${inside(key)}: ${inside(each)}`)
    .join(', ')}}`;
}

/**
 * A value as it stands in a cell: never empty, and never taken by a spreadsheet for a formula, a date or another number.
 * What is not a plain sentence, a number or a truth is in quotation marks, `[a list]` or `{a: map}`.
 */
export const writeCell = (value: unknown): string => {
  const text =
    typeof value === 'string' && isPlain(value)
      ? value
      : typeof value === 'string'
        ? JSON.stringify(value)
        : inside(value);
  return text;
};

/** Reads a cell that is not empty; exactly what `writeCell` was given. */
export function readCell(text: string): Result<unknown, CellFault> {
  if (!/^["[{]/u.test(text)) return ok(scalar(text) ?? (LITERAL.test(text) ? null : text));
  const reader = new Reader(text);
  try {
    return ok(reader.whole());
  } catch (error) {
    if (error instanceof Unreadable) return refused({ at: reader.at, expected: error.message });
    throw error;
  }
}

/** A spreadsheet writes TRUE for true. */
function scalar(text: string): number | boolean | undefined {
  if (NUMBER.test(text)) return Number(text);
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

class Unreadable extends Error {}

/** Reads a list, a map or a text in quotation marks. */
class Reader {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): unknown {
    const value = this.#value();
    this.#space();
    if (this.at < this.#text.length) throw new Unreadable('nothing more is expected');
    return value;
  }

  #space(): void {
    while (/\s/u.test(this.#text.charAt(this.at))) this.at += 1;
  }

  #takes(sign: string): boolean {
    this.#space();
    if (this.#text.charAt(this.at) !== sign) return false;
    this.at += 1;
    return true;
  }

  #value(): unknown {
    if (this.#takes('[')) return this.#list();
    if (this.#takes('{')) return this.#map();
    const found = this.#token();
    if (found === undefined)
      throw new Unreadable('a value is expected: a word, a number, "a text", [a list] or {a: map}');
    return found.startsWith('"') ? this.#quoted(found) : (scalar(found) ?? (LITERAL.test(found) ? null : found));
  }

  #token(): string | undefined {
    this.#space();
    const found = /^(?:"(?:[^"\\]|\\.)*"|-?[A-Za-z0-9][A-Za-z0-9.+-]*)/su.exec(this.#text.slice(this.at))?.[0];
    if (found === undefined) return undefined;
    if (!found.startsWith('"') && !WORD.test(found) && !NUMBER.test(found))
      throw new Unreadable(`${found} needs quotation marks`);
    this.at += found.length;
    return found;
  }

  #quoted(token: string): string {
    try {
      return String(JSON.parse(token));
    } catch {
      this.at -= token.length;
      throw new Unreadable('a text in quotation marks is expected, with \\" for one inside it');
    }
  }

  #list(): unknown[] {
    const found: unknown[] = [];
    if (this.#takes(']')) return found;
    do found.push(this.#value());
    while (this.#takes(','));
    if (!this.#takes(']')) throw new Unreadable('a comma or ] is expected');
    return found;
  }

  #map(): unknown {
    const found = new Map<string, unknown>();
    if (this.#takes('}')) return {};
    do {
      const key = this.#token();
      if (key === undefined) throw new Unreadable('a name is expected');
      if (!this.#takes(':')) throw new Unreadable('a colon is expected');
      found.set(key.startsWith('"') ? this.#quoted(key) : key, this.#value());
    } while (this.#takes(','));
    if (!this.#takes('}')) throw new Unreadable('a comma or } is expected');
    // Not by assignment: a key such as __proto__ is a key like any other.
    return Object.fromEntries(found);
  }
}
