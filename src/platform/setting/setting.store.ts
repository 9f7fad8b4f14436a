import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { ok } from '../access/index.ts';
import type { Change, Look } from '../command/index.ts';
import { newId, type Tx } from '../database/index.ts';
import { canonical, digestOf } from '../ledger/index.ts';
import { date, turned, type PageQuery, type Turned } from '../web/index.ts';
import type { SettingDefinition, Settings } from './definition.ts';
import {
  decideSettings,
  decideSigning,
  SIGNATORIES,
  type ProposeSettings,
  type SettingRefusal,
  type SettingSet,
  type SettingsProposed,
  type SettingsSigned,
  type Signatory,
  type SigningRefusal,
  type SignSettings,
} from './setting.ts';

const Values = z.record(z.string(), z.union([z.string(), z.boolean(), z.number(), z.array(z.string())]));

interface Row {
  readonly id: string;
  readonly policy: string;
  readonly settings: string;
  readonly digest: Buffer;
  readonly proposedAt: Date;
  readonly signsAs: Signatory | null;
  readonly staff: string | null;
  readonly at: Date | null;
}

/** The settings that a force goes by. */
export interface InForce {
  /** The set that both signed last; undefined while every default stands. */
  readonly set: { readonly id: string; readonly signedAt: Date } | undefined;
  readonly settings: Settings;
}

/** Who says that a setting stands as it does: a signed set, or nobody yet. */
export const authorityOf = ({ set, settings }: InForce, { name, source }: SettingDefinition): string =>
  set !== undefined && name in settings
    ? `setting of the force, signed ${date(set.signedAt)}`
    : `default setting, not signed by the force (${source})`;

// One signature puts nothing in force: registrar and policy owner answer for a set together (design, section 6).
interface Signed {
  readonly id: string;
  readonly policy: string;
  readonly settings: string;
  readonly signedAt: Date;
}

// One signature puts nothing in force: registrar and policy owner answer for a set together (design, section 6).
const findSigned = async (tx: Tx, policy: string | undefined): Promise<Signed | undefined> => {
  const { rows } = await sql<Signed>`
    SELECT s.setting_set AS id, s.policy, s.settings, max(g.signed_at) AS "signedAt"
    FROM setting_set s JOIN setting_signature g ON g.force = s.force AND g.setting_set = s.setting_set
    WHERE ${policy ?? null}::text IS NULL OR s.policy = ${policy ?? null}
    GROUP BY s.force, s.setting_set HAVING count(DISTINCT g.signs_as) = ${SIGNATORIES.length}
    ORDER BY max(g.signed_at) DESC, s.setting_set DESC LIMIT 1`.execute(tx);
  return rows[0];
};

const inForceOf = (signed: Signed | undefined): InForce => {
  if (signed === undefined) return { set: undefined, settings: {} };
  const { id, signedAt, settings } = signed;
  return { set: { id, signedAt }, settings: Values.parse(JSON.parse(settings)) };
};

const read = new WeakMap<Tx, Promise<Signed | undefined>>();

const newestSigned = (tx: Tx): Promise<Signed | undefined> => {
  const found = read.get(tx) ?? findSigned(tx, undefined);
  read.set(tx, found);
  return found;
};

/** The settings that both signed last for a version of the guidance; none where they signed none for it. */
export const settingsFor = async (tx: Tx, policy: string): Promise<InForce> => {
  const newest = await newestSigned(tx);
  // What was signed last of all is mostly what was signed last for this version.
  const isOfIt = newest === undefined || newest.policy === policy;
  return inForceOf(isOfIt ? newest : await findSigned(tx, policy));
};

/**
 * The force's own settings: of the set that both signed last, whichever version of the guidance it was for. Read once a
 * transaction, so that every step in it goes by the same.
 */
export const settingsInForce = async (tx: Tx): Promise<InForce> => inForceOf(await newestSigned(tx));

/** Sets on one page of their list. */
const SETS_PAGE = 20;

const ofPage = (page: number) =>
  sql`ORDER BY proposed_at DESC, setting_set DESC LIMIT ${SETS_PAGE + 1} OFFSET ${(page - 1) * SETS_PAGE}`;

