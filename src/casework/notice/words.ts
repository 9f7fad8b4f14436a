/** The outcome codes in scope (handbook 3.5) for which there are plain words. */
export const CODES = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '20',
  '21',
  '22',
  '23',
] as const;
type Code = (typeof CODES)[number];

/** What is told on the way, before anything is decided (handbook 6.3, T09). */
export const STEP_WORDS = ['interview-held', 'arrest-made'] as const;
export type StepWords = (typeof STEP_WORDS)[number];

export const isStep = (id: WordsId): id is StepWords => STEP_WORDS.some((step) => step === id);

/** Whether they say what was decided: neither a step on the way to it, nor a word about such words. */
export const isOutcome = (id: WordsId): boolean =>
  !isStep(id) && id !== 'stands' && id !== 'decided-anew' && id !== CANCELLED;

/** How it ended, where the outcome is not the child's own: what can be said without a word of another child. */
const ENDINGS = [
  'ended',
  'ended-without-court',
  'charged',
  'cautioned',
  'with-another-matter',
  'cannot-go-on',
  'more-needed',
  'not-enough',
  'stopped',
  'too-late',
  'nobody-found',
  'handed-on',
] as const;
type Ending = (typeof ENDINGS)[number];

/** Words of an outcome linked to the child who is told, of how it ended, of their own part where it is linked to somebody else, or that it was looked at again and stands, or was decided anew. */
export type WordsId = StepWords | `${Code}-own` | Ending | 'involved' | 'stands' | 'decided-anew' | 'cancelled';

/** What stands in the place of an outcome where the record of a crime was cancelled. */
export const CANCELLED = 'cancelled';
export const WORDS_IDS: readonly WordsId[] = [
  ...CODES.map((code): WordsId => `${code}-own`),
  ...ENDINGS,
  'involved',
  'stands',
  'decided-anew',
  CANCELLED,
  ...STEP_WORDS,
];

const WRITTEN = 'The police have written down that a crime was reported. National rules say they must.';
const NO_ACTION = 'You are not being taken to court, and you are not being cautioned.';
const NOT_A_RECORD = 'This is not a conviction and not a caution: you were not found guilty of anything.';
// The test of the Police Act 1997 in plain words (handbook 5.1), and no promise either way (5.6).
const LATER =
  'When you are older, some jobs with children or with adults who need care ask for an enhanced DBS check. A senior police officer then decides, with a legal test, whether what the police hold is relevant and ought to be told. We cannot tell you today how that would be decided. If it were ever thought of, you should be asked for your side first.';
const AGAIN = 'If something new comes to light, the police may look at it again. You should be told if they do.';
const OFFICER = 'An officer will tell you what has been decided about you, and what comes next.';

/** Told with it (handbook 6.3, T08), the same to every child: one of two who had the same part must not be told less. */
const WEIGHED =
  'The reason: all that is known was weighed, and what is best for children, and going further would not be right.';
const WANTED = 'The reason: what people wanted was part of that decision.';

const unlessFound = (...why: readonly string[]): readonly string[] => [
  WRITTEN,
  ...why,
  NO_ACTION,
  NOT_A_RECORD,
  LATER,
  AGAIN,
];

