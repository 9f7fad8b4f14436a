import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { addPassage } from '../../platform/person/index.ts';
import {
  decideFloor,
  type FloorRefusal,
  type FloorState,
  type FloorWalked,
  type FromWhom,
  type SafeContact,
  type WalkFloor,
  type WelfareBy,
  type WithWhom,
} from './floor.ts';
import type { Known } from './report.ts';

/** The three answers as one passage: who may be told, how, and who must not. */
const writeContact = ({ may, how, mustNot }: SafeContact): string => JSON.stringify({ may, how, mustNot });

const sealContact = async (context: Context, event: FloorWalked): Promise<string | null> => {
  if (event.safeContact === undefined) return null;
  const vault = { tx: context.tx, keys: context.keys, force: context.actor.force };
  const passage = newId(context.now);
  const sealed = await addPassage(
    vault,
    { text: writeContact(event.safeContact), concerns: [event.person], now: context.now },
    passage,
  );
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
  return passage;
};

const insertFloor = async (context: Context, event: FloorWalked): Promise<void> => {
  const { tx, actor } = context;
  const passage = await sealContact(context, event);
  const check =
    event.welfareCheck === 'not-arranged' ? { state: 'not-arranged', by: null, at: null } : event.welfareCheck;
  await sql`INSERT INTO floor (force, floor, case_file, person, safe_now, self_harm, with_whom, in_care, on_plan, contact, contact_passage,
      welfare_check, welfare_by, welfare_at, from_whom, walked_at, walked_by)
    VALUES (${actor.force}, ${event.floor}, ${event.case}, ${event.person}, ${event.safeNow}, ${event.selfHarm}, ${event.withWhom}, ${event.inCare},
      ${event.onPlan}, ${passage === null ? 'not-known' : 'known'}, ${passage}, ${check.state}, ${check.by}, ${check.at}, ${event.fromWhom},
      ${event.walkedAt}, ${actor.staff})`.execute(tx);
};

/** Walks the safety floor of one child. */
export const walkFloor: Change<WalkFloor, FloorState, FloorWalked, FloorRefusal> = {
  action: 'walk-floor',
  cases: (input) => [input.case],
  load: async ({ tx, now }, input) => {
    const { rows } =
      await sql`SELECT 1 FROM party WHERE case_file = ${input.case} AND person = ${input.person} AND kind = 'child'`.execute(
        tx,
      );
    return { floor: newId(now), isChildOfCase: rows.length === 1 };
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
      floors: events.map(({ floor, safeNow, selfHarm, inCare, onPlan, fromWhom }) => ({
        floor,
        safeNow,
        selfHarm,
        inCare,
        onPlan,
        fromWhom,
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
  readonly contactPassage: string | null;
  readonly welfare: 'done' | 'arranged' | 'not-arranged';
  readonly welfareBy: WelfareBy | null;
  readonly welfareAt: Date | null;
  readonly fromWhom: FromWhom;
  readonly walkedAt: Date;
}

/** The newest floor of each child of a case. */
export const floorsOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, FloorRow>> => {
  const { rows } = await sql<FloorRow>`
    SELECT DISTINCT ON (person) person, safe_now AS "safeNow", self_harm AS "selfHarm", with_whom AS "withWhom", in_care AS "inCare",
      on_plan AS "onPlan", contact_passage AS "contactPassage", welfare_check AS welfare, welfare_by AS "welfareBy", welfare_at AS "welfareAt",
      from_whom AS "fromWhom", walked_at AS "walkedAt"
    FROM floor WHERE case_file = ${id} ORDER BY person, walked_at DESC, floor DESC`.execute(tx);
  return new Map(rows.map((row) => [row.person, row]));
};
