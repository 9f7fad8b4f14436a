import { sql, type RawBuilder } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, onceALook, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import { writePassage } from '../check/index.ts';
import { isOfLiving, partiesOf } from '../report/index.ts';
import { concernOf, isWorse, type Care, type Concern } from './concern.ts';
import { concernsOf } from './concern.store.ts';
import type { NextStep } from './next-step.ts';
import type { AskedBecause, ReferralReading } from './owed.ts';
import {
  decideSafeguarding,
  isToTheirAuthority,
  LOCAL_AUTHORITY,
  type DecideSafeguarding,
  type ReferredTo,
  type SafeguardingDecided,
  type SafeguardingDecision,
  type SafeguardingRefusal,
  type SafeguardingState,
  type Strategy,
} from './safeguarding.ts';

export const isChildOf = async (tx: Tx, id: string, person: string): Promise<boolean> =>
  (await partiesOf(tx, id)).some((party) => party.isChild && party.person === person);

/** Who of a case is an adult by now, whatever they were when it happened. */
const adultsNow = async (tx: Tx, id: string): Promise<readonly string[]> =>
  (await partiesOf(tx, id)).flatMap(({ person, isAdultNow }) => (isAdultNow ? [person] : []));

export interface Supervisor {
  readonly staff: string;
  readonly name: string;
}

/** The supervisors who work here now. */
export const supervisorsOf = async (tx: Tx): Promise<readonly Supervisor[]> => {
  const { rows } = await sql<Supervisor>`
    SELECT staff, name FROM staff WHERE left_at IS NULL AND 'supervisor' = ANY(roles) ORDER BY name, staff`.execute(tx);
  return rows;
};

const load =
  (referrals: ReferralReading) =>
  async ({ tx, now }: Context, input: DecideSafeguarding): Promise<SafeguardingState> => ({
    safeguarding: newId(now),
    passage: newId(now),
    isChildOfCase: await isChildOf(tx, input.case, input.person),
    isAdultNow: (await adultsNow(tx, input.case)).includes(input.person),
    concern: (await concernsOf(tx, input.case)).get(input.person) ?? concernOf(undefined),
    owed: (await referrals({ tx, now }, input.case)).get(input.person),
    isSupervisor: (await supervisorsOf(tx)).some(({ staff }) => staff === input.supervisor),
  });

const insert = async (context: Context, event: SafeguardingDecided): Promise<void> => {
  const { tx, actor } = context;
  await writePassage(context, { text: event.reason, concerns: [event.person] }, event.passage);
  await sql`INSERT INTO safeguarding (force, safeguarding, case_file, person, decision, referred_to, strategy, passage,
      asked_because, asked, decided_at, decided_by, rested_care, rested_safe, rested_self_harm, protected_at)
    VALUES (${actor.force}, ${event.safeguarding}, ${event.case}, ${event.person}, ${event.decision}, ${[...event.to]}::text[],
      ${event.strategy ?? null}, ${event.passage}, ${event.asked?.because ?? null}, ${event.asked?.supervisor ?? null},
      ${event.decidedAt}, ${actor.staff}, ${event.rested.care}, ${event.rested.safe}, ${event.rested.selfHarm},
      ${event.protectedAt ?? null})`.execute(tx);
};

