import { sql } from 'kysely';
import { onceALook, type Tx } from '../../platform/database/index.ts';
import { floorsOf, partiesOf } from '../report/index.ts';
import { statedOfChildren } from '../triage/index.ts';
import { concernOf, type Concern } from './concern.ts';
import type { Measure, MeasureResult } from './measure.ts';

/** The newest conference or review of a child, and what came of it. */
export interface LastResult {
  readonly person: string;
  readonly measure: Measure;
  readonly result: MeasureResult;
  readonly at: Date;
}

/** The newest conference or review of each child; of the same time, the newest entry counts. */
export const lastResultsOf = onceALook(async (tx: Tx, id: string): Promise<readonly LastResult[]> => {
  const { rows } = await sql<LastResult>`
    SELECT DISTINCT ON (person) person, measure, result, ended_at AS at FROM measure_end
    WHERE case_file = ${id} AND measure IN ('conference', 'review') ORDER BY person, ended_at DESC, recorded_at DESC`.execute(
    tx,
  );
  return rows;
});

/** What is known now of each child of a case, from the floor, from triage and from conferences. */
export const concernsOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, Concern>> => {
  const [floors, stated, parties, last] = await Promise.all([
    floorsOf(tx, id),
    statedOfChildren(tx, id),
    partiesOf(tx, id),
    lastResultsOf(tx, id),
  ]);
  const conferences = new Map(last.map(({ person, result }) => [person, result]));
  const children = parties.filter(({ isChild }) => isChild);
  return new Map(
    children.map(({ person }) => [person, concernOf(floors.get(person), stated.get(person), conferences.get(person))]),
  );
};
