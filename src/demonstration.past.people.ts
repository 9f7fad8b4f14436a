import { dayAfter, type PastPerson } from './demonstration.past.case.ts';
import { at, type Made, type Row } from './demonstration.past.row.ts';
import { newId } from './platform/database/index.ts';

const floorOf = ({ care, seenAfter }: PastPerson, { of, officer, contact, told }: Made) => ({
  ...{
    floor: newId(told),
    safe_now: 'yes',
    self_harm: 'no',
    with_whom: 'parent-or-carer',
    in_care: care,
    on_plan: 'no',
  },
  ...{ contact: 'known', contact_passage: contact, from_whom: 'reporter', must_not_named: false },
  ...{ walked_at: told, walked_by: officer, welfare_check: seenAfter === undefined ? 'not-arranged' : 'done' },
  ...(seenAfter === undefined ? {} : { welfare_by: 'school', welfare_at: at(dayAfter(of.days.told, seenAfter), 15) }),
});

export const personRows = (made: Made): readonly Row[] =>
  made.of.people.flatMap((person, i): readonly Row[] => {
    const { id, ids, officer, told } = made;
    const whom = { case_file: id, person: ids[i] };
    const said = { stated_at: told, stated_by: officer };
    const basis = person.age === undefined ? 'stated' : 'birth-date';
    const age = { lowest: person.age, highest: person.age };
    const parts = { parts: person.parts, from_whom: 'reporter' };
    return [
      { table: 'party', row: { ...whom, kind: person.kind, position: person.position, added_at: told } },
      { table: 'age_statement', row: { ...whom, ...said, ...age, age_statement: newId(told), basis } },
      { table: 'part_statement', row: { ...whom, ...said, ...parts, part_statement: newId(told) } },
      ...(person.kind === 'child' ? [{ table: 'floor', row: { ...whom, ...floorOf(person, made) } } as const] : []),
    ];
  });