/** What each outcome means for a child it is linked to. Never a promise about disclosure, never a word of anybody else. */
const OWN: Readonly<Record<Code, readonly string[]>> = {
  '1': [WRITTEN, 'You are being asked to come to a court.', OFFICER, LATER],
  '2': [
    WRITTEN,
    'You have been given a youth caution. It is not a conviction, but it is kept on police records.',
    OFFICER,
    LATER,
  ],
  '3': [
    WRITTEN,
    'You have been given a caution. It is not a conviction, but it is kept on police records.',
    OFFICER,
    LATER,
  ],
  '4': [WRITTEN, 'What you said about this was dealt with by the court together with something else.', OFFICER, LATER],
  '5': [WRITTEN, NO_ACTION, OFFICER],
  '8': [
    WRITTEN,
    'You took responsibility, and it was settled by an agreement (a community resolution), not by a court.',
    'It is not a conviction and not a caution.',
    LATER,
    AGAIN,
  ],
  '9': unlessFound('The Crown Prosecution Service decided that going to court would not be right.', WEIGHED),
  '10': unlessFound('The police decided that going to court would not be right.', WEIGHED),
  // Under 10 nobody can be guilty of a crime (handbook 6.9): courts and cautions are not even spoken of.
  '11': [WRITTEN, 'Children under 10 cannot be charged with a crime. You are not in trouble with the law.', AGAIN],
  '12': unlessFound('The police decided to stop because of illness.'),
  '13': unlessFound('The police could not go on, because somebody who would have been needed cannot take part.'),
  '14': unlessFound('The police could not go on without more information.'),
  '15': unlessFound('There was not enough evidence to go on.'),
  '16': unlessFound('The police decided to stop here.', WANTED),
  '17': unlessFound('Too much time had passed for the law to go on.'),
  '18': unlessFound('The police looked into it and found nobody who could be held responsible.'),
  '20': [
    WRITTEN,
    'Another service, such as children’s social care, is now helping with this instead of the police.',
    NO_ACTION,
    LATER,
    AGAIN,
  ],
  '21': [
    WRITTEN,
    'The police decided that it would not be right to investigate any further. This is called Outcome 21.',
    WEIGHED,
    NOT_A_RECORD,
    'It is kept as a police record of what was reported. You are not watched because of it.',
    LATER,
    AGAIN,
  ],
  '22': [
    WRITTEN,
    'You took part in work to help you keep safe, and the police decided that it would not be right to do more. This is called Outcome 22.',
    WEIGHED,
    NOT_A_RECORD,
    LATER,
    AGAIN,
  ],
  '23': [
    WRITTEN,
    'A decision to go to court is on hold while you do the activity that was agreed. This is called Outcome 23.',
    'It is not a conviction. If the activity is not finished, the decision may be taken up again.',
    OFFICER,
    LATER,
  ],
};

const NOT_YOURS = 'That is not because of anything you did, or did not do.';
/** Never who, how old or how many: with reasons where they are nobody else's (handbook 3.5; 6.3, T08). */
const ENDED: Readonly<Record<Ending, readonly string[]>> = {
  ended: [
    WRITTEN,
    'The police have looked into it and have made a decision.',
    'What is decided about one person is not told to others. An officer will tell you what it means for you, and whether you are needed for anything.',
    AGAIN,
  ],
  'ended-without-court': [
    WRITTEN,
    'It was decided that nobody should be taken to court or cautioned for it.',
    WEIGHED,
    AGAIN,
  ],
  charged: [
    WRITTEN,
    'It is going to a court. Nothing is decided there yet.',
    'An officer will tell you what comes next, and who helps you if you are needed for anything.',
    AGAIN,
  ],
  cautioned: [
    WRITTEN,
    'It was admitted, and a formal caution was given for it. A caution is kept on police records, and no court is needed.',
    AGAIN,
  ],
  'with-another-matter': [WRITTEN, 'It was admitted, and a court dealt with it together with something else.', AGAIN],
  'cannot-go-on': [WRITTEN, 'The police cannot go on with it.', NOT_YOURS, AGAIN],
  'more-needed': [
    WRITTEN,
    'The police stopped looking into it. The reason: they do not know who could be held responsible, and cannot find out with what they know.',
    NOT_YOURS,
    AGAIN,
  ],
  'not-enough': [
    WRITTEN,
    'The police stopped looking into it. The reason: there is not enough evidence for a court. That does not mean that you were not believed.',
    AGAIN,
  ],
  stopped: [WRITTEN, 'The police stopped looking into it.', WANTED, AGAIN],
  'too-late': [
    WRITTEN,
    'The police stopped looking into it. The reason: too much time had passed for the law.',
    NOT_YOURS,
  ],
  'nobody-found': [
    WRITTEN,
    'The police looked into it as far as they could, and did not find who could be held responsible.',
    NOT_YOURS,
    AGAIN,
  ],
  'handed-on': [
    WRITTEN,
    'Another service, such as children’s social care, is looking after this now, instead of the police.',
    AGAIN,
  ],
};
/** A part without an outcome: nothing was decided against this child, and what stays written (handbook 1.11, 5.6). */
const INVOLVED = [
  WRITTEN,
  'Nothing was decided against you. You are not being taken to court, and you are not being cautioned.',
  'Your name stays in the police record of what was reported.',
  NOT_A_RECORD,
  LATER,
  AGAIN,
];
/** What the letter promises: a child is told of a second look also where it changed nothing. */
const STANDS = [
  'After this was decided, the police looked at it again.',
  'What was decided before has not changed.',
  AGAIN,
];
/** First of all to whoever was told before: else they hold two answers, and nobody says which counts (handbook 1.11, 7.6). */
const DECIDED_ANEW = [
  'Before this, you, or a grown-up for you, were told what the police had decided. The police then looked at it again, and decided it anew.',
  'What you are told now takes the place of what was said before. If it is not clear to you what has changed, ask us.',
];
const RECORD_CANCELLED = [
  // True of each ground of a cancellation (handbook 3.2): false, no crime, or written down by mistake.
  'The police had written down that a crime was reported. They checked, and that record was cancelled: it does not count as a crime.',
  'Nobody is taken to court or cautioned for it. You can still ask for help and support.',
  AGAIN,
];
// Never who it was, and never that anybody did anything: it is a step, and nothing is decided by it.
const NOTHING_SHOWN = 'That alone does not mean that anybody has done anything wrong.';
// Not that a crime was written down: that may come later than the interview.
const LOOKING = 'The police are looking into what was reported to them.';
const STEPS: Readonly<Record<StepWords, readonly string[]>> = {
  'interview-held': [LOOKING, 'They have asked somebody questions in a formal interview.', NOTHING_SHOWN],
  'arrest-made': [LOOKING, 'They have arrested somebody.', NOTHING_SHOWN],
};
/** The same whoever it is linked to: it says nothing of anybody. What another child was given is in none of them. */
const OF_ANYBODY: Readonly<Partial<Record<Code, Ending>>> = {
  '5': 'cannot-go-on',
  '9': 'ended-without-court',
  '10': 'ended-without-court',
  '11': 'ended-without-court',
  '12': 'cannot-go-on',
  '13': 'cannot-go-on',
  '14': 'more-needed',
  '15': 'not-enough',
  '16': 'stopped',
  '17': 'too-late',
  '18': 'nobody-found',
  '20': 'handed-on',
  '21': 'ended-without-court',
  '22': 'ended-without-court',
};
/** Of an adult a child is told more: that a court or a caution followed (handbook 3.5, rows 1, 3 and 4). */
const OF_ADULT: Readonly<Partial<Record<Code, Ending>>> = {
  '1': 'charged',
  '3': 'cautioned',
  '4': 'with-another-matter',
};

