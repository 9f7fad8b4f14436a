import type { OutcomesPlaces } from './outcomes-table.ts';
import { RawWords } from './raw-words.ts';

/** Where a line is no plain one: it has no end, or quotation marks that do not stand around whole fields. */
const NOT_PLAIN = -1;

const QUOTE = 34;

/** What a column has held so far. */
class Column {
  readonly place: number;
  readonly words = new RawWords();

  constructor(place: number) {
    this.place = place;
  }
}

/**
 * Tells the rows of an outcomes table that say nothing new. Nine in ten are of other offences: nothing is kept of them, and yet
 * each must be seen to be whole and true. Where every field of such a row is, letter by letter, one that the table has taken in
 * its column before, and the force has sent rows for that quarter, the table would find nothing in it; and to make texts of its
 * fields takes several times as long as to look at them where they are. Lines with a CR are none of these.
 */
export class KnownRows {
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #force: Column;
  readonly #year: Column;
  readonly #quarter: Column;
  readonly #others: readonly Column[];
  readonly #sent = new Set<number>();
  #text = '';
  #quote = -1;
  #fields = 0;

  constructor(width: number, at: OutcomesPlaces) {
    [this.#starts, this.#ends] = [new Int32Array(width), new Int32Array(width)];
    [this.#force, this.#year, this.#quarter] = [new Column(at.force), new Column(at.year), new Column(at.quarter)];
    this.#others = [at.code, at.outcome, at.closed, at.recorded].map((place) => new Column(place));
  }

  /** Before the first line of a text. */
  begin(text: string): void {
    this.#text = text;
    this.#quote = text.indexOf('"');
  }

  /** Cuts the line that starts there into fields. Where the next starts, or below 0 where it is no plain line. */
  cut(start: number): number {
    const [text, width] = [this.#text, this.#starts.length];
    this.#fields = 0;
    const end = text.indexOf('\n', start);
    if (end < 0) return NOT_PLAIN;
    if (this.#quote >= 0 && this.#quote < start) this.#quote = text.indexOf('"', start);
    const isQuoted = this.#quote >= start && this.#quote < end;
    for (let at = start; this.#fields < width;) {
      const after =
        isQuoted && text.charCodeAt(at) === QUOTE ? this.#inQuotes(at + 1, end) : this.#bare(at, end, isQuoted);
      if (after === NOT_PLAIN) return NOT_PLAIN;
      if (after === end) return end + 1;
      at = after + 1;
    }
    return NOT_PLAIN;
  }

  #keep(from: number, to: number): void {
    this.#starts[this.#fields] = from;
    this.#ends[this.#fields] = to;
    this.#fields += 1;
  }

  /** Where the comma or the line end behind the field is. */
  #bare(from: number, end: number, isQuoted: boolean): number {
    const comma = this.#text.indexOf(',', from);
    const to = comma < 0 || comma > end ? end : comma;
    if (isQuoted && this.#text.slice(from, to).includes('"')) return NOT_PLAIN;
    this.#keep(from, to);
    return to;
  }

  /** A field in quotation marks, with no other inside. */
  #inQuotes(from: number, end: number): number {
    const to = this.#text.indexOf('"', from);
    if (to < 0 || to >= end) return NOT_PLAIN;
    this.#keep(from, to);
    return to + 1 === end || this.#text[to + 1] === ',' ? to + 1 : NOT_PLAIN;
  }

  #numberOf({ place, words }: Column): number {
    return words.numberOf(this.#text, this.#starts[place] ?? 0, this.#ends[place] ?? 0);
  }

  #learn({ place, words }: Column): number {
    return words.learn(this.#text, this.#starts[place] ?? 0, this.#ends[place] ?? 0);
  }

  /** Whether the line last cut is of another offence, and says nothing new. */
  isKnown(): boolean {
    if (this.#fields !== this.#starts.length) return false;
    for (const column of this.#others) if (this.#numberOf(column) === 0) return false;
    const [force, year] = [this.#numberOf(this.#force), this.#numberOf(this.#year)];
    return this.#sent.has(sending(force, year, this.#numberOf(this.#quarter)));
  }

  /** Of the line last cut, once the table took it as one of another offence. */
  learn(): void {
    for (const column of this.#others) this.#learn(column);
    const [force, year, quarter] = [this.#learn(this.#force), this.#learn(this.#year), this.#learn(this.#quarter)];
    const sent = sending(force, year, quarter);
    if (sent > 0) this.#sent.add(sent);
  }
}

const MOST_TIMES = 1 << 8;

/** A force that sent rows for a quarter, as one small number; 0 where one of the three is new, or one of too many. */
function sending(force: number, year: number, quarter: number): number {
  const isFew = year < MOST_TIMES && quarter < MOST_TIMES;
  return isFew && force * year * quarter > 0 ? (force * MOST_TIMES + year) * MOST_TIMES + quarter : 0;
}
