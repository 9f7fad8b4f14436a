import { paintDrawing } from './pdf-drawing.ts';
import { PdfPage } from './pdf-page.ts';
import { paintTable } from './pdf-table.ts';
import type { Report, ReportPart } from './report.ts';

function paintList(page: PdfPage, items: readonly string[]): void {
  if (items.length === 0) return;
  const list = page.group('L');
  for (const item of items) {
    page.room(page.heightOf(item, 9, page.width - 12));
    const line = page.group('LI', list);
    page.leaf(
      'Lbl',
      () => {
        page.write('•', page.left, page.y, 9, { width: 10 });
      },
      {},
      line,
    );
    page.paragraph('LBody', item, 9, 'plain', 3, line, 12);
    line.end();
  }
  list.end();
  page.y += 5;
}

function paintPart(page: PdfPage, { heading, view, notes }: ReportPart): void {
  page.section(heading);
  page.paragraph('H2', heading, 14, 'bold', 6);
  for (const sentence of view.summary) page.paragraph('P', sentence, 9.5);
  if (view.drawing !== null) paintDrawing(page, view.drawing('desk'));
  page.paragraph('P', view.caption, 9.5, 'plain', 8);
  paintTable(page, view.table);
  paintList(page, notes);
  page.endSection();
}

function section(page: PdfPage, heading: string, paint: () => void): void {
  page.section(heading);
  page.paragraph('H2', heading, 14, 'bold', 6);
  paint();
  page.endSection();
}

/** The report as a tagged document (PDF/UA): headings, figures with their description, tables with heads, lists. */
export async function reportPdf(report: Report): Promise<Buffer> {
  const page = new PdfPage({ title: report.title, subject: report.subtitle, upTo: report.upTo });
  page.paragraph('H1', report.title, 20, 'bold', 8);
  page.paragraph('P', report.subtitle, 9.5, 'plain', 10);
  report.lead.forEach((sentence, i) => {
    page.paragraph('P', sentence, i === 0 ? 13 : 9.5, i === 0 ? 'bold' : 'plain', 8);
  });
  for (const part of report.parts) paintPart(page, part);
  section(page, 'Left out', () => {
    paintList(page, report.excluded.length === 0 ? ['No force is left out.'] : report.excluded);
  });
  section(page, 'To be read with it', () => {
    paintList(page, report.warnings);
  });
  section(page, 'What the figures mean', () => {
    paintList(
      page,
      report.definition.map(({ key, value }) => `${key}: ${value}`),
    );
  });
  section(page, 'Method', () => {
    for (const { title, says, formulas } of report.method) {
      page.paragraph('H3', title, 11, 'bold', 4);
      for (const sentence of says) page.paragraph('P', sentence, 9.5);
      paintList(
        page,
        formulas.map(({ name, formula, source }) => `${name}: ${formula}. ${source}.`),
      );
    }
    page.paragraph('P', report.licence, 9.5);
  });
  return page.bytes();
}