/** Records the safeguarding decision for one child. */
export const recordSafeguarding = (
  referrals: ReferralReading,
): Change<DecideSafeguarding, SafeguardingState, SafeguardingDecided, SafeguardingRefusal> => ({
  action: 'decide-safeguarding',
  cases: (input) => [input.case],
  load: load(referrals),
  decide: decideSafeguarding,
  apply: async (context, events) => {
    for (const event of events) await insert(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: {
      decisions: events.map(({ safeguarding, person, decision, to, strategy, protectedAt, passage, asked }) => ({
        safeguarding,
        person,
        decision,
        to,
        strategy: strategy ?? null,
        ...(protectedAt === undefined ? {} : { protectedAt: protectedAt.toISOString() }),
        passage,
        needs: asked === undefined ? null : 'supervisor-decision',
        because: asked?.because ?? null,
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['safeguarding', event.safeguarding],
      ]),
    ),
  }),
});

export interface SafeguardingRow {
  readonly safeguarding: string;
  readonly person: string;
  readonly decision: SafeguardingDecision;
  readonly to: readonly ReferredTo[];
  readonly strategy: Strategy | null;
  readonly reasonPassage: string;
  readonly at: Date;
  readonly by: string;
  /** Whether a supervisor has to decide, and what they decided. */
  readonly supervisor: 'not-needed' | 'asked' | 'agreed' | 'returned';
  readonly askedBecause: AskedBecause | null;
  readonly asked: string | null;
  readonly answerPassage: string | null;
  readonly answeredBy: string | null;
  /** What the local authority decided on a referral to it; null while it is not known, or was not referred to it. */
  readonly nextStep: NextStep | null;
  /** The day on which an enquiry began, where it was said of an assessment. */
  readonly enquiryOn: string | null;
  /** When a strategy discussion was asked for that is not recorded as held: by the force, or by the local authority on a referral. */
  readonly strategySince: Date | null;
  /** Not to refer rested on what is worse now than it was: it is decided again. */
  readonly isOutdated: boolean;
}

/** A referral to the local authority whose next step is not known yet. */
export const awaitsNextStep = (row: Pick<SafeguardingRow, 'to' | 'nextStep'>): boolean =>
  row.nextStep === null && row.to.some((to) => LOCAL_AUTHORITY.includes(to));

/** An assessment is recorded, and nobody has said whether or when an enquiry began: that may be told later. */
export const lacksEnquiryDay = (row: Pick<SafeguardingRow, 'nextStep' | 'enquiryOn'>): boolean =>
  row.nextStep === 'assessment' && row.enquiryOn === null;

/** What the local authority decided can be recorded: on a referral, which waits for it, and after a discussion that was held; of an assessment the day of the enquiry is put right. */
export const mayHaveNextStep = (row: Pick<SafeguardingRow, 'to' | 'nextStep' | 'strategy'>): boolean =>
  awaitsNextStep(row) || (row.strategy === 'held' && row.nextStep === null) || row.nextStep === 'assessment';

/** A strategy discussion was decided on, and nobody has said that it was held. */
export const awaitsStrategy = ({ strategySince }: Pick<SafeguardingRow, 'strategySince'>): boolean =>
  strategySince !== null;

// Asked for again it is the same wait: since the first that stands after whatever was last decided otherwise.
const ASKED_SINCE = sql`(SELECT min(q.decided_at) FROM safeguarding q
        WHERE q.force = s.force AND q.case_file = s.case_file AND q.person = s.person AND q.strategy = 'asked'
          AND NOT EXISTS (SELECT FROM safeguarding o WHERE o.force = q.force AND o.case_file = q.case_file AND o.person = q.person
            AND o.strategy IS DISTINCT FROM 'asked' AND o.decided_at > q.decided_at))`;

interface Rested {
  readonly restedCare: Care | null;
  readonly restedSafe: Concern['safe'] | null;
  readonly restedSelfHarm: Concern['selfHarm'] | null;
}

const newestIn = async (
  tx: Tx,
  id: string,
  which: RawBuilder<boolean>,
): Promise<ReadonlyMap<string, SafeguardingRow>> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.work,
    sql<Omit<SafeguardingRow, 'isOutdated'> & Rested>`
    SELECT DISTINCT ON (s.person) s.safeguarding, s.person, s.decision, s.referred_to AS "to", s.strategy, s.passage AS "reasonPassage",
      s.decided_at AS at, s.decided_by AS by, s.asked_because AS "askedBecause", s.asked,
      CASE WHEN s.asked IS NULL THEN 'not-needed' ELSE coalesce(a.answer, 'asked') END AS supervisor,
      a.passage AS "answerPassage", a.answered_by AS "answeredBy", n.step AS "nextStep", n.enquiry_on::text AS "enquiryOn",
      CASE WHEN s.strategy = 'asked' THEN ${ASKED_SINCE} WHEN n.step = 'strategy-discussion' THEN n.recorded_at END AS "strategySince",
      s.rested_care AS "restedCare", s.rested_safe AS "restedSafe", s.rested_self_harm AS "restedSelfHarm"
    FROM safeguarding s LEFT JOIN safeguarding_answer a ON a.force = s.force AND a.safeguarding = s.safeguarding
      LEFT JOIN next_step n ON n.force = s.force AND n.safeguarding = s.safeguarding
    WHERE s.case_file = ${id} AND ${which} ORDER BY s.person, s.decided_at DESC, s.safeguarding DESC`,
  );
  const concerns = rows.length === 0 ? new Map<string, Concern>() : await concernsOf(tx, id);
  const adults = rows.length === 0 ? [] : await adultsNow(tx, id);
  return new Map(
    rows.map(({ restedCare, restedSafe, restedSelfHarm, ...row }) => {
      // Nothing was kept of what older decisions rested on: read as the mildest, so that anything worse asks for a new
      // one.
      const rested = {
        care: restedCare ?? 'neither',
        safe: restedSafe ?? 'yes',
        selfHarm: restedSelfHarm ?? 'no',
      } as const;
      const now = concerns.get(row.person);
      // Only of not referring: a child whom the local authority has is protected already, whatever is learnt since.
      const isWorseNow =
        now !== undefined && (isWorse(now, rested) || (now.homeUnsafe && row.supervisor === 'not-needed'));
      const isOutdated = !isToTheirAuthority(row, adults.includes(row.person)) && isWorseNow;
      return [row.person, { ...row, isOutdated }];
    }),
  );
};

