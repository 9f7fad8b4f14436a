import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ShellRefusal } from '../../platform/command/shell.ts';
import { makeFolder } from '../../platform/disk/index.ts';
import { csvOf, odsOf } from '../release/index.ts';
import { downloadOf } from './chart-view.ts';
import type { Compared } from './compare-files.ts';
import { forcesWithCaseMix } from './forces.view.ts';
import { reportHtml } from './report.html.ts';
import { reportPdf } from './report.pdf.ts';
import { reportOf } from './report.ts';
import { shippedChildren } from './shipped-children.ts';

async function writeAll(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<readonly string[]> {
  makeFolder(folder);
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  } catch (error) {
    throw new ShellRefusal(
      `The report was not written to ${folder}: ${error instanceof Error ? error.message : 'unknown'}.`,
    );
  }
  return Object.keys(files).map((name) => join(folder, name));
}

/** The report of a comparison as files that need nothing else: pages, a tagged document, and every table. */
export async function writeReport(
  compared: Compared,
  to: string,
): Promise<{ readonly title: string; readonly files: readonly string[] }> {
  const made = reportOf(compared, await shippedChildren());
  const tables = made.parts.map(({ heading, view }) => ({
    id: view.id,
    // What the report begins with is said of its first table, and goes with it.
    table: {
      ...downloadOf(view.id === 'forces' ? { ...view, summary: forcesWithCaseMix(compared).summary } : view),
      name: heading,
    },
  }));
  const files = await writeAll(to, {
    'report.html': reportHtml(made),
    'report.pdf': await reportPdf(made),
    'tables.ods': odsOf(tables.map(({ table }) => table)),
    ...Object.fromEntries(tables.map(({ id, table }) => [`${id}.csv`, csvOf(table)])),
  });
  return { title: made.title, files };
}
