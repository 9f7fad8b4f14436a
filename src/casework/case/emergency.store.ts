import { sql } from 'kysely';
import { ok, refused, type CaseJoined } from '../../platform/access/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { addPassage, readPassages, type Passage } from '../../platform/person/index.ts';
import { getCase, holdCases, type CaseFile } from './case.store.ts';
import {
  decideAcknowledgement,
  decideEmergency,
  type AcknowledgeEmergency,
  type AcknowledgeRefusal,
  type BreakGlass,
  type Emergency,
  type EmergencyAcknowledged,
  type EmergencyRefusal,
  type EmergencyState,
  type GlassBroken,
} from './emergency.ts';
import { findJoined } from './joined.store.ts';
import type { OpeningReading } from './opening-page.store.ts';

interface Row extends Omit<Emergency, 'acknowledged'> {
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
}

/** Every emergency opening of a case, newest first. */
export const emergenciesOf = async (tx: Tx, id: string): Promise<readonly Emergency[]> => {
  const { rows } = await sql<Row>`
    SELECT o.opening, o.staff, s.name AS by, o.from_at AS from, o.until_at AS until, o.passage,
      a.acknowledged_at AS "acknowledgedAt", t.name AS "acknowledgedBy"
    FROM opening o LEFT JOIN staff s ON s.force = o.force AND s.staff = o.staff
    LEFT JOIN opening_acknowledgement a ON a.force = o.force AND a.opening = o.opening
    LEFT JOIN staff t ON t.force = a.force AND t.staff = a.acknowledged_by
    WHERE o.emergency AND o.case_file = ${id} ORDER BY o.from_at DESC, o.opening DESC`.execute(tx);
  return rows.map(({ acknowledgedAt, acknowledgedBy, ...row }) => ({
    ...row,
    acknowledged: acknowledgedAt === null ? undefined : { by: acknowledgedBy, at: acknowledgedAt },
  }));
};

/** An emergency opening with the reason that was written for it, where whoever looks may read it. */
export interface EmergencyTold extends Emergency {
  readonly reason: string | undefined;
}

/** Every emergency opening of a case, with its reason where `mayRead` says so. */
export const emergenciesTold = async (
  { tx, keys, actor }: Context,
  id: string,
  mayRead: (emergency: Emergency) => boolean,
): Promise<readonly EmergencyTold[]> => {
  const all = await emergenciesOf(tx, id);
  const passages = all.filter(mayRead).flatMap(({ passage }) => passage ?? []);
  // Hardly any case has one: nothing more is asked of the others.
  const read = passages.length === 0 ? undefined : await readPassages({ tx, keys, force: actor.force }, passages);
  return all.map((emergency) => {
    const reason = read?.get(emergency.passage ?? '');
    return { ...emergency, reason: reason?.state === 'readable' ? reason.text : undefined };
  });
};

const insertEmergency = async (context: Context, event: GlassBroken): Promise<void> => {
  const { tx, actor, keys, now } = context;
  const written = { text: event.reason, concerns: event.concerns, now };
  const sealed = await addPassage({ tx, keys, force: actor.force }, written, event.passage);
  if (!sealed.ok) throw new Error(`a reason was refused: ${sealed.refusal.code}`);
  await sql`INSERT INTO opening (force, opening, case_file, staff, reason, emergency, from_at, until_at, passage)
    VALUES (${actor.force}, ${event.opening}, ${event.case}, ${event.staff}, 'own-words', true, ${event.from}, ${event.until}, ${event.passage})`.execute(
    tx,
  );
  await sql`INSERT INTO opening_unseen (force, opening, from_at) VALUES (${actor.force}, ${event.opening}, ${event.from})`.execute(
    tx,
  );
};

/** Opens one case for one hour, announced to every supervisor, when no other right is there. */
export const breakGlass = (
  reading: OpeningReading,
): Change<BreakGlass, EmergencyState, GlassBroken, EmergencyRefusal | CaseJoined> => ({
  action: 'break-glass',
  cases: (input) => [input.case],
  // A look to come, not a change of the case: its version stays.
  changesCases: false,
  // Sent several times at once, each would find that none runs yet.
  hold: ({ tx }, input) => holdCases(tx, [input.case]),
  load: async ({ tx, actor, now }, input) => ({
    opening: newId(now),
    passage: newId(now),
    concerns: await reading.childrenOf(tx, input.case),
    running: (await emergenciesOf(tx, input.case)).find(({ staff }) => staff === actor.staff)?.until,
    joined: await findJoined(tx, input.case),
  }),
  decide: decideEmergency,
  apply: async (context, events) => {
    for (const event of events) await insertEmergency(context, event);
  },
  tell: (events) => ({
    // Opening shows nothing yet, but is logged as a look with everybody of the case: it was done in order to look.
    kind: 'consultation',
    cases: events.map((event) => event.case),
    people: events.flatMap((event) => event.concerns),
    content: {
      opened: events.map(({ opening, passage, until }) => ({ opening, passage, until: until.toISOString() })),
    },
    given: Object.fromEntries(
      events.flatMap(({ case: id, opening, until }) => [
        ['case', id],
        ['opening', opening],
        ['until', until.toISOString()],
      ]),
    ),
  }),
});

export interface EmergencyPage {
  readonly file: CaseFile;
  readonly emergency: Emergency;
  readonly reason: Passage | undefined;
  readonly now: Date;
}

/** Reads one emergency opening with its reason. */
export const readEmergency: Look<AcknowledgeEmergency, EmergencyPage, { readonly code: 'NoSuchEmergency' }> = {
  action: 'acknowledge-emergency',
  cases: (input) => [input.case],
  load: async ({ tx, keys, actor, now }, input) => {
    const emergency = (await emergenciesOf(tx, input.case)).find(({ opening }) => opening === input.opening);
    if (emergency === undefined) return refused({ code: 'NoSuchEmergency' });
    const { passage } = emergency;
    const read = await readPassages({ tx, keys, force: actor.force }, passage === null ? [] : [passage]);
    return ok({ file: await getCase(tx, input.case), emergency, reason: read.get(passage ?? ''), now });
  },
  tell: ({ file, reason }) => ({
    cases: [file.case],
    people: reason?.concerns ?? [],
    content: { page: 'emergency' },
  }),
};

/** A supervisor says that the announcement was seen. */
export const acknowledgeEmergency: Change<
  AcknowledgeEmergency,
  Emergency | undefined,
  EmergencyAcknowledged,
  AcknowledgeRefusal
> = {
  action: 'acknowledge-emergency',
  cases: (input) => [input.case],
  changesCases: false,
  // Two supervisors who acknowledge it at once: the second is told that it was done.
  hold: ({ tx }, input) => holdCases(tx, [input.case]),
  load: async ({ tx }, input) => (await emergenciesOf(tx, input.case)).find(({ opening }) => opening === input.opening),
  decide: decideAcknowledgement,
  apply: async ({ tx, actor }, events) => {
    for (const { opening, at, by } of events) {
      await sql`INSERT INTO opening_acknowledgement (force, opening, acknowledged_at, acknowledged_by)
        VALUES (${actor.force}, ${opening}, ${at}, ${by})`.execute(tx);
      await sql`DELETE FROM opening_unseen WHERE force = ${actor.force} AND opening = ${opening}`.execute(tx);
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: [],
    content: { acknowledged: events.map(({ opening }) => opening) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['opening', event.opening],
      ]),
    ),
  }),
};
