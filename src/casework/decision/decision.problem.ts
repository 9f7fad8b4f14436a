import type { Problems, Refusal } from '../../platform/web/index.ts';
import { UNFINISHED, type Unfinished } from './unfinished.ts';
import { WITH_OR_AFTER } from './decision.ts';
import { needWords } from './stated.view.ts';
import { unfinishedWords } from './unfinished.view.ts';

const textsOf = (refusal: Refusal, name: string): readonly string[] => {
  const value: unknown = Object.entries(refusal).find(([key]) => key === name)?.[1];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((text) => typeof text === 'string');
};

const one = (refusal: Refusal, name: string): string => textsOf(refusal, name).join(', ');

/** What each rule behind a refusal says, and what is still to be recorded, in whole sentences. */
const whyOf = (refusal: Refusal): string => {
  // What comes with the ruling or after it holds nobody up here.
  const needs = textsOf(refusal, 'needs').filter((need) => !WITH_OR_AFTER.includes(need));
  const recorded = needs.length === 0 ? [] : [`Still to be recorded: ${needs.map(needWords).join(', ')}.`];
  return [...textsOf(refusal, 'says'), ...recorded].join(' ');
};

/** For programs: the rules and the needs by their ids too, as *why not* and the decision name them. */
const members = (refusal: Refusal) => ({
  outcome: one(refusal, 'outcome'),
  because: textsOf(refusal, 'because'),
  says: textsOf(refusal, 'says'),
  needs: textsOf(refusal, 'needs'),
});

const wordsIn = (refusal: Refusal): string => {
  const items: unknown = 'what' in refusal ? refusal.what : [];
  const of = Array.isArray(items) ? items : [];
  const has = (what: Unfinished['what']): boolean =>
    of.some((item: unknown) => typeof item === 'object' && item !== null && 'what' in item && item.what === what);
  return UNFINISHED.filter(has)
    .map((what) => unfinishedWords[what].toLowerCase())
    .join('; ');
};

/** What the refusals of this step say to people, and the status they have. */
export const decisionProblems: Problems = {
  NothingOfTheKind: {
    status: 404,
    title: 'Nothing of the kind in the guidance',
    // The nearest right thing is in it: a slip in a link or a program is put right by it.
    sentence: (refusal) =>
      `The guidance in force was asked what it has not: ${one(refusal, 'says')}. Take it from the decision as it is read.`,
  },
  NoSuchCondition: {
    status: 422,
    title: 'No such condition',
    sentence: () =>
      'A condition was stated that the guidance does not have, or with an answer that it does not have. Nothing was proposed. Take both from the decision as it is read.',
  },
  CrimeNotRecorded: {
    status: 409,
    title: 'No crime is recorded yet',
    sentence: () =>
      'An outcome ends a crime, and none is recorded in this case. Record the crime, or its reference, first.',
  },
  CrimeWithoutOutcome: {
    status: 422,
    title: 'A crime has no outcome',
    sentence: () => 'Each crime of the case needs one outcome. Choose one for each.',
  },
  OutcomeOfNoCrime: {
    status: 422,
    title: 'Not a crime of this case',
    sentence: () => 'An outcome was sent for a crime that is not in this case, or twice for one. Open the page again.',
  },
  CrimeAgainstThem: {
    status: 422,
    title: 'This crime is against that child',
    members: (refusal) => ({
      crime: one(refusal, 'crime'),
      person: one(refusal, 'person'),
      outcome: one(refusal, 'outcome'),
    }),
    sentence: (refusal) =>
      `Outcome ${one(refusal, 'outcome')} was chosen about the very child whom the crime is against. Choose whose part in it the outcome is about, or one of 14, 18 and 20 about nobody. If it is against somebody else, ask the registrar to cancel its record on the page of the case, and record it anew.`,
  },
  NotOpenForDecision: {
    status: 409,
    title: 'Not open for a decision',
    sentence: (refusal) =>
      `This case is ${one(refusal, 'stage')}. A proposal can be made again once it is returned or reopened.`,
  },
  NoSettingsConflict: {
    status: 409,
    title: 'Nothing conflicts',
    sentence: () =>
      'The signed settings of the force do not conflict now, so there is nothing to decide for this case. A proposal made before has to be returned and made again.',
  },
  OwnConflict: {
    status: 403,
    title: 'Never one’s own',
    sentence: () =>
      'You proposed this outcome, or have this case, or had it since its facts were recorded: another registrar decides which setting stands for it.',
  },
  FactsChanged: {
    status: 409,
    title: 'The facts have changed',
    sentence: () =>
      'What this rests on changed after it was read. Nothing was decided. Open the page again, read what is new, then decide.',
  },
  UnfinishedFirst: {
    status: 409,
    title: 'Something comes first',
    sentence: (refusal) =>
      `Before an outcome: ${wordsIn(refusal)}. The decision page names each, with where it is put right.`,
  },
  OutcomePersonNeeded: {
    status: 422,
    title: 'A person is needed',
    sentence: (refusal) => `Outcome ${one(refusal, 'outcome')} is about somebody’s part. Choose whose.`,
  },
  PersonNotInThisCase: {
    status: 422,
    title: 'Nobody of this case',
    sentence: () => 'The person chosen has no part in this case. Choose from the list.',
  },
  NoSuchOutcome: {
    status: 422,
    title: 'No such outcome',
    sentence: (refusal) =>
      `Outcome ${one(refusal, 'outcome')} is not in the list of codes in force today, or is out of scope here.`,
  },
  OutcomeBarred: {
    status: 409,
    title: 'The guidance does not allow this outcome',
    members,
    sentence: (refusal) =>
      `Outcome ${one(refusal, 'outcome')} is not available here. ${whyOf(refusal)} If 23 was meant and there is no decision to prosecute, look at 21 or 22.`,
  },
  OutcomeNotYet: {
    status: 409,
    title: 'Not yet',
    members,
    sentence: (refusal) =>
      `Outcome ${one(refusal, 'outcome')} waits for something. ${whyOf(refusal)} Where a check is unavailable, a supervisor can record an exception.`,
  },
  DeathNotAgreed: {
    status: 409,
    title: 'Not recorded that this child has died',
    sentence: () =>
      'Outcome 5 is for somebody who has died. Record it on the case page first, under “Record that this child has died”: a supervisor agrees, and nothing is written to the child any more.',
  },
  DepartureReasonNeeded: {
    status: 422,
    title: 'Say why you depart from the advice',
    sentence: (refusal) =>
      `Outcome ${one(refusal, 'outcome')} is other than advised. That is allowed: choose the reason from the list.`,
  },
  RecordedFirst: {
    status: 409,
    title: 'Something is recorded first',
    members,
    sentence: (refusal) =>
      `Outcome ${one(refusal, 'outcome')} also needs: ${textsOf(refusal, 'needs').map(needWords).join(', ')}. Record it, then propose again.`,
  },
};
