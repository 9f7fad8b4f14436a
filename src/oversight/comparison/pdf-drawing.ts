import type { Mark } from '../chart/index.ts';
import { FACES, INK, type PdfPage } from './pdf-page.ts';

type Doc = PDFKit.PDFDocument;
type Attributes = Mark['attributes'];

const number = (attributes: Attributes, key: string): number => Number(attributes[key] ?? 0);
const colour = (attributes: Attributes, key: string, usual: string | null): string | null => {
  const value = attributes[key];
  return typeof value === 'string' ? (value === 'none' ? null : value) : usual;
};

/** The outline of a mark, not yet inked. */
const OUTLINES: Readonly<Record<string, (doc: Doc, at: Attributes) => void>> = {
  rect: (doc, at) => {
    doc.rect(number(at, 'x'), number(at, 'y'), number(at, 'width'), number(at, 'height'));
  },
  circle: (doc, at) => {
    doc.circle(number(at, 'cx'), number(at, 'cy'), number(at, 'r'));
  },
  line: (doc, at) => {
    doc.moveTo(number(at, 'x1'), number(at, 'y1')).lineTo(number(at, 'x2'), number(at, 'y2'));
  },
  polyline: (doc, at) => {
    const points = String(at['points'] ?? '').split(' ');
    for (const [i, point] of points.entries()) {
      const [x = 0, y = 0] = point.split(',').map(Number);
      if (i === 0) doc.moveTo(x, y);
      else doc.lineTo(x, y);
    }
  },
  path: (doc, at) => {
    doc.path(String(at['d'] ?? ''));
  },
};

function shape(doc: Doc, { name, attributes }: Mark, outline: (doc: Doc, at: Attributes) => void): void {
  const isOpen = name === 'line' || name === 'polyline';
  const fill = isOpen ? null : colour(attributes, 'fill', INK);
  const stroke = colour(attributes, 'stroke', null);
  const dash = String(attributes['stroke-dasharray'] ?? 'none');
  doc.save();
  doc.lineWidth(Number(attributes['stroke-width'] ?? 1));
  if (dash !== 'none') {
    const [length = 1, space = 1] = dash.split(' ').map(Number);
    doc.dash(length, { space });
  }
  outline(doc, attributes);
  if (fill !== null && stroke !== null) doc.fillAndStroke(fill, stroke);
  else if (fill !== null) doc.fill(fill);
  else if (stroke !== null) doc.stroke(stroke);
  doc.restore();
}

function words(doc: Doc, { attributes, inside }: Mark): void {
  const written = inside.filter((each) => typeof each === 'string').join('');
  doc
    .font(attributes['font-weight'] === 'bold' ? FACES.bold : FACES.plain)
    .fontSize(Number(attributes['font-size'] ?? 13) * 0.92);
  const wide = doc.widthOfString(written);
  const back = { middle: wide / 2, end: wide }[String(attributes['text-anchor'])] ?? 0;
  const [x, y] = [number(attributes, 'x') - back, number(attributes, 'y')];
  const halo = colour(attributes, 'stroke', null);
  const plain = { lineBreak: false, baseline: 'alphabetic' } as const;
  if (halo !== null) {
    doc.lineWidth(3).strokeColor(halo);
    doc.text(written, x, y, { ...plain, stroke: true, fill: false });
  }
  doc.fillColor(colour(attributes, 'fill', INK) ?? INK);
  doc.text(written, x, y, { ...plain, fill: true, stroke: false });
}

function paint(doc: Doc, mark: Mark): void {
  const outline = OUTLINES[mark.name];
  if (mark.name === 'text') words(doc, mark);
  else if (outline !== undefined) shape(doc, mark, outline);
  else if (mark.name === 'svg') for (const each of mark.inside) if (typeof each !== 'string') paint(doc, each);
}

const described = (drawing: Mark, name: string): string => {
  const found = drawing.inside.find((each) => typeof each !== 'string' && each.name === name);
  return found === undefined || typeof found === 'string'
    ? ''
    : found.inside.filter((each) => typeof each === 'string').join('');
};

/** Paints a chart over the width of the page, as one figure whose description stands in its place for whoever hears it. */
export function paintDrawing(page: PdfPage, drawing: Mark): void {
  const [wide, high] = [number(drawing.attributes, 'width'), number(drawing.attributes, 'height')];
  const scale = page.width / wide;
  page.room(high * scale + 8);
  const [left, top] = [page.left, page.y];
  const alt = `${described(drawing, 'title')}. ${described(drawing, 'desc')}`;
  page.leaf(
    'Figure',
    () => {
      page.doc.save();
      page.doc.translate(left, top).scale(scale);
      paint(page.doc, drawing);
      page.doc.restore();
    },
    { alt, bbox: [left, top, left + page.width, top + high * scale], placement: 'Block' },
  );
  page.y = top + high * scale + 8;
}
