import { BUILT_IN, isDateFormat } from './serial-date.ts';
import { attribute, unescaped, XmlTags } from './xml-tags.ts';

/** Of a tag its name without a prefix: some programs write `x:row` for `row`. */
export const tagName = (tag: string): string => /^\/?(?:[\w.-]+:)?([\w.-]+)/.exec(tag)?.[1] ?? '';

export const isEnd = (tag: string): boolean => tag.startsWith('/');

/** A whole published table has some hundred different texts; a file of nothing but texts must not fill memory. */
const MOST_TEXTS = 500_000;
const MOST_LETTERS = 32 << 20;

interface SheetOf {
  readonly name: string;
  readonly relation: string;
  readonly hidden: boolean;
}

/** The parts of a workbook (XLSX) that its sheets cannot be read without: their names, shared texts and formats. */
export class XlsxBook {
  readonly sheets: SheetOf[] = [];
  readonly texts: string[] = [];
  /** The format of each style that shows a date. */
  readonly dates = new Map<number, string>();
  /** The format of each other style that a workbook brings itself: it may show words in place of numbers. */
  readonly numbers = new Map<number, string>();
  startsLater = false;
  readonly #targets = new Map<string, string>();
  readonly #formats = new Map<number, string>();
  #letters = 0;
  #text: string | undefined;
  #isText = false;
  #beside = false;
  #inStyles = false;
  #styles = 0;

  /** The reader of one part, or undefined for a part that is not needed. */
  partFor(name: string): ((piece: string) => string | undefined) | undefined {
    const by = new Map([
      ['xl/workbook.xml', (tag: string) => this.#bookTag(tag)],
      [
        'xl/_rels/workbook.xml.rels',
        (tag: string) => {
          this.#relation(tag);
          return undefined;
        },
      ],
      ['xl/sharedStrings.xml', (tag: string) => this.#shared(tag)],
      [
        'xl/styles.xml',
        (tag: string) => {
          this.#style(tag);
          return undefined;
        },
      ],
    ]).get(name);
    if (by === undefined) return undefined;
    const tags = new XmlTags({
      tag: by,
      text: (text) => {
        if (this.#isText) this.#text = (this.#text ?? '') + unescaped(text);
      },
    });
    return (piece) => tags.read(piece);
  }

  /** The sheet that a part of the workbook is. */
  sheetIn(part: string): SheetOf | undefined {
    return this.sheets.find(({ relation }) => this.#targets.get(relation) === part);
  }

  #bookTag(tag: string): string | undefined {
    const name = tagName(tag);
    if (name === 'workbookPr') this.startsLater = /^(?:1|true)$/.test(attribute(tag, 'date1904') ?? '');
    if (name !== 'sheet' || isEnd(tag)) return undefined;
    this.sheets.push({
      name: attribute(tag, 'name') ?? '',
      relation: attribute(tag, 'r:id') ?? /\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '',
      hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
    });
    return undefined;
  }

  #relation(tag: string): undefined {
    if (tagName(tag) !== 'Relationship') return;
    const target = attribute(tag, 'Target') ?? '';
    this.#targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }

  #shared(tag: string): string | undefined {
    const name = tagName(tag);
    // How a text is spoken stands beside it, and is no part of it.
    if (name === 'rPh') this.#beside = !isEnd(tag) && !tag.endsWith('/');
    if (name === 't') this.#isText = !isEnd(tag) && !tag.endsWith('/') && !this.#beside;
    if (name !== 'si' || (!isEnd(tag) && !tag.endsWith('/'))) return undefined;
    const text = this.#text ?? '';
    this.#text = undefined;
    this.#letters += text.length;
    this.texts.push(text);
    return this.texts.length > MOST_TEXTS || this.#letters > MOST_LETTERS
      ? 'it holds more different texts than any table of counts'
      : undefined;
  }

  #style(tag: string): undefined {
    const name = tagName(tag);
    if (name === 'numFmt') this.#formats.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
    if (name === 'cellXfs') this.#inStyles = !isEnd(tag);
    if (name !== 'xf' || isEnd(tag) || !this.#inStyles) return;
    const id = Number(attribute(tag, 'numFmtId'));
    const format = this.#formats.get(id) ?? BUILT_IN.get(id);
    if (format !== undefined && isDateFormat(format)) this.dates.set(this.#styles, format);
    else if (format !== undefined && !format.includes('%')) this.numbers.set(this.#styles, format);
    this.#styles += 1;
  }
}
