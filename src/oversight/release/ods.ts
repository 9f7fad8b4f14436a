import { strToU8, zipSync, type Zippable } from 'fflate';
import { printable, type Download, type DownloadCell } from './download.ts';

export const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

const escaped = (text: string): string =>
  printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** White space that XML would fold is written out, so that text comes back as it was. */
const spaced = (line: string): string =>
  escaped(line)
    .replaceAll(/^ | {2,}/gu, (run) => `<text:s text:c="${run.length}"/>`)
    .replaceAll('\t', '<text:tab/>');

const paragraphs = (text: string): string =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line) => `<text:p>${spaced(line)}</text:p>`)
    .join('');

/** A cell says that it is a text or a number: there is no way to write a formula. */
const cellXml = (cell: DownloadCell, style = 'plain'): string => {
  if (cell === null || cell === '') return '<table:table-cell/>';
  if (typeof cell === 'number')
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs(cell)}</table:table-cell>`;
};

const rowXml = (cells: readonly DownloadCell[], style?: string): string =>
  `<table:table-row>${cells.map((cell) => cellXml(cell, style)).join('')}</table:table-row>`;

/** A name that a sheet can have, and no other sheet before it has. */
const sheetName = (name: string, taken: Set<string>): string => {
  const base =
    name
      .replaceAll(/[[\]*?:/\\']/gu, ' ')
      .trim()
      .slice(0, 28) || 'Table';
  let free = base;
  for (let next = 2; taken.has(free.toLowerCase()); next += 1) free = `${base} ${next}`;
  taken.add(free.toLowerCase());
  return free;
};

const sheetXml = (name: string, columns: readonly string[], rows: Download['rows']): string => {
  const width = Math.max(columns.length, ...rows.map(({ length }) => length));
  const head = `<table:table-header-rows>${rowXml(columns, 'head')}</table:table-header-rows>`;
  return `<table:table table:name="${escaped(name)}"><table:table-column table:style-name="wide" table:number-columns-repeated="${width}"/>${head}${rows.map((row) => rowXml(row)).join('')}</table:table>`;
};

const NAMES = ['office', 'style', 'text', 'table', 'meta']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
  .join(' ');

const STYLES = `<office:automatic-styles>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="4.5cm"/></style:style>
<style:style style:name="plain" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/></style:style>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>`;

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

const contentXml = (sheets: readonly Download[]): string => {
  const taken = new Set<string>();
  const tables = sheets.map(({ name, columns, rows }) => sheetXml(sheetName(name, taken), columns, rows));
  const notes = sheets.flatMap(({ notes: each }) => each).map((note) => [note]);
  // Last, and a sheet like the others: what is to be read with a table is never kept out of sight.
  const last = notes.length === 0 ? '' : sheetXml(sheetName('Notes', taken), ['Notes'], notes);
  return `${XML}<office:document-content ${NAMES} office:version="1.3">${STYLES}<office:body><office:spreadsheet>${tables.join('')}${last}</office:spreadsheet></office:body></office:document-content>`;
};

// Neither who made it nor when nor on what: a file that leaves says nothing that is not on its sheets.
const META = `${XML}<office:document-meta ${NAMES} office:version="1.3"><office:meta><meta:generator>Evenhand</meta:generator></office:meta></office:document-meta>`;

// Nothing is in it, and yet some readers open no file without it.
const NO_STYLES = `${XML}<office:document-styles ${NAMES} office:version="1.3"></office:document-styles>`;

const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${ODS_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`;

/** An OpenDocument spreadsheet: a sheet for each table, then their notes; the same tables always give the same bytes. */
export const odsOf = (sheets: readonly Download[]): Buffer => {
  const parts: Zippable = {
    // First and not packed: by this a reader knows what the file is (OpenDocument 1.3, part 2, 3.3).
    mimetype: [strToU8(ODS_TYPE), { level: 0 }],
    'META-INF/manifest.xml': strToU8(MANIFEST),
    'content.xml': strToU8(contentXml(sheets)),
    'styles.xml': strToU8(NO_STYLES),
    'meta.xml': strToU8(META),
  };
  // The earliest day that a ZIP can hold, by its own wall clock: the hour of making it is nobody's business.
  return Buffer.from(zipSync(parts, { mtime: new Date(1980, 0, 1), level: 6 }));
};
