import { ageIn } from './age-scope.ts';
import { NOT_STATED } from './answer-kind.ts';
import { withoutIssue } from './foot-mark.ts';
import type { Found } from './found.ts';
import { forceIn, meaningOf, NOTHING, within } from './label.ts';
import { leftOver, withoutPeriod } from './left-over.ts';
import { offenceIn } from './offence-scope.ts';
import { outcomeWords } from './outcome-type.ts';
import type { Settling } from './settling.ts';

/** Headings that say only that there is a number below them. */
const BARE =
  /^(?:counts?|numbers?|no\.?|values?(?: as (?:given|published))?|value_as_(?:given|published)|totals?|figures?|n|answers?|(?:number|count|total) of (?:\w+ )?(?:crimes|offences|arrests|people|persons|outcomes|suspects))$/i;

/** Whether a label says more than a force, a period, an age, an offence or that it is a total. */
function names(label: string): boolean {
  if (BARE.test(label) || forceIn(label) !== undefined) return false;
  const { periodWords, total } = meaningOf(label);
  if (offenceIn(label) === label) return false;
  const rest = [periodWords, ageIn(label)?.words, total ? 'total' : undefined].reduce<string>(
    (left, words) => (words === undefined ? left : left.toLowerCase().replace(words.toLowerCase(), ' ')),
    withoutIssue(label),
  );
  return /[a-z]{2}/i.test(
    rest.replaceAll(/\b0?\d{2,3}\s?[/.]\s?\d{1,2}\b|\b(?:ages?d?|years?|sum|all|and|to)\b/gi, ' '),
  );
}

/** Whether a label is understood whole: what it says is in the count's other fields. */
const understood = (label: string): boolean => {
  const { measure, outcome } = meaningOf(label);
  return measure !== undefined || outcome !== undefined;
};

/** Whether a label says something that no field of a count holds. */
export const sayMore = (label: string): boolean => names(label) && !understood(label);

const MEASURES = [
  { answer: 'Outcome 21', why: outcomeWords('21') },
  { answer: 'arrests', why: 'people who were arrested' },
  { answer: 'offences', why: 'crimes that were recorded, whatever became of them' },
  { answer: 'reports', why: 'what was told to the police' },
  { answer: NOT_STATED, why: 'nobody can say; it is kept as not stated' },
] as const;

const saysNothing = ({ meaning, labels }: Found): boolean =>
  meaning.measure === undefined && meaning.outcome === undefined && !labels.some(names);

/** A count of which its table says nothing, as a person said it of this publisher: *arrests*, *Outcome 21*, words of their own. */
export function withMeasure(found: Found, { given, questions }: Settling): Found {
  if (!saysNothing(found)) return found;
  const answer = given.answers.find('measure');
  if (answer === undefined) {
    questions.ask(
      'measure',
      null,
      found.at,
      'What happened that was counted: an outcome (of which type), arrests, offences, reports? It is not stated.',
      MEASURES,
    );
    return found;
  }
  const { measure, outcome, unit, words } = meaningOf(answer);
  const isKnown = measure !== undefined || outcome !== undefined;
  const said = { ...NOTHING, measure: isKnown ? measure : answer, outcome, unit, words };
  return { ...found, meaning: within(said, found.meaning) };
}

/** What was counted, in the program's word where it has one, and else in the source's. */
export function measureLabel({ meaning, labels }: Found, outcome: string | undefined): string {
  const naming = labels.filter(names);
  // A type says all that its wording says; a wording that is still a question stands for itself.
  const base = outcome ?? meaning.measure;
  if (base === undefined && naming.length > 0) return naming.map(withoutPeriod).join(', ');
  if (base !== undefined) {
    const isQuestion = meaning.measure === undefined && outcome !== 'outcomes';
    const beyond = labels
      .filter((label) => label !== outcome)
      .flatMap((label) => (understood(label) ? [leftOver(label)] : names(label) ? [withoutPeriod(label)] : []));
    return [base, ...(isQuestion ? [] : new Set(beyond.filter((words) => words !== '')))].join(', ');
  }
  return NOT_STATED;
}
