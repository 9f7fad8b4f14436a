import type { Gateway } from '../../platform/command/index.ts';
import { freshForm, keyed, page, redirect, refuse, render, type Route } from '../../platform/web/index.ts';
import { EmergencyParams } from './case.schema.ts';
import { acknowledgeEmergency, readEmergency, type EmergencyPage } from './emergency.store.ts';

const model = ({ file, emergency, reason, now }: EmergencyPage) => ({
  title: 'Opened in an emergency',
  form: freshForm(),
  file,
  emergency,
  by: emergency.by ?? 'Somebody who has left',
  running: emergency.until > now,
  reason: reason?.state === 'readable' ? reason.text : 'What was written is not there any more.',
  back: { href: '/queue', text: 'Queue' },
});

/** What was announced to the supervisors: who opened a case in an emergency, when and why; and that it was seen. */
export const emergencyPages = ({ execute, consult }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/emergencies/:opening',
    action: 'acknowledge-emergency',
    params: EmergencyParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readEmergency, params);
      return found.ok ? render('emergency.njk', model(found.value)) : refuse(found.refusal, '/queue');
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/emergencies/:opening',
    action: 'acknowledge-emergency',
    params: EmergencyParams,
    handle: async ({ actor, params, idempotencyKey }) => {
      const { idempotency } = keyed(idempotencyKey, params);
      const done = await execute(actor, acknowledgeEmergency, params, { idempotency });
      return done.ok ? redirect('/queue') : refuse(done.refusal, '/queue');
    },
  }),
];
