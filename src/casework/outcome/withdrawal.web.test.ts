// A proposal that its proposer takes back, what changed since it was made, and the same proposed from a second window.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { z } from 'zod';
import { codeIn, openCaseApp } from '../../../test/case-app.ts';
import { FLOOR, readyCase, type ReadyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const WHY = 'The invented school wrote again about the second child.';
const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
const decision = async ({ id }: ReadyCase) => (await officer.get(`/cases/${id}/decision`)).text;
const Ruling = z.object({ proposal: z.object({ changed: z.boolean(), since: z.array(z.string()) }).nullable() });
const ruling = async ({ id }: ReadyCase) =>
  Ruling.parse(JSON.parse((await supervisor.get(`/api/cases/${id}/ruling`)).text)).proposal;

it('given a proposal, when its proposer withdraws it with a reason, then nobody rules on it, why is read first, and it is proposed again', async () => {
  const ready = await readyCase(app, 301);
  const at = `/cases/${ready.id}/proposals/${await ready.propose()}/withdraw`;
  assert.match(await decision(ready), new RegExp(`href="${at}"`));
  assert.equal((await officer.post(at, { reason: 'short' })).status, 422);
  assert.match((await supervisor.get('/queue')).text, new RegExp(ready.id));
  const done = await officer.post(at, { reason: WHY });
  assert.deepEqual([done.status, done.location], [303, `/cases/${ready.id}/decision`]);
  assert.doesNotMatch((await supervisor.get('/queue')).text, new RegExp(ready.id));
  const page = await decision(ready);
  assert.match(page, /Withdrawn by [^<]+<\/strong>: no supervisor rules on the proposal any more/);
  assert.match(page, new RegExp(WHY));
  assert.match(page, /As reported by the school; weighed\./, 'what was written is filled in');
  assert.match((await officer.get(`/cases/${ready.id}`)).text, /Withdrawn by [^<]+: read why, and propose again/);
  const again = await ready.propose();
  assert.doesNotMatch(await decision(ready), /Withdrawn by/);
  const approve = `/api/cases/${ready.id}/proposals/${again}/approve`;
  assert.equal((await supervisor.send('POST', approve, {})).status, 201);
  const late = await officer.send('POST', `/api/cases/${ready.id}/proposals/${again}/withdraw`, { reason: WHY });
  assert.deepEqual([late.status, codeIn(late)], [409, 'NothingToWithdraw']);
  assert.match((await officer.get(`/cases/${ready.id}/proposals/${again}/withdraw`)).text, /does not wait any more/);
});

it('given an approved outcome of a case that opened again, when what is proposed anew is withdrawn, then what was approved before still stands', async () => {
  const ready = await readyCase(app, 302);
  const first = `/api/cases/${ready.id}/proposals/${await ready.propose()}/approve`;
  assert.equal((await supervisor.send('POST', first, {})).status, 201);
  await ready.put('reconsiderations', { cause: 'challenge', why: 'The invented mother asked to look at it again.' });
  await ready.put(`proposals/${await ready.propose()}/withdraw`, { reason: WHY });
  const page = (await officer.get(`/cases/${ready.id}`)).text;
  assert.match(/Withdrawn by[^<]*/.exec(page)?.[0] ?? '', /uphold what was decided \(Outcome 21:/);
});

it('given facts that change after a proposal, when it is read, then proposer and supervisor read in words what changed since, and nothing else', async () => {
  const ready = await readyCase(app, 303);
  const [child = ''] = ready.children;
  await ready.propose();
  assert.deepEqual(await ruling(ready), { changed: false, since: [] });
  assert.doesNotMatch(await decision(ready), /What changed since/);
  const answers = [{ fact: 'coercion', direction: 'case', state: 'suspected' }];
  await ready.put('answer-sets', { fromWhom: 'partner', answers });
  await ready.put(`children/${child}/floor`, { ...FLOOR, selfHarm: 'not-known' });
  await ready.put(`people/${child}/part`, { known: 'known', parts: ['depicted'], fromWhom: 'partner' });
  const now = await ruling(ready);
  assert.equal(now?.changed, true);
  assert.deepEqual(now.since.length, 3, now.since.join('; '));
  const [floor = '', part = '', coercion = ''] = now.since;
  assert.match(floor, /Ashby 303 Exampleton[^:]*: the safety floor was walked again/);
  assert.match(part, /Ashby 303 Exampleton[^:]*: the part in it is now “Is the one in the image”/);
  assert.match(coercion, /^The case, answered “Suspected”: /);
  for (const page of [await decision(ready), (await supervisor.get(`/cases/${ready.id}/ruling`)).text]) {
    assert.match(page, /changed after this was proposed/);
    assert.match(page, /the safety floor was walked again/);
  }
  assert.match(await decision(ready), /Withdraw it, and propose again on what is known now/);
});

it('given a decision open in two windows, when both propose, then the second is told what stands, led to it, and loses nothing that it wrote', async () => {
  const ready = await readyCase(app, 304);
  const page = await decision(ready);
  const { crime } = z
    .object({ crimes: z.array(z.object({ crime: z.string() })).min(1) })
    .transform(({ crimes: [one] }) => ({ crime: one?.crime ?? '' }))
    .parse(JSON.parse((await officer.get(`/api/cases/${ready.id}/decision`)).text));
  const heads = ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'];
  const window = (words: string) =>
    officer.post(`/cases/${ready.id}/decision`, {
      'if-match': hidden(page, 'if-match'),
      seen: hidden(page, 'seen'),
      [`outcome-${crime}`]: '21',
      [`person-${crime}`]: ready.children[0] ?? '',
      'condition-state-of-evidence': 'not-yet-sufficient',
      ...Object.fromEntries(heads.map((head) => [`reason-${head}`, `${words} ${head}`])),
    });
  assert.equal((await window('First window')).status, 303);
  const second = await window('Second window');
  assert.equal(second.status, 422);
  assert.match(
    second.text,
    /href="#choice">Nothing was proposed once more: [^<]+ proposed Outcome 21 for crime NM\/RDY\/304, [^<]+It waits for a supervisor/,
  );
  assert.match(second.text, /What you wrote and did not send[\s\S]+Second window age/);
  assert.doesNotMatch(second.text, /send this again/);
});
