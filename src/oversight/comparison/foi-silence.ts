import { join } from 'node:path';
import { allForces, forceKey, knownForce, sourceOf, type ReadCount } from '../source/index.ts';
import { LICENCE, type ChartView } from './chart-view.ts';
import { Kept } from './kept.ts';
import { silenceOf, type Answered, type AskedOf } from './silence.view.ts';

const FILE = join(import.meta.dirname, '../../../data/foi/figures.csv');

// Outside these years hardly any force was asked of these offences.
const YEARS = Array.from({ length: 13 }, (_, i) => 2011 + i);

/** A count that is there says more of a year than one that is not; a refusal says more than a blank. */
const SAYS_MORE = [null, 'refused', 'no-answer', 'withheld', 'not-held', 'not-given'] as const;

const covers = ({ periodStart, periodEnd }: ReadCount, year: number): boolean =>
  periodStart !== null && periodEnd !== null && periodStart <= `${year}-12-31` && periodEnd >= `${year}-01-01`;

/** What a force’s counts say of a year, if any does. */
function answerOf(force: string, counts: readonly ReadCount[], year: number): readonly Answered[] {
  const said = new Set(counts.filter((count) => covers(count, year)).map(({ missing }) => missing));
  const missing = SAYS_MORE.find((each) => said.has(each));
  return missing === undefined ? [] : [{ force, periodStart: String(year), missing }];
}

function askedOf(counts: readonly ReadCount[]): AskedOf {
  const known = counts.flatMap((count) => {
    const force = knownForce(count.force);
    return force === undefined ? [] : [{ ...count, force }];
  });
  const byForce = Map.groupBy(known, ({ force }) => forceKey(force));
  return {
    forces: allForces,
    periods: YEARS.map((year) => ({ start: String(year), short: String(year).slice(2), words: String(year) })),
    answers: allForces.flatMap((force) =>
      YEARS.flatMap((year) => answerOf(force, byForce.get(forceKey(force)) ?? [], year)),
    ),
  };
}

function summaryOf({ forces, answers }: AskedOf): readonly string[] {
  const answered = new Set(answers.filter(({ missing }) => missing === null).map(({ force }) => force));
  const silent = [...new Set(answers.filter(({ missing }) => missing !== null).map(({ force }) => force))];
  return [
    `Of ${forces.length} forces, ${answered.size} have any figure in print on these offences for any of ${YEARS.length} years, each on terms of its own; of ${forces.length - answered.size} nothing was found.`,
    `Without a figure for some year they were asked about: ${silent.toSorted((a, b) => a.localeCompare(b, 'en')).join('; ')}.`,
    'A standing answer that every force gives to the same question would fill this grid.',
  ];
}

const kept = new Kept<ChartView>(1);

/** Who has answered in print at all, by force and year: what a researcher finds who asks every force. */
export const foiSilence = (): Promise<ChartView> =>
  kept.get('', async () => {
    const found = await sourceOf(FILE, { offence: undefined, publisher: undefined, answers: [] });
    if (found.kind === 'refused') throw new Error(`the shipped answers were refused: ${found.sentence}`);
    const counts: ReadCount[] = [];
    const taken = await found.source((some) => void counts.push(...some));
    if (taken.kind === 'refused') throw new Error(`the shipped answers were refused: ${taken.sentence}`);
    const asked = askedOf(counts);
    const view = silenceOf(asked, {
      title: 'Freedom of Information answers found in print, by force and year',
      note: 'Figures of forces, press and charities, 2011 to 2023; any unit, age and code.',
      absent: 'nothing-found',
      periodsAxis: 'Calendar year, last two digits; a longer period stands in each of its years',
      provenance: {
        definition: 'whether any figure on image offences was found in print, of any unit, age and code',
        basis: 'not stated',
        period: '1 January 2011 to 31 December 2023',
        source:
          'answers to Freedom of Information requests and force statements, each by its address in data/foi/sources.csv',
        vintage: `figures.csv: SHA-256 ${taken.sha256}`,
        licence: LICENCE,
      },
      notes: [
        'A figure here can be of any unit, age and code: two filled places are not two comparable figures.',
        'Not given: the answer could not be read where it was found. It is neither a refusal nor none.',
      ],
    });
    return { ...view, summary: summaryOf(asked) };
  });
