import { writeContact } from './casework/report/index.ts';
import { refOf } from './casework/triage/index.ts';
import { answered } from './demonstration.past.answered.ts';
import { arrestRows } from './demonstration.past.arrest.ts';
import { begun } from './demonstration.past.begun.ts';
import { caredRows } from './demonstration.past.cared.ts';
import type { PastCase } from './demonstration.past.case.ts';
import { childRows } from './demonstration.past.child.ts';
import { decidedRows } from './demonstration.past.decided.ts';
import { endedRows } from './demonstration.past.ended.ts';
import { personRows } from './demonstration.past.people.ts';
import { at, nth, type Made, type PastRows } from './demonstration.past.row.ts';
import { DECIDING, RULING } from './demonstration.past.staff.ts';
import { newId } from './platform/database/index.ts';

const NOTE = 'Written into the note of the invented case.';
const WISHES = 'That it is deleted, and that school goes on as before.';
const MAY = { way: { may: 'The invented mother, everything', how: 'By telephone after school' }, mustNot: [] };

/** An older case as its rows: dated as it was, under new ids. */
export const rowsOf = (of: PastCase): PastRows => {
  const told = at(of.days.told, 9 + (of.number % 7));
  const ids = of.people.map(() => newId(told));
  const [id, crime, contact, proposal] = [newId(told), newId(told), newId(told), newId(at(of.days.proposed, 11))];
  const [officer, supervisor] = [nth(DECIDING ?? [], of.decider), nth(RULING ?? [], of.number)];
  const [note, wishes] = [newId(told), ids.map(() => newId(told))];
  const made: Made = { of, id, ids, crime, officer, supervisor, contact, note, wishes, told };
  return {
    case: id,
    people: of.people.map((person, i) => ({ person: ids[i] ?? '', label: refOf(person), details: person.details })),
    passages: [
      { passage: contact, text: writeContact(MAY), concerns: ids },
      { passage: note, text: NOTE, concerns: ids },
      ...ids.map((person, i) => ({ passage: wishes[i] ?? '', text: WISHES, concerns: [person] })),
    ],
    rows: [
      ...begun(made),
      ...personRows(made),
      ...answered(made),
      ...childRows(made),
      ...caredRows(made),
      ...arrestRows(made),
      ...decidedRows(made, proposal),
      ...endedRows(made),
    ],
  };
};
