import { refOf } from './casework/triage/index.ts';
import type { Made, Row } from './demonstration.past.row.ts';
import { newId } from './platform/database/index.ts';

/** Checks, who acts, and every duty of the guidance: a case is not closed over them. */
export const caredRows = ({ of, id, ids, officer, note, told }: Made): readonly Row[] => {
  const people = new Map(of.people.map((person, i) => [refOf(person), ids[i]]));
  const ran = { result: 'no-trace', ran_at: told, recorded_at: told, recorded_by: officer };
  const done = { answer: 'done', by_whom: 'me', done_at: told, passage: note, recorded_at: told, recorded_by: officer };
  return [
    ...ids.flatMap((person) =>
      ['pnc', 'pnd', 'local'].map((system): Row => ({
        table: 'background_check',
        row: { ...ran, background_check: newId(told), case_file: id, person, system },
      })),
    ),
    {
      table: 'no_place',
      row: { no_place: newId(told), case_file: id, from_whom: 'reporter', stated_at: told, stated_by: officer },
    },
    {
      table: 'responder',
      row: {
        ...{ entry: newId(told), case_file: id, responder: 'safer-schools-officer', named_at: told, named_by: officer },
      },
    },
    ...of.advice.duties.map(({ id: duty, person }): Row => ({
      table: 'duty_discharge',
      row: {
        ...done,
        discharge: newId(told),
        case_file: id,
        duty,
        person: person === null ? null : people.get(person),
      },
    })),
  ];
};
