import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { openBrowser } from '../../../test/browser.ts';
import { openCaseApp } from '../../../test/case-app.ts';

const app = await openCaseApp();
const browser = await openBrowser();

test('given two children, when the first-night card is printed, then it is one sheet of A4', async () => {
  const { id } = await app.openCase(2);
  const page = await (await browser.newContext({ baseURL: app.baseUrl })).newPage();
  await page.goto('/sign-in/northmoor?as=officer&to=/');
  await page.goto(`/cases/${id}/first-night`);
  const printed = await page.pdf({ format: 'A4' });
  assert.equal(printed.toString('latin1').match(/\/Type \/Page\b/g)?.length, 1);
});

const said = async (id: string): Promise<string> => (await app.officer.get(`/cases/${id}/first-night`)).text;

test('given what is not known yet, then ruled out, then suspected, when the card is read, then its advice on deleting follows', async () => {
  const { id, children } = await app.openCase(1);
  assert.match(await said(id), /Deleting the image: not yet/);
  await app.officer.send('POST', `/api/cases/${id}/people/${children[0] ?? ''}/age`, {
    known: 'age',
    age: 15,
    fromWhom: 'reporter',
  });
  const answer = (fact: string, state: string) =>
    app.officer.send('POST', `/api/cases/${id}/answers`, { fact, direction: 'case', state, fromWhom: 'partner' });
  for (const fact of ['extortion', 'grooming', 'adult-involved'])
    assert.equal((await answer(fact, 'ruled-out')).status, 201);
  assert.match(await said(id), /Deleting the image: not yet/, 'nor pressed, nor deceived: that is not known yet');
  const aggravating = ['exploitation', 'coercion', 'deception', 'profit-motive', 'malicious-intent', 'power-imbalance'];
  for (const fact of [...aggravating, 'violence']) assert.equal((await answer(fact, 'ruled-out')).status, 201);
  assert.match(await said(id), /Deleting the image: not yet/, 'nor is it known that the child is safe');
  const walked = {
    ...{ safeNow: 'yes', selfHarm: 'no', withWhom: 'parent-or-carer', inCare: 'no', onPlan: 'no' },
    ...{ contact: 'known', mayTell: 'Their aunt, all of it', how: 'At her work' },
    ...{ welfareCheck: 'not-arranged', fromWhom: 'partner' },
  };
  const sent = await app.officer.send('POST', `/api/cases/${id}/children/${children[0] ?? ''}/floor`, walked);
  assert.equal(sent.status, 201, sent.text);
  assert.match(await said(id), /You may delete it now/);
  await answer('extortion', 'suspected');
  assert.match(await said(id), /Deleting the image: not by yourself/);
  const Card = z.looseObject({ deletion: z.string(), children: z.unknown() });
  const card = Card.parse(JSON.parse((await app.officer.get(`/api/cases/${id}/first-night`)).text));
  assert.deepEqual(
    [card.deletion, card.children],
    ['keep', [{ label: 'Child 1', alarms: ['No welfare check arranged'] }]],
  );
});

test('given a mother who must not be told and a parent beside the child, when the card is read, then the screen says so and the print does not', async () => {
  const { id, children } = await app.openCase(2);
  const walked = {
    ...{ safeNow: 'yes', selfHarm: 'no', withWhom: 'parent-or-carer', inCare: 'no', onPlan: 'no' },
    ...{ contact: 'known', mayTell: 'Their aunt, all of it', how: 'At her work', mustNotTell: 'Mum, <b>Ann</b>' },
    ...{ welfareCheck: 'not-arranged', fromWhom: 'reporter' },
  };
  const sent = await app.officer.send('POST', `/api/cases/${id}/children/${children[0] ?? ''}/floor`, walked);
  assert.equal(sent.status, 201, sent.text);
  const page = await (await browser.newContext({ baseURL: app.baseUrl })).newPage();
  await page.goto('/sign-in/northmoor?as=officer&to=/');
  await page.goto(`/cases/${id}/first-night`);
  const shown = await page.locator('main').innerText();
  assert.match(shown, /Child 1: must not be told or find it:\s+Mum, <b>Ann<\/b>/);
  assert.match(shown, /Child 1: A parent or carer is with this child\. Before anything is read out/);
  assert.match(shown, /Child 1: may be told: Their aunt, all of it; At her work/);
  assert.match(shown, /Child 2: it is not known who may safely be told/);
  await page.emulateMedia({ media: 'print' });
  assert.doesNotMatch(await page.locator('main').innerText(), /Mum|aunt|parent or carer is with|Child 1/);
});
