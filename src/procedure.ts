import type { Obligation } from './casework/caseload/index.ts';
import type { EventData, React } from './platform/command/index.ts';
import { reaction } from './platform/command/index.ts';
import { assignCase } from './casework/case/index.ts';
import type { ReportRecorded } from './casework/report/index.ts';

/**
 * The procedure on one page: for each event, what becomes due, by when, by whom, on what authority; and which change
 * follows at once, in the same transaction.
 */
export const obligations: readonly Obligation[] = [
  {
    id: 'walk-safety-floor',
    after: 'ReportRecorded',
    what: 'Walk the safety floor for every child',
    within: { hours: 0 },
    by: 'officer in the case',
    authority: 'Guidance, initial action: check the welfare of each relevant party',
    until: 'FloorWalked',
  },
  {
    id: 'record-crime',
    after: 'ReportRecorded',
    what: 'Record the crime, or its reference where another system is the record',
    within: { hours: 24 },
    by: 'officer in the case',
    authority: 'Crime Recording Rules: within 24 hours of the report (T01)',
    until: 'CrimeRecorded',
  },
];

const isReportRecorded = (event: EventData): event is ReportRecorded => event.type === 'ReportRecorded';

/** Who records a report has its case, until somebody else is given it. */
export const react: React = (event) =>
  isReportRecorded(event) ? [reaction(assignCase, { case: event.case, staff: event.recordedBy })] : [];
