import { stateWords, type State } from '../triage/index.ts';

/** Why a decided case is opened again (handbook 1.12). */
export const CAUSES = [
  'new-report',
  'new-aggravating-factor',
  'challenge',
  'adult-involvement',
  'error-in-checks',
  'registrar-audit',
  'court-or-iopc',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Why a case was opened again: for a named cause, or by what was recorded in it. */
export interface Reopening {
  readonly cause: Cause | 'newly-recorded';
  readonly event: string | null;
  /** What was answered, where that opened it. */
  readonly answers: readonly ReopeningAnswer[];
}

export interface ReopeningAnswer {
  readonly fact: string;
  readonly state: State;
}

export const causeWords: Readonly<Record<Reopening['cause'], string>> = {
  'new-report': 'A new report names the same child',
  'new-aggravating-factor': 'A new aggravating factor',
  challenge: 'A child or a parent does not agree',
  'adult-involvement': 'New evidence that an adult was involved',
  'error-in-checks': 'An error in the checks',
  'registrar-audit': 'The registrar’s audit',
  'court-or-iopc': 'A direction of a court or of the IOPC',
  'newly-recorded': 'Something new was recorded',
};

const eventWords: Readonly<Partial<Record<string, string>>> = {
  ChildAdded: 'a child was added',
  PersonTakenOff: 'somebody was taken off the case',
  PersonPutBack: 'somebody was put back on the case',
  CrimeRecorded: 'a crime was recorded',
  CancellationAsked: 'the registrar was asked to cancel the record of a crime',
  CrimeCancelled: 'the record of a crime was cancelled',
  FloorWalked: 'a child’s safety floor was walked again, and is not as it was',
  PersonAdded: 'a person was added',
  PersonNamed: 'a person was named',
  MatchJudged: 'a person was held against another record',
  MatchTakenBack: 'two records were said not to be of the same person after all',
  AgeStated: 'an age was stated',
  ConductDayStated: 'it was stated when it happened',
  PartStated: 'a part was stated',
  EarlierReportsStated: 'earlier reports were stated',
  FactAnswered: 'a fact was answered',
  WeighingStated: 'what is weighed before a decision was stated',
  CheckRecorded: 'a check found something relevant',
  PlaceAdded: 'a place was added',
  OwnWordsRecorded: 'a child’s own words were written down',
  SafeguardingDecided: 'safeguarding was decided for a child',
  NoReferralAnswered: 'a supervisor answered whether not to refer',
  NotHeardAnswered: 'a supervisor answered why a child was not heard',
  NextStepRecorded: 'the next step of a referral was recorded',
  ResponderNamed: 'it was named who acts',
  CaseHandedOver: 'the case was handed over',
  HandoverAnswered: 'a handover was answered',
  DutyDischarged: 'what was said to be done for a duty of the guidance was not done',
  Considered: 'an interview or an arrest was considered',
  ConsiderationEnded: 'it was said whether an interview was held or an arrest was made',
  SupervisorAsked: 'a supervisor was asked',
  SupervisorDecided: 'a supervisor decided',
};

/** With each answer in the words of its question, which the guidance has. */
export const reopeningText = ({ cause, event, answers }: Reopening, questionOf: (fact: string) => string): string => {
  const what = event === null ? undefined : eventWords[event];
  if (what === undefined) return causeWords[cause];
  const which = answers.map(({ fact, state }) => `${questionOf(fact)}: ${stateWords[state].toLowerCase()}`).join('; ');
  return `${causeWords[cause]}: ${what}${which === '' ? '' : ` (${which})`}`;
};
