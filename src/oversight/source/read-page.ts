import { Answers, Questions, type Answer } from './answers.ts';
import { caseLevel } from './case-level.ts';
import { cellValues, isNoCount } from './cell-value.ts';
import { contextOf } from './context.ts';
import { forcesWithin, knownForce } from './force.ts';
import { foundIn, type Found } from './found.ts';
import { Gathered, moreSentence } from './gathered.ts';
import type { ImportRead, Oddity, ReadCount } from './import-read.ts';
import { forceIn, meaningOf, NOTHING, WHOLE_REQUEST } from './label.ts';
import { layoutOf, type Layout } from './layout.ts';
import type { Grid, Page, Sentence } from './page.ts';
import { proseCounts } from './prose-counts.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { settle } from './settle.ts';
import type { Given, Settling } from './settling.ts';
import { readTotals } from './totals.ts';
import { readTwice } from './twice.ts';

/** What is known of a page beside itself. */
export interface PageAsk {
  readonly publisher: string | undefined;
  readonly answers: readonly Answer[];
}

export type PageRead = SourceRefused | ({ readonly kind: 'read' } & ImportRead);

/** A force that the name of a file begins with: `west-yorkshire_1711564-23.csv`. It suggests, and does not say. */
function namedByFile(file: string): string | undefined {
  const words =
    file
      .replace(/\.[a-z]+$/i, '')
      .split(/[_.]/)[0]
      ?.replaceAll('-', ' ') ?? '';
  return (
    knownForce(words) ??
    (forcesWithin(words).length === 1 && knownForce(words) === undefined ? forceIn(words) : undefined)
  );
}

function wrongIn(found: readonly Found[]): string | undefined {
  const unknown = found.find(({ meaning }) => meaning.outcome?.by === 'number' && meaning.outcome.types.length === 0);
  if (unknown !== undefined)
    return `row ${unknown.at.row ?? 0} names an outcome type that does not exist (${unknown.meaning.words})`;
  const negative = found.find(({ value }) => value.value !== null && value.value < 0);
  return negative === undefined
    ? undefined
    : `row ${negative.at.row ?? 0} has ${negative.printed}: a count of a period cannot be below 0`;
}

interface TableRead {
  readonly counts: readonly ReadCount[];
  readonly wrong: string | undefined;
}

const headless = ({ headless: none, rows }: Layout): boolean =>
  none &&
  !rows.every(({ cells }) => {
    const { outcome, measure, force, period, unit } = meaningOf(cells[0] ?? '');
    return [outcome, measure, force, period, unit].some((each) => each !== undefined);
  });

function readTable(file: string, grid: Grid, layout: Layout, settling: Omit<Settling, 'context'>): TableRead {
  const found = foundIn(file, layout);
  const [at] = found.map((each) => each.at);
  if (headless(layout)) {
    if (at !== undefined)
      settling.questions.ask('headings', null, at, 'The table has no row of headings. What do its columns count?');
    return { counts: [], wrong: undefined };
  }
  const totals = readTotals(found);
  const wrong = totals.wrong ?? wrongIn(totals.kept);
  if (wrong !== undefined) return { counts: [], wrong };
  settling.oddities.push(
    ...totals.odd,
    ...shiftedOdd(file, grid, layout),
    ...passedOver(file, grid, layout),
    ...noCounts(file, grid, layout),
    ...unlisted(totals.kept),
  );
  const context = contextOf(
    [...grid.over, ...layout.titles],
    [...grid.about, ...layout.notes.map(({ words }) => words)],
  );
  if (context.bases.length > 1)
    return {
      counts: [],
      wrong:
        'its notes say both that figures are by the day the offence was recorded and by the day of the outcome; which figures are which is not said',
    };
  const counts = totals.kept.map((each) => [settle(each, { ...settling, context }), each] as const);
  const twice = readTwice(counts);
  settling.oddities.push(...twice.odd);
  return { counts: counts.map(([count]) => count), wrong: twice.wrong };
}

const shiftedOdd = (file: string, { sheet }: Grid, { shifted }: Layout): readonly Oddity[] =>
  shifted.map((row) => ({
    says: 'The row has more cells than there are headings, so that its counts may stand in wrong columns; it was passed over.',
    at: { file, sheet, row, column: null },
  }));

/** Columns of numbers that are no counts: a mean length, a share. */
const passedOver = (file: string, { sheet }: Grid, { columns, rows }: Layout): readonly Oddity[] =>
  columns
    .filter(({ heading }) => heading.skip === 'duration' || heading.skip === 'share')
    .map(({ heading, at }) => ({
      says: `“${heading.words}” is a ${heading.skip === 'duration' ? 'length of time' : 'share'}, no count; the column was passed over.`,
      at: { file, sheet, row: rows[0]?.row ?? null, column: at + 1 },
    }));

