import { agesOfDay } from './age-cell.ts';
import { ageIn } from './age-scope.ts';
import { NOT_STATED, typeAnswered } from './answer-kind.ts';
import { basisShort } from './basis-short.ts';
import { BASES, UNITS } from './count.ts';
import { forcesShort, forcesWithin, isNoForce, knownForce } from './force.ts';
import { forceIn, WHOLE_REQUEST } from './label.ts';
import type { Found } from './found.ts';
import type { Proposal, ReadCount } from './import-read.ts';
import { askedOfOutcome } from './outcome-asked.ts';
import { OUTCOME_SINCE, outcomeIn } from './outcome-wording.ts';
import { settleCell } from './settle-cell.ts';
import { measureLabel, withMeasure } from './measure-label.ts';
import { isPart } from './part-row.ts';
import { settlePeriod } from './settle-period.ts';
import type { Settling } from './settling.ts';

const proposed = (answers: readonly string[], why: string): readonly Proposal[] =>
  answers.map((answer) => ({ answer, why }));

const NOBODY_SAYS = 'nobody can say; it is kept as not stated';
const UNITS_ASKED = [
  { answer: 'crimes', why: 'each crime once, however many people it has' },
  { answer: 'people', why: 'suspects, victims or children, each once' },
  { answer: 'arrests', why: 'one person may be arrested twice' },
  { answer: 'reports', why: 'what was told, before it was a crime' },
] as const;

/** One answer that the words about the table give is stated; none or several are a question. */
function stated<T extends string>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** A nation’s figure, or a total’s, is no force’s and is asked as none. */
const WHOLE = /\b(?:national|nations?|england|wales|uk|united kingdom|total|all forces|not stated)\b/i;

/** *Essex (other offence)*, *GMP*, *Kentshire*: a name that is in no list may be a force’s, a part of one, or another body’s. */
function forceNamed(printed: string, { at }: Found, { given, questions }: Settling): string {
  if (knownForce(printed) !== undefined || isNoForce(printed)) return printed;
  const [within, more] = forcesWithin(printed);
  if (within === undefined && WHOLE.test(printed) && !isPart(printed)) return printed;
  const answer = given.answers.find('force', printed);
  if (answer !== undefined) return forceIn(answer) ?? answer;
  questions.ask('force', printed, at, `“${printed}” is not the name of a force. Whose figures are these?`, [
    ...proposed(within === undefined || more !== undefined ? [] : [within], 'the force that it names'),
    ...proposed(within === undefined ? forcesShort(printed) : [], 'what it may be short for'),
    { answer: printed, why: 'another body, or a part of a force: it is kept as printed, and compared with none' },
  ]);
  return printed;
}

interface Inside {
  readonly label: string;
  readonly force: string;
}

/** *Outcome 21 in Essex*: one force among other words of a row or a column. */
function forceInside({ labels, at }: Found): Inside | undefined {
  // A sentence can name a force for any reason.
  if (at.column === null) return undefined;
  const named = labels.map((label) => ({ label, forces: forcesWithin(label) }));
  const [only, more] = named.flatMap(({ label, forces }) => forces.map((each) => ({ label, force: each })));
  return more === undefined ? only : undefined;
}

/** Whose figures a label that names a force among other words gives: no answer for the whole file is put on it. */
function forceOfLabel({ label, force: named }: Inside, { at }: Found, { given, questions }: Settling): string {
  const answer = given.answers.find('force', label);
  if (answer !== undefined) return forceIn(answer) ?? answer;
  questions.ask(
    'force',
    label,
    at,
    `“${label}” names a force, and does not say that the figures are its own. Whose are they?`,
    [{ answer: named, why: 'the force that it names' }],
  );
  return NOT_STATED;
}

/** The words about the figures name a force, and not the one that sent them: what is asked hangs on the names, and holds for no other file. */
function forceOfWords(said: string, { at }: Found, { context, given, questions }: Settling): string {
  const printed = context.forcesNamed.join(', ');
  const answer = given.answers.find('force', printed);
  if (answer !== undefined) return forceIn(answer) ?? answer;
  const asks = `The words about the figures name ${printed}, and not ${said}. Whose figures are these?`;
  questions.ask('force', printed, at, asks, [
    ...proposed(context.forcesNamed, 'named in the words about the figures'),
    { answer: said, why: 'whose answer it was brought as' },
  ]);
  return NOT_STATED;
}

