// Somebody changes a case while another writes: nothing is saved, and nothing that was typed is lost.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { z } from 'zod';
import { idIn, openCaseApp } from './case-app.ts';
import { plant } from './database.ts';
import { FLOOR, readyCase } from './ready-case.ts';
import type { Client } from './sign-in.ts';

const app = await openCaseApp();
const registrar = await app.as('registrar');
const ready = await readyCase(app, 1);
const { id, children } = ready;
const [child = ''] = children;
const WORDS = 'Invented words that took an hour to write down.';
const { rows } = await plant(app.test, `SELECT crime FROM crime WHERE case_file = '${id}'`);
const [{ crime }] = z.tuple([z.object({ crime: z.string() })]).parse(rows);

/** Sends a form as it was opened before the case was changed; gives the page that answers. */
const sendStale = async (who: Client, place: string, fields: Readonly<Record<string, string>>): Promise<string> => {
  const before = await app.actions(id);
  const { status, text } = await who.post(`/cases/${id}/${place}`, { ...fields, 'if-match': '0' });
  assert.equal(status, 422, place);
  assert.ok(
    text.includes('Somebody changed this case after you opened the page, and nothing was saved'),
    `${place}: ${/error-summary__list[\s\S]*?<\/ul>/.exec(text)?.[0] ?? ''}`,
  );
  assert.ok(text.includes(WORDS), `${place} lost what was typed`);
  const version = /name="if-match" value="(\d+)"/.exec(text)?.[1];
  assert.ok(Number(version) > 0, 'sent once more it is held against what is shown now');
  // Reading it again is logged; nothing was changed.
  assert.ok((await app.actions(id)).length - before.length <= 2);
  return text;
};

const floor = Object.fromEntries(Object.entries(FLOOR).filter(([name]) => name !== 'welfareAt'));
const CHOICE = `outcome-${crime}`;
const REASONS = Object.fromEntries(
  ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'].map((head) => [
    `reason-${head}`,
    WORDS,
  ]),
);

it('given a case that changed, when a floor, a proposal or a request is sent, then each comes back with its words', async () => {
  await sendStale(app.officer, `children/${child}/floor`, { ...floor, welfareCheck: 'not-arranged', how: WORDS });
  const proposal = { [CHOICE]: '21', [`person-${crime}`]: child, 'condition-state-of-evidence': 'not-yet-sufficient' };
  const shown = await app.officer.get(`/cases/${id}/decision`);
  const seen = /name="seen" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
  await sendStale(app.officer, 'decision', { ...proposal, ...REASONS, seen });
  await sendStale(app.officer, `crimes/${crime}/ask-cancellation`, {
    reason: 'C2',
    information: 'police-record',
    why: WORDS,
  });
});

it('given one, when it is ruled on, told, opened again or cancelled, then each comes back with its words', async () => {
  const proposal = await ready.propose();
  await sendStale(app.supervisor, `proposals/${proposal}/return`, { reason: WORDS });
  const approved = await app.supervisor.send('POST', `/api/cases/${id}/proposals/${proposal}/approve`, {});
  assert.equal(approved.status, 201);
  const soon = new Date(performance.timeOrigin + 60 * 86_400_000);
  await sendStale(app.officer, `notices/${child}/not-telling`, {
    reason: 'danger-to-this-child',
    why: WORDS,
    ...{
      'reviewOn-day': String(soon.getUTCDate()),
      'reviewOn-month': String(soon.getUTCMonth() + 1),
      'reviewOn-year': String(soon.getUTCFullYear()),
    },
  });
  await sendStale(app.officer, 'reopen', { cause: 'challenge', why: WORDS });
  const opened = await app.officer.send('POST', `/api/cases/${id}/reconsiderations`, {
    cause: 'challenge',
    why: WORDS,
  });
  const uphold = `reconsideration/${idIn(opened, 'reconsideration')}/uphold`;
  await sendStale(app.supervisor, uphold, { why: WORDS });
  const why = { reason: 'C2', information: 'police-record', why: WORDS };
  await ready.put(`crimes/${crime}/cancellation-requests`, why);
  await sendStale(registrar, `crimes/${crime}/cancel`, why);
});

it('given an old page with an answer left out, when it comes back, then it is still held against what was seen', async () => {
  const missing = { ...floor, welfareCheck: 'not-arranged', selfHarm: '', how: WORDS, 'if-match': '0' };
  const { status, text } = await app.officer.post(`/cases/${id}/children/${child}/floor`, missing);
  assert.equal(status, 422);
  assert.doesNotMatch(text, /Somebody changed this case/);
  assert.match(text, /name="if-match" value="0"/, 'renewed, it would write over what a colleague found');
  await sendStale(app.officer, `children/${child}/floor`, { ...missing, selfHarm: 'no' });
  const shown = await app.officer.post(`/cases/${id}/decision`, { ...REASONS, seen: 'f'.repeat(64), 'if-match': '0' });
  assert.equal(shown.status, 422);
  assert.match(shown.text, /name="if-match" value="0"[\s\S]*name="seen" value="f{64}"/);
});

