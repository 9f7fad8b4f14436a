import { drawn, partsDrawing, type Parts } from '../chart/index.ts';
import { csvOf, ODS_TYPE, odsOf, type Download } from '../release/index.ts';
import { date, dateTime, freshForm, paper, type Form, type PageModel, type Reply } from '../../platform/web/index.ts';
import { outcomeWords } from '../source/index.ts';
import { SPLIT_OUTCOMES, type MeasuredSplit } from './split.schema.ts';
import { SPLITS_PAGE } from './split.store.ts';
import { daysOf, type SplitRead } from './split.ts';
import type { Progress } from './runs.ts';
import {
  definitionLines,
  inShort,
  outcomeNamed,
  PARTS,
  percent,
  saidOf,
  span,
  splitNotes,
  splitSentence,
  splitSentences,
} from './split.words.ts';

/** Whose decisions; those of other forces are kept nowhere, so that their digest alone says which they were. */
export function sourceOf({ forceName, at, result }: Pick<SplitRead, 'forceName' | 'at' | 'result'>): string {
  const sampled = result === null || result.kind === 'failed' ? undefined : result.sampled;
  const own = `Decisions of ${forceName} as recorded in Evenhand, read ${dateTime(at)}`;
  if (sampled === undefined) return own;
  const given = `Sampled decisions as other forces coded them (SHA-256 ${sampled.sha256})`;
  return sampled.alone ? given : `${own}; ${given}`;
}

const linesOf = (read: SplitRead, measured?: MeasuredSplit) => {
  const { from, to } = daysOf(read);
  return definitionLines({ outcome: read.outcome, from: date(from), to: date(to), source: sourceOf(read) }, measured);
};

const titleOf = ({ outcome }: SplitRead): string => `What decisions about ${outcomeNamed(outcome)} go with`;

/** The day's own words without the day. */
const monthOf = (month: string): string => date(`${month}-01`).replace(/^1 /u, '');

export const monthsOf = ({ from, to }: Pick<SplitRead, 'from' | 'to'>): string =>
  from === to ? monthOf(from) : `${monthOf(from)} to ${monthOf(to)}`;

const TABLE_CAPTION = 'How the differences that can be traced are parted';

const chartOf = (read: SplitRead, measured: MeasuredSplit, id: string): Parts => ({
  id,
  title: `${titleOf(read)}, ${monthsOf(read)}`,
  description: `${splitSentence(measured, read.outcome)} The table gives every number drawn here.`,
  shareAxis: 'Share of the differences that can be traced; line: 95% interval',
  note: `${monthsOf(read)}; closed basis; ${sourceOf(read)}. No figure is of a person.`,
  rows: PARTS.map(({ id: part, name }) => ({ name, ...measured[part] })),
});

const figureOf = (read: SplitRead, measured: MeasuredSplit) => ({
  desk: drawn(partsDrawing(chartOf(read, measured, 'parts-desk'), 'desk')),
  phone: drawn(partsDrawing(chartOf(read, measured, 'parts-phone'), 'phone')),
  caption: 'Which of the three is there most to learn about, and whose lines are too long to say?',
});

const measuredModel = (read: SplitRead, measured: MeasuredSplit) => ({
  summary: splitSentences(measured, read.outcome),
  table: {
    caption: TABLE_CAPTION,
    rows: PARTS.map(({ id, name }) => ({ name, share: percent(measured[id].share), interval: span(measured[id]) })),
  },
  figure: figureOf(read, measured),
  notes: splitNotes(measured),
  files: [
    { href: `/split/${read.split}/split.csv`, text: 'CSV' },
    { href: `/split/${read.split}/split.ods`, text: 'OpenDocument spreadsheet' },
  ],
});

/** One split: the answer in words, the table, the drawing, what must be read with it, what it means. */
export function splitPage(read: SplitRead, progress: Progress | undefined): PageModel {
  const { result } = read;
  const measured = result?.kind === 'measured' ? result : undefined;
  return {
    title: titleOf(read),
    months: monthsOf(read),
    split: read.split,
    running: result === null && progress !== undefined ? progress : undefined,
    isLost: (result === null && progress === undefined) || result?.kind === 'failed',
    tooFew: result?.kind === 'too-few' ? result.sentence : undefined,
    said: saidOf(result, read.outcome),
    measured: measured === undefined ? undefined : measuredModel(read, measured),
    definition: linesOf(read, measured),
    back: { href: '/split', text: 'All splits' },
  };
}

const outcomeItems = () =>
  SPLIT_OUTCOMES.map((code) => ({
    value: code,
    text: `${outcomeNamed(code)}: ${outcomeWords(code)}`,
  }));

/** What a sample is asked with. */
export const samplePage = (form: Form = freshForm()): PageModel => ({
  ...{ title: 'Give own decisions to another force', form, outcomes: outcomeItems(), back: { href: '/releases' } },
});

/** What was asked before, newest first, and the question. */
export function splitsPage(
  rows: readonly SplitRead[],
  page: number,
  progressOf: (split: string) => Progress | undefined,
  form: Form = freshForm(),
): PageModel {
  return {
    title: 'What differences between decisions go with',
    form,
    outcomes: outcomeItems(),
    rows: rows.slice(0, SPLITS_PAGE).map((row) => ({
      href: `/split/${row.split}`,
      outcome: outcomeNamed(row.outcome),
      months: monthsOf(row),
      at: row.at,
      short: inShort(row.result, progressOf(row.split) !== undefined),
    })),
    previous: page > 1 ? `/split?page=${page - 1}` : undefined,
    next: rows.length > SPLITS_PAGE ? `/split?page=${page + 1}` : undefined,
    back: { href: '/' },
  };
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** The table as a file: every row with what it means, and every note. */
export function downloadOf(read: SplitRead, measured: MeasuredSplit): Download {
  const lines = linesOf(read, measured);
  return {
    name: titleOf(read),
    columns: ['Part', 'Share', '95% interval, from', '95% interval, to', ...lines.map(({ key }) => key)],
    rows: PARTS.map(({ id, name }) => {
      const { share, interval } = measured[id];
      return [name, rounded(share), ...interval.map(rounded), ...lines.map(({ value }) => value)];
    }),
    notes: [...splitSentences(measured, read.outcome), ...splitNotes(measured)],
  };
}

/** A file of a split that is done; undefined while there is none. */
export function fileOf(read: SplitRead, file: 'split.csv' | 'split.ods'): Reply | undefined {
  if (read.result?.kind !== 'measured') return undefined;
  const download = downloadOf(read, read.result);
  const name = `split-${read.outcome}-${read.from}-${read.to}`;
  return file === 'split.csv'
    ? paper('text/csv', csvOf(download), `${name}.csv`)
    : paper(ODS_TYPE, odsOf([download]), `${name}.ods`);
}
