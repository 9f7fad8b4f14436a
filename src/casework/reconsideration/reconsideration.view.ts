import { dateTime, type Form, type PageModel } from '../../platform/web/index.ts';
import { rankLines } from '../outcome/index.ts';
import {
  against,
  CAUSES,
  DECIDED,
  recasts,
  type ReconsiderationRow,
  type ReconsiderationState,
} from './reconsideration.ts';
import type { Reconsideration, ReconsiderationPage } from './reconsideration.store.ts';

const causeWords: Readonly<Record<ReconsiderationRow['cause'], string>> = {
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
const stateWords: Readonly<Record<ReconsiderationState, string>> = {
  reopened: 'Open again',
  upheld: 'Upheld',
  changed: 'Decided anew',
};
const stateColours: Readonly<Record<ReconsiderationState, string>> = {
  reopened: 'govuk-tag--orange',
  upheld: 'govuk-tag--green',
  changed: 'govuk-tag--purple',
};

const SOMEBODY = 'somebody who left';
const written = (page: ReconsiderationPage, passage: string | null): string | undefined => {
  if (passage === null) return undefined;
  const found = page.passages.get(passage);
  return found?.state === 'readable' ? found.text : 'This text was erased.';
};

const causeOf = ({ cause, event }: ReconsiderationRow): string => {
  const what = event === null ? undefined : eventWords[event];
  return what === undefined ? causeWords[cause] : `${causeWords[cause]}: ${what}`;
};

/** Where it is upheld; nowhere, where it cannot simply stand. */
const upholdAt = (page: ReconsiderationPage, row: Reconsideration): string | undefined => {
  // No way is offered to what would be refused; the page says why instead.
  const stands = !recasts(row) && against(page.present?.standings ?? []).length === 0;
  return row.state === 'reopened' && stands
    ? `/cases/${page.file.case}/reconsideration/${row.reconsideration}/uphold`
    : undefined;
};

const card = (page: ReconsiderationPage, row: Reconsideration, position: number) => ({
  title: `Reconsideration ${position + 1}`,
  tag: { text: stateWords[row.state], classes: stateColours[row.state] },
  cause: causeOf(row),
  opened: `${dateTime(row.reopenedAt)}, by ${page.staff.get(row.reopenedBy) ?? SOMEBODY}`,
  why: written(page, row.passage),
  recast: recasts(row) && row.state === 'reopened',
  against: row.state === 'reopened' ? (page.present?.says ?? []) : [],
  earlier: row.earlier.map(({ crime, outcome, at, by }) => ({
    crime: page.crimes.find((one) => one.crime === crime)?.reference ?? 'A crime',
    outcome,
    set: `${dateTime(at)}${by === undefined ? '' : `, by ${page.staff.get(by) ?? SOMEBODY}`}`,
  })),
  upheld:
    row.upheld === undefined
      ? undefined
      : {
          text: `${dateTime(row.upheld.at)}, by ${page.staff.get(row.upheld.by) ?? SOMEBODY}`,
          why: written(page, row.upheld.passage),
        },
  uphold: upholdAt(page, row),
});

/** Every time the case was opened again, newest first. */
export const reconsiderationPage = (page: ReconsiderationPage, isSupervisor: boolean): PageModel => ({
  title: 'Reconsidering what was decided',
  reference: page.file.reference,
  decided: DECIDED.includes(page.file.stage),
  reopen: `/cases/${page.file.case}/reopen`,
  isSupervisor,
  cards: page.reconsiderations.map((row, i) => card(page, row, i)).toReversed(),
  back: { href: `/cases/${page.file.case}` },
});

export const reopenPage = (page: ReconsiderationPage, form: Form): PageModel => ({
  title: 'Open this case again',
  reference: page.file.reference,
  version: page.file.version,
  form,
  causes: CAUSES.map((value) => ({ value, text: causeWords[value] })),
  back: { href: `/cases/${page.file.case}/reconsideration` },
});

export const upholdPage = (page: ReconsiderationPage, id: string, staff: string, form: Form): PageModel => {
  const found = page.reconsiderations.findIndex(({ reconsideration }) => reconsideration === id);
  const row = page.reconsiderations[found];
  return {
    title: 'Uphold what was decided',
    decision: `/cases/${page.file.case}/decision`,
    reference: page.file.reference,
    version: page.file.version,
    form,
    ranks: page.present === undefined ? [] : rankLines(staff, page.present, 'upheld'),
    card: row === undefined ? undefined : card(page, row, found),
    back: { href: `/cases/${page.file.case}/reconsideration` },
  };
};