const isCode = (code: string): code is Code => CODES.some((known) => known === code);

/** Whose an outcome is, to the child who is told: theirs, a known adult's, or anybody's else and nobody's. */
export type Whose = 'own' | 'adult' | 'other';

/**
 * What is to be told to a child of an outcome. Of one that is linked to somebody else, or to nobody, only how it ended;
 * so too for a code that has no words here: what can be said is said.
 */
export const wordsFor = (code: string, whose: Whose): WordsId => {
  if (code === CANCELLED) return CANCELLED;
  if (!isCode(code)) return 'ended';
  if (whose === 'own') return `${code}-own`;
  return OF_ANYBODY[code] ?? (whose === 'adult' ? OF_ADULT[code] : undefined) ?? 'ended';
};

const isEnding = (id: WordsId): id is Ending => ENDINGS.some((one) => one === id);

/** Who was told how it ended before there were words for each way is not owed them anew. */
export const covers = (told: WordsId, due: WordsId): boolean =>
  (told === 'ended' || told === 'ended-without-court') && (isEnding(due) || due === 'involved');

/** The sentences themselves, to be read out or printed. */
export const textOf = (id: WordsId): readonly string[] => {
  if (isStep(id)) return STEPS[id];
  if (isEnding(id)) return ENDED[id];
  if (id === 'involved') return INVOLVED;
  if (id === 'stands') return STANDS;
  if (id === 'decided-anew') return DECIDED_ANEW;
  if (id === CANCELLED) return RECORD_CANCELLED;
  const code = CODES.find((one) => id === `${one}-own`);
  if (code === undefined) throw new Error('words of no outcome');
  return OWN[code];
};

/** What the words are called on the officer's page; never the code of an outcome linked to somebody else. */
export const labelOf = (id: WordsId): string => {
  if (id === 'interview-held') return 'That somebody was interviewed under caution';
  if (id === 'arrest-made') return 'That somebody was arrested';
  if (id === 'stands') return 'It was looked at again, and stands';
  if (id === 'decided-anew') return 'That it was looked at again, and this takes the place of what was told before';
  if (id === CANCELLED) return 'That the record of the crime was cancelled';
  if (id === 'involved') return 'That nothing was decided against this child, and what stays written';
  return id.endsWith('-own')
    ? `Outcome ${id.replace('-own', '')}, linked to this child`
    : 'How it ended, in general words';
};
