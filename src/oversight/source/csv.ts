/** No published line is this long: what is longer is no table, or a quotation that never ends. */
const LONGEST_LINE = 1 << 20;

export type Row = readonly string[];

const oddQuotes = (line: string): boolean => {
  let odd = false;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) odd = !odd;
  return odd;
};

/** Fields of one record that holds quotation marks: RFC 4180. */
function quotedFields(line: string): Row {
  const fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy;
  for (let match = field.exec(line); match !== null; match = field.exec(line)) {
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') break;
  }
  return fields;
}

/** Most files have no CR, and a plain split is several times as fast. */
const linesOf = (text: string): string[] => text.split(text.includes('\r') ? /\r\n|[\n\r]/ : '\n');

/** Takes a CSV text piece by piece: LF, CRLF or CR ends a line; commas and line ends inside quotes belong to the field. */
export class CsvReader {
  #rest = '';
  #open = '';
  #lastEnded = true;

  /** Whether the text so far ended in a line end, as a whole file does. */
  get endedWhole(): boolean {
    return this.#lastEnded;
  }

  /** Whether it holds no part of a record that goes on. */
  get isBetween(): boolean {
    return this.#rest === '' && this.#open === '';
  }

  /** Whether a line has grown beyond anything a table holds. */
  get overlong(): boolean {
    return this.#rest.length + this.#open.length > LONGEST_LINE;
  }

  read(piece: string): readonly Row[] {
    const text = this.#rest + piece;
    // A CR at the end may be half of a CRLF.
    const held = text.endsWith('\r') ? '\r' : '';
    const lines = linesOf(text.slice(0, text.length - held.length));
    this.#rest = (lines.pop() ?? '') + held;
    return this.#records(lines);
  }

  end(): readonly Row[] {
    const last = this.#rest.replace(/\r$/, '');
    this.#lastEnded = this.#rest === '' || last !== this.#rest;
    this.#rest = '';
    const rows = last === '' ? [] : this.#records([last]);
    if (this.#open === '') return rows;
    this.#lastEnded = false;
    return [...rows, quotedFields(this.#open)];
  }

  #records(lines: readonly string[]): readonly Row[] {
    const rows: Row[] = [];
    for (const line of lines) {
      if (this.#open === '' && !line.includes('"')) {
        rows.push(line.split(','));
        continue;
      }
      const record = this.#open === '' ? line : `${this.#open}\n${line}`;
      // A record that is open has an odd number of them: the new line's alone are counted, or a long record is counted again for each.
      const open = oddQuotes(line) !== (this.#open !== '');
      this.#open = open ? record : '';
      if (!open) rows.push(quotedFields(record));
    }
    return rows;
  }
}
