import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { said } from '../src/said.ts';
import { openCaseApp } from './case-app.ts';

const app = await openCaseApp();
const { officer } = app;
const BANNER = /govuk-notification-banner--success[\s\S]{0,600}/;
const Given = z.looseObject({ person: z.uuid() });
const why = 'The same message in the same class on the same day.';

/** What the next page says of what was done; nothing where it shows no banner. */
const bannerAt = async (url: string): Promise<string> => {
  const answer = await officer.get(url);
  // A page that only leads on says nothing: the browser follows.
  return answer.location === undefined ? (BANNER.exec(answer.text)?.[0] ?? '') : bannerAt(answer.location);
};

/** Sends a form, and holds the next page against the sentence of its command, which it says once. */
const says = async (action: string, url: string, form: Readonly<Record<string, string>>): Promise<void> => {
  const sent = await officer.post(url, form);
  assert.equal(sent.status, 303, `${action}: ${sent.text}`);
  const [next = ''] = (sent.location ?? '').split('#');
  const sentence = said[action];
  assert.ok(sentence !== undefined, action);
  assert.ok((await bannerAt(next)).includes(sentence), `${action}: ${sentence}`);
  assert.equal(await bannerAt(next), '', `${action} is said once`);
};

test('given a command of report, triage or checks, when it is done, then the page that follows says so once', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const at = `/cases/${id}`;
  const of = `${at}/people/${child}`;
  await says('add-person', `${at}/people/new`, { kind: 'person' });
  await says('add-person', `${at}/people/new`, { kind: 'child' });
  await says('add-child', `${at}/children`, {});
  const { person: added } = Given.parse(
    JSON.parse((await officer.send('POST', `/api${at}/people`, { kind: 'person' })).text),
  );
  const off = `${at}/people/${added}`;
  await says('take-off-case', `${off}/take-off`, { why: 'Added by mistake: there was nobody else there.' });
  await says('put-back-on-case', `${off}/put-back`, { why: 'There was somebody else there after all.' });
  await officer.post(`${of}/search`, { givenNames: 'Ash', familyName: 'Sampleton' });
  await says('name-person', `${of}/name`, { givenNames: 'Ash', familyName: 'Sampleton', basis: '0' });
  await says('state-age', `${of}/age`, { known: 'age', age: '14', fromWhom: 'parent-or-carer' });
  await says('state-part', `${of}/part`, { known: 'not-known', fromWhom: 'parent-or-carer' });
  await says('state-conduct-day', `${at}/conduct-day`, {
    known: 'one-day',
    'day-day': '1',
    'day-month': '2',
    'day-year': '2026',
  });
  await says('state-earlier-reports', `${at}/earlier-reports`, { known: 'not-known' });
  await says('answer-fact', `${at}/facts/grooming`, { state: 'unknown', fromWhom: 'reporter' });
  await says('record-check', `${at}/checks/${child}/pnc`, { result: 'no-trace', when: 'now' });
  await says('state-no-place', `${at}/places/none`, { fromWhom: 'parent-or-carer' });
  await says('add-place', `${at}/places/new`, { person: child, where: '1 Invented Street' });
  const { id: from, children: others } = await app.openCase(1);
  await says('join-report', `/cases/${from}/join/${id}`, { [`child-${others[0] ?? ''}`]: 'another', why });
});
