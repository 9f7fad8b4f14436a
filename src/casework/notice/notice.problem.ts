import type { Problems, Refusal } from '../../platform/web/index.ts';
import { MOST_MONTHS } from './not-telling.ts';

const listOf = (refusal: Refusal, name: string): string => {
  const value: unknown = Object.entries(refusal).find(([key]) => key === name)?.[1];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((one) => (typeof one === 'string' ? [one.replaceAll('-', ' ')] : [])).join(', ');
};

const problem = (status: number, title: string, sentence: string) => ({ status, title, sentence: () => sentence });

/** What the refusals of this step say to people, and the status they have. */
export const noticeProblems: Problems = {
  NothingToTell: problem(
    409,
    'There is nothing to tell yet',
    'No outcome of this case is approved. A child is told once one is.',
  ),
  DecidedAgainFirst: problem(
    409,
    'This is decided again first',
    'Something new was recorded after the outcome was approved. Nobody is told until it is decided anew, or a supervisor says that it stands.',
  ),
  AlreadyTold: problem(
    409,
    'This was told',
    'Everything that was decided has been told for this child, and to whom you say was told. Nothing was changed.',
  ),
  NotTellingStands: problem(
    409,
    'This child is not to be told now',
    'A reason not to tell is proposed or approved for this child, or a danger in telling is to be looked at again. A supervisor returns it first, if telling has become safe.',
  ),
  DangerStands: problem(
    409,
    'Telling was agreed to be a danger',
    'A supervisor agreed that telling this child is a danger, and that is to be looked at again. Another reason can be proposed once a supervisor has returned it; or propose the danger as it is now.',
  ),
  SafeContactUnknown: problem(
    409,
    'Nobody may be told yet',
    'It is not known who may safely be told for this child. Walk the child’s safety floor and record the safe contact, or propose not to tell.',
  ),
  SafeContactContradicts: problem(
    409,
    'Who may be told and who must not contradict each other',
    'Somebody who must not be told for this child is named under who may be told, or under how they are reached. Nobody is told until it is put right: walk the child’s safety floor again, and say which of the two is wrong.',
  ),
  SafeContactChanged: problem(
    409,
    'The safe contact has changed',
    'Somebody recorded another safe contact for this child since you opened the page. Open it again and read the new one before anybody is contacted.',
  ),
  BeforeContactFirst: {
    status: 409,
    title: 'Something comes before any contact',
    sentence: (refusal) =>
      `Before anybody is contacted, the guidance asks for this first: ${listOf(refusal, 'duties')}. Record on the case page, under what is due, that it was done, or why it was not; a supervisor answers what is theirs. Then tell the child.`,
  },
  SafeContactNotConfirmed: problem(
    422,
    'The safe contact is not confirmed',
    'Nobody is told by a way that may be wrong. Find out, walk the child’s safety floor again, and come back.',
  ),
  MustNotBeTold: problem(
    422,
    'Somebody must not be told',
    'Confirm that nobody who must not be told was told, could overhear it, or can open the letter.',
  ),
  ToldWhoMissing: problem(
    422,
    'Say who was told',
    'Somebody was told for this child, and it is not said who. Choose somebody of the case, or write who it was.',
  ),
  ToldWhoNotOfCase: problem(
    422,
    'Not somebody of this case',
    'Whoever is said to have been told for this child is no adult and no reporter of this case. Choose somebody who is, or write who it was.',
  ),
  ToldWhoMustNot: {
    status: 422,
    title: 'This person must not be told',
    sentence: (refusal) =>
      `The child’s safety floor says that this person must not be told: ${listOf(refusal, 'names')}. Check who was told. If the floor is out of date, walk it again and take the name off, with the reason.`,
  },
  NotTheSafeContact: {
    status: 422,
    title: 'This is not the safe contact',
    sentence: (refusal) =>
      `The child’s safety floor has as who may be told: ${listOf(refusal, 'contacts')}. Choose one of them, or say what else the person is; if the floor is out of date, walk it again first.`,
  },
  ToldLaterThanNow: problem(
    422,
    'That time is still to come',
    'A child cannot have been told at a time that is still to come. Enter when it was.',
  ),
  ToldBeforeDecision: problem(
    422,
    'That is before the decision',
    'A child cannot have been told before the outcome was approved. Check the time.',
  ),
  WordsLeftOut: problem(
    422,
    'Something was not told',
    'There is more to tell this child. Tick all the words that were given; tell the rest first.',
  ),
  WordsNotForThisChild: problem(
    422,
    'Not for this child',
    'Those words are not about this child’s own part. A child is told about their own part only.',
  ),
  ReviewNotAhead: problem(422, 'That day has come', 'Choose a day after today on which this is looked at again.'),
  ReviewTooFar: problem(
    422,
    'That day is too far away',
    `A reason not to tell is looked at again within ${MOST_MONTHS} months. Choose an earlier day.`,
  ),
  NothingToAnswer: problem(
    409,
    'There is nothing to answer',
    'This proposal was answered already, is past its day of review, or was replaced by a newer one.',
  ),
  OwnNotTelling: problem(
    403,
    'Never one’s own',
    'You proposed this yourself, or have this case, or had it since its facts were recorded. Any other supervisor of the force approves or returns it; out of hours, whoever covers.',
  ),
};
