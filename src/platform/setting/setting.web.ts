import { z } from 'zod';
import type { Gateway } from '../command/index.ts';
import { freshForm, page, redirect, refuse, render, type FormBody, type Route } from '../web/index.ts';
import { isSigned, SIGNATORIES, type SettingDefinition, type Settings } from './setting.ts';
import { readSettings, settingsProposer, signSettings } from './setting.store.ts';

/** The settings that a version of the guidance has. */
export interface SettingsOfPolicy {
  readonly policy: string;
  readonly definitions: readonly SettingDefinition[];
}

const typedSettings = (definitions: readonly SettingDefinition[], form: FormBody): Settings =>
  Object.fromEntries(
    definitions.flatMap(({ name, answers }) => {
      const found = answers.find((answer) => String(answer) === form.fields[name]);
      return found === undefined ? [] : [[name, found]];
    }),
  );

const SetParams = z.strictObject({ set: z.uuid() });

/** Where registrar and policy owner propose and sign the force's settings. */
export const settingPages = (
  { execute, consult }: Gateway,
  { policy, definitions }: SettingsOfPolicy,
): readonly Route[] => [
  page({
    method: 'GET',
    url: '/settings',
    action: 'read-settings',
    handle: async ({ actor }) => {
      const found = await consult(actor, readSettings, undefined);
      if (!found.ok) return refuse(found.refusal, '/');
      const maySign = SIGNATORIES.some((signatory) => actor.roles.includes(signatory));
      const sets = found.value.map((set) => ({
        ...set,
        digest: set.digest.toString('hex').slice(0, 16),
        signed: isSigned(set),
        list: Object.entries(set.settings),
      }));
      return render('settings.njk', {
        title: 'Settings of the force',
        form: freshForm(),
        policy,
        definitions,
        sets,
        maySign,
        back: { href: '/' },
      });
    },
  }),
  page({
    method: 'POST',
    url: '/settings',
    action: 'propose-settings',
    handle: async ({ actor, form, idempotencyKey }) => {
      const input = { policy, settings: typedSettings(definitions, form) };
      const idempotency = idempotencyKey === undefined ? undefined : { key: idempotencyKey, body: input };
      const done = await execute(actor, settingsProposer(definitions), input, { idempotency });
      return done.ok ? redirect('/settings') : refuse(done.refusal, '/settings');
    },
  }),
  page({
    method: 'POST',
    url: '/settings/:set/sign',
    action: 'sign-settings',
    params: SetParams,
    handle: async ({ actor, params }) => {
      const done = await execute(actor, signSettings, params);
      return done.ok ? redirect('/settings') : refuse(done.refusal, '/settings');
    },
  }),
];
