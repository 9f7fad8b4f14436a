import { dateTime, type Problems, type Refusal } from '../../platform/web/index.ts';

const momentOf = (refusal: Refusal, name: string): string => {
  const value: unknown = Object.entries(refusal).find(([key]) => key === name)?.[1];
  return value instanceof Date ? dateTime(value) : 'that time';
};

const hoursOf = (refusal: Refusal): string => {
  const value: unknown = Object.entries(refusal).find(([key]) => key === 'hours')?.[1];
  return typeof value === 'number' ? `${value} hours` : 'the hours your force allows';
};

const namesIn = (refusal: Refusal): string => {
  const value: unknown = Object.entries(refusal).find(([key]) => key === 'names')?.[1];
  return Array.isArray(value) ? value.join(', ') : 'the same name';
};

/** What the refusals of this step say to people, and the status they have. */
export const reportProblems: Problems = {
  ToldInFuture: {
    status: 422,
    title: 'That time is still to come',
    sentence: (refusal) =>
      `The report cannot have reached the police at ${momentOf(refusal, 'toldAt')}, which is still to come. Enter the time it did.`,
  },
  ToldTooLongAgo: {
    status: 422,
    title: 'That is too long ago',
    sentence: (refusal) =>
      `A report that reached the police at ${momentOf(refusal, 'toldAt')} cannot be worked here: reports are from 2016 on. Check the year.`,
  },
  NotOnThisCase: {
    status: 409,
    title: 'Not on this case now',
    sentence: () => 'There is nobody like this on the case now, or they were put back already. Open the case and look.',
  },
  ReporterStays: {
    status: 409,
    title: 'Who reported stays',
    sentence: () => 'Who told the police stays on the case. If they had no part in what happened, say so in triage.',
  },
  LastChild: {
    status: 409,
    title: 'The only child of the case',
    sentence: () =>
      'A case is about at least one child. Add the child it is about first; if there is none, ask the registrar to cancel the record of the crime.',
  },
  RecordedAsDied: {
    status: 409,
    title: 'Recorded as having died',
    sentence: () =>
      'Who is recorded as having died stays on the case, so that what they said and what was done for them is not lost. If it is wrong, record on the page of the case that the child is alive first; then take them off.',
  },
  NotTheSameChild: {
    status: 422,
    title: 'Choose another child',
    sentence: () => 'Choose another child who is on the case now, or none.',
  },
  StandsOfThem: {
    status: 409,
    title: 'What stands of them would vanish',
    sentence: () =>
      'An outcome was approved for them, they were told or a reason not to tell them was approved, or they were interviewed or arrested. Open the case again and have it decided anew first.',
  },
  SafetyNotKnown: {
    status: 409,
    title: 'Not known whether this child is safe',
    sentence: () =>
      'Nobody walked the safety floor for this child, or an answer in it is not known, or nobody has seen them: that is not the same as safe. Walk the floor. If there is no such child, ask a supervisor first, under “Response”, “Ask a supervisor”. If this is another child of the case, choose that child.',
  },
  DecidedWithThem: {
    status: 409,
    title: 'A supervisor agrees to this first',
    sentence: () =>
      'An outcome is proposed, or was approved, with this child in the case, and all that is owed to them would end. If there is no such child, ask a supervisor first, under “Response”, “Ask a supervisor”; if this is another child of the case, choose that child. A child who moved away stays on the case, and is told where they are now.',
  },
  AlarmNotTakenUp: {
    status: 409,
    title: 'Something about this child cannot wait',
    sentence: () =>
      'The safety answers of this child alarm, or police protection runs. See to the child and walk the safety floor again first; if this is another child of the case, the alarm has to stand with that child before.',
  },
  TooManyChildren: {
    status: 422,
    title: 'Too many children for one report',
    sentence: () => 'A report holds up to 20 children. Record another report for the others.',
  },
  NotAChildOfThisCase: {
    status: 404,
    title: 'Page not found',
    sentence: () => 'There is no such child in this case. Open the case and choose the child there.',
  },
  ChildDied: {
    status: 409,
    title: 'This child is recorded as having died',
    sentence: () =>
      'Nobody is asked how a child is who is recorded as having died. If the child is alive, record that on the page of the case first, under “This is wrong: the child is alive”: then the safety floor is walked at once.',
  },
  WelfareCheckInFuture: {
    status: 422,
    title: 'That time is still to come',
    sentence: (refusal) =>
      `A welfare check that was done cannot be at ${momentOf(refusal, 'at')}, which is still to come. Choose “arranged”, or enter the time it was done.`,
  },
  WelfareCheckWasDue: {
    status: 422,
    title: 'That time has passed',
    sentence: (refusal) =>
      `A welfare check cannot be arranged for ${momentOf(refusal, 'at')}, which has passed. Choose “done” if somebody saw the child then; else enter a time still to come, or that none is arranged.`,
  },
  WelfareCheckTooFarOff: {
    status: 422,
    title: 'That is too far ahead',
    sentence: (refusal) =>
      `A welfare check at ${momentOf(refusal, 'at')} is more than ${hoursOf(refusal)} ahead. Have the child seen sooner and enter that time, or answer that none is arranged yet.`,
  },
  WelfareCheckTooOld: {
    status: 422,
    title: 'That was before the report',
    sentence: (refusal) =>
      `A welfare check at ${momentOf(refusal, 'at')} does not say how the child is now: the police were told at ${momentOf(refusal, 'toldAt')}. Enter one since then, or of the two days before; or choose that none is arranged, and say what was seen earlier in triage.`,
  },
  SafeContactIncomplete: {
    status: 422,
    title: 'Not known whom to tell, or how',
    sentence: () =>
      'Enter who may safely be told and how they may safely be reached, or answer that it is not known. Nothing was saved.',
  },
  BothToTellAndNot: {
    status: 422,
    title: 'To be told, and not to be told',
    sentence: (refusal) =>
      `Somebody who must not be told stands under who may safely be told, or under how they are reached: ${namesIn(refusal)}. Mum and mother count as one. Put right which of the two is wrong, or answer that it is not known who may be told. Nothing was saved.`,
  },
  NotAmongThose: {
    status: 422,
    title: 'Nobody of this name is named',
    sentence: () =>
      'Somebody was taken off who is not among those who must not be told. Read the names again, and take off one of them.',
  },
  JoinsItself: {
    status: 422,
    title: 'A report does not join itself',
    sentence: () => 'Both references are of the same case. Enter the reference of the case that is already there.',
  },
  ReportWorked: {
    status: 409,
    title: 'This report is already worked on',
    sentence: () =>
      'Work beyond the safety floor is recorded of this report, so it cannot join another case any more. Work it as a case of its own.',
  },
  CaseJoinedAlready: {
    status: 409,
    title: 'That case joined another',
    sentence: () =>
      'That case joined another one itself. Find it by its reference, which leads there, and join that one.',
  },
  ChildrenNotPlaced: {
    status: 422,
    title: 'Who is each child?',
    sentence: () =>
      'Say of every child of the report which child of the case it is, each once at most, or that it is another child. Nothing was saved.',
  },
  SameAsDead: {
    status: 409,
    title: 'One of the two is recorded as having died',
    sentence: () =>
      'A child of the report cannot be the same as a child who is recorded as having died. If they are the same child, one of the two records is wrong: record on the page of the case that the child is alive, then join the report. If they are not, choose that it is another child. Nothing was saved.',
  },
  CrimeReferenceTaken: {
    status: 409,
    title: 'This crime reference is already used',
    sentence: () =>
      'Another crime has this reference. Check it; if the two reports are of one crime, they belong to one case.',
  },
  NoSuchCrime: {
    status: 404,
    title: 'No such crime',
    sentence: () => 'There is no such crime in this case. Open the case and choose the crime there.',
  },
  CrimeAlreadyCancelled: {
    status: 409,
    title: 'Already cancelled',
    sentence: () => 'The record of this crime was cancelled before. Nothing was changed.',
  },
  OwnCrime: {
    status: 403,
    title: 'Never one’s own',
    sentence: () =>
      'You recorded this crime yourself, or have its case or had it since then: another registrar decides whether its record is cancelled.',
  },
  OwnRequest: {
    status: 403,
    title: 'Never one’s own',
    sentence: () => 'You asked for this cancellation yourself: another registrar cancels the record, or refuses to.',
  },
  CancellationWaits: {
    status: 409,
    title: 'The registrar is asked already',
    sentence: () =>
      'A request to cancel the record of this crime waits for the registrar. Its answer will stand on the page of the case; ask again after it, if there is something new.',
  },
  NoCancellationWaits: {
    status: 409,
    title: 'Nothing waits to be answered',
    sentence: () =>
      'This request was answered before, or is not about this crime. Open the case and read what stands there.',
  },
  ReopenFirst: {
    status: 409,
    title: 'The case is closed',
    sentence: () =>
      'Open the case again first, for the registrar’s audit: what was decided stays visible, and every child is told anew.',
  },
  NotVerified: {
    status: 422,
    title: 'Nothing was verified',
    sentence: () =>
      'C2 wants additional verifiable information. A change of mind, silence or too little evidence cancels nothing: leave the record as it is.',
  },
  OtherReferenceNeeded: {
    status: 422,
    title: 'A reference is needed',
    sentence: () => 'Enter the reference of the force that takes it on (C1), or of the other crime (C3).',
  },
  CrimeRecordedInFuture: {
    status: 422,
    title: 'That time is still to come',
    sentence: (refusal) =>
      `The crime cannot have been recorded at ${momentOf(refusal, 'recordedAt')}, which is still to come. Enter the time it was.`,
  },
  CrimeRecordedBeforeReport: {
    status: 422,
    title: 'That is before the report',
    sentence: (refusal) =>
      `The report reached the police at ${momentOf(refusal, 'toldAt')}; the crime cannot have been recorded before. Check both times.`,
  },
};
