import type { Gateway } from '../../platform/command/index.ts';
import { page, paper, render, type Route } from '../../platform/web/index.ts';
import { changesApart } from './changes-apart.ts';
import { answering, read } from './compare-answer.ts';
import type { Compared } from './compare-files.ts';
import { downloadsOf, figureOf, frame, methodOf } from './compare-pages.ts';
import { asked } from './compare.schema.ts';
import { Kept } from './kept.ts';
import { reportOf, type Report } from './report.ts';
import { shippedChildren } from './shipped-children.ts';
import { trendFitsApart } from './trend-fits-apart.ts';

const reported = async (compared: Compared): Promise<Report> => {
  await Promise.all([changesApart(compared), trendFitsApart(compared)]);
  return reportOf(compared, await shippedChildren());
};

// Setting a dozen pages takes a second or two: asked for again, a report is the same to the byte.
const papers = new Kept<Buffer>(8);

/** What a report says hangs on its definition alone, which names the bytes that it was made of. */
const keyOf = ({ comparison, over }: Compared): string =>
  JSON.stringify([comparison.definition, over.slots, over.files, over.restated?.files]);

/** The writer of documents is loaded when one is asked for. */
async function written(compared: Compared): Promise<Buffer> {
  const { reportPdf } = await import('./report.pdf.ts');
  return reportPdf(await reported(compared));
}

/** The comparison whole: a page to print, and a tagged document. */
export const reportPages = (gateway: Gateway): readonly Route[] => [
  page({
    ...read,
    url: '/compare/report',
    handle: answering(gateway, 'report', 'report', async (compared, question) => {
      const report = await reported(compared);
      return render('compare-report.njk', {
        ...frame('report', question, report.licence),
        title: report.title,
        report,
        parts: report.parts.map((part) => ({
          ...part,
          figure: figureOf(part.view),
          downloads: downloadsOf(part.view.id, question.query),
          method: methodOf(part.view.id, question.query),
        })),
        pdf: `/compare/report.pdf${asked(question.query)}`,
      });
    }),
  }),
  page({
    ...read,
    url: '/compare/report.pdf',
    handle: answering(gateway, 'report', 'report.pdf', async (compared) =>
      paper('application/pdf', await papers.get(keyOf(compared), () => written(compared)), 'evenhand-comparison.pdf'),
    ),
  }),
];
