import { date, deadline, type PageModel } from '../../platform/web/index.ts';
import { STAGES } from '../case/index.ts';
import { deadlineOf } from '../decision/index.ts';
import { CLOCK_STEPS, type ClockStep } from './clock.ts';
import type { CaseloadPage, CaseloadRow, NotDue, ReadCaseload } from './caseload.store.ts';
import type { Within } from './obligation.ts';

const safety = (row: CaseloadRow): string => {
  // Before any alarm: of a child nobody has asked after, there is not even one to show.
  if (row.floorsMissing > 0)
    return row.reportedUnsafe
      ? `Reported as not safe; safety floor not walked for ${row.floorsMissing}`
      : `Not walked for ${row.floorsMissing}`;
  return row.alarms > 0 ? `Alarm for ${row.alarms}` : 'Walked';
};

/** By the time from the report that the procedure gives; shown as overdue by reading, never by a job. */
const crime = (row: CaseloadRow, now: Date, within: Within): string => {
  if (row.crimeRecorded) return 'Recorded';
  return now >= deadlineOf(row.toldAt, within) ? 'Overdue' : 'Due';
};

const stageItems = [
  { value: 'any', text: 'Any' },
  ...STAGES.map((stage) => ({ value: stage, text: stage.charAt(0).toUpperCase() + stage.slice(1) })),
];

const stepWords: Readonly<Record<ClockStep, string>> = {
  report: 'Safety floor',
  crime: 'Crime',
  triage: 'Triage',
  checks: 'Checks',
  safeguarding: 'Safeguarding',
  response: 'Response',
  decision: 'Decision',
  duties: 'Other duties of the guidance',
  reconsideration: 'Reconsideration',
  notices: 'Notices',
};

const stepItems = [
  { value: 'any', text: 'Any' },
  ...CLOCK_STEPS.map((step) => ({ value: step, text: stepWords[step] })),
];

const dueItems = [
  { value: 'any', text: 'Any' },
  { value: 'overdue', text: 'Something overdue, or due now' },
];

const notDueWords: Readonly<Record<NotDue, string>> = {
  // What nobody left open is not said to stand anywhere.
  closed: 'Closed: anything left open stands on its page',
  'not-worked-out': 'Not worked out yet',
  nothing: 'Nothing is due',
};

/** What is most urgent, said in words: never by colour alone. */
const urgent = ({ due }: CaseloadRow) => {
  if (typeof due === 'string') return { title: notDueWords[due], when: undefined, tag: undefined };
  const { title, at, overdue, atOnce } = due;
  const tag = overdue ? (atOnce ? 'Due now' : 'Overdue') : undefined;
  if (at === null) return { title, when: 'Before anybody is contacted', tag };
  // Of what is due on a day that is still to come the day is said, not the midnight before it.
  if (atOnce && !overdue) return { title, when: `On ${date(at)}`, tag };
  return { title, when: `${overdue ? 'since' : 'Due'} ${deadline(at)}`, tag };
};

/** What a filtered list holds, in words: it is printed too. */
const holdsOf = ({ due, step }: ReadCaseload): string | undefined => {
  if (due === 'any' && step === 'any') return undefined;
  const what = step === 'any' ? 'What is most urgent' : `What is most urgent is in: ${stepWords[step].toLowerCase()}`;
  return `${what}${due === 'overdue' ? ', and overdue or due now' : ''}. The most urgent first.`;
};

const addressOf = ({ show, stage, due, step }: ReadCaseload): string =>
  `/cases?show=${show}&stage=${stage}&due=${due}&step=${step}`;

const nextOf = (page: CaseloadPage, filters: ReadCaseload): string | undefined => {
  if (page.next === undefined) return undefined;
  const isByUrgency = filters.due !== 'any' || filters.step !== 'any';
  return `${addressOf(filters)}&${isByUrgency ? 'after' : 'before'}=${page.next}`;
};

const shownRow = (row: CaseloadRow, now: Date, crimeWithin: Within) => ({
  ...row,
  safety: safety(row),
  crime: crime(row, now, crimeWithin),
  urgent: urgent(row),
});

/** A page of cases, with its filters and the way to the next page. */
export const caseloadPage = (
  page: CaseloadPage,
  filters: ReadCaseload,
  mayReport: boolean,
  crimeWithin: Within,
): PageModel => ({
  title: 'Caseload',
  mayReport,
  filters,
  stages: stageItems,
  dues: dueItems,
  steps: stepItems,
  holds: holdsOf(filters),
  dueNow: page.dueNow.map((row) => shownRow(row, page.now, crimeWithin)),
  moreDueNow: page.moreDueNow ? addressOf({ ...filters, due: 'overdue' }) : undefined,
  rows: page.rows.map((row) => shownRow(row, page.now, crimeWithin)),
  left: page.clocks.left,
  again: addressOf(filters),
  next: nextOf(page, filters),
});
