import type { Tx } from '../../platform/database/index.ts';
import { floorsOf, partiesOf } from '../report/index.ts';
import { statedOfChildren } from '../triage/index.ts';
import { concernOf, type Concern } from './concern.ts';

/** What is known now of each child of a case, from the floor and from triage. */
export const concernsOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, Concern>> => {
  const floors = await floorsOf(tx, id);
  const stated = await statedOfChildren(tx, id);
  const children = (await partiesOf(tx, id)).filter(({ kind }) => kind === 'child');
  return new Map(children.map(({ person }) => [person, concernOf(floors.get(person), stated.get(person))]));
};
