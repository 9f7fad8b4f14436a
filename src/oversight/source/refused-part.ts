import { meaningOf, NOTHING, WHOLE_REQUEST, type Meaning } from './label.ts';
import type { Place } from './count.ts';
import type { Settling } from './settling.ts';

/** Words that name all that was asked for. */
const ALL =
  /\b(?:your|this|the|whole|entire|full|foi) (?:(?:whole|entire|full|foi|freedom of information) )*(?:request|application|enquiry)\b|\b(?:all (?:of )?(?:the |this )?|the )(?:requested )?(?:information|data)(?: (?:that )?(?:you|was|has been|were) (?:have )?(?:asked for|requested|sought))?(?= (?:is|are|has|was|cannot|will|would|$))|\bfull refusal\b/i;

/** A part that is named by its number, or said to be one. */
const PART =
  /\b(?:questions?|parts?|points?|items?|q)\s?(?:\d|[a-z]\b|one|two|three|four|five)|\b(?:some|part|parts|rest|remainder) of\b/i;

/** *Refused under section 12(1)*: nothing but that and why. */
const ONLY_REFUSED =
  /^(?:(?:we|is|are|was|has|have|been|it|must|partially|therefore|refus\w*|exempt\w*|withheld|under|by|virtue|of|the|and|foia?|freedom|information|act|2000|s|ss|sec|sections?|cost|limit|disproportionate|vexatious|no|not|reply|response|answer\w*|replied|responded|held|had|did|yet|information|data)\b|[\d().,:;&/-]|\s)+$/i;

/** What a person answers where the words of a refusal say that there is none. */
const NOTHING_REFUSED = 'nothing is refused';

/** *We do not refuse this request* has the words of a refusal and says that there is none: whether anything is refused, a person says. */
export function deniedPart(words: string, at: Place, { given, questions }: Omit<Settling, 'context'>) {
  const answer = given.answers.find('measure', words);
  if (answer === WHOLE_REQUEST) return { ...NOTHING, measure: WHOLE_REQUEST };
  if (answer === undefined)
    questions.ask('measure', words, at, `Is anything refused, as “${words}” says?`, [
      { answer: NOTHING_REFUSED, why: 'it says that something is not refused' },
      { answer: WHOLE_REQUEST, why: 'nothing that was asked for was given' },
    ]);
  return undefined;
}

/** Whether a sentence refuses the request as a whole, and no part of it. */
const isWhole = (words: string): boolean => !PART.test(words) && (ALL.test(words) || ONLY_REFUSED.test(words));

/** What a refusal that names nothing countable is of: the whole request where that is plain; else a person says which part, and until then it is a question alone. */
export function refusedPart(
  words: string,
  at: Place,
  others: boolean,
  { given, questions }: Omit<Settling, 'context'>,
): Meaning | undefined {
  if (!others && isWhole(words)) return { ...NOTHING, measure: WHOLE_REQUEST };
  const answer = given.answers.find('measure', words);
  if (answer === undefined) {
    questions.ask('measure', words, at, `What is not given, as “${words}” says?`, [
      { answer: WHOLE_REQUEST, why: 'nothing that was asked for was given' },
      { answer: 'Outcome 21', why: 'the number of these alone' },
      { answer: 'arrests', why: 'the number of these alone' },
    ]);
    return undefined;
  }
  if (answer === WHOLE_REQUEST) return { ...NOTHING, measure: WHOLE_REQUEST };
  const { measure, outcome, unit } = meaningOf(answer);
  return { ...NOTHING, measure: measure ?? (outcome === undefined ? answer : undefined), outcome, unit };
}
