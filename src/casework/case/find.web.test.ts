import assert from 'node:assert/strict';
import test from 'node:test';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { openBrowser } from '../../../test/browser.ts';

const app = await openCaseApp();
const { officer } = app;

const referenceOf = async (id: string): Promise<string> => idIn(await officer.get(`/api/cases/${id}`), 'reference');

test('given a name where a reference is asked for, when it is sent, then it is refused beside the field and stands in no address', async () => {
  const { id } = await app.openCase(1);
  for (const at of ['/cases/find', `/cases/${id}/join`]) {
    assert.match((await officer.get(at)).text, new RegExp(`<form method="post" action="${at}"`));
    const refused = await officer.post(at, { reference: 'Zebedee Quuxley' });
    assert.equal(refused.status, 422, at);
    assert.match(refused.text, /href="#reference"[\s\S]*value="Zebedee Quuxley"/);
    const page = await (await openBrowser()).newContext({ javaScriptEnabled: false });
    await page.addCookies([...officer.cookies].map(([name, value]) => ({ name, value, url: app.baseUrl })));
    const shown = await page.newPage();
    await shown.goto(`${app.baseUrl}${at}`);
    await shown.fill('#reference', 'Zebedee Quuxley');
    await shown.press('#reference', 'Enter');
    assert.equal(shown.url(), `${app.baseUrl}${at}`);
    await page.close();
  }
});

test('given a reference, when it is sent or asked for by a link, then it leads to its case', async () => {
  const [{ id }, { id: other }] = [await app.openCase(1), await app.openCase(1)];
  const reference = await referenceOf(other);
  for (const typed of [reference, ` ${reference.toLowerCase().replace('-', '')} `])
    assert.equal((await officer.post('/cases/find', { reference: typed })).location, `/cases/${other}`);
  assert.equal((await officer.get(`/cases/find?reference=${reference}`)).location, `/cases/${other}`);
  assert.equal((await officer.post(`/cases/${id}/join`, { reference })).location, `/cases/${id}/join/${other}`);
  const unknown = await officer.post('/cases/find', { reference: '0000-0000' });
  assert.match(unknown.text, /No case of this force has that reference/);
});
