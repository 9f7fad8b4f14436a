import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { floorsOf, partiesOf } from '../report/index.ts';
import { statedOfChildren } from '../triage/index.ts';
import { concernOf, type Concern } from './concern.ts';
import type { ConferenceResult } from './measure.ts';

/** What came of the newest conference or review of each child; written down again of the same day, the newest entry counts. */
const conferencesOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, ConferenceResult>> => {
  const { rows } = await sql<{ person: string; result: ConferenceResult }>`
    SELECT DISTINCT ON (person) person, result FROM measure_end WHERE case_file = ${id} AND measure IN ('conference', 'review')
    ORDER BY person, ended_at DESC, recorded_at DESC`.execute(tx);
  return new Map(rows.map(({ person, result }) => [person, result]));
};

/** What is known now of each child of a case, from the floor, from triage and from conferences. */
export const concernsOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, Concern>> => {
  const [floors, stated, parties, conferences] = await Promise.all([
    floorsOf(tx, id),
    statedOfChildren(tx, id),
    partiesOf(tx, id),
    conferencesOf(tx, id),
  ]);
  const children = parties.filter(({ isChild }) => isChild);
  return new Map(
    children.map(({ person }) => [person, concernOf(floors.get(person), stated.get(person), conferences.get(person))]),
  );
};
