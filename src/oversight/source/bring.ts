import { findImagery } from '../../platform/web/index.ts';
import { openBytes } from './answer-file.ts';
import { holdsCutText, linesIn } from './cut-apart.ts';
import { forShell, shellAlone } from './for-shell.ts';
import { whyNotRead } from './not-read.ts';
import type { Page } from './page.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { forceIn } from './label.ts';
import { readPage } from './read-page.ts';
import { readerFor, readerWords } from './readers.ts';
import type { BringSource } from './taken.ts';

export type Bringing = SourceRefused | { readonly kind: 'brought'; readonly input: BringSource };

/** Looks through all that would be kept of a file, whatever field it is in: the names of its sheets and what was strange about it too. */
export function imageIn(file: string, kept: unknown, lines: Iterable<readonly string[]>): SourceRefused | undefined {
  if (findImagery(kept).length > 0)
    return refused(
      `${file} was not read: a text in it, its name or that of its publisher may be an image. Evenhand takes no images; bring the table alone.`,
    );
  return holdsCutText(kept, lines)
    ? refused(
        `${file} was not read: texts in several of its cells may be an image that was cut into pieces. Evenhand takes no images; bring the table alone.`,
      )
    : undefined;
}

/** The name of the official table that a page is: read as an answer, each of its columns would pass for another thing. */
const officialIn = ({ grids }: Page): string | undefined =>
  grids.flatMap(({ rows }) => readerFor(rows[0]?.cells ?? []) ?? []).map(readerWords)[0];

/** Bytes as a source to be brought: read into text, or the sentence that says why not. A text that may be an image is refused. */
export async function bringing(publisher: string, file: string, bytes: Uint8Array): Promise<Bringing> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const alone = forShell(file, buffer);
  if (alone !== undefined) return alone;
  const opened = await openBytes(file, buffer);
  if (opened.kind === 'refused') return opened;
  const [why] = opened.page.grids.flatMap(({ rows }) => whyNotRead(rows[0]?.cells ?? []) ?? []);
  if (why !== undefined) return refused(`${file} was not read: ${why}.`);
  const official = officialIn(opened.page);
  if (official !== undefined) return shellAlone(file, `it has the columns of ${official}`);
  const image = imageIn(file, { publisher, file, page: opened.page }, linesIn(opened.page));
  if (image !== undefined) return image;
  // What cannot be true is refused at the door: nothing that is settled later could make it so.
  const read = readPage(opened.page, { publisher: forceIn(publisher), answers: [] });
  if (read.kind === 'refused') return read;
  const input = { publisher, file: file.slice(0, 255), sha256: opened.sha256, page: JSON.stringify(opened.page) };
  return { kind: 'brought', input };
}
