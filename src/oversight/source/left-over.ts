import { ageIn } from './age-scope.ts';
import { withoutBasis } from './basis-said.ts';
import { withoutIssue } from './foot-mark.ts';
import { meaningOf } from './label.ts';
import { withoutCodes } from './offence-scope.ts';
import { wholeNumber } from './number-words.ts';
import { withoutOutcomes } from './outcome-number.ts';

// Words that are in the other fields of a count, or say nothing: what was counted, that it was, and how.
const FILLING = new Set(
  [
    'number numbers no of count counts total totals sum all any the a an and or to in on by with for from as at per under over who which where whose that',
    'were was is are be been being have has had not only also their his her its it this there between during within since past last previous months month year years date so far current currently',
    'crime crimes offence offences arrest arrests arrested people person persons individual individuals suspect suspects offender offenders defendant defendants child children young',
    'victim victims aged age ages adult adults case cases incident incidents record records recorded report reports reported made given issued issuing issue utilised used using use',
    'dealt way resulting resulted resolved result results outcome outcomes type types code codes disposal disposals applied assigned occasions finalised closed police force forces received request',
    'image images indecent involving regarding relating concerning separate data figures value values end ending ended financial calendar table tables search',
  ].flatMap((words) => words.split(' ')),
);

/** The vocabulary of the outcome framework, of which every publisher leaves out another part. */
const OFFICIAL = new Set(
  [
    'identified supports support does evidential difficulties named prevent prevents further action based declines unable prosecution prevented investigation complete investigated formal against public interest',
    'decision cps report could provide evidence sufficient taken responsibility transferred transfer another body agency charge charged charges summons summonsed postal requisition caution cautions cautioned',
    'conditional penalty notice notices disorder cannabis khat warning warnings community resolution resolutions restorative justice rj cr died into consideration tic time limit expired key witness dead too ill below',
    'criminal diversionary educational intervention activity undertaken proceeded court proceedings court informal nfa out-of-court take ongoing i e',
  ].flatMap((words) => words.split(' ')),
);

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[^\p{L}\p{N}’'-]+/u)
    .filter((word) => /\p{L}{2}/u.test(word) && !/\d/.test(word) && wholeNumber(word) === undefined);

/** Which words say nothing of their own; *youth* does only beside an outcome that is no caution. */
const sayNothing = (label: string): ((word: string) => boolean) => {
  const { outcome } = meaningOf(label);
  const isAge = outcome === undefined || /\bcaution/i.test(label);
  return (printed) => {
    const word = printed.toLowerCase();
    if (FILLING.has(word) || (isAge && /^(?:youth|juvenile)s?$/.test(word))) return true;
    return outcome !== undefined && OFFICIAL.has(word);
  };
};

/** An age limit stands in a field of its own; *youth* beside an outcome does not. */
const withoutAges = (text: string): string => {
  const age = ageIn(text)?.words;
  return age === undefined || !/\d|all ages/i.test(age) ? text : text.replace(age, ' ');
};

/**
 * What a label says beside its measure, outcome, period, ages, codes and basis: *male*, *Dover district*, *consensual*. No field
 * of a count holds it, and without it two counts of different things would pass for one of the same.
 */
export function leftOver(label: string): string {
  const { period, periodWords } = meaningOf(label);
  const timeless = period === undefined ? label : label.replace(periodWords ?? '', ' ');
  const words = wordsOf(withoutAges(withoutAges(withoutOutcomes(withoutCodes(withoutBasis(withoutIssue(timeless)))))));
  const isNothing = sayNothing(label);
  const says = (word: string): boolean => !isNothing(word);
  // Between words that say something they are kept, so that it can be read.
  const from = words.findIndex(says);
  return from < 0 ? '' : words.slice(from, words.findLastIndex(says) + 1).join(' ');
}

/** A label without its period: what was counted has no year in it. */
export function withoutPeriod(label: string): string {
  const { period, periodWords } = meaningOf(label);
  if (period === undefined || periodWords === undefined) return label;
  const rest = withoutIssue(label)
    .replace(periodWords, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s/,;:–-]+|[\s/,;:(–-]+$/g, '');
  return /\p{L}{2}/u.test(rest) ? rest : label;
}
