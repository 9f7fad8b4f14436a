import type { Problem, Problems, Refusal } from '../../platform/web/index.ts';

const said = (refusal: Refusal, name: string): string => {
  const value: unknown = Object.entries(refusal).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value.replaceAll('-', ' ') : 'this';
};

const problem = (status: number, title: string, sentence: string): Problem => ({
  status,
  title,
  sentence: () => sentence,
});

/** Which cases to look at; those of whoever asks alone are named. */
const casesIn = (refusal: Refusal): string => {
  const cases: unknown = 'cases' in refusal ? refusal.cases : [];
  const named = Array.isArray(cases) ? cases.filter((one) => typeof one === 'string') : [];
  if (named.length === 0) return 'in a case that you have not opened';
  return `${named.length === 1 ? 'case' : 'cases'} ${named.join(', ')}`;
};

/** What the refusals of this step say to people, and the status they have. */
export const triageProblems: Problems = {
  NotInThisCase: problem(
    404,
    'Page not found',
    'There is no such person in this case. Open the case and choose the person there.',
  ),
  TooManyPeople: problem(
    422,
    'Too many people for one case',
    'A case holds up to 29 people besides who reported it. Record another report for the others.',
  ),
  // Refused, since an answer would open up to two hundred records of children to no end.
  NothingToSearchFor: problem(
    422,
    'Nothing to search for',
    'A school or a year of birth alone fits too many. Enter a name or a whole date of birth.',
  ),
  NotOffered: problem(
    409,
    'Search first',
    'Somebody chosen was not offered by a search of yours for this person, nor are they in a case that you have. Search for the person here, and choose among those who are offered.',
  ),
  SearchFirst: problem(
    409,
    'Search first',
    'Nobody has looked yet whether somebody of this name is already known here. Search by the name as you will write it, then name them.',
  ),
  DetailsChanged: problem(
    409,
    'The details have changed',
    'Somebody changed the details of this person after you opened the page. Nothing of yours was saved. Open it again and look.',
  ),
  NameMissing: problem(422, 'A name is needed', 'Enter a given name or a family name.'),
  BornInFuture: problem(422, 'That day is still to come', 'A date of birth cannot be in the future. Check it.'),
  BornAfterConduct: problem(
    422,
    'Born after it happened',
    'Somebody would not yet have been born on the day of the conduct. Check the date of birth and the day.',
  ),
  ConductInFuture: problem(422, 'That day is still to come', 'It cannot have happened in the future. Check the day.'),
  ConductTooLongAgo: problem(
    422,
    'Nobody concerned could be alive',
    'That is longer ago than anybody lives. Check the year in which it happened.',
  ),
  DaysReversed: problem(422, 'The days are the wrong way round', 'The first day cannot be after the last. Check both.'),
  AgeDerived: problem(
    409,
    'The age follows from the date of birth',
    'This age is worked out from the date of birth and the day of the conduct. If it is wrong, put one of those right.',
  ),
  AgeAboveBirth: {
    status: 422,
    title: 'The date of birth excludes this age',
    sentence: (refusal) =>
      `By the date of birth on record this person is ${'most' in refusal ? String(refusal.most) : 'younger'} now, and cannot have been older on the day. Check the age; if it is right, put the date of birth right first. Nothing was saved.`,
  },
  AgesReversed: problem(422, 'The ages are the wrong way round', 'The highest age cannot be below the lowest.'),
  ProtectedExcludes: problem(
    422,
    'These parts exclude each other',
    'Who handled an image only to report it or to protect a child did not share, receive, pass on or ask for it. Choose one or the other.',
  ),
  PersonUnknown: problem(
    404,
    'No such person',
    'The record of a person named here is not there, or was erased. Search again.',
  ),
  PersonErased: problem(410, 'This record was erased', 'The record of this person was erased and cannot be changed.'),
  SameRecord: problem(422, 'That is the same record', 'A person cannot be compared with themselves. Choose another.'),
  AlreadyLinked: problem(
    409,
    'Already recorded as the same person',
    'These records are already linked as the same person. Nothing was changed.',
  ),
  HeldTogether: {
    status: 409,
    title: 'Held as the same person by way of another record',
    sentence: (refusal) =>
      `Somebody chosen here is held as the same person as this one by way of a third record (${casesIn(refusal)}), so that this cannot be recorded. Open the details of this person, take back the match with that record first (“Not the same person after all”) if it is wrong, or have the other match taken back where it was made; then record this again.`,
  },
  SaidNotTheSame: {
    status: 409,
    title: 'Recorded as not the same person',
    sentence: (refusal) =>
      `Records that would be held together by this were recorded as not the same person (${casesIn(refusal)}), so that this cannot be recorded. If those two are the same after all, record that of the two themselves first; if not, one of the matches with them is wrong: take it back first (“Not the same person after all”).`,
  },
  NotLinked: problem(
    404,
    'Not held as the same person',
    'These records are not held as the same person now. Open the details of the person and look at what is recorded.',
  ),
  DeathCarried: problem(
    409,
    'A death is recorded',
    'A death recorded of one of them counts for the other by this link, and would not any more. Read what hangs on the link, then send it again with `knowsOfDeath`.',
  ),
  FactUnknown: {
    status: 422,
    title: 'No such question',
    sentence: (refusal) =>
      `The guidance has no question called “${said(refusal, 'fact')}”. Choose one from the list of questions.`,
  },
  FactDerived: {
    status: 422,
    title: 'This is worked out',
    sentence: (refusal) =>
      `“${said(refusal, 'fact')}” follows from ages or earlier reports and is not answered. State those instead.`,
  },
  FactNotAskedSo: {
    status: 422,
    title: 'Not asked in this way',
    sentence: (refusal) =>
      `“${said(refusal, 'fact')}” is not answered in this way. Factors are of the case, by a person or towards a person; the others are of a person.`,
  },
  NotWeighed: {
    status: 422,
    title: 'Not weighed',
    sentence: (refusal) =>
      `The guidance names no “${said(refusal, 'fact')}” to weigh before a decision. Choose one from the page of triage.`,
  },
  NotWeighedSo: {
    status: 422,
    title: 'Not weighed in this way',
    sentence: (refusal) =>
      `“${said(refusal, 'fact')}” is not stated in this way. Some are of the case and some of a person, and only of earlier contact can there be none on record.`,
  },
  WordsMissing: problem(
    422,
    'What is known of it?',
    'Write what is known, or where it was looked for, or answer that it is not known.',
  ),
  NothingAnswered: problem(422, 'Nothing is answered', 'Answer at least one question that this source answers.'),
  SourceMissing: problem(422, 'From whom?', 'Choose from whom this is known, or answer that it is not known.'),
  InterviewReferenceMissing: problem(422, 'Which interview?', 'Enter the reference of the interview.'),
  HomesOwnWord: {
    status: 422,
    title: 'Somebody outside the home has to say so',
    sentence: (refusal) =>
      `“${said(refusal, 'fact')}” is not taken back on the word of a parent, a carer or who reported: they may be the danger. Ask the school, social care, health or the records, and say that it is from them; until then answer that it is not known. Nothing was saved.`,
  },
  SupervisorTakesBack: problem(
    409,
    'A supervisor takes this back',
    'A child, a partner or a record said that there is a danger at home, or somebody at home that there is abuse. Only a supervisor who did not record that takes it back, as “Nothing found”, with how, by whom and what was done to find out. Nothing was saved.',
  ),
  EnquiryMissing: problem(
    422,
    'How, and by whom?',
    '“Nothing found” says that somebody enquired. Enter how and by whom, or answer that it is not known.',
  ),
};
