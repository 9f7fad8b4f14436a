import assert from 'node:assert/strict';
import test from 'node:test';
import { openCaseApp } from './case-app.ts';
import { readyCase } from './ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const titleIn = (text: string): string => (/<title[^>]*>([^<]*)<\/title>/.exec(text)?.[1] ?? '').trim();

test('given a child who is named, when the pages of their case are read, then each tab says which case and child, and no name', async () => {
  const { id, children, propose } = await readyCase(app, 1);
  await propose();
  const [child = ''] = children;
  const sought = { givenNames: 'Robinette', familyName: 'Invented' };
  await officer.send('POST', `/api/cases/${id}/people/${child}/search`, sought);
  const { text: page } = await officer.get(`/cases/${id}/people/${child}/name`);
  const basis = Number(/name="basis" value="(\d+)"/.exec(page)?.[1]);
  const saved = await officer.send('POST', `/api/cases/${id}/people/${child}/name`, { ...sought, basis });
  assert.ok(saved.status < 300, saved.text);
  const reference = /<title[^>]*>\s*Case (\S+)/.exec((await officer.get(`/cases/${id}`)).text)?.[1] ?? 'none';
  const at = `/cases/${id}`;
  const ofCase = [
    '',
    '/decision',
    '/triage',
    '/checks',
    '/safeguarding',
    '/response',
    '/notices',
    '/closing',
    '/triage/answers',
  ];
  const ofChild = [
    ...[`/children/${child}/floor`, `/children/${child}/own-words`, `/children/${child}/safeguarding`],
    ...[`/people/${child}/part`, `/people/${child}/age`, `/people/${child}/name`, `/people/${child}/search`],
    ...[`/people/${child}/take-off`, `/children/${child}/died`, `/duties/tell-child/${child}`],
  ];
  const titles = new Map<string, string>();
  for (const path of [...ofCase, ...ofChild]) {
    const { status, text } = await officer.get(`${at}${path}`);
    assert.equal(status, 200, path);
    const title = titleIn(text);
    assert.ok(title.includes(reference), `${path}: ${title}`);
    assert.doesNotMatch(title, /Robinette|Invented/, path);
    assert.equal(titles.get(title), undefined, `${path} is called as another page: ${title}`);
    titles.set(title, path);
    if (ofChild.includes(path)) assert.match(title, /Child 1/, path);
  }
  assert.match(titleIn((await officer.get(`${at}/duties/tell-child/${child}`)).text), /^Tell/);
  const { text } = await supervisor.get(`${at}/ruling`);
  assert.ok(titleIn(text).includes(reference), titleIn(text));
  assert.deepEqual(currentIn(text), ['/queue']);
});

const currentIn = (text: string): readonly string[] =>
  [...text.matchAll(/<a class="govuk-service-navigation__link" href="([^"]+)" aria-current/g)].map(
    ([, href = '']) => href,
  );

test('given somebody looking for a case, when the menu is read, then one item is current, and Back leads elsewhere', async () => {
  const { text } = await officer.get('/cases/find');
  assert.deepEqual(currentIn(text), ['/cases/find']);
  assert.match(text, /href="\/cases" class="govuk-back-link"/);
  const hub = await app.as('hub');
  const found = await hub.get('/cases/find');
  assert.deepEqual(currentIn(found.text), ['/cases/find']);
  assert.doesNotMatch(found.text, /govuk-back-link/);
});
