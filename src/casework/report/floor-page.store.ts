import { ok } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import { readPeople, type Person } from '../../platform/person/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { floorsOf, type FloorRow } from './floor.store.ts';
import { partiesOf, type Party } from './report.store.ts';

/** The children of a case, and how far their floors are walked. */
export interface FloorPage {
  readonly file: CaseFile;
  readonly children: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly floors: ReadonlyMap<string, FloorRow>;
}

const load = async ({ tx, keys, actor }: Context, id: string): Promise<FloorPage> => {
  const children = (await partiesOf(tx, id)).filter((party) => party.kind === 'child');
  return {
    file: await getCase(tx, id),
    children,
    people: await readPeople(
      { tx, keys, force: actor.force },
      children.map((child) => child.person),
    ),
    floors: await floorsOf(tx, id),
  };
};

const lookAt = (action: string, page: string): Look<{ readonly case: string }, FloorPage> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, input) => ok(await load(context, input.case)),
  tell: (answer) => ({
    cases: [answer.file.case],
    people: answer.children.map((child) => child.person),
    content: { page },
  }),
});

export const readFloors = lookAt('walk-floor', 'safety floor');
export const readFirstNight = lookAt('read-first-night-card', 'first-night card');
