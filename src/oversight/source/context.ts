import { agesIn } from './age-scope.ts';
import { basesIn } from './basis-said.ts';
import type { BASES, UNITS } from './count.ts';
import { forcesWithin } from './force.ts';
import { unitsIn } from './label.ts';
import { offenceIn, withoutCodes } from './offence-scope.ts';
import { periodWithin, type Period } from './period-said.ts';

type Unit = (typeof UNITS)[number];
type Basis = (typeof BASES)[number];

/** What the words about a table say of all its counts: one answer is stated, several are a question. */
export interface Context {
  readonly forces: readonly string[];
  /** Every force that titles name, or any sentence of running text. */
  readonly forcesNamed: readonly string[];
  readonly periods: Periods;
  readonly units: readonly Unit[];
  /** Units that are named, but not as what was counted. */
  readonly unitsNamed: readonly Unit[];
  readonly ages: readonly string[];
  readonly offences: readonly string[];
  readonly bases: readonly Basis[];
  /** Named in sentences that count something else: proposed, and never taken to hold here too. */
  readonly elsewhere: Elsewhere;
}

export interface Elsewhere {
  readonly periods: Periods;
  readonly offences: readonly string[];
}

type Periods = readonly { readonly period: Period; readonly words: string }[];

export const NOWHERE: Elsewhere = { periods: [], offences: [] };

/** *The number of crimes*: said of what was counted, and not only in passing. */
const COUNTED =
  /\b(?:number|counts?|total) of (?:\w+ ){0,2}?(crimes|offences|people|persons|individuals|suspects|defendants|offenders|children|arrests|reports|victims)\b/gi;

const unitsCounted = (text: string): readonly Unit[] =>
  [...text.matchAll(COUNTED)].flatMap(([, unit = '']) => unitsIn(unit));

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

/** A range of dates, or a year after the word *period*: a year in passing says when somebody wrote. */
const periodsIn = (lines: readonly string[]): Periods => {
  const found = lines.flatMap((line) => {
    const { period, words = '' } = periodWithin(line) ?? {};
    const alone = words.trim() === line.trim();
    return period === undefined || (period.presumed && !alone && !/\bperiod\b/i.test(line)) ? [] : [{ period, words }];
  });
  return found.filter(
    ({ period }, i) =>
      found.findIndex((each) => each.period.start === period.start && each.period.end === period.end) === i,
  );
};

/** The title says whose page it is; a heading further down may name others that were asked the same. */
function forcesOf([title = '', ...more]: readonly string[]): readonly string[] {
  const first = unique(forcesWithin(title));
  return first.length === 1 ? first : unique([...first, ...forcesWithin(more.join('\n'))]);
}

/** Reads the words about a table: its title first, then its notes. */
export function contextOf(titles: readonly string[], notes: readonly string[]): Context {
  const text = [...titles, ...notes].join('\n');
  const offence = offenceIn(text);
  return {
    forces: forcesOf(titles),
    forcesNamed: unique(forcesWithin(titles.join('\n'))),
    periods: periodsIn([...titles, ...notes]),
    units: unique(unitsCounted(text)),
    unitsNamed: unique(unitsIn(text)),
    ages: unique([...agesIn(withoutCodes(text)), ...(/\b(?:all ages|any age)\b/i.test(text) ? ['all ages'] : [])]),
    offences: offence === undefined ? [] : [offence],
    bases: basesIn(text),
    elsewhere: NOWHERE,
  };
}

/**
 * Of running text, where each sentence counts something of its own: what one of them says of days and codes is proposed for
 * the next, and what was counted, and of what age, is asked.
 */
export function contextOfProse(
  titles: readonly string[],
  notes: readonly string[],
  counting: readonly string[],
): Context {
  const said = contextOf(titles, notes);
  const { periods, offences } = contextOf([], counting);
  const forcesNamed = unique(forcesWithin([...titles, ...notes, ...counting].join('\n')));
  return { ...said, forcesNamed, units: [], ages: [], elsewhere: { periods, offences } };
}
