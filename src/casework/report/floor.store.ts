import { sql, type RawBuilder } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, onceALook, type Tx } from '../../platform/database/index.ts';
import { addPassage, readPassages } from '../../platform/person/index.ts';
import { settingsInForce, wholeIn } from '../../platform/setting/index.ts';
import { NOBODY_NAMED, type SafeContact } from './contact.ts';
import { safeContactIn, writeContact, writeTakeOff } from './contact.schema.ts';
import {
  decideFloor,
  MOST_BEFORE_HOURS,
  type FloorRefusal,
  type FloorState,
  type FloorWalked,
  type FromWhom,
  type WalkFloor,
  type WelfareBy,
  type WithWhom,
} from './floor.ts';
import type { Known } from './report.ts';
import { welfareCheckHours } from './report.setting.ts';
import { partiesOf } from './report.store.ts';

const vaultOf = ({ tx, keys, actor }: Context) => ({ tx, keys, force: actor.force });

const seal = async (context: Context, person: string, text: string): Promise<string> => {
  const passage = newId(context.now);
  const sealed = await addPassage(vaultOf(context), { text, concerns: [person], now: context.now }, passage);
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
  return passage;
};

const isEmpty = ({ way, mustNot }: SafeContact): boolean => way === undefined && mustNot.length === 0;

/** Writes one walk of a floor, and seals who may be told and who must not. */
export const insertFloor = async (context: Context, event: Omit<FloorWalked, 'type' | 'alike'>): Promise<void> => {
  const { tx, actor } = context;
  const passage = isEmpty(event.contact) ? null : await seal(context, event.person, writeContact(event.contact));
  const takeOff = event.takenOff === undefined ? null : await seal(context, event.person, writeTakeOff(event.takenOff));
  const check =
    event.welfareCheck === 'not-arranged' ? { state: 'not-arranged', by: null, at: null } : event.welfareCheck;
  await sql`INSERT INTO floor (force, floor, case_file, person, safe_now, self_harm, with_whom, in_care, on_plan, contact, contact_passage, take_off_passage,
      welfare_check, welfare_by, welfare_at, from_whom, must_not_named, walked_at, walked_by)
    VALUES (${actor.force}, ${event.floor}, ${event.case}, ${event.person}, ${event.safeNow}, ${event.selfHarm}, ${event.withWhom}, ${event.inCare},
      ${event.onPlan}, ${event.contact.way === undefined ? 'not-known' : 'known'}, ${passage}, ${takeOff}, ${check.state}, ${check.by}, ${check.at}, ${event.fromWhom},
      ${event.contact.mustNot.length > 0}, ${event.walkedAt}, ${actor.staff})`.execute(tx);
};

/** What the newest floor of a child says of whom to tell, and whom not. */
const contactOf = async (context: Context, id: string, person: string): Promise<SafeContact> => {
  const passage = (await floorsOf(context.tx, id)).get(person)?.passage ?? undefined;
  if (passage === undefined) return NOBODY_NAMED;
  return safeContactIn((await readPassages(vaultOf(context), [passage])).get(passage)) ?? NOBODY_NAMED;
};

/** A report that another joined was told when the first of them was. */
const firstToldAt = async (tx: Tx, id: string): Promise<Date> => {
  const { rows } = await sql<{
    toldAt: Date;
  }>`SELECT min(told_at) AS "toldAt" FROM report WHERE case_file = ${id}`.execute(tx);
  return rows[0]?.toldAt ?? new Date(0);
};

