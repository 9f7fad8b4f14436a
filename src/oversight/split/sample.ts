import { findImagery } from '../../platform/web/index.ts';
import type { DecidedCase } from '../measure/index.ts';
import { CaseLine, digestOf } from './case-line.ts';
import type { AskSplit } from './split.schema.ts';
import { daysOf } from './split.ts';
import { isAsSigned, SampleHead } from './sample-head.ts';

/** Decisions, and what the forces that gave them say of them. */
export interface Taken {
  readonly cases: readonly DecidedCase[];
  readonly heads: readonly SampleHead[];
}

export type Sample = Taken | { readonly fault: string };

const MOST_LINES = 200_000;

const faultAt = (line: number, says: string) => ({ fault: `line ${line}: ${says}` });

type Line = { readonly decided: DecidedCase } | { readonly head: SampleHead } | { readonly fault: string };

function lineOf(text: string, line: number): Line {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return faultAt(line, 'this is no JSON. Give one decision a line');
  }
  const isHead = typeof content === 'object' && content !== null && 'format' in content;
  const read = isHead ? SampleHead.safeParse(content) : CaseLine.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    return faultAt(line, `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not as expected'}`.trim());
  }
  return 'format' in read.data ? { head: read.data } : { decided: read.data };
}

/** What the split asks, which a sample that says what it is has to be of. */
type SampleAsked = Pick<AskSplit, 'from' | 'to' | 'outcome'>;

/** What does not hold of a sample that says what it is: by its head, its decisions, and what is asked of it. */
function wrongIn(head: SampleHead, cases: readonly DecidedCase[], asked: SampleAsked): string | undefined {
  if (!isAsSigned(head)) return 'the first line of the sample is not as it was signed. Ask for it anew';
  if (cases.length !== head.decisions || digestOf(cases) !== head.sha256)
    return 'the decisions after it are not those that were signed: some are missing or changed. Ask for it anew';
  if (head.outcome !== asked.outcome)
    return `the sample is for Outcome ${head.outcome} or another, and Outcome ${asked.outcome} is asked about. Choose the same`;
  const { from, to } = daysOf(asked);
  return head.periodStart === from && head.periodEnd === to
    ? undefined
    : `the sample is of ${head.periodStart} to ${head.periodEnd}, and other months are asked about. Choose the same`;
}

/** Decisions of several returns, one after the other; the first line that is wrong is named, and none is taken. */
export function sampleIn(text: string, asked: SampleAsked): Sample {
  const lines = text.split(/\r?\n/u);
  if (lines.length > MOST_LINES) return { fault: `more than ${MOST_LINES} lines. Take a smaller sample` };
  const cases: DecidedCase[] = [];
  const heads: { readonly head: SampleHead; readonly line: number; readonly first: number }[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = lineOf(line, i + 1);
    if ('fault' in read) return read;
    if ('head' in read) heads.push({ head: read.head, line: i + 1, first: cases.length });
    else cases.push(read.decided);
  }
  for (const [nth, { head, line, first }] of heads.entries()) {
    const wrong = wrongIn(head, cases.slice(first, heads[nth + 1]?.first), asked);
    if (wrong !== undefined) return faultAt(line, wrong);
  }
  return { cases, heads: heads.map(({ head }) => head) };
}

/** What a page sent as a file. Codes alone are in it: what may be an image is refused here, as fields of a form are before. */
export function sampleOf(bytes: Uint8Array, asked: SampleAsked): Sample {
  const text = new TextDecoder().decode(bytes);
  if (text.includes('\uFFFD')) return { fault: 'the file: this is no text in UTF-8' };
  const read = sampleIn(text, asked);
  return 'cases' in read && findImagery(read.cases).length > 0
    ? { fault: 'the file: a code may be an image. Evenhand takes no images' }
    : read;
}
