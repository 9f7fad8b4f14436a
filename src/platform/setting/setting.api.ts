import { z } from 'zod';
import type { Gateway } from '../command/index.ts';
import { api, json, keyed, PageQuery, refuse, type Route } from '../web/index.ts';
import { rangeOf, valuesOf } from './definition.ts';
import { SetParams, SettingsBody, SettingValueBody } from './setting.schema.ts';
import { isSigned, SIGNATORIES } from './setting.ts';
import { readSettings, settingsProposer, signSettings, type SettingsOfPolicy } from './setting.store.ts';

const Values = z.record(z.string(), SettingValueBody);

const SettingsAnswer = z.object({
  policy: z.string(),
  definitions: z.array(
    z.object({
      name: z.string(),
      /** What it can be, in words. */
      range: z.string(),
      default: SettingValueBody,
      note: z.string(),
      confidence: z.string(),
      source: z.string(),
    }),
  ),
  inForce: Values,
  nextSets: z.int().nullable(),
  sets: z.array(
    z.object({
      id: z.uuid(),
      policy: z.string(),
      settings: Values,
      digest: z.string(),
      proposedAt: z.iso.datetime(),
      signed: z.boolean(),
      signatures: z.array(z.object({ signsAs: z.enum(SIGNATORIES), staff: z.uuid(), at: z.iso.datetime() })),
    }),
  ),
});

const Made = z.object({ set: z.uuid() });

/** Reading, proposing and signing settings as a program. */
export const settingApi = ({ execute, consult }: Gateway, settings: SettingsOfPolicy): readonly Route[] => {
  const { policy } = settings;
  const definitions = [...settings.ofGuidance, ...settings.own];
  return [
    api({
      method: 'GET',
      url: '/api/settings',
      action: 'read-settings',
      summary: 'The settings that the guidance in force has, and the sets that were proposed, newest first',
      schema: { query: PageQuery, response: { 200: SettingsAnswer } },
      handle: async ({ actor, query }) => {
        const found = await consult(actor, readSettings(settings), query);
        if (!found.ok) return refuse(found.refusal);
        const sets = found.value.sets.rows.map((set) => ({
          ...set,
          digest: set.digest.toString('hex'),
          proposedAt: set.proposedAt.toISOString(),
          signed: isSigned(set),
          signatures: set.signatures.map((one) => ({ ...one, at: one.at.toISOString() })),
        }));
        return json({
          policy,
          definitions: definitions.map((one) => ({ ...one, range: rangeOf(one) })),
          inForce: valuesOf(definitions, found.value.inForce.settings),
          nextSets: found.value.sets.next,
          sets,
        });
      },
    }),
    api({
      method: 'POST',
      url: '/api/settings',
      action: 'propose-settings',
      takesLinks: true,
      summary: 'Propose a whole set of settings: what is left out keeps its default',
      schema: { body: SettingsBody, response: { 201: Made } },
      handle: async ({ actor, body, idempotencyKey }) => {
        const input = { policy, settings: body.settings };
        const { idempotency } = keyed(idempotencyKey, input);
        const done = await execute(actor, settingsProposer(definitions), input, { idempotency });
        return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
      },
    }),
    api({
      method: 'POST',
      url: '/api/settings/:set/sign',
      action: 'sign-settings',
      summary: 'Sign a set as the role that one holds: one person never signs for both',
      schema: { params: SetParams, response: { 201: Made } },
      handle: async ({ actor, params, idempotencyKey }) => {
        const { idempotency } = keyed(idempotencyKey, params);
        const done = await execute(actor, signSettings, params, { idempotency });
        return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
      },
    }),
  ];
};