function forceSaid(said: string, found: Found, settling: Settling): string {
  const { forcesNamed } = settling.context;
  return forcesNamed.length === 0 || forcesNamed.includes(said) ? said : forceOfWords(said, found, settling);
}

function force(found: Found, settling: Settling): string {
  const { meaning, at } = found;
  const { given, context, questions } = settling;
  if (meaning.force !== undefined) return forceNamed(meaning.force, found, settling);
  const said = given.answers.find('force') ?? given.publisher ?? stated(context.forces);
  const inside = forceInside(found);
  if (inside !== undefined && inside.force !== forceIn(said ?? '')) return forceOfLabel(inside, found, settling);
  if (said !== undefined) return forceSaid(forceIn(said) ?? said, found, settling);
  const proposals = [
    ...proposed(given.short, 'what its publisher was called may be short for it'),
    ...proposed(given.named === undefined ? [] : [given.named], 'the name of the file begins so'),
    ...proposed(
      context.forces.filter((each) => each !== given.named),
      'named above or below the table',
    ),
  ];
  questions.ask('force', null, at, 'Nothing in the table says whose figures these are. Which force?', proposals);
  return given.named ?? NOT_STATED;
}

/** One spelling of an age limit, however it was typed. */
const limit = (answer: string | undefined): string | undefined =>
  answer === undefined ? undefined : (ageIn(answer)?.scope ?? answer);

function age({ meaning, at }: Found, { given, context, questions }: Settling): string {
  const said = meaning.age ?? limit(given.answers.find('age')) ?? stated(context.ages);
  if (said === undefined) {
    const proposals = proposed(context.ages, 'named in the words about the table');
    questions.ask(
      'age',
      null,
      at,
      'Of what age are the people or suspects that were counted? It is not stated.',
      proposals,
    );
    return NOT_STATED;
  }
  const ofDay = agesOfDay(meaning.age ?? '');
  if (meaning.age === undefined || (ofDay === undefined && !/^(?:children|teenagers)/.test(meaning.age))) return said;
  const answer = limit(given.answers.find('age', meaning.age));
  if (answer === undefined)
    questions.ask('age', meaning.age, at, `“${meaning.age}” names no age limit. Which is meant?`, [
      ofDay === undefined
        ? { answer: 'under 18', why: 'a child is anybody under 18' }
        : { answer: ofDay, why: 'a spreadsheet reads such ages as a day' },
    ]);
  return answer ?? said;
}

function offence({ meaning, at }: Found, { given, context, questions }: Settling): string {
  const said = meaning.offence ?? given.answers.find('offence') ?? stated(context.offences);
  if (said !== undefined) return said;
  const usual = ['86/02', '86/02 + 86/10'].filter((each) => !context.elsewhere.offences.includes(each));
  const proposals = [
    ...proposed(context.elsewhere.offences, 'named in another sentence'),
    ...proposed(usual, 'codes that answers on this subject use'),
  ];
  questions.ask('offence', null, at, 'Which offence codes were counted? It is not stated.', proposals);
  return NOT_STATED;
}

function unit(found: Found, measure: string, { given, context, questions }: Settling): ReadCount['unit'] {
  const own = found.meaning.unit ?? (measure.startsWith('arrests') ? 'arrests' : undefined);
  if (own !== undefined) return own;
  const settled = given.answers.find('unit');
  const answer = settled === NOT_STATED ? 'not-stated' : UNITS.find((each) => each === settled);
  const said = answer ?? stated(context.units);
  if (said !== undefined) return said;
  const proposals = [
    ...proposed(context.units, 'said to be what was counted'),
    ...proposed(
      context.unitsNamed.filter((each) => !context.units.includes(each)),
      'named in the words about the table',
    ),
    ...UNITS_ASKED.filter(({ answer }) => ![...context.units, ...context.unitsNamed].includes(answer)),
    { answer: NOT_STATED, why: NOBODY_SAYS },
  ];
  questions.ask(
    'unit',
    null,
    found.at,
    'What was counted: crimes, people, arrests or reports? It is not stated.',
    proposals,
  );
  return 'not-stated';
}

