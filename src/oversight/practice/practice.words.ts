import type { Agreement, GroupAgreement, NoAgreement } from '../measure/index.ts';
import { LEAST_CASES, LEAST_PEOPLE } from './agreement.ts';
import { UNABLE } from './round.ts';

/** What is counted, in words that stand beside every figure. */
export const DEFINITION =
  'Which outcome officers and supervisors chose for invented standard cases, each by themselves and each case once. “Unable to decide” is a choice of its own. Who withdrew is not counted. By case and by rule; never by officer, and of no single force.';

export const MEASURES =
  'Krippendorff’s alpha and Gwet’s AC1 are 1 where everybody chose alike and 0 where they agree no more than by chance. They differ in what they call chance: alpha takes it from how often each outcome was chosen, AC1 from how unsure people can have been, so that it stays meaningful where nearly all choose one outcome. Intervals are 95 %, as if the cases had been drawn from many like them; where nearly all choose one outcome of few cases, that of alpha is too narrow, and AC1 is to be read (Krippendorff 2011; Gwet 2008).';

export const adviceWords = (isShown: boolean): string =>
  isShown
    ? 'With the advice shown: it measures whether people follow the same advice alike.'
    : 'Blind to the advice: it measures whether people decide alike of themselves.';

export const choiceWords = (choice: string, titles: ReadonlyMap<string, string>): string =>
  choice === UNABLE ? 'Unable to decide' : `${choice}: ${titles.get(choice) ?? 'another outcome'}`;

const two = (value: number): string => value.toFixed(2).replace('-', '−');

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A coefficient with its interval, or why there is none. */
export const coefficientWords = (found: Agreement | NoAgreement): string => {
  if (found.kind === 'told')
    return `${two(found.coefficient)} (95 % interval ${two(found.interval[0])} to ${two(found.interval[1])})`;
  return found.why === 'too-few'
    ? `Too few cases to say: fewer than ${LEAST_CASES} that ${LEAST_PEOPLE} people or more decided`
    : 'Nothing to tell apart: one outcome was chosen of every case';
};

/** To a tenth, so that a difference is that of the shares beside it; whole ones without. */
const tenths = (share: number): string => (share * 100).toFixed(1).replace(/\.0$/u, '').replace('-', '−');

const pairs = ({ y, n }: { readonly y: number; readonly n: number }): string =>
  `${tenths(y / n)} % (${y.toLocaleString('en-GB')} of ${n.toLocaleString('en-GB')} pairs)`;

/** Whether forces agree with each other, in a sentence. */
export const betweenWords = (forces: readonly string[], between: GroupAgreement | undefined): string => {
  if (forces.length < 2) return 'People of one force only: whether forces agree with each other cannot be said.';
  if (between === undefined) return 'Too few cases or people to say whether forces agree with each other.';
  const { within, across, difference, interval } = between;
  return `Two people of one force chose alike in ${pairs(within)}; two people of different forces in ${pairs(across)}. The difference is ${tenths(difference)} percentage points (95 % interval ${tenths(interval[0])} to ${tenths(interval[1])}); 0 would mean that it makes no odds which force somebody is of.`;
};
