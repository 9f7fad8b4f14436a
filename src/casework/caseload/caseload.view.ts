import type { PageModel } from '../../platform/web/index.ts';
import { STAGES } from '../case/index.ts';
import type { CaseloadPage, CaseloadRow, ReadCaseload } from './caseload.store.ts';

const HOUR_MS = 3_600_000;

const safety = (row: CaseloadRow): string => {
  // Before any alarm: of a child nobody has asked after, there is not even one to show.
  if (row.floorsMissing > 0) return `Not walked for ${row.floorsMissing}`;
  return row.alarms > 0 ? `Alarm for ${row.alarms}` : 'Walked';
};

/** Hours are elapsed hours from the report (T01); shown as overdue by reading, never by a job. */
const crime = (row: CaseloadRow, now: Date, hours: number): string => {
  if (row.crimeRecorded) return 'Recorded';
  return now.getTime() - row.toldAt.getTime() >= hours * HOUR_MS ? 'Overdue' : 'Due';
};

const stageItems = [
  { value: 'any', text: 'Any' },
  ...STAGES.map((stage) => ({ value: stage, text: stage.charAt(0).toUpperCase() + stage.slice(1) })),
];

/** A page of cases, with its filters and the way to the next page. */
export const caseloadPage = (
  page: CaseloadPage,
  filters: ReadCaseload,
  mayReport: boolean,
  crimeWithinHours: number,
): PageModel => ({
  title: 'Caseload',
  mayReport,
  filters,
  stages: stageItems,
  rows: page.rows.map((row) => ({ ...row, safety: safety(row), crime: crime(row, page.now, crimeWithinHours) })),
  next: page.next === undefined ? undefined : `/cases?show=${filters.show}&stage=${filters.stage}&before=${page.next}`,
});
