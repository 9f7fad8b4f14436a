import { join } from 'node:path';
import { allForces, forceKey, knownForce, sourceOf, type ReadCount } from '../source/index.ts';
import { LICENCE, type ChartView } from './chart-view.ts';
import { Kept } from './kept.ts';
import { silenceOf, type Answered, type AskedOf } from './silence.view.ts';

const FILE = join(import.meta.dirname, '../../../data/foi/figures.csv');

// Outside these years hardly any force was asked of these offences.
const YEARS = Array.from({ length: 13 }, (_, i) => 2011 + i);

/** What was asked: a measure of some offences. A figure of another measure or other offences is no answer to it. */
export interface PrintedQuestion {
  readonly value: string;
  readonly text: string;
}

const valueOf = ({ measure, outcomeType, offenceScope }: ReadCount): string =>
  [outcomeType === null ? measure : `outcome ${outcomeType}`, offenceScope].join(' of ');

/** The question of the study that found no two answers alike: Outcome 21, on the two codes that a child’s own image falls under. */
const USUAL = 'outcome 21 of 86/02 + 86/10';

/** A count that is there says more of a year than one that is not; a refusal says more than a blank. */
const SAYS_MORE = [null, 'refused', 'no-answer', 'withheld', 'not-held', 'not-given'] as const;

const covers = ({ periodStart, periodEnd }: ReadCount, year: number): boolean =>
  periodStart !== null && periodEnd !== null && periodStart <= `${year}-12-31` && periodEnd >= `${year}-01-01`;

/** What a force’s counts say to the question for a year, if anything does. */
function answerOf(force: string, counts: readonly ReadCount[], year: number, question: string): readonly Answered[] {
  const touching = counts.filter((count) => covers(count, year));
  const said = new Set(touching.filter((count) => valueOf(count) === question).map(({ missing }) => missing));
  const missing = SAYS_MORE.find((each) => said.has(each));
  if (missing !== undefined) return [{ force, periodStart: String(year), missing }];
  return touching.length > 0 ? [{ force, periodStart: String(year), missing: 'other-terms' }] : [];
}

function askedOf(counts: readonly ReadCount[], question: string): AskedOf {
  const byForce = Map.groupBy(counts, ({ force }) => forceKey(force));
  return {
    forces: allForces,
    periods: YEARS.map((year) => ({ start: String(year), short: String(year).slice(2), words: String(year) })),
    answers: allForces.flatMap((force) =>
      YEARS.flatMap((year) => answerOf(force, byForce.get(forceKey(force)) ?? [], year, question)),
    ),
  };
}

const named = (forces: ReadonlySet<string>): string =>
  [...forces].toSorted((a, b) => a.localeCompare(b, 'en')).join('; ');

function summaryOf({ forces, answers }: AskedOf, counts: readonly ReadCount[], question: string): readonly string[] {
  const answered = new Set(answers.filter(({ missing }) => missing === null).map(({ force }) => force));
  const dated = counts.filter((count) => count.value !== null && YEARS.some((year) => covers(count, year)));
  const any = new Set(dated.map(({ force }) => force));
  return [
    `To “${question}”, ${answered.size} of ${forces.length} forces have a figure in print for any of ${YEARS.length} years${answered.size === 0 ? '' : `: ${named(answered)}`}.`,
    `${any.size} have some figure in print on these offences, each on terms of its own; of ${forces.length - any.size} nothing was found.`,
    'A standing answer that every force gives to the same question would fill this grid.',
  ];
}

interface Printed {
  readonly counts: readonly ReadCount[];
  readonly sha256: string;
}

const read = new Kept<Printed>(1);

const printed = (): Promise<Printed> =>
  read.get('', async () => {
    const found = await sourceOf(FILE, { offence: undefined, publisher: undefined, answers: [] });
    if (found.kind === 'refused') throw new Error(`the shipped answers were refused: ${found.sentence}`);
    const counts: ReadCount[] = [];
    const taken = await found.source((some) => void counts.push(...some));
    if (taken.kind === 'refused') throw new Error(`the shipped answers were refused: ${taken.sentence}`);
    const known = counts.flatMap((count) => {
      const force = knownForce(count.force);
      return force === undefined ? [] : [{ ...count, force }];
    });
    return { counts: known, sha256: taken.sha256 };
  });

/** Every question that any figure in print answers, the one of the study first and then those that most forces answer. */
export async function printedQuestions(): Promise<readonly PrintedQuestion[]> {
  const { counts } = await printed();
  const found = Map.groupBy(counts, valueOf);
  const forces = (all: readonly ReadCount[]): number => new Set(all.map(({ force }) => force)).size;
  return [...found]
    .toSorted(
      ([a, one], [b, two]) =>
        Number(b === USUAL) - Number(a === USUAL) || forces(two) - forces(one) || a.localeCompare(b, 'en'),
    )
    .map(([value, all]) => ({ value, text: `${value} (${forces(all)} of ${allForces.length} forces)` }));
}

const kept = new Kept<ChartView>(20);

/** Who has answered a question in print, by force and year: what a researcher finds who asks every force. */
export const foiSilence = (asked?: string): Promise<ChartView> => {
  const question = asked ?? USUAL;
  return kept.get(question, async () => {
    const { counts, sha256 } = await printed();
    const map = askedOf(counts, question);
    return silenceOf(map, {
      summary: summaryOf(map, counts, question),
      title: `Figures found in print for “${question}”, by force and year`,
      note: 'Figures of forces, press and charities, 2011 to 2023.',
      absent: 'nothing-found',
      periodsAxis: 'Calendar year, last two digits; a longer period stands in each of its years',
      provenance: {
        definition: `whether a figure of ${question} was found in print, of any unit and age`,
        basis: 'not stated',
        period: '1 January 2011 to 31 December 2023',
        source:
          'answers to Freedom of Information requests and force statements, each by its address in data/foi/sources.csv',
        vintage: `figures.csv: SHA-256 ${sha256}`,
        licence: LICENCE,
      },
      notes: [
        'A place is answered only by a figure of this measure, of these offences and of that year. A force that has some other figure for the year has given one, and not of what is asked.',
        'Units and ages still differ: two filled places are not two comparable figures.',
        'Not given: the answer could not be read where it was found. It is neither a refusal nor none.',
      ],
    });
  });
};
