import type { Unmeasured, Why } from './unmeasured.ts';

const SENTENCES: Readonly<Record<Why, string>> = {
  'nothing-given': 'There are no counts to measure: give at least one.',
  'not-a-count': 'A count is a whole number from 0 up: correct the one that is not.',
  'more-than-all': 'More cases have the outcome than there are cases: correct the count or what it is out of.',
  'no-cases': 'A group without a case has no share: leave it out and list it as left out.',
  'none-or-all': 'Either no case or every case has the outcome: nothing can be told apart.',
  'too-few-groups': 'Too few to say: there have to be at least two groups with cases.',
  'too-few-periods': 'Too few to say: there have to be at least two periods with cases.',
  'single-cases': 'Every group has one case only: too few to say.',
  unbounded: 'The counts part so completely that no size can be told: too few to say.',
  'not-a-chance': 'A chance lies between 0 and 1: correct the one that does not.',
  'not-a-ratio': 'The odds ratio to look for is above 1: give 2 for odds that double; the fall is its inverse.',
  'no-population': 'There is no resident population to reckon by: show the count without a rate.',
  'uneven-strata': 'Every group needs the same strata in the same order, with 0 of 0 where it has none.',
  'no-upper-bound':
    'A withheld count without an upper bound leaves its share open: leave it out and list it as withheld.',
  'too-few-to-split':
    'Too few to say: facts, policy and people are parted from 200 cases and ten people up, of one force or of three and more with two people each.',
  'nothing-varies': 'Only one pattern of facts, or one setting, is among the cases: what did not vary has no share.',
  'setting-is-force': 'Each setting is of one force and each force has one: policy and people cannot be told apart.',
  'too-many-cases': 'More than a million cases in one period: take shorter periods.',
  'no-run-length': 'Between 10 and 1,000 periods may pass from one false signal to the next: choose within.',
};

/** Why there is no such measure, and how to put it right, in one sentence. */
export const unmeasuredSentence = ({ why, at }: Unmeasured): string =>
  at === undefined ? SENTENCES[why] : `${SENTENCES[why]} (Number ${at + 1} of those given.)`;
