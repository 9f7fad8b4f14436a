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
  assert.match(await said(id), /You may delete it now/);
  await answer('extortion', 'suspected');
  assert.match(await said(id), /Deleting the image: not by yourself/);
  const Card = z.looseObject({ deletion: z.string(), children: z.unknown() });
  const card = Card.parse(JSON.parse((await app.officer.get(`/api/cases/${id}/first-night`)).text));
  assert.deepEqual(
    [card.deletion, card.children],
    ['keep', [{ label: 'Child 1', alarms: ['Safety floor not walked'] }]],
  );
});
