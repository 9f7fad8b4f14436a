import { date, dateTime, type Problems } from '../../platform/web/index.ts';

/** What the refusals of this step say to people, and the status they have. */
export const responseProblems: Problems = {
  DeathToCome: {
    status: 422,
    title: 'This day is still to come',
    sentence: () => 'The day on which the child died is still to come. Enter it as it is known.',
  },
  DeathBeforeConduct: {
    status: 422,
    title: 'Before it happened',
    sentence: (refusal) =>
      `The day of death is before ${'earliest' in refusal && typeof refusal.earliest === 'string' ? date(refusal.earliest) : 'the day'}, the first day on which it can have happened as the case has it. Check both days, and correct the one that is wrong. Nothing was saved.`,
  },
  DeathBeforeFloor: {
    status: 422,
    title: 'Found alive after that day',
    sentence: (refusal) =>
      `The safety floor of this child was last walked ${'walkedAt' in refusal && refusal.walkedAt instanceof Date ? `on ${dateTime(refusal.walkedAt)}` : 'after that day'} and says how the child was: nobody was found alive after they died. Correct the day of death; if the floor was wrong, walk it again first. Nothing was saved.`,
  },
  FoundAliveSince: {
    status: 409,
    title: 'The safety floor says otherwise',
    sentence: () =>
      'The safety floor that was walked since says how this child is, so that it cannot be agreed that the child has died. Refuse it with that; if the child has died all the same, the floor is walked again, and it is asked anew.',
  },
  FamilyTooShort: {
    status: 422,
    title: 'Who of the family is told',
    sentence: () =>
      'Write who of the family is told, and by whom, in a whole sentence: it stands in the place of telling the child.',
  },
  NotRecordedAsDied: {
    status: 409,
    title: 'Nothing to take back',
    sentence: () => 'This child is not recorded as having died: they are asked after as every other child is.',
  },
  NoSuchDuty: {
    status: 404,
    title: 'Page not found',
    sentence: () => 'The guidance has no such duty for this case. Open the case and choose it there.',
  },
  NotAboutThem: {
    status: 422,
    title: 'Asked of somebody else',
    sentence: (refusal) =>
      'about' in refusal && refusal.about === 'person'
        ? 'The guidance asks this of a person, and not of the case. Open the case and choose it there, beside their name.'
        : 'The guidance asks this of the case, and not of a person. Open the case and choose it there.',
  },
  NotOwed: {
    status: 409,
    title: 'Not asked in this case',
    sentence: () =>
      'On what is recorded, the guidance does not ask this, and nothing was saved. Record first what it would follow from; then say that it was done and when, which may be earlier.',
  },
  NoSuchConsideration: {
    status: 404,
    title: 'Page not found',
    sentence: () =>
      'No such interview or arrest was decided on in this case. Open the response of the case and choose it there.',
  },
  DoneInFuture: {
    status: 422,
    title: 'That time is still to come',
    sentence: () => 'What was done cannot have been done at a time that is still to come. Enter the time it was.',
  },
  MadeTooLongAgo: {
    status: 422,
    title: 'That is too long ago',
    sentence: () => 'Reports are from 2016 on, and so is what follows them. Check the year in which it was made.',
  },
  MadeUnderTen: {
    status: 422,
    title: 'Under 10 then',
    sentence: () =>
      'By the age on record they were under 10 then, and nobody under 10 is arrested or interviewed under caution. Check the time; if it is right, put right the age or the date of birth first.',
  },
  MadeBeforeConduct: {
    status: 422,
    title: 'Before it happened',
    sentence: () =>
      'That is before the day on which it happened. Check the time; if it is right, put right the day on which it happened first.',
  },
  MadeBeforeReport: {
    status: 422,
    title: 'Before the report',
    sentence: () =>
      'That is before the report reached the police. Check the time; if it is right, send it again with beforeReport: confirmed.',
  },
  HandoverWaits: {
    status: 409,
    title: 'A handover waits for its answer',
    sentence: () =>
      'This case is handed over already, and the team has not answered. Record its receipt or its return first.',
  },
  ReceiptNeeded: {
    status: 422,
    title: 'A receipt is needed',
    sentence: () => 'A team that takes a case gives its reference as a receipt. Enter it.',
  },
  PersonNotInCase: {
    status: 404,
    title: 'Not in this case',
    sentence: () => 'That person is not one of this case. Open the case and choose there.',
  },
  PersonNeeded: {
    status: 422,
    title: 'About whom?',
    sentence: () => 'Choose the person of this case whom the exception is about.',
  },
  DoneInItsStep: {
    status: 422,
    title: 'Its own step shows whether it is done',
    sentence: () =>
      'Whether this is done shows in the step where it is done. Do it there; it is not said here a second time.',
  },
  SupervisorAnswers: {
    status: 403,
    title: 'A supervisor answers this',
    sentence: () =>
      'This is a supervisor’s to do, and they alone say that it was done, or why it was not. Ask a supervisor.',
  },
  OwnDuty: {
    status: 403,
    title: 'Never one’s own',
    sentence: () =>
      'You have this case, or had it since its facts were recorded, so another supervisor says that this was done, or why it was not. Any other supervisor of the force may; out of hours, whoever covers.',
  },
  NoInterviewElsewhere: {
    status: 422,
    title: 'This is not about an interview',
    sentence: () => 'That no interview took place answers only what is owed before one. Choose another answer.',
  },
  WasQuestioned: {
    status: 409,
    title: 'Somebody was interviewed or arrested',
    sentence: () =>
      'The case records that an interview or an arrest was made, so it cannot be said that none took place. Say whether an appropriate adult was there.',
  },
  IsIdentified: {
    status: 409,
    title: 'Identified by now',
    sentence: () => 'The case records who this person is. Say whether it was done, or why it was not.',
  },
  AgeStillUnknown: {
    status: 409,
    title: 'No age is recorded',
    sentence: () =>
      'The case has no age of this person, so none is confirmed. Record the age first, with from whom it is known; or say why it cannot be confirmed.',
  },
  ParentNotSaid: {
    status: 422,
    title: 'Say what was decided',
    sentence: () =>
      'That it was decided says neither what nor of whom. Choose whether a parent or carer is told, and say which of them.',
  },
  ParentElsewhere: {
    status: 422,
    title: 'Not asked of this',
    sentence: () =>
      'Which parent or carer is told is said of the decision about telling them alone. Leave it out here.',
  },
  ParentMustNotBeTold: {
    status: 422,
    title: 'This person must not be told',
    sentence: () =>
      'The child’s safety floor names this parent or carer as who must not be told. Choose that they are not told; or walk the floor again and take the name off, with the reason.',
  },
  AnsweredTwice: {
    status: 422,
    title: 'Answered twice',
    sentence: () => 'Something is answered twice, and the two could differ. Answer each once.',
  },
  SupervisorSaysWhy: {
    status: 403,
    title: 'A supervisor says why not',
    sentence: () =>
      'That this was not done, and why, is said by a supervisor. Do it in its own step, or ask a supervisor.',
  },
  ParentMayBeDanger: {
    status: 409,
    title: 'Home may not be safe for this child',
    sentence: () =>
      'Somebody at home may be a danger to this child, or must not be told, or that is not found out yet: no parent or guardian is the appropriate adult meanwhile. Choose a social worker or another responsible adult; if home is safe, record that first, on the safety floor and in triage.',
  },
  FindOutByNeeded: {
    status: 422,
    title: 'By when is it found out?',
    sentence: () =>
      'What cannot be decided yet goes back to the officer with a day: enter today, or a day within a month, and what is to be found out. Nothing was saved.',
  },
  RulingReasonNeeded: {
    status: 422,
    title: 'Why other than advised?',
    sentence: () =>
      'This is other than the guidance advises. Choose why from the list, as an officer does who departs from it: it is counted by rule, never by person.',
  },
  ReviewNeeded: {
    status: 422,
    title: 'When is this looked at again?',
    sentence: () =>
      'A reason in place of a child’s safety floor always has an end. Enter a day after today and within three months.',
  },
  UnderTen: {
    status: 422,
    title: 'Under 10',
    sentence: () =>
      'A child under 10 is not interviewed under caution and not arrested: there is no criminal responsibility before 10 (Children and Young Persons Act 1933, s.50). What this child needs is safeguarding.',
  },
  AgeNotKnown: {
    status: 422,
    title: 'The age has to be known first',
    sentence: () =>
      'It is not known whether this person was 10 when it happened, and not known is not read as old enough. Find out first, and put their age right in triage.',
  },
  AppropriateAdultNeeded: {
    status: 422,
    title: 'An appropriate adult is needed',
    sentence: () =>
      'Nobody who may be under 18 is interviewed or arrested without an appropriate adult. Choose who that is; if they are 18 or over, say so in triage first.',
  },
  SupervisorFirst: {
    status: 422,
    title: 'A supervisor first',
    sentence: () =>
      'An arrest needs a supervisor’s decision before it. Ask for it under “Ask a supervisor”, or record that an arrest is not needed.',
  },
  CheckNotUnavailable: {
    status: 422,
    title: 'No such unavailable check',
    sentence: () =>
      'An exception is asked for a check that is recorded as unavailable. Record the check first, with the reason why.',
  },
  AlreadyAsked: {
    status: 409,
    title: 'Already asked',
    sentence: () =>
      'The same was asked in this case and waits for a supervisor. Any supervisor of the force may answer.',
  },
};
