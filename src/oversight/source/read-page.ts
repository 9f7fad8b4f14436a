import { headingsIn } from './answer-kind.ts';
import { Answers, Questions, type Answer } from './answers.ts';
import { BeyondNation } from './beyond-nation.ts';
import { besideTable } from './beside-table.ts';
import { caveatsOdd, commentsOdd, issuesOdd } from './caveat.ts';
import { caseLevel } from './case-level.ts';
import { contextOf } from './context.ts';
import type { Place } from './count.ts';
import { forcesShort, forcesWithin, knownForce } from './force.ts';
import { filledDown } from './filled-down.ts';
import { foundIn, underTitle, type Found } from './found.ts';
import { Gathered, moreSentence } from './gathered.ts';
import type { ImportRead, Oddity, ReadCount } from './import-read.ts';
import { wordCounts } from './in-words.ts';
import { forceIn, meaningOf } from './label.ts';
import { headed, layoutOf, type Layout } from './layout.ts';
import { NOTHING_FOUND } from './nothing-found.ts';
import type { Grid, Page } from './page.ts';
import { partsNoted } from './part-noted.ts';
import { proseIn } from './prose.ts';
import { proseCounts } from './prose-counts.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { settle } from './settle.ts';
import type { Given, Settling } from './settling.ts';
import { notesOdd, passedOver, ratesOdd, shiftedOdd, unlisted } from './table-odd.ts';
import { readTotals } from './totals.ts';
import { toCome } from './to-come.ts';
import { EarlierTables, readTwice, type Settled } from './twice.ts';

/** What is known of a page beside itself. */
export interface PageAsk {
  readonly publisher: string | undefined;
  readonly answers: readonly Answer[];
  /** The day on which it is read, by the clock of the database; where none is open nothing is said to be still to come. */
  readonly today?: string;
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
  readonly counts: readonly Settled[];
  readonly wrong: string | undefined;
}

/** Rows can say what their one number counts; of two columns beside each other nothing but headings can. */
const headless = ({ headless: none, rows, columns }: Layout): boolean =>
  none &&
  (columns.filter(({ kind }) => kind === 'value').length > 1 ||
    !rows.every(({ cells }) => {
      const { outcome, measure, force, period, unit } = meaningOf(cells[0] ?? '');
      return [outcome, measure, force, period, unit].some((each) => each !== undefined);
    }));

interface Headed {
  readonly grid: Grid;
  readonly layout: Layout;
}

/** Asked of its width: another table of this publisher with as many columns is the same form, filled in again. */
function underHeadings(
  { grid, rows, columns: { length } }: Layout,
  at: Place,
  { given, questions }: Omit<Settling, 'context'>,
): Headed | undefined {
  const printed = `${length} columns`;
  const answer = given.answers.find('headings', printed);
  const named = answer === undefined ? undefined : headed(grid, headingsIn(answer));
  const layout = named === undefined ? undefined : layoutOf(named);
  if (named !== undefined && layout?.headless === false) return { grid: named, layout };
  const first = rows[0]?.cells.map((cell) => cell.trim()).join(' | ') ?? '';
  questions.ask(
    ...(['headings', printed, at] as const),
    `The table has no row of headings; its first row is “${first.slice(0, 200)}”. What are its ${length} columns? Name each from left to right, parted by commas, as “Year, Outcome 21, arrests”.`,
  );
  return undefined;
}

/** The heading over the names of the rows can say what the numbers beside them count: *Outcome 21* over forces. */
const cornerOf = ({ columns: [first] }: Layout): readonly string[] => {
  if (first === undefined || first.kind === 'value') return [];
  const { measure, outcome, words } = first.heading;
  return measure === undefined && outcome === undefined ? [] : [words];
};

