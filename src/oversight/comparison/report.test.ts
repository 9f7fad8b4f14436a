import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { askShellNow } from '../../../test/shell-asked.ts';
import { pdfText } from '../../../test/pdf-text.ts';
import { made, shares, SHIPPED, table } from '../../../test/consistency/outcomes.make.ts';
import { compareFiles } from './compare-files.ts';
import { reportHtml } from './report.html.ts';
import { reportPdf } from './report.pdf.ts';
import { reportOf, type Report } from './report.ts';
import { shippedChildren } from './shipped-children.ts';

/** Small, so that setting it takes no time; a name in it, in no list of forces, has letters of Welsh. */
async function small(): Promise<Report> {
  const forces = shares({ 'Heddlu Gŵyr a Thŷ Ddewi': [8, 4], Kent: [6, 6], Essex: [3, 9], Surrey: [9, 3] });
  const answer = await compareFiles([made('report.csv', table(forces))], {
    ...{ offence: '86', numerator: '21', denominator: '21,1', basis: 'closed' },
  });
  return answer.kind === 'compared' ? reportOf(answer, await shippedChildren()) : assert.fail(answer.sentence);
}

/** Every compressed piece of a document, as text. */
const streamsIn = (bytes: Buffer): string => {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/stream\n/gu)]
    .map(({ index }) => {
      const from = index + 7;
      try {
        return inflateSync(bytes.subarray(from, text.indexOf('\nendstream', from))).toString('latin1');
      } catch {
        // A font or a note that is not packed.
        return '';
      }
    })
    .join('\n');
};

describe('a report', () => {
  let report: Report;
  let bytes: Buffer;
  let text: string;
  before(async () => {
    report = await small();
    bytes = await reportPdf(report);
    text = bytes.toString('latin1');
  });

  // Never the whole file in a message.
  const has = (pattern: RegExp): void => {
    assert.ok(pattern.test(text), String(pattern));
  };
  const count = (type: string): number => [...text.matchAll(new RegExp(`/S /${type}\\b`, 'gu'))].length;

  it('given a document, when its tags are read, then it is marked, named, in a language, and has headings, figures, tables and lists', () => {
    has(/\/Marked true/);
    has(/\/StructTreeRoot/);
    has(/\/Lang \(en-GB\)/);
    has(/\/DisplayDocTitle true/);
    has(/<pdfuaid:part>1<\/pdfuaid:part>/);
    assert.equal(count('H1'), 1);
    assert.equal(count('H2'), report.parts.length + 4);
    assert.equal(count('Figure'), report.parts.length);
    assert.equal(count('Table'), report.parts.length);
    assert.equal(count('Caption'), report.parts.length);
    const cells = report.parts.reduce(
      (sum, { view }) => sum + view.table.rows.length * (view.table.head.length - 1),
      0,
    );
    assert.equal(count('TD'), cells);
    assert.ok(count('LI') > 5);
  });

  it('given its figures and tables, when they are heard, then each figure has a description and each head says what it heads', () => {
    assert.equal([...text.matchAll(/\/S \/Figure\n?[^>]*\/Alt /gu)].length, report.parts.length);
    const columns = report.parts.reduce((sum, { view }) => sum + view.table.head.length, 0);
    const rows = report.parts.reduce((sum, { view }) => sum + view.table.rows.length, 0);
    assert.equal([...text.matchAll(/\/Scope \/Column/gu)].length, columns);
    assert.equal([...text.matchAll(/\/Scope \/Row/gu)].length, rows);
  });

  it('given its content, when its pages are read, then every text is in the structure or is said to be none', () => {
    for (const page of streamsIn(bytes)
      .split('\nq\n')
      .filter((piece) => piece.includes(' Tf')))
      assert.ok(page.length > 0);
    const streams = streamsIn(bytes);
    const marked = [...streams.matchAll(/\bBDC\b/gu)].length;
    assert.equal([...streams.matchAll(/\bEMC\b/gu)].length, marked);
    // Outside the marks no text may be shown: what is between an end and the next beginning holds no text operator.
    for (const between of streams.split(/\bEMC\b/u).map((piece) => piece.split(/\bBDC\b/u)[0] ?? ''))
      assert.ok(!/\bT[jJ]\b/.test(between), between.slice(0, 200));
  });

  it('given its text as a reader copies it out, when it is read, then the words of the report are there', () => {
    const words = pdfText(bytes);
    assert.match(words, /Heddlu Gŵyr a Thŷ Ddewi/);
    for (const sentence of [report.title, ...report.lead]) assert.ok(words.includes(sentence), sentence);
  });

  it('given Welsh letters, when the document is set, then its own font has them', () => {
    // The table from glyphs back to letters: ŵ is 0175, ŷ is 0177.
    assert.ok(streamsIn(bytes).includes('0175'));
    assert.ok(streamsIn(bytes).includes('0177'));
    has(/\/FontName \/[A-Z]{6}\+DejaVuSans\b/);
    assert.ok(!text.includes('/BaseFont /Helvetica'));
  });

  it('given its properties, when they are read, then they tell nobody and no moment, and the same report is the same to the byte', async () => {
    has(/<pdf:Producer>Evenhand<\/pdf:Producer>/);
    has(/<xmp:CreateDate>2018-06-30T00:00:00Z/);
    assert.ok(!/\/Author|PDFKit/.test(text));
    assert.ok(bytes.equals(await reportPdf(await small())));
  });

  it('given the same as HTML, when it is read, then it needs nothing else, runs nothing and has all parts', () => {
    const html = reportHtml(report);
    assert.match(html, /^<!DOCTYPE html>\n<html lang="en-GB">/);
    assert.doesNotMatch(html, /<script|<link|src=|@import|url\(/);
    assert.equal([...html.matchAll(/<figure>/gu)].length, report.parts.length);
    assert.match(html, /<li>Heddlu Gŵyr a Thŷ Ddewi: in no list of the forces/);
    assert.match(html, /Open Government Licence/);
  });
});

it('given the table that ships, when evenhand report is run, then page, document and tables stand in the folder, and a bad question writes nothing', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'report-')), 'made');
  const run = (...args: readonly string[]) => askShellNow(['report', SHIPPED, '--to', folder, ...args]);
  const bad = run('--numerator', 'arrests');
  assert.equal(bad.status, 2);
  assert.match(bad.stderr, /an arrest is of a person/);
  const nowhere = askShellNow(['report', SHIPPED, '--to', '/proc/report']);
  assert.deepEqual([nowhere.status, nowhere.stderr.includes('/proc/report could not be made: nothing can')], [2, true]);
  const { status, stdout } = run('--json');
  assert.equal(status, 0);
  assert.match(stdout, /"title": "Code 86, outcome 21 among outcomes 21 \+ 1, compared between forces"/);
  assert.deepEqual(readdirSync(folder).toSorted(), [
    ...['forces.csv', 'mix.csv', 'pooled.csv', 'rates.csv', 'report.html', 'report.pdf', 'silence.csv', 'tables.ods'],
    'trend.csv',
  ]);
  assert.match(readFileSync(join(folder, 'report.html'), 'utf8'), /median odds ratio of 1\.98/);
});
