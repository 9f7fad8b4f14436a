import { dueSteps, dueWords, type OutcomeRow } from './casework/notice/index.ts';
import { refOf } from './casework/triage/index.ts';
import { dayAfter } from './demonstration.past.case.ts';
import { at, type Made, type Row } from './demonstration.past.row.ts';
import { newId } from './platform/database/index.ts';

/** Everybody who may be a child was told, each in the words that were due to them. */
export const endedRows = ({ of, id, ids, crime, officer, contact }: Made): readonly Row[] => {
  const ruled = at(of.days.ruled, 13);
  const roles = new Map(of.advice.people.map(({ ref, role }) => [ref, role]));
  const involved = of.people.flatMap((person, i) =>
    ['person-involved', 'suspect'].includes(roles.get(refOf(person)) ?? '') ? [ids[i] ?? ''] : [],
  );
  const linked = of.outcome.of === undefined ? undefined : ids[of.outcome.of];
  const row: OutcomeRow = { crime, outcome: of.outcome.code, person: linked, state: 'approved', at: ruled, involved };
  const adults = of.people.flatMap(({ kind }, i) => (kind === 'adult' ? [ids[i] ?? ''] : []));
  const arrested = of.arrest === 'made' ? [{ person: ids.at(-1) ?? '', means: 'arrest', at: ruled } as const] : [];
  const toldAt = at(dayAfter(of.days.ruled, 1), 15);
  return [
    ...of.people.flatMap(({ kind }, i): readonly Row[] => {
      const person = ids[i];
      if (kind !== 'child' || person === undefined) return [];
      const words = [...dueWords([row], person, adults), ...dueSteps(arrested, person)].map((due) => due.words);
      const how = { whom: 'child', how: 'in-person', by_whom: 'me', contact_passage: contact };
      const when = { told_at: toldAt, recorded_at: toldAt, recorded_by: officer };
      return [{ table: 'notice_told', row: { told: newId(toldAt), case_file: id, person, words, ...how, ...when } }];
    }),
    {
      table: 'closing',
      row: { closing: newId(toldAt), case_file: id, closed_at: at(of.days.closed, 16), closed_by: officer },
    },
  ];
};