it('given two windows on the same answers, when the second is refused, then it shows which answers changed, from what to what, by whom and when, logged as a look', async () => {
  const two = await readyCase(app, 2);
  const place = `/cases/${two.id}/facts/wide-distribution`;
  const opened = (await app.officer.get(place)).text;
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(opened)?.[1] ?? '';
  const mine = {
    state: 'confirmed',
    fromWhom: 'partner',
    'if-match': hidden('if-match'),
    'read-at': hidden('read-at'),
  };
  const age = { fact: 'bullying', direction: 'case', state: 'suspected', fromWhom: 'parent-or-carer' };
  await two.put('answers', age);
  const faulty = await app.officer.post(place, { ...mine, fromWhom: '' });
  assert.ok(
    faulty.text.includes(`name="read-at" value="${mine['read-at']}"`),
    'corrected, it is still told since then',
  );
  const { status, text } = await app.officer.post(place, mine);
  assert.equal(status, 422);
  const news = /id="news"([\s\S]*?)<\/section>/u.exec(text)?.[1] ?? '';
  assert.match(
    news,
    /The case: Is it part of bullying\?[\s\S]*From “Ruled out” \([^)]*\) to “Suspected” \(a parent or carer\)\. Olive/u,
  );
  assert.equal(news.match(/<dt/gu)?.length, 1, 'and nothing that was known before');
  assert.match(text, /value="confirmed" checked/u, 'what was chosen is kept');
  const log = await plant(
    app.test,
    `SELECT count(*)::int AS looks FROM ledger_entry WHERE '${two.id}' = ANY (cases) AND kind = 'consultation' AND action = 'answer-fact'`,
  );
  assert.deepEqual(log.rows, [{ looks: 4 }], 'opened, faulty, refused: what is new and the form');
  const again = { ...mine, 'if-match': /name="if-match" value="(\d+)"/u.exec(text)?.[1] ?? '' };
  assert.equal((await app.officer.post(place, again)).status, 303);
});

it('given a case that changed, when it is closed or a match is judged, then each comes back as its form, with what was chosen', async () => {
  const CHANGED = 'Somebody changed this case after you opened the page, and nothing was saved';
  const [one, two] = [await app.openCase(1), await app.openCase(1)];
  const closed = await app.officer.post(`/cases/${one.id}/closing`, { 'if-match': '0' });
  assert.equal(closed.status, 422);
  assert.ok(closed.text.includes(CHANGED) && closed.text.includes('Still open'));
  const [known = '', person = ''] = [...one.children, ...two.children];
  const name = { givenNames: 'Wren', familyName: 'Sampleton-Invented' };
  await app.officer.send('POST', `/api/cases/${one.id}/people/${known}/search`, name);
  await app.officer.send('POST', `/api/cases/${one.id}/people/${known}/name`, { ...name, basis: 0 });
  const at = `/cases/${two.id}/people/${person}`;
  assert.ok((await app.officer.post(`${at}/search`, name)).text.includes(`match-${known}`));
  const choice = { ...name, [`match-${known}`]: 'not-the-same' };
  const again = await app.officer.post(`${at}/matches`, { ...choice, 'if-match': '0' });
  assert.equal(again.status, 422);
  assert.ok(again.text.includes(CHANGED));
  assert.match(again.text, new RegExp(`name="match-${known}"[^>]*value="not-the-same" checked`));
  assert.match(again.text, /name="givenNames" value="Wren"/);
  const version = /name="if-match" value="(\d+)"/.exec(again.text)?.[1] ?? '';
  assert.equal((await app.officer.post(`${at}/matches`, { ...choice, 'if-match': version })).status, 200);
});

/** Opens a page, and gives what its form carries. */
const carriedBy = async (who: Client, place: string): Promise<Readonly<Record<string, string>>> => {
  const { text } = await who.get(place);
  const named = ['if-match', 'read-at', 'seen'].flatMap((name) => {
    const [, value] = new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(text) ?? [];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(named);
};

it('given any form of a case opened before a colleague wrote, when it is sent, then it says what is new, and who did it', async () => {
  const three = await readyCase(app, 3);
  const [first = '', second = ''] = three.children;
  const at = `/cases/${three.id}`;
  const crimes = await plant(app.test, `SELECT crime FROM crime WHERE case_file = '${three.id}'`);
  const [own] = z.tuple([z.object({ crime: z.string() })]).parse(crimes.rows);
  const proposal = {
    [`outcome-${own.crime}`]: '21',
    [`person-${own.crime}`]: first,
    'condition-state-of-evidence': 'not-yet-sufficient',
  };
  const forms: readonly (readonly [Client, string, Readonly<Record<string, string>>])[] = [
    [app.officer, `children/${first}/floor`, { ...floor, welfareCheck: 'not-arranged' }],
    [app.officer, 'decision', { ...proposal, ...REASONS }],
    [app.officer, 'people/new', { kind: 'adult' }],
    [app.officer, `children/${first}/own-words`, { heard: 'said', through: 'child', wishes: WORDS }],
    [app.officer, `children/${first}/safeguarding`, { decision: 'considered-not-referred', reason: WORDS }],
    [app.officer, `people/${second}/part`, { known: 'known', parts: 'received', fromWhom: 'reporter' }],
    [app.officer, `crimes/${own.crime}/ask-cancellation`, { reason: 'C2', information: 'police-record', why: WORDS }],
  ];
  const opened = [];
  for (const [who, page] of forms) opened.push(await carriedBy(who, `${at}/${page}`));
  await three.put('answers', { fact: 'bullying', direction: 'case', state: 'suspected', fromWhom: 'parent-or-carer' });
  const again = { ...floor, welfareCheck: 'not-arranged' };
  const walked = await app.officer.post(`${at}/children/${second}/floor`, again);
  assert.equal(walked.status, 303);
  for (const [i, [who, place, fields]] of forms.entries()) {
    const { text } = await who.post(`${at}/${place}`, { ...fields, 'if-match': '0', ...opened[i] });
    const news = /id="news"([\s\S]*?)<\/section>/u.exec(text)?.[1] ?? '';
    assert.match(
      news,
      /Is it part of bullying\?[\s\S]*to “Suspected”[\s\S]*Safety floor walked[\s\S]*Sampleford\. Olive/u,
      place,
    );
  }
});
