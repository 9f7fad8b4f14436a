import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import { readPassages, readPeople, type Passage, type Person } from '../../platform/person/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { partiesOf, type Party } from '../report/index.ts';
import type { CheckParams } from './check.schema.ts';
import { checksOf } from './check.store.ts';
import type { CheckRow, Checks } from './check.ts';
import { findNoPlace, type NoPlace } from './no-place.store.ts';
import { placesOf, type Place } from './place.store.ts';

/** Everything that the pages of checks show. */
export interface CheckPage {
  readonly file: CaseFile;
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly places: readonly Place[];
  readonly passages: ReadonlyMap<string, Passage>;
  readonly noPlace: NoPlace | undefined;
  readonly checks: Checks;
  readonly staff: ReadonlyMap<string, string>;
}

const load = async ({ tx, keys, actor }: Context, id: string): Promise<CheckPage> => {
  const vault = { tx, keys, force: actor.force };
  // Who only reported is no subject of a check (handbook 1.5): telling the police of a child is no reason to be looked
  // up.
  const parties = (await partiesOf(tx, id)).filter(({ kind }) => kind !== 'reporter');
  const places = await placesOf(tx, id);
  const checks = await checksOf(tx, id);
  const noPlace = await findNoPlace(tx, id);
  return {
    file: await getCase(tx, id),
    parties,
    people: await readPeople(
      vault,
      parties.map(({ person }) => person),
    ),
    places,
    passages: await readPassages(
      vault,
      places.map(({ passage }) => passage),
    ),
    noPlace,
    checks,
    staff: await staffNames(tx, [
      ...checks.rows.flatMap(({ by }) => by ?? []),
      ...(noPlace === undefined ? [] : [noPlace.by]),
    ]),
  };
};

const peopleIn = (answer: CheckPage): readonly string[] => [
  ...new Set([
    ...answer.parties.map(({ person }) => person),
    ...[...answer.passages.values()].flatMap(({ concerns }) => concerns),
  ]),
];

const tell = (answer: CheckPage) => ({
  cases: [answer.file.case],
  people: peopleIn(answer),
  content: { page: 'checks' },
});

const lookAt = (action: string): Look<{ readonly case: string }, CheckPage> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, input) => ok(await load(context, input.case)),
  tell,
});

export const readChecks = lookAt('read-checks');
export const readPlaces = lookAt('add-place');
export const readNoPlace = lookAt('state-no-place');

export interface OneCheck extends CheckPage {
  readonly row: CheckRow;
}
interface NotThere {
  readonly code: 'SubjectNotInCase';
}

/** One check of the list, to record its result. */
export const readOneCheck: Look<CheckParams, OneCheck, NotThere> = {
  action: 'record-check',
  cases: (input) => [input.case],
  load: async (context, input): Promise<Result<OneCheck, NotThere>> => {
    const all = await load(context, input.case);
    const row = all.checks.rows.find(({ subject, system }) => subject === input.subject && system === input.system);
    // Of the list as it is derived now: a system that the force no longer asks has no page.
    return row === undefined ? refused({ code: 'SubjectNotInCase' }) : ok({ ...all, row });
  },
  tell,
};
