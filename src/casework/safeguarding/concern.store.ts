import type { Tx } from '../../platform/database/index.ts';
import { floorsOf, partiesOf } from '../report/index.ts';
import { statedOfChildren } from '../triage/index.ts';
import { concernOf, type Concern } from './concern.ts';

/** What is known now of each child of a case, from the floor and from triage. */
export const concernsOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, Concern>> => {
  const [floors, stated, parties] = await Promise.all([floorsOf(tx, id), statedOfChildren(tx, id), partiesOf(tx, id)]);
  const children = parties.filter(({ isChild }) => isChild);
  return new Map(children.map(({ person }) => [person, concernOf(floors.get(person), stated.get(person))]));
};
