import type { Problems, Refusal } from '../../platform/web/index.ts';

const BECAUSE: Readonly<Record<string, string>> = {
  'in-care': 'This child is in care',
  'on-plan': 'This child is on a child protection plan',
  'not-known': 'It is not known whether this child is in care or on a plan',
  'danger-at-home': 'Somebody at home may be a danger to this child',
  'referral-owed':
    'By what is known, the guidance asks that this child is referred to the local authority or a strategy discussion is held',
};

const because = (refusal: Refusal): string =>
  ('because' in refusal && typeof refusal.because === 'string' ? BECAUSE[refusal.because] : undefined) ??
  'This child may be in care or on a plan, or owed a referral by the guidance';

/** What the refusals of this step say to people, and the status they have. */
export const safeguardingProblems: Problems = {
  ReasonTooShort: {
    status: 422,
    title: 'A reason is needed',
    sentence: () => 'Write at least one whole sentence that says why. Not to act needs a reason as much as to act.',
  },
  ReferredToNobody: {
    status: 422,
    title: 'To whom?',
    sentence: () => 'A referral goes to somebody. Choose to whom they were referred.',
  },
  NoAdultNow: {
    status: 422,
    title: 'Adult safeguarding is for adults',
    sentence: () =>
      'By what is recorded of their age this is a child today, or may be one. Choose MASH or children’s social care; or, where they are an adult by now, record their date of birth first.',
  },
  StrategyStateNeeded: {
    status: 422,
    title: 'Asked for, or held?',
    sentence: () => 'Say whether the strategy discussion was asked for or held.',
  },
  SupervisorDecisionNeeded: {
    status: 422,
    title: 'A supervisor decides this',
    sentence: (refusal) =>
      `${because(refusal)}: not to refer to the local authority needs a supervisor’s decision, also where the child is referred elsewhere. Give your reason and name the supervisor you ask, or refer the child to it now; that waits for nobody.`,
  },
  NotASupervisor: {
    status: 422,
    title: 'Not a supervisor',
    sentence: () => 'The person named does not work here as a supervisor now. Name another.',
  },
  NeverOnesOwn: {
    status: 403,
    title: 'Never one’s own',
    sentence: () =>
      'Nobody decides on what they asked for or decided themselves, nor in a case that they have, or had since its facts were recorded. Any other supervisor of the force may; out of hours, whoever covers.',
  },
  NothingWaits: {
    status: 409,
    title: 'Nothing waits for an answer',
    sentence: () => 'This was answered already, or a newer decision stands in its place. Open the case and look.',
  },
  ProtectedWhenNeeded: {
    status: 422,
    title: 'When was police protection taken?',
    sentence: () => 'Say when police protection was taken: the 72 hours that it may last at most run from then.',
  },
  StillToCome: {
    status: 422,
    title: 'This time is still to come',
    sentence: () => 'The time given is still to come. Enter when it was.',
  },
  BeforeItBegan: {
    status: 422,
    title: 'It had not begun',
    sentence: () => 'The time given is before it began. Check the time; when it began stands under safeguarding.',
  },
  EnquiryToCome: {
    status: 422,
    title: 'This day is still to come',
    sentence: () => 'The enquiry has not begun yet. Enter the day on which it began, or leave it out.',
  },
  EnquiryBeforeReport: {
    status: 422,
    title: 'This day is before the report',
    sentence: () =>
      'The enquiry cannot have begun before the report reached the police. Enter the day on which it began, or leave it out.',
  },
  EnquiryDayNeeded: {
    status: 422,
    title: 'On which day?',
    sentence: () => 'The assessment is recorded. Enter the day on which the enquiry began, to add it or put it right.',
  },
  ResultNeeded: {
    status: 422,
    title: 'Not said what came of it',
    sentence: () =>
      'Choose what came of it: whether the child is on a plan or on none, or of a core group, whether it was held.',
  },
  NothingRuns: {
    status: 409,
    title: 'Nothing of this kind runs',
    sentence: () => 'Nothing of this kind runs or is due for this child, or its end is recorded already.',
  },
  NoWords: {
    status: 422,
    title: 'No words were written',
    sentence: () => 'Write what the child wishes or how they are, or say that they were not heard yet.',
  },
  ThroughWhomNeeded: {
    status: 422,
    title: 'From whom?',
    sentence: () => 'Say from whom you have the child’s words.',
  },
};
