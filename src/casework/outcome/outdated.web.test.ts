// The facts change while a supervisor has the ruling open: it can be returned, and nothing offers to approve it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;

const carried = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? '';

it('given a fact that is weighed anew while the ruling is open, when it is approved, then it says to return it and what was answered, the top warns, and no page approves', async () => {
  const ready = await readyCase(app, 341);
  const proposal = await ready.propose();
  const place = `/cases/${ready.id}/ruling`;
  const opened = (await supervisor.get(place)).text;
  assert.match(opened, /Nothing is missing/);
  assert.match(opened, />\s*Approve\s*</);
  const words = 'Shown to one friend, and deleted by both.';
  await ready.put('weighings', { fact: 'spread', state: 'recorded', fromWhom: 'partner', words });
  const fields = Object.fromEntries(['if-match', 'read-at'].map((name) => [name, carried(opened, name)]));
  const sent = await supervisor.post(`/cases/${ready.id}/proposals/${proposal}/approve`, fields);
  assert.equal(sent.status, 422);
  assert.match(sent.text, /error-summary[\s\S]*cannot be approved any more: read what is new, and return it/);
  assert.doesNotMatch(sent.text, /send this again/);
  const news = /id="news"([\s\S]*?)<\/section>/.exec(sent.text)?.[1] ?? '';
  assert.match(
    news,
    /The case, to be weighed: How far has it spread[^<]*\?<[\s\S]*“Shown to one friend, and deleted by both\.” Olive/,
  );
  assert.equal(news.match(/<dt/g)?.length, 1, 'and nothing a second time');
  assert.doesNotMatch(news, /\?\./);
  for (const text of [sent.text, (await supervisor.get(place)).text]) {
    assert.match(
      text,
      /In short[\s\S]*The facts changed after this was proposed\. It cannot be approved; return it\.[\s\S]*1\. Each child/,
    );
    assert.doesNotMatch(text, /Nothing is missing/);
    assert.doesNotMatch(text, />\s*Approve\s*</);
    assert.match(text, /What changed since:[\s\S]*How far has it spread[^<]*\? “Shown to one friend/);
    assert.match(text, /Return it: why/);
  }
  const own = (await officer.get(`/cases/${ready.id}/decision`)).text;
  assert.match(own, /In short[\s\S]*It cannot be approved; withdraw it, and propose again\./);
});

it('given words that are weighed, when somebody is refused who does not decide, then the question is named and not the words', async () => {
  const ready = await readyCase(app, 342);
  const place = `/cases/${ready.id}/people/new`;
  const opened = (await officer.get(place)).text;
  const words = 'Shown to one invented friend.';
  await ready.put('weighings', { fact: 'spread', state: 'recorded', fromWhom: 'partner', words });
  const fields = Object.fromEntries(['if-match', 'read-at'].map((name) => [name, carried(opened, name)]));
  const { text } = await officer.post(place, { ...fields, kind: 'adult' });
  assert.match(
    text,
    /id="news"[\s\S]*How far has it spread[\s\S]*Written anew: it is read where it is decided on\. Olive/,
  );
  assert.doesNotMatch(text, /invented friend/);
});
