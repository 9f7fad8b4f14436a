import { newReference } from './casework/case/index.ts';
import { at, type Made, type Row } from './demonstration.past.row.ts';
import { newId } from './platform/database/index.ts';

/** Who was pressed, or whose image another passed on; of a child who sent their own and no more it is not said. */
const harmedIn = ({ of, ids }: Made): string | undefined => ids[of.people.findIndex(({ towards }) => towards === true)];

const rowsOf = ({ of, id, officer, crime, told }: Made, against: string | undefined): readonly Row[] => [
  {
    table: 'case_file',
    row: { case_file: id, reference: newReference(), version: 1, stage: 'closed', opened_at: told },
  },
  {
    table: 'assignment',
    row: { case_file: id, staff: officer, from_at: told, until_at: at(of.days.closed, 16) },
  },
  {
    table: 'report',
    row: {
      ...{ report: newId(told), case_file: id, told_by: of.toldBy, told_at: told, recorded_at: told },
      ...{ recorded_by: officer, safe: 'yes' },
    },
  },
  {
    table: 'conduct_day',
    row: {
      ...{ conduct_day: newId(told), case_file: id, earliest: of.days.happened, latest: of.days.happened },
      ...{ stated_at: told, stated_by: officer },
    },
  },
  {
    table: 'earlier_reports',
    row: {
      ...{ earlier_reports: newId(told), case_file: id, reports: 0, from_whom: 'police-record' },
      ...{ stated_at: told, stated_by: officer },
    },
  },
  {
    table: 'crime',
    row: {
      ...{ crime, case_file: id, offence: of.offence, reference: `NM/${of.days.told.slice(0, 4)}/${5000 + of.number}` },
      ...{ recorded_at: told, entered_at: told, entered_by: officer, against },
    },
  },
];

export const begun = (made: Made): readonly Row[] => rowsOf(made, harmedIn(made));
