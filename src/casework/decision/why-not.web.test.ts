import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { readyCase } from '../../../test/ready-case.ts';
import { WhyNotAnswer } from './why-not.schema.ts';

const app = await openCaseApp();
const browser = await openBrowser();
const ready = await readyCase(app, 1);
const [child = ''] = ready.children;
const at = `/cases/${ready.id}/decision`;
const why = (of: string, what: string, person: string): string => `${at}/why-not/${of}/${what}/${person}`;

it('given a case, when its decision is read, then it leads to why not for every outcome, role and person', async () => {
  const { text } = await app.officer.get(at);
  for (const person of ready.children)
    for (const code of ['1', '18', '21', '22']) assert.ok(text.includes(why('outcome', code, person)), code);
  assert.ok(text.includes(why('role', 'suspect', child)));
});

it('given an outcome that is not open, when asked why not, then rules, what is to be recorded and what would change it are said', async () => {
  const before = (await app.actions(ready.id)).length;
  const { status, text } = await app.officer.get(why('outcome', '3', child));
  assert.equal(status, 200);
  for (const said of [
    'Why not Outcome 3?',
    'What stands against it',
    'What would change it',
    'Only what is true is ever recorded',
  ])
    assert.ok(text.includes(said), said);
  assert.match(text, /How old was this person on the day it happened\? 18 to 120/);
  const open = await app.officer.get(why('outcome', '22', child));
  assert.match(open.text, /and is it logged\? yes or excepted/, 'every answer that will do is named');
  assert.equal((await app.actions(ready.id)).length, before + 2, 'each look is logged');
});

it('given every kind of thing, when asked why not, then it is answered or said not to be there', async () => {
  for (const path of [
    why('response', 'full-investigation', 'case'),
    why('category', 'aggravated', 'case'),
    why('role', 'suspect', child),
    why('duty', 'tell-child', child),
  ]) {
    const { status } = await app.officer.get(path);
    assert.ok([200, 404].includes(status), path);
  }
  assert.equal((await app.officer.get(why('response', 'full-investigation', 'case'))).status, 200);
  assert.equal((await app.officer.get(why('outcome', '99', child))).status, 404);
  assert.equal((await app.officer.get(why('outcome', '22', 'case'))).status, 404);
});

it('given something misspelt, when asked why not, then the page and the answer for programs say what is nearest', async () => {
  for (const [path, nearest] of [
    [why('outcome', '2l', child), /there is no Outcome 2l in force on that day; the nearest: 2, /],
    [why('role', 'suspcet', child), /there is no role suspcet; the nearest: suspect/],
    [why('response', 'proportionat', 'case'), /there is no response proportionat; the nearest: proportionate/],
    [why('duty', 'recrod-crime', 'case'), /there is no duty recrod-crime; the nearest: record-crime/],
    [why('outcome', '22', 'case'), /the outcome is of a person, and none is named/],
  ] as const)
    for (const each of [path, `/api${path}`]) {
      const { status, text } = await app.officer.get(each);
      assert.equal(status, 404, each);
      assert.match(text, nearest);
    }
});

it('given a program, when it asks why not, then the sets of answers name people as the case does', async () => {
  const { status, text } = await app.officer.get(`/api${why('outcome', '22', child)}`);
  assert.equal(status, 200, text);
  const answer = WhyNotAnswer.parse(JSON.parse(text));
  assert.ok(answer.rules.length > 0);
  assert.match(answer.waits, /^Outcome 22 /u);
  assert.ok((await app.officer.get(why('outcome', '22', child))).text.includes(answer.waits), 'the page says the same');
  assert.ok(answer.ways.length > 0 && answer.ways.length <= answer.changes.length);
  assert.ok(
    [...answer.changes, ...answer.ways]
      .flatMap(({ answers }) => answers)
      .every(({ person }) => person === null || ready.children.includes(person)),
  );
});

it('given a duty that is owed already, when asked why it is not, then the page and the answer for programs say that it is raised, and by which rule', async () => {
  const path = why('duty', 'decide-referral', child);
  const answer = WhyNotAnswer.parse(JSON.parse((await app.officer.get(`/api${path}`)).text));
  assert.equal(answer.value, 'raised');
  assert.match(answer.waits, /^It is raised/u);
  const [by] = answer.rules.filter(({ rule }) => answer.because.includes(rule));
  assert.ok(by !== undefined);
  const { text } = await app.officer.get(path);
  assert.match(text, /As it stands<\/dt><dd[^>]*>Owed[\s\S]*What raises it/u);
  assert.ok(text.split('What raises it')[1]?.includes(by.says));
});

it('given nobody who works the case, when they ask why not, then it is refused as the decision is', async () => {
  const analyst = await app.as('analyst');
  assert.equal((await analyst.get(why('outcome', '22', child))).status, (await analyst.get(at)).status);
});

it('given a browser of any size, when why not is read, then nobody meets a barrier', async () => {
  const context = await browser.newContext({ baseURL: app.baseUrl });
  await context.addCookies([...app.officer.cookies].map(([name, value]) => ({ name, value, url: app.baseUrl })));
  const page = await context.newPage();
  for (const [name, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    await page.goto(why('outcome', '3', child));
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Why not Outcome 3?');
    assert.deepEqual(await findBarriers(page), [], name);
    assert.ok(
      await page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth'),
      `${name}: nothing is cut off`,
    );
  }
  await context.close();
});
