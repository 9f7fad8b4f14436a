import { ageIn } from './age-scope.ts';
import { basesIn, withoutBasis } from './basis-said.ts';
import type { BASES, UNITS } from './count.ts';
import { isNoForce, knownForce } from './force.ts';
import { offenceIn, withoutCodes } from './offence-scope.ts';
import { withoutOutcomes } from './outcome-number.ts';
import { outcomeIn, type OutcomeSaid } from './outcome-wording.ts';
import { isPartAlone, partOfYear } from './part-alone.ts';
import { periodOf, periodWithin, type Period } from './period-said.ts';

type Unit = (typeof UNITS)[number];
type Basis = (typeof BASES)[number];

/** What is passed over: a number that is no count, or no number at all. */
export type Skip = 'note' | 'mean' | 'duration' | 'share' | 'change';

/** All that one label (a heading, a row's name, words in brackets) says; undefined is: nothing. */
export interface Meaning {
  readonly force: string | undefined;
  readonly period: Period | undefined;
  /** As printed, also where no dates could be read from it. */
  readonly periodWords: string | undefined;
  readonly measure: string | undefined;
  readonly outcome: OutcomeSaid | undefined;
  readonly unit: Unit | undefined;
  readonly age: string | undefined;
  readonly offence: string | undefined;
  readonly basis: Basis | undefined;
  readonly total: boolean;
  readonly skip: Skip | undefined;
  /** The label itself. */
  readonly words: string;
}

/** What a refusal is about that answers no question by itself. */
export const WHOLE_REQUEST = 'the whole request';

export const NOTHING: Meaning = {
  ...{ force: undefined, period: undefined, periodWords: undefined, measure: undefined, outcome: undefined },
  ...{ unit: undefined, age: undefined, offence: undefined, basis: undefined, total: false, skip: undefined },
  words: '',
};

const UNIT: readonly (readonly [RegExp, Unit])[] = [
  [
    /\b(?:people|persons?|individuals?|suspects?|defendants?|offenders?|children|youngsters?|young people|teenagers?|victims?|juveniles?)\b/i,
    'people',
  ],
  [/\barrest(?:s|ed)?\b/i, 'arrests'],
  [/\b(?:crimes?|offences?)\b/i, 'crimes'],
  [/\breports?\b|\breported (?:cases|incidents|crimes)\b/i, 'reports'],
  [/\bpopulation\b/i, 'population'],
];

/** The units that a text names; several (`cases / people`) are no answer. */
export const unitsIn = (text: string): readonly Unit[] => {
  const named = UNIT.filter(([pattern]) => pattern.test(text)).map(([, unit]) => unit);
  return [...new Set(named)];
};

/** *Suspects aged 10 to 17 given Outcome 21*: they come first, and something became of them; they are what was counted. */
const GIVEN_TO =
  /^(?:(?:the )?(?:number|total|count) of |no\.? of )?(?:suspects|offenders|defendants|children|victims)\b.*\b(?:given|issued|charged|cautioned|summonsed|dealt with|who (?:were|got|received)|with(?: an?)? outcome|receiving)\b/i;

/** A label without the people and crimes that it names for another reason: an age limit, a scope. */
const counted = (text: string): string => (GIVEN_TO.test(text) ? text : withoutScope(text));

const withoutScope = (text: string): string =>
  text
    .replaceAll(
      /\b(?:suspects?|offenders?|defendants?|victims?)(?: (?:aged|is|was|are|were))? (?=under|below|over|\d)/gi,
      '',
    )
    .replace(/\ball (?:crimes?|offences?)\b/i, '')
    // "Children" by itself is who they were; "children investigated" is what was counted.
    .replace(/^(?:children|adults|young people|juveniles|teenagers)$/i, '');

const measureIn = (text: string, outcome: OutcomeSaid | undefined): string | undefined => {
  if (/\barrest(?:s|ed)?\b/i.test(text)) return 'arrests';
  if (outcome?.types.length === 1) return 'outcomes';
  // The first noun is what was counted: *reports of image offences*.
  const [noun] = /\b(?:reports?|offences|crimes)\b/i.exec(text) ?? [];
  if (noun === undefined) return undefined;
  if (/^r/i.test(noun)) return 'reports';
  return /\boutcomes?\b/i.test(text) || outcome !== undefined ? undefined : 'offences';
};

/** A force by its name, with or without *Police* or *Constabulary*. */
export function forceIn(label: string): string | undefined {
  // A star or (R) says that a figure is a total or was revised, and is no part of a name.
  const plain = label.replace(/^\*|\s*(?:\*+|\([rp]\)|\[(?:note )?\w{1,2}\])$/gi, '').trim();
  return knownForce(plain) ?? knownForce(plain.replace(/\s+(?:police(?: service)?|constabulary)$/i, ''));
}

const SHARE =
  /%|\bper ?cent\b|\bpct\b|\brates?\b|\bproportion\b|\bpercentage\b|\bper (?:1,?000|100,?000|month|week|day|year|annum|quarter|head|capita)\b|\bshare\b|(?<!\b(?:in|of|for|within|over|during|once) )\ba (?:day|week|month)\b|\b(?:monthly|weekly|daily|yearly) (?:average|mean)\b/i;