/** The newest safeguarding decision of each child of a case; a child who is not in it has none yet. */
export const safeguardingOf = onceALook((tx: Tx, id: string) => newestIn(tx, id, isOfLiving('s')));

/** A decision that another followed, and the day on which an enquiry is recorded to have begun by it. */
export interface EnquiryBefore {
  readonly safeguarding: string;
  readonly person: string;
  readonly at: Date;
  readonly enquiryOn: string;
}

/** A conference runs from each enquiry, whatever was decided since: the day of each can be put right. */
export const enquiriesBefore = async (tx: Tx, id: string): Promise<readonly EnquiryBefore[]> => {
  const { rows } = await sql<EnquiryBefore>`
    SELECT s.safeguarding, s.person, s.decided_at AS at, n.enquiry_on::text AS "enquiryOn"
    FROM safeguarding s JOIN next_step n ON n.force = s.force AND n.safeguarding = s.safeguarding AND n.enquiry_on IS NOT NULL
    WHERE s.case_file = ${id} AND ${isOfLiving('s')} AND EXISTS (SELECT FROM safeguarding q WHERE q.force = s.force AND q.case_file = s.case_file
      AND q.person = s.person AND (q.decided_at, q.safeguarding) > (s.decided_at, s.safeguarding))
    ORDER BY s.decided_at DESC, s.safeguarding DESC`.execute(tx);
  return rows;
};

/** What the next step is recorded of: the newest decision of a child where it may have one, or one before whose enquiry has a day. */
export const findReferral = async (
  tx: Tx,
  at: { readonly case: string; readonly safeguarding: string },
): Promise<SafeguardingRow | undefined> => {
  const newest = [...(await safeguardingOf(tx, at.case)).values()].find((row) => row.safeguarding === at.safeguarding);
  if (newest !== undefined) return mayHaveNextStep(newest) ? newest : undefined;
  const which = sql<boolean>`${isOfLiving('s')} AND s.safeguarding = ${at.safeguarding}`;
  const [before] = [...(await newestIn(tx, at.case, which)).values()];
  // Of one that another followed nothing is to be decided again.
  return before === undefined || before.enquiryOn === null ? undefined : { ...before, isOutdated: false };
};

/** What was done for children who have died: read, and waited for by nobody. */
export const safeguardingOfDead = async (tx: Tx, id: string): Promise<ReadonlyMap<string, SafeguardingRow>> => {
  const died = (await partiesOf(tx, id)).filter((party) => party.died).map(({ person }) => person);
  // Hardly any case has somebody: nothing more is asked of the others.
  if (died.length === 0) return new Map();
  const rows = await newestIn(tx, id, sql<boolean>`s.person = ANY(${died}::uuid[])`);
  // Nothing is decided again for them, whatever is learnt since.
  return new Map([...rows].map(([person, row]) => [person, { ...row, isOutdated: false }]));
};

/** What of safeguarding still waits for somebody else, by the event it runs from. */
export const safeguardingWaits = async (
  tx: Tx,
  id: string,
): Promise<readonly { readonly event: string; readonly at: Date }[]> => {
  const rows = [...(await safeguardingOf(tx, id)).values()];
  const referred = rows.filter(awaitsNextStep).map(({ at }) => ({ event: 'ChildReferred', at }));
  const strategies = rows.flatMap(({ strategySince: at }) => (at === null ? [] : [{ event: 'StrategyAsked', at }]));
  // The oldest leads: one answer learned must not hide another that has waited longer.
  return [...referred, ...strategies].toSorted((one, other) => one.at.getTime() - other.at.getTime());
};