/** Walks the safety floor of one child. */
export const walkFloor: Change<WalkFloor, FloorState, FloorWalked, FloorRefusal> = {
  action: 'walk-floor',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const { tx, now } = context;
    const parties = await partiesOf(tx, input.case);
    const isChildOfCase = parties.some(({ person, isChild }) => isChild && person === input.person);
    const isDead = parties.some(({ person, died }) => died && person === input.person);
    const isAdultNow = parties.some((party) => party.isAdultNow && party.person === input.person);
    const contact = await contactOf(context, input.case, input.person);
    const before = (await floorsOf(tx, input.case)).get(input.person);
    const toldAt = await firstToldAt(tx, input.case);
    const arrangeWithinHours = wholeIn((await settingsInForce(tx)).settings, welfareCheckHours);
    return { floor: newId(now), isChildOfCase, isDead, isAdultNow, toldAt, arrangeWithinHours, contact, before };
  },
  decide: decideFloor,
  apply: async (context, events) => {
    for (const event of events) await insertFloor(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: {
      floors: events.map(({ floor, safeNow, selfHarm, inCare, onPlan, fromWhom, takenOff }) => ({
        floor,
        safeNow,
        selfHarm,
        inCare,
        onPlan,
        fromWhom,
        // How many, never who: the log holds references and values of closed lists, no free text.
        takenOff: takenOff?.names.length ?? 0,
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['floor', event.floor],
      ]),
    ),
  }),
};

export interface FloorRow {
  readonly person: string;
  readonly safeNow: Known;
  readonly selfHarm: Known;
  readonly withWhom: WithWhom;
  readonly inCare: Known;
  readonly onPlan: Known;
  /** Where a safe way to tell somebody is known: the passage that has it. */
  readonly contactPassage: string | null;
  /** The passage of whom to tell and whom not, known or not. */
  readonly passage: string | null;
  /** Whether it names somebody who must not be told; null where that is not known without opening it. */
  readonly mustNotNamed: boolean | null;
  /** Not arranged where what was recorded as done is too old to say how the child is. */
  readonly welfare: 'done' | 'arranged' | 'not-arranged';
  readonly welfareTooOld: boolean;
  readonly welfareBy: WelfareBy | null;
  readonly welfareAt: Date | null;
  /** Arranged for a time that has come, by the database's clock, and not done. */
  readonly welfareOverdue: boolean;
  readonly isAdultNow: boolean;
  readonly fromWhom: FromWhom;
  readonly walkedAt: Date;
}

/** For SQL, as `findsAlive`: that a floor says how the child is. */
export const floorFindsAlive = (alias: string) =>
  sql<boolean>`(${sql.ref(`${alias}.safe_now`)} <> 'not-known' OR ${sql.ref(`${alias}.self_harm`)} <> 'not-known' OR ${sql.ref(`${alias}.with_whom`)} <> 'not-known')`;

/** For SQL, as `WelfareCheckTooOld`: of a check that was recorded as done before that was refused, of the report told at `toldAt`. */
export const isCheckTooOld = (alias: string, toldAt: RawBuilder<unknown>) =>
  sql<boolean>`(${sql.ref(`${alias}.welfare_check`)} = 'done' AND ${toldAt} - ${sql.ref(`${alias}.welfare_at`)} > ${MOST_BEFORE_HOURS}::int * interval '1 hour')`;

/** The newest floor of each child of a case. */
export const floorsOf = onceALook(async (tx: Tx, id: string): Promise<ReadonlyMap<string, FloorRow>> => {
  const { rows } = await sql<FloorRow>`
    SELECT DISTINCT ON (person) person, safe_now AS "safeNow", self_harm AS "selfHarm", with_whom AS "withWhom", in_care AS "inCare",
      on_plan AS "onPlan", CASE WHEN contact = 'known' THEN contact_passage END AS "contactPassage", contact_passage AS passage, must_not_named AS "mustNotNamed",
      CASE WHEN o.too_old THEN 'not-arranged' ELSE welfare_check END AS welfare, coalesce(o.too_old, false) AS "welfareTooOld", welfare_by AS "welfareBy", welfare_at AS "welfareAt",
      welfare_check = 'arranged' AND welfare_at <= now() AS "welfareOverdue",
      coalesce((SELECT p.adult_now FROM party p WHERE p.force = w.force AND p.case_file = w.case_file AND p.person = w.person), false) AS "isAdultNow",
      from_whom AS "fromWhom", walked_at AS "walkedAt"
    FROM floor w CROSS JOIN (SELECT min(told_at) AS told_at FROM report WHERE case_file = ${id}) r
    CROSS JOIN LATERAL (SELECT ${isCheckTooOld('w', sql`r.told_at`)} AS too_old) o
    WHERE w.case_file = ${id} ORDER BY person, walked_at DESC, floor DESC`.execute(tx);
  return new Map(rows.map((row) => [row.person, row]));
});
