import { ofAdvice } from './proof-advice.ts';
import { ofAnswers } from './proof-answers.ts';
import { ofDuties } from './proof-duties.ts';
import { ofExamples } from './proof-examples.ts';
import { ofConsequences } from './proof-follows.ts';
import { orders } from './proof-orders.ts';
import { ofOutcomes } from './proof-outcomes.ts';
import { ofPeople } from './proof-people.ts';
import { ofQuestions } from './proof-questions.ts';
import { ofReading } from './proof-reads.ts';
import { ofRemarks } from './proof-remarks.ts';
import { settingCases } from './proof-setting-case.ts';
import { ofSettings } from './proof-settings.ts';
import { ofStandings } from './proof-standings.ts';
import type { Statement } from './proof-statement.ts';
import { type Proving } from './proof-proving.ts';
import { ofUnknown } from './proof-unknown.ts';
import { sinceEarlier } from './proof-versions.ts';

export const statementsOf = (proving: Proving): Statement[] => [
  ...readStatements(proving),
  ...settingCases(proving.files),
  ofUnknown(),
  ofQuestions(),
  ofAnswers(),
];

/** Those that are read in one world. */
export const readStatements = ({ earlier }: Proving): Statement[] => [
  ...ofAdvice(),
  ...orders(),
  ...ofReading(),
  ...ofConsequences(),
  ...ofPeople(),
  ...ofOutcomes(),
  ...ofStandings(),
  ...ofDuties(),
  ...ofRemarks(),
  ...ofSettings(),
  ...(earlier === undefined ? [] : [sinceEarlier(earlier.policy.id)]),
  ...ofExamples(),
];
