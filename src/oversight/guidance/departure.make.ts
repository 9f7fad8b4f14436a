import type { Departure } from '../../casework/decision/index.ts';
import type { DepartedCase } from './departure.ts';

/** A case in which a formal end was chosen against proportionate advice, for one reason. */
export const aDeparted = (
  departure: Departure = 'legal-advice',
  factors: Readonly<Record<string, string>> = { violence: 'ruled-out' },
): DepartedCase => ({
  policy: '2024-05',
  advice: {
    response: 'proportionate',
    because: ['proportionate', 'non-aggravated'],
    people: [{ ref: 'Child 1', outcomes: [{ code: '1', because: ['outcome-cps-decision-1-asked'], needs: [] }] }],
  },
  asked: { factors, people: [{ by: {}, towards: {} }], earlierReports: 0, checks: 'complete' },
  chosen: [{ outcome: '1', departure, ref: 'Child 1' }],
});
