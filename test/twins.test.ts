// Whatever a page can do, a program can do by the API: by the table of routes.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { allRoutes } from '../src/main.ts';
import type { Gateway } from '../src/platform/command/index.ts';
import type { Route } from '../src/platform/web/index.ts';

const unasked = (): never => {
  throw new Error('no route is asked here');
};
const gateway: Gateway = { execute: unasked, consult: unasked, admit: unasked, leads: unasked };
const routes = allRoutes(gateway, new Date('2026-11-22T10:00:00Z'));

const commands = (all: readonly Route[], kind: Route['kind']): readonly string[] => [
  ...new Set(all.filter((route) => route.kind === kind && route.method !== 'GET').map(({ action }) => action)),
];

/** Looks whose form is sent, since what is typed into it may be a name: a program asks for a reference, and nobody types there. */
const SENT_LOOKS = ['find-case'];

/** The commands of pages that no endpoint has. */
const withoutTwin = (all: readonly Route[]): readonly string[] => {
  const endpoints = [...commands(all, 'api'), ...reads(all, 'api').filter((action) => SENT_LOOKS.includes(action))];
  return commands(all, 'page').filter((action) => !endpoints.includes(action));
};

const reads = (all: readonly Route[], kind: Route['kind']): readonly string[] => [
  ...new Set(all.filter((route) => route.kind === kind && route.method === 'GET').map(({ action }) => action)),
];

/** Pages that show nothing of their own but a form: under each, the action of the endpoint that reads what stands on it. */
const ON_FORMS: Readonly<Partial<Record<string, string | null>>> = {
  'record-report': null,
  'read-outage-sheet': null,
  'make-release': null,
  'give-split-sample': null,
  'open-practice-round': null,
  'take-practice-file': null,
  'ask-force': null,
  'try-guidance': null,
  'record-crime': 'read-case',
  'take-off-case': 'read-case',
  'put-back-on-case': 'read-case',
  'record-death': 'read-case',
  'withdraw-death': 'read-case',
  'cancel-crime': 'read-case',
  'ask-cancellation': 'read-case',
  'record-check': 'read-checks',
  'add-place': 'read-checks',
  'state-no-place': 'read-checks',
  'record-own-words': 'read-safeguarding',
  'decide-safeguarding': 'read-safeguarding',
  'record-next-step': 'read-safeguarding',
  'end-measure': 'read-safeguarding',
  'answer-no-referral': 'read-safeguarding',
  'answer-not-heard': 'read-safeguarding',
  'name-responder': 'read-response',
  'hand-over-case': 'read-response',
  'answer-handover': 'read-response',
  'consider-interview': 'read-response',
  'end-consideration': 'read-response',
  'ask-supervisor': 'read-response',
  'decide-response': 'read-response',
  'decide-category': 'read-response',
  'grant-exception': 'read-response',
  'discharge-duty': 'propose-outcome',
  'withdraw-proposal': 'propose-outcome',
  'propose-not-telling': 'read-notices',
  'reopen-case': 'read-reconsiderations',
  'uphold-outcome': 'read-reconsiderations',
  'answer-fact': 'read-triage',
  'state-weighing': 'read-triage',
  'answer-several': 'read-triage',
  'state-conduct-day': 'read-triage',
  'state-earlier-reports': 'read-triage',
  'state-part': 'read-triage',
  'state-age': 'read-triage',
  'add-person': 'read-triage',
  // Asked first, with the same details in the form.
  'search-people': 'name-person',
};

/** What pages show and no endpoint reads. */
const unread = (all: readonly Route[]): readonly string[] => {
  const read = new Set(reads(all, 'api'));
  return reads(all, 'page').filter((action) => {
    const on = ON_FORMS[action];
    return !read.has(action) && on !== null && (on === undefined || !read.has(on));
  });
};

it('given every page that is looked at, when the endpoints are read, then what it shows can be read by a program', () => {
  assert.ok(reads(routes, 'page').length > 60);
  assert.deepEqual(unread(routes), []);
});

it('given the reading of a ruling taken away, when they are compared, then its page is found to have none', () => {
  const rest = routes.filter(
    ({ kind, method, action }) => kind !== 'api' || method !== 'GET' || action !== 'approve-outcome',
  );
  assert.deepEqual(unread(rest), ['approve-outcome']);
});

it('given an endpoint taken away, when they are compared, then its command is found to have none', () => {
  const rest = routes.filter(({ kind, action }) => kind !== 'api' || action !== 'break-glass');
  assert.deepEqual(withoutTwin(rest), ['break-glass']);
});

it('given every endpoint, when the description is read, then each that changes something says what it answers', () => {
  const silent = routes.filter(
    ({ kind, api }) => kind === 'api' && Object.keys(api?.schema.response ?? {}).length === 0,
  );
  assert.deepEqual(
    silent.map(({ url }) => url),
    [],
  );
});
