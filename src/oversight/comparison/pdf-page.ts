import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { z } from 'zod';

// Its letters go with the file, Welsh ones too: whoever opens it needs no font of ours.
const FONTS = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const PLAIN = join(FONTS, 'DejaVuSans.ttf');
const BOLD = join(FONTS, 'DejaVuSans-Bold.ttf');

export const INK = '#0b0c0c';
const MARGIN = 44;
/** A4, in points. */
const [SHORT, LONG] = [595.28, 841.89];
/** Below every page that is finished: whatever comes next begins a new one. */
const FULL = Infinity;

// By the names that the files give themselves: under any other name a font is read anew each time it is asked for.
export const FACES = { plain: 'DejaVuSans', bold: 'DejaVuSans-Bold' } as const;
export type Weight = keyof typeof FACES;
type Element = PDFKit.PDFStructureElement;

interface Described {
  readonly title: string;
  readonly subject: string;
  /** Stands for the day it was made: when and by whom a report was made is nobody’s business, what it goes up to is. */
  readonly upTo: string;
}

/** Its types know no PDF/UA yet, the program does. */
const opened = (options: Readonly<Record<string, unknown>>): PDFKit.PDFDocument =>
  z.instanceof(PDFDocument).parse(Reflect.construct(PDFDocument, [options]));

/** A tagged document that is written from top to bottom: every mark on it is in its structure, or no content. */
export class PdfPage {
  readonly doc: PDFKit.PDFDocument;
  readonly left = MARGIN;
  readonly #title: string;
  readonly #root: Element;
  #section: Element;
  #page = 0;
  #across = false;
  y = MARGIN;

  constructor({ title, subject, upTo }: Described) {
    this.#title = title.replaceAll(/[<>&]/gu, ' ');
    this.doc = opened({
      ...{ size: 'A4', margin: MARGIN, pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: 'en-GB' },
      ...{ displayTitle: true, font: PLAIN, autoFirstPage: false },
      info: {
        ...{
          Title: this.#title,
          Subject: subject.replaceAll(/[<>&]/gu, ' '),
          Producer: 'Evenhand',
          Creator: 'Evenhand',
        },
        CreationDate: new Date(`${upTo}T00:00:00Z`),
      },
    });
    this.doc.registerFont(FACES.bold, BOLD);
    this.#root = this.doc.struct('Document');
    this.doc.addStructure(this.#root);
    this.#section = this.#root;
    this.newPage();
  }

  get width(): number {
    return (this.#across ? LONG : SHORT) - 2 * MARGIN;
  }

  get #height(): number {
    return this.#across ? SHORT : LONG;
  }

  /** Lays the page across, or upright again: a table of many columns needs the width. */
  lay(across: boolean): void {
    if (across === this.#across) return;
    this.#across = across;
    if (across) this.newPage();
    else this.y = FULL;
  }

  newPage(): void {
    this.doc.addPage({ size: 'A4', margin: MARGIN, layout: this.#across ? 'landscape' : 'portrait' });
    this.#page += 1;
    this.y = MARGIN;
    this.artifact(() => {
      const foot = this.#height - MARGIN + 14;
      this.doc.font(FACES.plain).fontSize(7).fillColor('#505a5f');
      this.doc.text(`Evenhand. ${this.#title}`, MARGIN, foot, { lineBreak: false });
      // Without a width: what is given one below the margin begins a new page.
      const page = String(this.#page);
      this.doc.text(page, MARGIN + this.width - this.doc.widthOfString(page), foot, { lineBreak: false });
    });
  }

  /** Begins a page where less than this is left of the one before. */
  room(height: number): void {
    if (this.y + height > this.#height - MARGIN - 6) this.newPage();
  }

  /** What is no content, such as a rule or a page number: a reader aloud passes over it. */
  artifact(paint: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    paint();
    this.doc.endMarkedContent();
  }

  /** A part of the document of its own, with its own place among the bookmarks. */
  section(title: string): void {
    this.endSection();
    // Its bookmark is to lead to the page that it begins on.
    if (this.y === FULL) this.newPage();
    this.#section = this.doc.struct('Sect', { title });
    this.#root.add(this.#section);
    this.doc.outline.addItem(title);
  }

  endSection(): void {
    if (this.#section !== this.#root) this.#section.end();
    this.#section = this.#root;
  }

  /** Something whose parts follow one by one, such as a list or a table. */
  group(type: string, into: Element = this.#section): Element {
    const element = this.doc.struct(type);
    into.add(element);
    return element;
  }

  /** One thing that is read, painted at once. */
  leaf(
    type: string,
    paint: () => void,
    options: Readonly<Record<string, unknown>> = {},
    into: Element = this.#section,
  ): void {
    into.add(this.doc.struct(type, { lang: 'en-GB', ...options }, [paint]));
  }

  heightOf(text: string, size: number, width: number, weight: Weight = 'plain'): number {
    this.doc.font(FACES[weight]).fontSize(size);
    return this.doc.heightOfString(text, { width, lineGap: size * 0.2 });
  }

  widthOf(text: string, size: number, weight: Weight): number {
    return this.doc.font(FACES[weight]).fontSize(size).widthOfString(text);
  }

  /** Writes text at a place, without moving on. */
  write(
    text: string,
    x: number,
    y: number,
    size: number,
    options: { width: number; align?: 'left' | 'right'; weight?: Weight },
  ): void {
    const { width, align = 'left', weight = 'plain' } = options;
    this.doc.font(FACES[weight]).fontSize(size).fillColor(INK);
    this.doc.text(text, x, y, { width, align, lineGap: size * 0.2 });
  }

  /** A paragraph or a heading, of the whole width, below what is there. */
  paragraph(
    type: string,
    text: string,
    size: number,
    weight: Weight = 'plain',
    gap = 6,
    into?: Element,
    indent = 0,
  ): void {
    const width = this.width - indent;
    const height = this.heightOf(text, size, width, weight);
    // A heading is never left alone at the foot of a page.
    this.room(height + (type.startsWith('H') ? 60 : 0));
    this.leaf(
      type,
      () => {
        this.write(text, this.left + indent, this.y, size, { width, weight });
      },
      {},
      into,
    );
    this.y += height + gap;
  }

  async bytes(): Promise<Buffer> {
    this.endSection();
    this.#root.end();
    this.doc.end();
    const pieces: Buffer[] = [];
    for await (const piece of this.doc) if (Buffer.isBuffer(piece)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}