const BASES_ASKED = [
  { answer: 'closed', why: 'by the day of the outcome' },
  { answer: 'recorded', why: 'by the day on which the offence was recorded' },
  { answer: NOT_STATED, why: NOBODY_SAYS },
] as const;

function basis(found: Found, measure: string, { given, context, questions }: Settling): ReadCount['basis'] {
  if (found.meaning.basis !== undefined) return found.meaning.basis;
  const short = basisShort(found.labels);
  if (short === 'closed') return short;
  const settled = given.answers.find('basis', short ?? null);
  const answer = settled === NOT_STATED ? 'not-stated' : BASES.find((each) => each === settled);
  const said = answer ?? (short === undefined ? stated(context.bases) : undefined);
  if (said !== undefined) return said;
  // An arrest has its own day: the two bases are of outcomes.
  if (/^(?:arrests|reports|offences)/.test(measure)) return 'not-stated';
  const asks =
    short === undefined
      ? 'By which day were outcomes counted? It is not stated.'
      : `“${short}”: was the outcome recorded then, or the offence?`;
  questions.ask('basis', short ?? null, found.at, asks, BASES_ASKED);
  return 'not-stated';
}

interface Outcome {
  readonly type: string | null;
  readonly measure: string | undefined;
}

/** The one type that an outcome's words or a person's answer give; a wording that can be several is asked, never guessed. */
function outcome({ meaning, labels, at }: Found, { given, questions }: Settling): Outcome {
  const { outcome: said } = meaning;
  if (said === undefined) return { type: null, measure: undefined };
  const [only] = said.types;
  if (said.types.length === 1 && only !== undefined) return { type: only, measure: 'outcomes' };
  const printed = outcomeLabel(labels, meaning.words);
  const answer = given.answers.find('outcome', printed);
  const type = answer === undefined ? undefined : typeAnswered(answer);
  if (type !== undefined) return { type, measure: 'outcomes' };
  if (answer === undefined) {
    const { asks, proposals } = askedOfOutcome(printed, said);
    questions.ask('outcome', printed, at, asks, proposals);
  }
  return { type: null, measure: printed };
}

/** The label that names the outcome: beside a heading that does, a row may say whose it is, and of whom. */
const outcomeLabel = (labels: readonly string[], words: string): string =>
  labels.findLast((label) => outcomeIn(label) !== undefined) ?? labels.at(-1) ?? words;

type Early = Pick<ReadCount, 'periodStart' | 'periodEnd' | 'value' | 'low'>;

function early(type: string | null, count: Early): string | undefined {
  // A blank under a type that did not exist yet is as it should be.
  if (count.value === null && (count.low ?? 0) === 0) return undefined;
  const since = type === null ? undefined : OUTCOME_SINCE[type];
  if (since === undefined || count.periodStart === null || count.periodStart >= since) return undefined;
  return count.periodEnd !== null && count.periodEnd < since
    ? `Outcome ${type ?? ''} is counted before it existed (from ${since}).`
    : `Outcome ${type ?? ''} exists only from ${since}: the period began before it.`;
}

/** A refusal of a whole request counts nothing: only whose it is, and when, can be asked. */
const nothingCounted = (): Pick<ReadCount, 'unit' | 'ageScope' | 'offenceScope' | 'basis'> => ({
  ...{ unit: 'not-stated', ageScope: NOT_STATED },
  ...{ offenceScope: NOT_STATED, basis: 'not-stated' },
});

const counted = (found: Found, measure: string, settling: Settling) => ({
  unit: unit(found, measure, settling),
  ageScope: age(found, settling),
  offenceScope: offence(found, settling),
  basis: basis(found, measure, settling),
});

/** A found cell as a count: what is stated is taken, what is not is asked, and the count says so until it is answered. */
export function settle(read: Found, settling: Settling): ReadCount {
  const found = withMeasure(read, settling);
  const { type, measure: outcomeMeasure } = outcome(found, settling);
  const measure = measureLabel(found, outcomeMeasure);
  const period = settlePeriod(found, settling);
  const count = {
    force: force(found, settling),
    ...period,
    measure,
    outcomeType: type,
    ...(measure === WHOLE_REQUEST ? nothingCounted() : counted(found, measure, settling)),
    ...settleCell(found, settling),
    at: found.at,
  };
  const odd = early(type, count);
  if (odd !== undefined) settling.oddities.push({ says: odd, at: found.at });
  return count;
}
