import { sql, type RawBuilder } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, onceALook, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { settingsInForce } from '../../platform/setting/index.ts';
import { HELD, getCase } from '../case/index.ts';
import { partiesOf } from '../report/index.ts';
import { checkSettingIn, type CheckSetting } from './check.setting.ts';
import {
  decideCheck,
  deriveChecks,
  outstandingSince,
  type CheckRecorded,
  type CheckRefusal,
  type Checks,
  type CheckState,
  type Recorded,
  type RecordCheck,
  type Subject,
} from './check.ts';
import { findNoPlace } from './no-place.store.ts';
import { placesOf } from './place.store.ts';

/** When each party came into the case, and when what is known of them last changed. */
const datesOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, { addedAt: Date; changedAt: Date | null }>> => {
  const { rows } = await sql<{ person: string; addedAt: Date; changedAt: Date | null }>`
    SELECT p.person, p.added_at AS "addedAt",
      (SELECT max(d.at) FROM person_detail d WHERE d.force = p.force AND d.person = p.person) AS "changedAt"
    FROM party p WHERE p.case_file = ${id}`.execute(tx);
  return new Map(rows.map((row) => [row.person, row]));
};

/** Whom and what is to be checked: children and adults of the case, not those who only reported; then its places. */
const subjectsOf = async (tx: Tx, id: string): Promise<readonly Subject[]> => {
  const [dates, all, places] = await Promise.all([datesOf(tx, id), partiesOf(tx, id), placesOf(tx, id)]);
  // Who only reported is no subject of a check (handbook 1.5).
  const parties = all.filter((party) => party.kind !== 'reporter');
  const people = parties.flatMap(({ person, position }): readonly Subject[] => {
    const at = dates.get(person);
    if (at === undefined) return [];
    return [{ kind: 'person', subject: person, position, addedAt: at.addedAt, changedAt: at.changedAt ?? undefined }];
  });
  const searched = places.map(({ place, position, addedAt }): Subject => ({
    kind: 'place',
    subject: place,
    position,
    addedAt,
    changedAt: undefined,
  }));
  return [...people, ...searched];
};

const recordedOf = async (tx: Tx, id: string): Promise<readonly Recorded[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.work,
    sql<Recorded>`
    SELECT DISTINCT ON (coalesce(person, place), system) coalesce(person, place) AS subject, system, result, unavailable,
      reference, ran_at AS "ranAt", recorded_by AS by
    FROM background_check WHERE case_file = ${id}
    ORDER BY coalesce(person, place), system, recorded_at DESC, background_check DESC`,
  );
  return rows;
};

/** Who recorded them, as a query. */
export const checkersIn = (id: string): RawBuilder<string> =>
  sql<string>`SELECT recorded_by FROM background_check WHERE case_file = ${id}`;

const nowOf = async (tx: Tx): Promise<Date> => {
  const { rows } = await sql<{ now: Date }>`SELECT date_trunc('milliseconds', now()) AS now`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the database gave no time');
  return row.now;
};

/** The setting in force, of which every check is derived when it is read. */
const settingOf = async (tx: Tx): Promise<CheckSetting> => checkSettingIn((await settingsInForce(tx)).settings);

/** Every check a case needs, which are outstanding, and how far they are together; derived when read. */
export const checksOf = onceALook(async (tx: Tx, id: string): Promise<Checks> => {
  const [{ stage }, subjects, recorded, noPlace, now, setting] = await Promise.all([
    getCase(tx, id),
    subjectsOf(tx, id),
    recordedOf(tx, id),
    findNoPlace(tx, id),
    nowOf(tx),
    settingOf(tx),
  ]);
  // Once something is approved no check grows old: a decision that stands would come undone by time alone.
  const isOpen = stage === 'open' || stage === 'proposed';
  return deriveChecks({ subjects, recorded, noPlace: noPlace?.at, isOpen, now }, setting);
});

/** The checks that are still to be done, by the event that their time runs from. */
export const checkWaits = async (
  tx: Tx,
  id: string,
): Promise<readonly { readonly event: string; readonly at: Date }[]> => {
  const at = outstandingSince(await checksOf(tx, id));
  return at === undefined ? [] : [{ event: 'ChecksOutstanding', at }];
};

const insertCheck = async ({ tx, actor }: Context, event: CheckRecorded): Promise<void> => {
  const [person, place] = event.kind === 'person' ? [event.subject, null] : [null, event.subject];
  await sql`INSERT INTO background_check (force, background_check, case_file, person, place, system, result, unavailable, reference,
      ran_at, recorded_at, recorded_by)
    VALUES (${actor.force}, ${event.check}, ${event.case}, ${person}, ${place}, ${event.system}, ${event.result},
      ${event.unavailable ?? null}, ${event.reference ?? null}, ${event.ranAt}, ${event.recordedAt}, ${actor.staff})`.execute(
    tx,
  );
};

const load = async ({ tx, now }: Context, input: RecordCheck): Promise<CheckState> => {
  const subjects = await subjectsOf(tx, input.case);
  const kind = subjects.find(({ subject }) => subject === input.subject)?.kind;
  return { check: newId(now), kind, setting: await settingOf(tx) };
};

/** Records the result of one check. */
export const recordCheck: Change<RecordCheck, CheckState, CheckRecorded, CheckRefusal> = {
  action: 'record-check',
  cases: (input) => [input.case],
  load,
  decide: decideCheck,
  apply: async (context, events) => {
    for (const event of events) await insertCheck(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    // A place is of nobody: where it is lies in a passage, and the log names that child when the place is added.
    people: events.filter(({ kind }) => kind === 'person').map((event) => event.subject),
    content: {
      checks: events.map(({ check, kind, subject, system, result, ranAt }) => ({
        check,
        kind,
        subject,
        system,
        result,
        ranAt: ranAt.toISOString(),
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['check', event.check],
      ]),
    ),
  }),
};