function readTable(file: string, grid: Grid, printed: Layout, settling: Omit<Settling, 'context'>): TableRead {
  const { layout, keeps, named: withForce } = filledDown(file, printed, settling);
  const found = foundIn(file, layout);
  const [at] = found.map((each) => each.at);
  if (headless(layout)) {
    const named = at === undefined ? undefined : underHeadings(layout, at, settling);
    return named === undefined ? { counts: [], wrong: undefined } : readTable(file, named.grid, named.layout, settling);
  }
  const titles = [...grid.over.slice(-1), ...layout.titles, ...cornerOf(layout)];
  const totals = readTotals(underTitle(found, titles));
  const kept = partsNoted(layout, totals.kept.filter(keeps).map(withForce));
  const wrong = totals.wrong ?? wrongIn(kept);
  if (wrong !== undefined) return { counts: [], wrong };
  settling.oddities.push(
    ...totals.odd,
    ...shiftedOdd(file, grid, layout),
    ...passedOver(file, grid, layout),
    ...ratesOdd(file, grid, layout),
    ...notesOdd(file, grid, layout),
    ...commentsOdd(file, grid, layout),
    ...issuesOdd(kept),
    ...unlisted(kept),
  );
  // A sentence with a number in it says its age or its period of that number alone.
  const about = [...grid.about, ...layout.notes.map(({ words }) => words)].filter((words) => {
    const { counts, others } = proseIn(words);
    return counts.length + others.length === 0;
  });
  const context = contextOf([...grid.over, ...layout.titles], about);
  if (context.bases.length > 1)
    return {
      counts: [],
      wrong:
        'its notes say both that figures are by the day the offence was recorded and by the day of the outcome; which figures are which is not said',
    };
  const counts = kept.map((each) => [settle(each, { ...settling, context }), each] as const);
  const twice = readTwice(counts);
  settling.oddities.push(...twice.odd);
  return { counts, wrong: twice.wrong };
}

function givenOf(file: string, { publisher, answers }: PageAsk): Given {
  return {
    answers: new Answers(answers),
    publisher: publisher === undefined ? undefined : forceIn(publisher),
    short: publisher === undefined || forceIn(publisher) !== undefined ? [] : forcesShort(publisher),
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
  const earlier = new EarlierTables();
  const laid = page.grids.map((grid) => ({ grid, layout: layoutOf(grid) }));
  for (const { grid, layout } of laid) {
    if (layout === undefined) continue;
    const children = caseLevel(layout);
    if (children !== undefined) return refused(`${page.file} was not read: ${children}`);
    const table = readTable(page.file, grid, layout, settling);
    if (table.wrong !== undefined) return refused(`${page.file} was not read: ${sheetName(grid)}${table.wrong}.`);
    oddities.push(...earlier.odd(table.counts));
    for (const [count] of table.counts) counts.push(count);
  }
  oddities.push(...besideTable(page));
  const inWords = wordCounts(page, settling, counts.length === 0);
  oddities.push(...caveatsOdd(page, laid, inWords.read));
  for (const count of inWords.counts) counts.push(count);
  for (const count of proseCounts(page, settling, inWords.read)) counts.push(count);
  const beyond = new BeyondNation();
  beyond.look(counts);
  oddities.push(...beyond.all);
  if (ask.today !== undefined) oddities.push(...toCome(counts, ask.today));
  if (counts.length === 0 && questions.all.length === 0)
    oddities.push({
      says: NOTHING_FOUND,
      at: { file: page.file, sheet: null, row: null, column: null },
    });
  const at = { file: page.file, sheet: null, row: null, column: null };
  oddities.push(...settledOdd(settling.given.answers.used).map((says) => ({ says, at })));
  const more = [...moreSentence('questions', questions), ...moreSentence('oddities', oddities)];
  return {
    ...{ kind: 'read', counts, questions: [...questions.all] },
    oddities: [...oddities.all, ...more.map((says) => ({ says, at }))],
  };
}

/** A number in a sentence is confirmed by itself; what else was settled before is said wherever it was used. */
const settledOdd = (used: readonly Answer[]): readonly string[] =>
  used
    .filter(({ about }) => about !== 'prose')
    .map(({ about, printed, answer }) =>
      printed === null
        ? `The ${about === 'year' ? 'kind of year' : about} is not stated in it: read as “${answer}”, as a person settled it for this publisher.`
        : `“${printed}” (${about}) was read as “${answer}”, as a person settled it for this publisher.`,
    );

const sheetName = ({ sheet }: Grid): string => (sheet === null ? '' : `on sheet ${sheet} `);
