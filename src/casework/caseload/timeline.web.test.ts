import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { z } from 'zod';
import { openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;

const FLOOR = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'school',
  contact: 'not-known',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'not-arranged',
  fromWhom: 'reporter',
};
const Case = z.object({
  timeline: z.array(z.object({ action: z.string(), about: z.array(z.string()), what: z.string() })),
});
const timelineOf = async (who: typeof officer, id: string) =>
  Case.parse(JSON.parse((await who.get(`/api/cases/${id}`)).text)).timeline;
const aboutOf = async (who: typeof officer, id: string, action: string): Promise<readonly string[]> =>
  (await timelineOf(who, id)).find((entry) => entry.action === action)?.about ?? ['not there'];

test('given a check, a fact and a place, when the timeline is read, then each says whom and what it concerns', async () => {
  const { id, children } = await app.openCase(2);
  const [, second = ''] = children;
  const send = (path: string, body: object) => officer.send('POST', `/api/cases/${id}/${path}`, body);
  await send(`checks/${second}/pnc`, { result: 'no-trace', when: 'now' });
  await send('places', { person: second, where: 'An invented street' });
  await send('answers', { fact: 'coercion', direction: 'by', person: second, state: 'ruled-out', fromWhom: 'partner' });
  assert.deepEqual(await aboutOf(officer, id, 'record-check'), ['Child 2', 'Police National Computer (PNC): No trace']);
  assert.deepEqual(await aboutOf(officer, id, 'add-place'), ['Child 2', 'Place 1']);
  const [whom, fact] = await aboutOf(officer, id, 'answer-fact');
  assert.equal(whom, 'Child 2');
  assert.match(fact ?? '', /\? Done by them\. Ruled out$/);
  const page = await officer.get(`/cases/${id}`);
  assert.match(page.text, /Check recorded[\s\S]*?Child 2<[\s\S]*?Police National Computer \(PNC\): No trace/);
  assert.doesNotMatch(page.text, /An invented street/);
});

test('given somebody not assigned who gave a reason, when the timeline is read, then the opening and each look under it show the reason', async () => {
  const { id } = await app.openCase(1);
  await app.cover(id);
  await supervisor.get(`/cases/${id}/checks`);
  const timeline = await timelineOf(officer, id);
  const because = (what: string) => timeline.find((entry) => entry.what === what)?.about.at(-1) ?? '';
  assert.match(because('Case opened with a reason'), /^Opened because: /);
  assert.equal(because('Checks looked at'), because('Case opened with a reason'));
});

test('given a closing that is refused with what is open, when the timeline is read, then it says that this was shown, and not that the case was closed', async () => {
  const { id } = await app.openCase(1);
  const refused = await officer.send('POST', `/api/cases/${id}/closing`, {});
  assert.equal(refused.status, 409, refused.text);
  assert.match(refused.text, /StillOpen/);
  const closing = (await timelineOf(officer, id)).filter(({ action }) => action === 'close-case');
  assert.deepEqual(
    closing.map(({ what }) => what),
    ['Tried and refused, with what stands against it shown: case closed'],
  );
});

test('given a name taken off those who must not be told, when the timeline is read, then who may read the names reads the reason, and nobody else; the log holds neither', async () => {
  const { id, children } = await app.openCase(1);
  const canary = `Canary${randomBytes(6).toString('hex')}`;
  const floor = `/api/cases/${id}/children/${children[0] ?? ''}/floor`;
  assert.equal((await officer.send('POST', floor, { ...FLOOR, mustNotTell: `The uncle ${canary}` })).status, 201);
  const off = { takeOff: [`The uncle ${canary}`], takeOffReason: `The school was mistaken ${canary}` };
  assert.equal((await officer.send('POST', floor, { ...FLOOR, ...off })).status, 201);
  const about = await aboutOf(officer, id, 'walk-floor');
  assert.equal(
    about[1],
    `No longer among those who must not be told: The uncle ${canary}. Reason: The school was mistaken ${canary}`,
  );
  const registrar = await app.as('registrar');
  await registrar.post(`/cases/${id}/open`, { reason: 'audit' });
  const read = await registrar.get(`/cases/${id}`);
  assert.match(read.text, /Taken off those who must not be told: 1/);
  assert.doesNotMatch(read.text, new RegExp(canary));
  assert.deepEqual(await app.tablesHolding(canary), []);
});

test('given an entry whose content was destroyed, when the timeline is read, then it stands with what is left of it', async () => {
  const { id, children } = await app.openCase(1);
  const check = `/api/cases/${id}/checks/${children[0] ?? ''}/pnc`;
  await officer.send('POST', check, { result: 'no-trace', when: 'now' });
  await plant(
    app.test,
    `DELETE FROM ledger_content c USING ledger_entry e WHERE e.entry = c.entry AND e.action = 'record-check'`,
  );
  assert.deepEqual(await aboutOf(officer, id, 'record-check'), ['Child 1']);
});

test('given a case opened in an emergency, when the timeline is read, then who works it, who examines looks and who opened it read why; others that it was, and not why', async () => {
  const { id } = await app.openCase(1);
  const canary = `Canary${randomBytes(6).toString('hex')}`;
  const [hub, disclosure] = [await app.as('hub'), await app.as('disclosure-officer')];
  const glass = (who: typeof hub, reason: string) => who.post(`/cases/${id}/break-glass`, { reason });
  assert.equal((await glass(hub, `The invented hospital asks whom to call ${canary}`)).location, `/cases/${id}`);
  await hub.get(`/cases/${id}`);
  await glass(disclosure, 'The invented school asks whom to call at night');
  const because = async (who: typeof hub) =>
    (await timelineOf(who, id))
      .filter(({ about }) => about.some((line) => line.includes(canary)))
      .map(({ what }) => what);
  const told = ['Case looked at', 'Opened in an emergency'];
  assert.deepEqual(await because(officer), told);
  assert.match((await officer.get(`/cases/${id}`)).text, /Opened in an emergency because: The invented hospital/);
  assert.deepEqual(new Set(await because(hub)), new Set(told), 'their own');
  assert.deepEqual(await because(disclosure), [], 'not that of another');
  const [registrar, standards] = [await app.as('registrar'), await app.as('professional-standards')];
  for (const who of [registrar, standards]) await who.post(`/cases/${id}/open`, { reason: 'audit' });
  assert.deepEqual(new Set(await because(standards)), new Set(told));
  const read = await registrar.get(`/cases/${id}`);
  assert.match(read.text, /Opened in an emergency/);
  assert.doesNotMatch(read.text, new RegExp(canary));
  assert.deepEqual(await app.tablesHolding(canary), []);
});