/** Cells among counts that are none (50 %, 3.5): passed over, and said once a column. */
const noCounts = (file: string, { sheet }: Grid, { columns, rows }: Layout): readonly Oddity[] =>
  columns
    .filter(({ kind }) => kind === 'value')
    .flatMap(({ at }) => {
      const among = rows.filter(({ cells }) => isNoCount(cells[at] ?? ''));
      const [first] = among;
      return first === undefined
        ? []
        : [
            {
              says: `“${first.cells[at]?.trim() ?? ''}” is a share, a time or a broken number, no count (${among.length} cells of this column); passed over.`,
              at: { file, sheet, row: first.row, column: at + 1 },
            },
          ];
    });

/** Names that are in no list of forces: kept as printed, each said once. */
function unlisted(found: readonly Found[]): readonly Oddity[] {
  const names = new Map<string, Oddity>();
  for (const { meaning, at } of found)
    if (meaning.force !== undefined && knownForce(meaning.force) === undefined && !names.has(meaning.force))
      names.set(meaning.force, {
        says: `“${meaning.force}” is no force of England and Wales; it is kept as printed.`,
        at,
      });
  return [...names.values()];
}

/** Sentences of an answer without a table: a zero in words, a refusal, *five arrests were made*. */
function inWords(file: string, sentences: readonly Sentence[]): readonly Found[] {
  return sentences.flatMap(({ row, words }) => {
    const [value, more] = cellValues(words);
    if (value === undefined || more !== undefined || words.length > 300) return [];
    // "Not given" or "withheld" in passing is no answer; a refusal, or a zero in words, is.
    if (value.missing === 'not-given' || value.missing === 'withheld') return [];
    const meaning = meaningOf(words);
    // A number by itself in running text counts nothing that anybody could name; any other than 0 is asked as prose.
    if (value.value !== null && (value.value !== 0 || (meaning.measure === undefined && meaning.outcome === undefined)))
      return [];
    const whole = value.value === null && meaning.measure === undefined;
    return [
      {
        value,
        printed: words,
        meaning: {
          ...NOTHING,
          measure: whole ? WHOLE_REQUEST : meaning.measure,
          period: meaning.period,
          periodWords: meaning.periodWords,
          age: meaning.age,
          offence: meaning.offence,
        },
        labels: [],
        at: { file, sheet: null, row, column: null },
        totalOf: undefined,
      },
    ];
  });
}

function givenOf(file: string, { publisher, answers }: PageAsk): Given {
  return {
    answers: new Answers(answers),
    publisher: publisher === undefined ? undefined : forceIn(publisher),
    named: namedByFile(file),
  };
}

/** A page as counts, with what it leaves open: all of it, or one sentence that says why nothing of it. */
export function readPage(page: Page, ask: PageAsk): PageRead {
  const questions = new Questions();
  const oddities = new Gathered<Oddity>();
  oddities.push(...page.odd);
  const settling = { given: givenOf(page.file, ask), questions, oddities };
  const counts: ReadCount[] = [];
  const laid = page.grids.map((grid) => ({ grid, layout: layoutOf(grid) }));
  for (const { grid, layout } of laid) {
    if (layout === undefined) continue;
    const children = caseLevel(layout);
    if (children !== undefined) return refused(`${page.file} was not read: ${children}`);
    const table = readTable(page.file, grid, layout, settling);
    if (table.wrong !== undefined) return refused(`${page.file} was not read: ${sheetName(grid)}${table.wrong}.`);
    for (const count of table.counts) counts.push(count);
  }
  if (counts.length === 0) counts.push(...wordCounts(page, settling));
  for (const count of proseCounts(page, settling)) counts.push(count);
  if (counts.length === 0 && questions.all.length === 0)
    oddities.push({
      says: 'No table and no count was found in it.',
      at: { file: page.file, sheet: null, row: null, column: null },
    });
  const at = { file: page.file, sheet: null, row: null, column: null };
  const more = [...moreSentence('questions', questions), ...moreSentence('oddities', oddities)];
  return {
    ...{ kind: 'read', counts, questions: [...questions.all] },
    oddities: [...oddities.all, ...more.map((says) => ({ says, at }))],
  };
}

const sheetName = ({ sheet }: Grid): string => (sheet === null ? '' : `on sheet ${sheet} `);

function wordCounts(page: Page, settling: Omit<Settling, 'context'>): readonly ReadCount[] {
  const words = page.sentences.map((each) => each.words);
  const context = contextOf(words.slice(0, 1), words.slice(1));
  return inWords(page.file, page.sentences).map((found) => settle(found, { ...settling, context }));
}
