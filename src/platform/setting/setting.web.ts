import type { Actor } from '../access/index.ts';
import type { Gateway } from '../command/index.ts';
import {
  type Form,
  freshForm,
  keyed,
  page,
  PageQuery,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
} from '../web/index.ts';
import { SetParams, settingKinds, settingsSchema } from './setting.schema.ts';
import { readSettings, settingsProposer, signSettings, type SettingsOfPolicy } from './setting.store.ts';
import { settingsPage, typedOf } from './setting.view.ts';

/** Where registrar and policy owner propose and sign the force's settings. */
export const settingPages = ({ execute, consult }: Gateway, settings: SettingsOfPolicy): readonly Route[] => {
  const { policy } = settings;
  const definitions = [...settings.ofGuidance, ...settings.own];
  const show = async (actor: Actor, faulty?: Form, page = 1): Promise<Reply> => {
    const found = await consult(
      actor,
      readSettings(settings, faulty === undefined ? 'read-settings' : 'propose-settings'),
      { page },
    );
    if (!found.ok) return refuse(found.refusal, '/');
    const form = faulty ?? freshForm(typedOf(definitions, found.value));
    return render('settings.njk', settingsPage(found.value, { policy, definitions }, actor, form));
  };
  return [
    page({
      ...{ method: 'GET', url: '/settings', action: 'read-settings', query: PageQuery },
      handle: ({ actor, query }) => show(actor, undefined, query.page),
    }),
    page({
      method: 'POST',
      url: '/settings',
      action: 'propose-settings',
      takesLinks: true,
      handle: async ({ actor, form, idempotencyKey }) => {
        const read = readForm(settingsSchema(definitions), form, settingKinds(definitions));
        if (!read.ok) return show(actor, read.form);
        const input = { policy, settings: read.value };
        const { idempotency } = keyed(idempotencyKey, input);
        const done = await execute(actor, settingsProposer(definitions), input, { idempotency });
        return done.ok ? redirect('/settings') : refuse(done.refusal, '/settings');
      },
    }),
    page({
      method: 'POST',
      url: '/settings/:set/sign',
      action: 'sign-settings',
      params: SetParams,
      handle: async ({ actor, params, idempotencyKey }) => {
        const { idempotency } = keyed(idempotencyKey, params);
        const done = await execute(actor, signSettings, params, { idempotency });
        return done.ok ? redirect('/settings') : refuse(done.refusal, '/settings');
      },
    }),
  ];
};
