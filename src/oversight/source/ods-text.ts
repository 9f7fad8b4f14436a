import { tooLong } from './cell-text.ts';
import { shownInstead } from './shown-instead.ts';
import { attribute, unescaped, XmlTags } from './xml-tags.ts';

/** A row of a sheet as it stands there: its number from 1, its cells up to the last that holds something. */
export interface SheetRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly string[];
}

/** Takes a row, or says what is wrong with it. */
export type TakeSheetRow = (row: SheetRow) => string | undefined;

/** No tag and no text of a cell is this long. */
const LONGEST = 1 << 20;
const MOST_COLUMNS = 1_000;
/** A row with something in it that is said to stand so often was made to fill memory. */
const MOST_REPEATS = 10_000;

const repeats = (tag: string, name: string): number => Math.max(1, Number(attribute(tag, name) ?? '1') || 1);

/** What a cell holds by itself: a number as it is, not as it is shown. Undefined where its text says it. */
function valueOf(tag: string): string | undefined {
  const type = attribute(tag, 'office:value-type');
  if (type === 'float' || type === 'currency' || type === 'percentage')
    return String(Number(attribute(tag, 'office:value')));
  return type === 'date' ? attribute(tag, 'office:date-value')?.slice(0, 10) : undefined;
}

interface OpenCell {
  readonly value: string | undefined;
  readonly isNumber: boolean;
  readonly repeats: number;
}

/** Parts of a cell that are not its text: what somebody noted on it, what is drawn over it. They are passed over whole. */
const BESIDE = new Set([
  'office:annotation',
  'table:shapes',
  'draw:frame',
  'draw:custom-shape',
  'draw:g',
  'draw:control',
]);

/**
 * Takes the `content.xml` of an OpenDocument spreadsheet piece by piece and hands on its rows: a national table unpacks to
 * hundreds of megabytes, so no more than a row of it is held. Sheets that are marked as not shown are passed over.
 */
export class OdsText {
  readonly #take: TakeSheetRow;
  readonly #hiddenStyles = new Set<string>();
  readonly #tags = new XmlTags({
    tag: (tag) => this.#tag(tag),
    text: (text) => {
      if (this.#isText && this.#beside === undefined) this.#text += unescaped(text);
    },
  });
  #style = '';
  #sheet: string | undefined;
  #row = 0;
  #rowRepeats = 1;
  #cells: string[] = [];
  #blanks = 0;
  #cell: OpenCell | undefined;
  #text = '';
  #isText = false;
  #beside: string | undefined;
  readonly #kept = new Map<string, string>();
  /** Cells that show words or a sign in place of their number. */
  shownInstead = 0;
  readonly sheets: string[] = [];
  readonly hidden: string[] = [];

  constructor(take: TakeSheetRow) {
    this.#take = take;
  }

  read(piece: string): string | undefined {
    return (
      this.#tags.read(piece) ??
      (this.#tags.waiting + this.#text.length > LONGEST ? 'one of its cells does not end; it is no table' : undefined)
    );
  }

  #tag(tag: string): string | undefined {
    const name = /^\/?[\w:.-]+/.exec(tag)?.[0] ?? '';
    if (this.#beside !== undefined) {
      if (name === `/${this.#beside}`) this.#beside = undefined;
      return undefined;
    }
    const isWhole = tag.endsWith('/');
    if (BESIDE.has(name) && !isWhole) this.#beside = name;
    if (name.startsWith('text:') || name.startsWith('/text:')) this.#words(name, tag);
    else if (name.startsWith('style:')) this.#styled(name, tag);
    return this.#table(name, tag, isWhole);
  }

  #words(name: string, tag: string): void {
    if (name === 'text:p') {
      if (this.#text !== '') this.#text += '\n';
      this.#isText = !tag.endsWith('/');
    } else if (name === '/text:p') this.#isText = false;
    else if (name === 'text:s') this.#text += ' '.repeat(Math.min(repeats(tag, 'text:c'), 100));
    else if (name === 'text:tab' || name === 'text:line-break') this.#text += ' ';
  }

  #styled(name: string, tag: string): void {
    if (name === 'style:style') this.#style = attribute(tag, 'style:name') ?? '';
    if (name === 'style:table-properties' && attribute(tag, 'table:display') === 'false')
      this.#hiddenStyles.add(this.#style);
  }

  #table(name: string, tag: string, isWhole: boolean): string | undefined {
    switch (name) {
      case 'table:table':
        this.#openSheet(tag);
        return undefined;
      case 'table:table-row':
        this.#rowRepeats = repeats(tag, 'table:number-rows-repeated');
        this.#cells = [];
        this.#blanks = 0;
        return isWhole ? this.#closeRow() : undefined;
      case '/table:table-row':
        return this.#closeRow();
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.#cell = {
          value: valueOf(tag),
          isNumber: attribute(tag, 'office:value-type') === 'float',
          repeats: repeats(tag, 'table:number-columns-repeated'),
        };
        this.#text = '';
        return isWhole ? this.#closeCell() : undefined;
      case '/table:table-cell':
      case '/table:covered-table-cell':
        return this.#closeCell();
      default:
        return undefined;
    }
  }

  #openSheet(tag: string): void {
    const name = attribute(tag, 'table:name') ?? '';
    const isHidden = this.#hiddenStyles.has(attribute(tag, 'table:style-name') ?? '');
    (isHidden ? this.hidden : this.sheets).push(name);
    this.#sheet = isHidden ? undefined : name;
    this.#row = 0;
  }

  #closeCell(): string | undefined {
    if (this.#cell === undefined) return undefined;
    const text = this.#own((this.#instead() ?? this.#cell.value ?? this.#text).trim());
    // Empty cells to the right of a table are thousands: they count only once something follows them.
    if (text === '') this.#blanks += this.#cell.repeats;
    else {
      const width = this.#cells.length + this.#blanks + this.#cell.repeats;
      if (width > MOST_COLUMNS) return `row ${this.#row + 1} has ${width} columns, more than any table of counts`;
      const long = tooLong(text, this.#row + 1, this.#cells.length + this.#blanks + 1);
      if (long !== undefined) return `its sheet “${this.#sheet ?? ''}” has ${long}`;
      for (; this.#blanks > 0; this.#blanks -= 1) this.#cells.push('');
      for (let i = 0; i < this.#cell.repeats; i += 1) this.#cells.push(text);
    }
    this.#cell = undefined;
    this.#text = '';
    return undefined;
  }

  /** What stands in place of a number, as that is what was published; some programs write no text beside a number. */
  #instead(): string | undefined {
    const text = this.#text.trim();
    if (this.#cell?.isNumber !== true || text === '') return undefined;
    const instead = shownInstead(Number(this.#cell.value), text, undefined);
    if (instead !== undefined && this.#sheet !== undefined) this.shownInstead += this.#cell.repeats;
    return instead;
  }

  /** A copy of its own: a part of a longer text holds on to all of that, and a few kept names would hold the whole file. */
  #own(text: string): string {
    if (text.length < 13) return text;
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    const copy = Buffer.from(text).toString();
    if (this.#kept.size < 10_000) this.#kept.set(copy, copy);
    return copy;
  }

  #closeRow(): string | undefined {
    const [sheet, first, times] = [this.#sheet, this.#row + 1, this.#rowRepeats];
    this.#row += times;
    if (sheet === undefined || this.#cells.length === 0) return undefined;
    if (times > MOST_REPEATS) return `row ${first} is said to stand ${times} times`;
    for (let row = first; row < first + times; row += 1) {
      const wrong = this.#take({ sheet, row, cells: this.#cells });
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }
}
