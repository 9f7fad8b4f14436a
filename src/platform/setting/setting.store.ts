import { sql } from 'kysely';
import { z } from 'zod';
import { ok } from '../access/index.ts';
import type { Change, Look } from '../command/index.ts';
import { newId, type Tx } from '../database/index.ts';
import { canonical, digestOf } from '../ledger/index.ts';
import {
  decideSettings,
  decideSigning,
  isSigned,
  type ProposeSettings,
  type SettingDefinition,
  type SettingRefusal,
  type SettingSet,
  type SettingsProposed,
  type SettingsSigned,
  type Signatory,
  type SigningRefusal,
  type SignSettings,
} from './setting.ts';

const Values = z.record(z.string(), z.union([z.string(), z.boolean()]));

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

const readSets = async (tx: Tx, set: string | undefined): Promise<readonly SettingSet[]> => {
  const { rows } = await sql<Row>`
    SELECT s.setting_set AS id, s.policy, s.settings, s.digest, s.proposed_at AS "proposedAt", g.signs_as AS "signsAs", g.staff, g.signed_at AS at
    FROM (SELECT * FROM setting_set WHERE ${set ?? null}::uuid IS NULL OR setting_set = ${set ?? null}::uuid ORDER BY proposed_at DESC LIMIT 20) s
    LEFT JOIN setting_signature g ON g.force = s.force AND g.setting_set = s.setting_set
    ORDER BY s.proposed_at DESC, g.signed_at`.execute(tx);
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

/** The newest settings that both have signed for a version of the guidance; undefined when none is. */
export const findSignedSettings = async (tx: Tx, policy: string): Promise<SettingSet | undefined> =>
  (await readSets(tx, undefined)).find((set) => set.policy === policy && isSigned(set));

/** Proposes a whole set of settings. `definitions` are those of the guidance. */
export const settingsProposer = (
  definitions: readonly SettingDefinition[],
): Change<ProposeSettings, string, SettingsProposed, SettingRefusal> => ({
  action: 'propose-settings',
  cases: () => [],
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
  load: async ({ tx }, { set }) => (await readSets(tx, set))[0],
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

export const readSettings: Look<undefined, readonly SettingSet[]> = {
  action: 'read-settings',
  cases: () => [],
  load: async ({ tx }) => ok(await readSets(tx, undefined)),
  tell: (sets) => ({ cases: [], people: [], content: { sets: sets.length } }),
};