const CHANGE =
  /^(?:(?:net|absolute|annual) )?(?:increase|decrease|change|difference)s?\b|\b(?:increase|decrease|change)$/i;
const DURATION =
  /\b(?:average|mean|median) (?:length|time|days|duration)|\bduration\b|\bdays (?:to|taken)\b|\blength of\b/i;
const MEAN =
  /^(?:the )?(?:(?:overall|yearly|annual|national|force|[a-z\d]+[- ]year) )?(?:average|mean|median)s?(?: (?:of|for|across|over|per)\b.*)?:?$/i;
const NOTE =
  /^(?:sources?|notes?|comments?|ref(?:erence)?|url|link|foi(?:[ _]ref(?:erence)?)?|footnotes?|question no\.?)$/i;
const TOTAL =
  /^(?:grand |sub-?|sub |overall )?total\b|^sum\b|^overall$|^all(?: outcomes| ages| years| forces)?$|\btotal$/i;

const skipOf = (text: string): Skip | undefined => {
  if (NOTE.test(text)) return 'note';
  if (MEAN.test(text)) return 'mean';
  if (DURATION.test(text)) return 'duration';
  if (CHANGE.test(text)) return 'change';
  return SHARE.test(text) ? 'share' : undefined;
};

/** One basis; a label that names both says neither. */
const basisIn = (text: string): Basis | undefined => {
  const [basis, ...more] = basesIn(text);
  return more.length === 0 ? basis : undefined;
};

/** An age limit in a label. A *youth caution* names an outcome, and says nothing of one; nor does an offence code. */
function ageOf(text: string, outcome: OutcomeSaid | undefined): string | undefined {
  const age = ageIn(withoutOutcomes(withoutCodes(text)))?.scope;
  return outcome === undefined || /\d/.test(age ?? '') ? age : undefined;
}

/** What was counted and by which day: a year can be part of how that is said (*closed in 2019*). */
function countedIn(text: string): Pick<Meaning, 'unit' | 'basis'> {
  const rest = withoutBasis(text);
  // *Outcome 21 (offences recorded in 2019)* counts no offences; *offences recorded in 2019* does.
  const [unit, ...more] = unitsIn(counted(outcomeIn(rest) !== undefined || /\boutcomes?\b/i.test(rest) ? rest : text));
  return { unit: more.length === 0 ? unit : undefined, basis: basisIn(text) };
}

/** What a label says beside its period. */
function contentOf(text: string): Pick<Meaning, 'force' | 'measure' | 'outcome' | 'age' | 'offence'> {
  const force = forceIn(text) ?? (isNoForce(text) ? text : undefined);
  const outcome = force === undefined ? outcomeIn(text) : undefined;
  return {
    force,
    outcome,
    measure: force === undefined ? measureIn(text, outcome) : undefined,
    age: ageOf(text, outcome),
    offence: offenceIn(text),
  };
}

/** Labels come again in every row of a table; there are few of them, and what they say never changes. */
const READ = new Map<string, Meaning>();
const MOST_LABELS = 20_000;

/** Reads a label; the same label is read once. */
export function meaningOf(label: string): Meaning {
  const known = READ.get(label);
  if (known !== undefined) return known;
  const meaning = read(label);
  if (READ.size >= MOST_LABELS) READ.clear();
  if (label.length <= 400) READ.set(label, meaning);
  return meaning;
}

/** Its period is taken out before ages are looked for: `2013-15` is no age band. */
function read(label: string): Meaning {
  const words = label.replaceAll(/\s+/g, ' ').trim();
  if (words === '' || words.length > 400) return { ...NOTHING, words };
  const whole = periodOf(words);
  if (whole !== undefined) return { ...NOTHING, words, period: whole, periodWords: words };
  if (isPartAlone(words)) return { ...NOTHING, words, periodWords: words };
  const inside = periodWithin(words);
  const rest = (inside === undefined || inside.words === words ? words : words.replace(inside.words, ' ')).trim();
  return {
    ...contentOf(rest),
    ...countedIn(words),
    period: inside?.period,
    periodWords: inside?.words,
    total: TOTAL.test(rest),
    skip: skipOf(rest),
    words,
  };
}

/** The fields of which the nearer label's word holds. */
const inner = <K extends keyof Meaning>(outer: Meaning, nearer: Meaning, field: K): Meaning[K] =>
  nearer[field] ?? outer[field];

/** What holds where both apply: the nearer one, which stands closer to the count, wins. */
export function within(outer: Meaning, nearer: Meaning): Meaning {
  return {
    force: inner(outer, nearer, 'force'),
    ...(partOfYear(outer, nearer) ?? {
      period: nearer.periodWords === undefined ? inner(outer, nearer, 'period') : nearer.period,
      periodWords: inner(outer, nearer, 'periodWords'),
    }),
    measure: inner(outer, nearer, 'measure'),
    outcome: inner(outer, nearer, 'outcome'),
    unit: inner(outer, nearer, 'unit'),
    age: inner(outer, nearer, 'age'),
    offence: inner(outer, nearer, 'offence'),
    basis: inner(outer, nearer, 'basis'),
    total: nearer.total || outer.total,
    skip: inner(outer, nearer, 'skip'),
    // A heading that is merged over two lines of headings is one.
    words: [...new Set([outer.words, nearer.words])].filter((each) => each !== '').join(' / '),
  };
}
