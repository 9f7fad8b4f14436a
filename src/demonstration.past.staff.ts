import { DECIDERS } from './demonstration.past.case.ts';
import { at, type Row } from './demonstration.past.row.ts';

/** Who worked here then, and has left: deciders by their number, and those who ruled. Nobody of these names exists. */
const STAFF = ['officer', 'supervisor'].flatMap((role, i) =>
  Array.from({ length: i === 0 ? DECIDERS : 4 }, (_, n) => ({
    role,
    // The same in every demonstration, so that a start that goes on after a kill finds them.
    staff: `00000000-0000-4000-8000-000000${i}0${String(n + 1).padStart(4, '0')}`,
    name: `${['Former', 'Onetime', 'Erstwhile', 'Sometime'][n % 4] ?? ''} ${role === 'officer' ? 'Officer' : 'Supervisor'} ${n + 1}`,
  })),
);
export const [DECIDING, RULING] = ['officer', 'supervisor'].map((is) =>
  STAFF.filter(({ role }) => role === is).map(({ staff }) => staff),
);

export const staffRows = (from: string, until: string): readonly Row[] =>
  STAFF.map(({ role, staff, name }) => ({
    table: 'staff',
    row: {
      ...{ staff, name, subject: name.toLowerCase().replaceAll(' ', '-'), roles: [role] },
      ...{ started_at: at(from, 8), left_at: at(until, 18) },
    },
  }));