const readSets = async (tx: Tx, which: RawBuilder<unknown>): Promise<readonly SettingSet[]> => {
  const { rows } = await sql<Row>`
    SELECT s.setting_set AS id, s.policy, s.settings, s.digest, s.proposed_at AS "proposedAt", g.signs_as AS "signsAs", g.staff, g.signed_at AS at
    FROM (SELECT * FROM setting_set ${which}) s
    LEFT JOIN setting_signature g ON g.force = s.force AND g.setting_set = s.setting_set
    ORDER BY s.proposed_at DESC, s.setting_set DESC, g.signed_at`.execute(tx);
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const signatures = group.flatMap(({ signsAs, staff, at }) =>
      signsAs === null || staff === null || at === null ? [] : [{ signsAs, staff, at }],
    );
    const { id, policy, digest, proposedAt } = first;
    return [{ id, policy, settings: Values.parse(JSON.parse(first.settings)), digest, proposedAt, signatures }];
  });
};

/** Proposes a whole set of settings. `definitions` are those of the guidance. */
export const settingsProposer = (
  definitions: readonly SettingDefinition[],
): Change<ProposeSettings, string, SettingsProposed, SettingRefusal> => ({
  action: 'propose-settings',
  cases: () => [],
  // Ids are made here, since `decide` is pure and makes nothing up.
  load: ({ now }) => Promise.resolve(newId(now)),
  decide: decideSettings(definitions),
  apply: async ({ tx, actor }, events) => {
    for (const { id, policy, settings, at } of events) {
      await sql`INSERT INTO setting_set (force, setting_set, policy, settings, digest, proposed_at, proposed_by)
        VALUES (${actor.force}, ${id}, ${policy}, ${canonical(settings)}, ${digestOf({ policy, settings })}, ${at}, ${actor.staff})`.execute(
        tx,
      );
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { settings: events.map(({ policy, settings }) => ({ policy, settings })) },
    given: Object.fromEntries(events.map(({ id }) => ['set', id])),
  }),
});

export const signSettings: Change<SignSettings, SettingSet | undefined, SettingsSigned, SigningRefusal> = {
  action: 'sign-settings',
  cases: () => [],
  load: async ({ tx }, { set }) => (await readSets(tx, sql`WHERE setting_set = ${set}`))[0],
  decide: decideSigning,
  apply: async ({ tx, actor }, events) => {
    for (const { set, signsAs, at } of events) {
      await sql`INSERT INTO setting_signature (force, setting_set, signs_as, staff, signed_at)
        VALUES (${actor.force}, ${set}, ${signsAs}, ${actor.staff}, ${at})`.execute(tx);
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { signed: events.map(({ set, signsAs }) => ({ set, signsAs })) },
    given: Object.fromEntries(events.map(({ set }) => ['set', set])),
  }),
};

/** The settings that a force has under a version of the guidance: those of the guidance, and its own. */
export interface SettingsOfPolicy {
  readonly policy: string;
  readonly ofGuidance: readonly SettingDefinition[];
  readonly own: readonly SettingDefinition[];
}

/** A page of the sets, newest first, and the signed values: of the guidance's settings those signed for it, of the force's own those signed last. */
export interface SettingsRead {
  readonly sets: Turned<SettingSet>;
  readonly inForce: InForce;
  /** Whether both have signed a set for this version of the guidance. */
  readonly isSignedFor: boolean;
}

const only = (definitions: readonly SettingDefinition[], settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => definitions.some((one) => one.name === name)));

/** `action` is what they are read for: who may read them may not always propose. */
export const readSettings = (
  { policy, ofGuidance, own }: SettingsOfPolicy,
  action = 'read-settings',
): Look<PageQuery, SettingsRead> => ({
  action,
  cases: () => [],
  load: async ({ tx }, { page }) => {
    const last = await settingsInForce(tx);
    const signedFor = await settingsFor(tx, policy);
    // A force's own settings outlive a version of the guidance. The guidance's are signed for each version anew: its
    // rules may mean something else by them.
    const settings = { ...only(own, last.settings), ...only(ofGuidance, signedFor.settings) };
    return ok({
      sets: turned(await readSets(tx, ofPage(page)), page, SETS_PAGE),
      inForce: { set: last.set, settings },
      isSignedFor: signedFor.set !== undefined,
    });
  },
  tell: ({ sets }) => ({ cases: [], people: [], content: { sets: sets.rows.length } }),
});
