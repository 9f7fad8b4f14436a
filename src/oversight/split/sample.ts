import { createHash } from 'node:crypto';
import { z } from 'zod';
import { findImagery } from '../../platform/web/index.ts';
import type { DecidedCase } from '../measure/index.ts';

/** One decided case as another force gives it, a line each: codes alone, and no name or reference. */
export const CaseLine = z.strictObject({
  force: z.string().min(1).max(80),
  pattern: z.string().min(1).max(2000),
  setting: z.string().min(1).max(200),
  person: z.string().min(1).max(80),
  outcome: z.boolean(),
});

export type Sample = { readonly cases: readonly DecidedCase[] } | { readonly fault: string };

const MOST_LINES = 200_000;

const faultAt = (line: number, says: string) => ({ fault: `line ${line}: ${says}` });

function lineOf(text: string, line: number): DecidedCase | { readonly fault: string } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return faultAt(line, 'this is no JSON. Give one decision a line');
  }
  const read = CaseLine.safeParse(content);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return faultAt(line, `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not as expected'}`.trim());
}

/** Decisions of several returns, one after the other; the first line that is wrong is named, and none is taken. */
export function sampleIn(text: string): Sample {
  const lines = text.split(/\r?\n/u);
  if (lines.length > MOST_LINES) return { fault: `more than ${MOST_LINES} lines. Take a smaller sample` };
  const cases: DecidedCase[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = lineOf(line, i + 1);
    if ('fault' in read) return read;
    cases.push(read);
  }
  return { cases };
}

/** What a page sent as a file. Codes alone are in it: what may be an image is refused here, as fields of a form are before. */
export function sampleOf(bytes: Uint8Array): Sample {
  const text = new TextDecoder().decode(bytes);
  if (text.includes('\uFFFD')) return { fault: 'the file: this is no text in UTF-8' };
  const read = sampleIn(text);
  return 'cases' in read && findImagery(read.cases).length > 0
    ? { fault: 'the file: a code may be an image. Evenhand takes no images' }
    : read;
}

/** Which decisions they were: none of them is kept, and whoever has them can tell by this that they are the same. */
export const digestOf = (cases: readonly DecidedCase[]): string =>
  createHash('sha256')
    .update(cases.map((each) => JSON.stringify(CaseLine.parse(each))).join('\n'))
    .digest('hex');
