import { drawn } from '../chart/index.ts';
import type { ChartTable } from './chart-view.ts';
import type { Report, ReportPart } from './report.ts';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replaceAll(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign);

const element = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes === '' ? '' : ` ${attributes}`}>${safe(text)}</${name}>`;

const paragraphs = (sentences: readonly string[]): string => sentences.map((each) => element('p', each)).join('\n');

const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>\n${items.map((each) => element('li', each)).join('\n')}\n</ul>`;

function tableOf({ caption, head, rows }: ChartTable): string {
  const heads = head.map((name) => element('th', name, 'scope="col"')).join('');
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map(({ shown }) => element('td', shown)).join('');
    return `<tr>${element('th', first?.shown ?? '', 'scope="row"')}${cells}</tr>`;
  });
  return `<table>\n${element('caption', caption)}\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

function part({ heading, view, notes }: ReportPart): string {
  const figure =
    view.drawing === null
      ? ''
      : `<figure>\n${drawn(view.drawing('desk'))}\n${element('figcaption', view.caption)}\n</figure>`;
  return [
    `<section>`,
    element('h2', heading),
    paragraphs(view.summary),
    figure,
    tableOf(view.table),
    list(notes),
    '</section>',
  ].join('\n');
}

// Written into the file itself: whoever is handed it needs nothing else.
const STYLE = `
body { margin: 0 auto; padding: 1rem; max-width: 60rem; color: #0b0c0c; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; } h2 { margin-top: 2.5rem; } h1, h2, h3 { break-after: avoid; }
figure { margin: 1rem 0; } svg { max-width: 100%; height: auto; } figcaption { margin-top: 0.5rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.8rem; } caption { text-align: left; font-weight: 700; padding: 0.5rem 0; }
th, td { padding: 0.2rem 0.5rem 0.2rem 0; border-bottom: 1px solid #b1b4b6; text-align: right; vertical-align: top; }
th:first-child { text-align: left; } dt { font-weight: 700; } dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
tr, li, figure { break-inside: avoid; } .lead { font-size: 1.2rem; }
@page { size: A4; margin: 16mm; } @media print { body { max-width: none; padding: 0; font-size: 10pt; } table { font-size: 7pt; } }
@media (max-width: 40em) { section { overflow-x: auto; } }
`;

/** The report as one file that needs nothing else, for a screen and for paper. No script. */
export function reportHtml(report: Report): string {
  const [first, ...rest] = report.lead;
  const lines = report.definition.map(({ key, value }) => element('dt', key) + element('dd', value)).join('\n');
  const method = report.method.map(
    ({ title, says, formulas }) =>
      `${element('h3', title)}\n${paragraphs(says)}\n${list(formulas.map(({ name, formula, source }) => `${name}: ${formula}. ${source}.`))}`,
  );
  return [
    '<!DOCTYPE html>',
    '<html lang="en-GB">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${element('title', report.title)}<style>${STYLE}</style></head>`,
    '<body><main>',
    element('h1', report.title),
    element('p', report.subtitle),
    element('p', first ?? '', 'class="lead"'),
    paragraphs(rest),
    ...report.parts.map(part),
    element('h2', 'Left out'),
    report.excluded.length === 0 ? element('p', 'No force is left out.') : list(report.excluded),
    element('h2', 'To be read with it'),
    list(report.warnings),
    element('h2', 'What the figures mean'),
    `<dl>\n${lines}\n</dl>`,
    element('h2', 'Method'),
    ...method,
    element('p', report.licence),
    '</main></body>',
    '</html>',
    '',
  ].join('\n');
}
