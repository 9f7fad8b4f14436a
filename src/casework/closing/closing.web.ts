import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { keyed, page, redirect, refuse, render, type Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { closeCase, readClosing, type ClosingReading } from './closing.store.ts';
import { closingPage } from './closing.view.ts';

/** What is still open, and closing. */
export const closingPages = ({ execute, consult }: Gateway, reading: ClosingReading): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/closing',
    action: 'read-closing',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readClosing(reading), params);
      return found.ok
        ? render('closing.njk', closingPage(found.value))
        : refuse(found.refusal, `/cases/${params.case}/open`);
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/closing',
    action: 'close-case',
    params: CaseParams,
    handle: async ({ actor, params, idempotencyKey, ifMatch }) => {
      const { idempotency } = keyed(idempotencyKey, params);
      const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
      const done = await execute(actor, closeCase(reading), params, attempt);
      return done.ok
        ? redirect(`/cases/${params.case}/closing`)
        : refuse(done.refusal, `/cases/${params.case}/closing`);
    },
  }),
];
