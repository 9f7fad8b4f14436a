import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { listen } from '../../../test/listening.ts';
import { seeded } from '../../../test/seeded.ts';
import { openClient, type Answer } from '../../../test/sign-in.ts';
import { seedDemonstration } from '../../demonstration.ts';
import { openInstallation } from '../../installation.ts';
import { createApp } from '../../main.ts';
import { inForce } from '../../platform/database/transaction.ts';
import { partiesOf } from '../report/index.ts';
import { TriageAnswer } from './triage-answer.schema.ts';

const { test: db, config } = await seeded('demonstration', seedDemonstration);
const opened = await openInstallation(config, 'demonstration');
const { baseUrl } = await listen((url) =>
  createApp(opened, url, { perMinute: 100_000, log: pino({ level: 'silent' }) }),
);
after(() => opened.close());
const officer = openClient(baseUrl);
await officer.signIn('northmoor', 'officer');

const idIn = (answer: Answer, name: string): string => new RegExp(`"${name}":"([^"]+)"`).exec(answer.text)?.[1] ?? '';

interface Opened {
  readonly id: string;
  readonly children: readonly string[];
}

const openCase = async (children: number, toldAt = '2026-01-05T10:00:00Z'): Promise<Opened> => {
  const body = { toldBy: 'school', when: 'earlier', toldAt, safe: 'yes', children };
  const made = await officer.send('POST', '/api/reports', body);
  assert.equal(made.status, 201, made.text);
  const id = idIn(made, 'case');
  const parties = await inForce(db.database, 'northmoor', (tx) => partiesOf(tx, id));
  return { id, children: parties.map(({ person }) => person) };
};

const send = async (path: string, body: unknown, status = 201): Promise<Answer> => {
  const answer = await officer.send('POST', `/api/cases/${path}`, body);
  assert.equal(answer.status, status, `${path}: ${answer.text}`);
  return answer;
};

const readTriage = async (id: string) =>
  TriageAnswer.parse(JSON.parse((await officer.get(`/api/cases/${id}/triage`)).text));

const nameChild = async (id: string, person: string, details: Readonly<Record<string, string>>, basis = 0) => {
  const { givenNames, familyName } = details;
  await send(`${id}/people/${person}/search`, { givenNames, familyName }, 200);
  await send(`${id}/people/${person}/name`, { ...details, basis });
};

/** Every table whose plain values hold a text, as it stands or in hexadecimal. */
const tablesHolding = async (text: string): Promise<readonly string[]> => {
  const { rows } = await plant(
    db,
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const names: readonly { readonly name: string }[] = rows;
  const held: string[] = [];
  // One after another: each look is a connection of its own, and the server has only so many for all tests.
  for (const { name } of names) {
    const where = `strpos(t::text, '${text}') > 0 OR strpos(t::text, encode('${text}', 'hex')) > 0`;
    if ((await plant(db, `SELECT 1 FROM "${name}" t WHERE ${where}`)).rowCount !== 0) held.push(name);
  }
  return held;
};

test('given somebody listed as a child, when they are said to be 45, then it is taken and the page asks to look again', async () => {
  const { id, children } = await openCase(2);
  await send(`${id}/people/${children[0] ?? ''}/age`, { known: 'age', age: 45, fromWhom: 'reporter' }, 201);
  const SAID = /Listed as a child, and an adult on the day/;
  const [first = '', second = ''] = children;
  for (const place of ['triage', `children/${first}/floor`, 'decision'])
    assert.match((await officer.get(`/cases/${id}/${place}`)).text, SAID, place);
  assert.doesNotMatch((await officer.get(`/cases/${id}/children/${second}/floor`)).text, SAID, 'of nobody else');
});

test('given a child, when they are named before a search, then it is refused; after one, they are named and their age follows', async () => {
  const { id, children } = await openCase(1);
  const [child = ''] = children;
  await send(`${id}/conduct-day`, { known: 'one-day', day: '2026-01-03' });
  const rowan = { givenNames: 'Rowan', familyName: 'Firstling', birthDate: '2016-01-04', basis: 0 };
  const early = await send(`${id}/people/${child}/name`, rowan, 409);
  assert.equal(idIn(early, 'code'), 'SearchFirst');
  await send(`${id}/people/${child}/search`, { familyName: 'Zz' }, 200);
  assert.equal(idIn(await send(`${id}/people/${child}/name`, rowan, 409), 'code'), 'SearchFirst', 'by another name');
  await nameChild(id, child, { givenNames: 'Rowan', familyName: 'Firstling', birthDate: '2016-01-04' });
  const [person] = (await readTriage(id)).people;
  assert.deepEqual([person?.name, person?.identified, person?.age], ['Rowan Firstling', true, 9]);
  assert.match((await officer.get(`/cases/${id}/triage`)).text, /never a suspect/);
  const stated = await send(`${id}/people/${child}/age`, { known: 'age', age: 15, fromWhom: 'reporter' }, 409);
  assert.equal(idIn(stated, 'code'), 'AgeDerived');
  await send(
    `${id}/people/${child}/name`,
    { ...rowan, givenNames: 'ROWAN', school: 'Invented Academy', basis: 1 },
    201,
  );
  const renamed = { ...rowan, givenNames: 'Wren', basis: 2 };
  assert.equal(
    idIn(await send(`${id}/people/${child}/name`, { ...renamed, familyName: 'Other' }, 409), 'code'),
    'SearchFirst',
  );
  await send(`${id}/people/${child}/search`, { familyName: 'firstling' }, 200);
  await send(`${id}/people/${child}/name`, renamed, 201);
});

test('given the same child in two cases, when they are judged the same, then the earlier report counts, its risk shows, and nobody is merged', async () => {
  const first = await openCase(1, '2026-01-02T10:00:00Z');
  const [before = ''] = first.children;
  await nameChild(first.id, before, { givenNames: 'Hazel', familyName: 'Twicetold', birthDate: '2011-04-05' });
  const floor = {
    safeNow: 'yes',
    selfHarm: 'yes',
    withWhom: 'school',
    contact: 'not-known',
    inCare: 'yes',
    onPlan: 'no',
    welfareCheck: 'not-arranged',
    fromWhom: 'reporter',
  };
  await send(`${first.id}/children/${before}/floor`, floor);
  const second = await openCase(1, '2026-01-09T10:00:00Z');
  const [again = ''] = second.children;
  const found = await send(
    `${second.id}/people/${again}/search`,
    { givenNames: 'Hazel', familyName: 'Twicetold' },
    200,
  );
  assert.match(found.text, new RegExp(`"person":"${before}","risks":\\["self-harm","in-care"\\]`));
  const page = await officer.post(`/cases/${second.id}/people/${again}/search`, {
    givenNames: 'Hazel',
    familyName: 'Twicetold',
  });
  assert.ok(page.text.indexOf('risk of self-harm') < page.text.indexOf('<h1'), 'the risk comes first');
  assert.equal((await readTriage(second.id)).earlierReports, 'unknown');
  const supervisor = openClient(baseUrl);
  await supervisor.signIn('northmoor', 'supervisor');
  const opening = async () => (await supervisor.get(`/cases/${second.id}/open`)).text.includes('risk of self-harm');
  assert.equal(await opening(), false, 'nothing is known of them under this number');
  await send(`${second.id}/people/${again}/matches`, { judged: 'same-person', others: [before] });
  assert.equal(await opening(), true, 'a risk of the other record of the same child');
  const triage = await readTriage(second.id);
  assert.equal(triage.earlierReports, 1);
  assert.equal(triage.people[0]?.name, 'Child 1');
  assert.equal((await readTriage(first.id)).earlierReports, 'unknown');
  const looked = await plant(
    db,
    `SELECT people FROM ledger_entry WHERE action = 'search-people' AND '${before}' = ANY (people)`,
  );
  assert.ok((looked.rowCount ?? 0) >= 1, 'who was looked at is logged');
  const opened = await plant(
    db,
    `SELECT 1 FROM ledger_entry WHERE action = 'open-case' AND '${before}' = ANY (people)`,
  );
  assert.equal(opened.rowCount, 1, 'whose risk was shown, and only when it was');
});

test('given somebody judged not the same, when searched for again, then they are not offered', async () => {
  const first = await openCase(1);
  const [known = ''] = first.children;
  await nameChild(first.id, known, { givenNames: 'Aspen', familyName: 'Otherone' });
  const second = await openCase(1);
  const [child = ''] = second.children;
  const sought = { givenNames: 'Aspen', familyName: 'Otherone' };
  await send(`${second.id}/people/${child}/search`, sought, 200);
  const judged = await officer.post(`/cases/${second.id}/people/${child}/matches`, {
    [`match-${known}`]: 'not-the-same',
    ...sought,
  });
  assert.equal(judged.status, 200, judged.text);
  assert.match(judged.text, /value="Otherone"/);
  const again = await send(`${second.id}/people/${child}/search`, sought, 200);
  assert.equal(again.text.includes(known), false);
});

test('given two children, when a fact about one is answered, then it is not the other’s', async () => {
  const { id, children } = await openCase(2);
  const [one = '', other = ''] = children;
  await send(`${id}/answers`, {
    fact: 'young-carer',
    direction: 'person',
    person: one,
    state: 'confirmed',
    fromWhom: 'parent-or-carer',
  });
  await send(`${id}/answers`, {
    fact: 'coercion',
    direction: 'towards',
    person: one,
    state: 'suspected',
    fromWhom: 'reporter',
  });
  const { people } = await readTriage(id);
  const of = (person: string) => people.find((each) => each.person === person);
  assert.deepEqual([of(one)?.facts, of(one)?.towards], [{ 'young-carer': 'confirmed' }, { coercion: 'suspected' }]);
  assert.deepEqual([of(other)?.facts, of(other)?.towards, of(other)?.by], [{}, {}, {}]);
  const stranger = await openCase(1);
  const elsewhere = {
    fact: 'coercion',
    direction: 'by',
    person: stranger.children[0],
    state: 'suspected',
    fromWhom: 'reporter',
  };
  assert.equal(idIn(await send(`${id}/answers`, elsewhere, 404), 'code'), 'NotInThisCase');
});

test('given a form, when nothing was found but not how nor by whom, then it comes back with what was typed, and nothing is kept', async () => {
  const { id } = await openCase(1);
  const sent = await officer.post(`/cases/${id}/facts/grooming`, {
    state: 'no-evidence',
    fromWhom: 'check',
    words: 'Typed once',
  });
  assert.equal(sent.status, 422);
  assert.match(sent.text, /Choose how it was enquired into/);
  assert.match(sent.text, /Choose by whom it was enquired into/);
  assert.match(sent.text, /Typed once/);
  assert.deepEqual((await readTriage(id)).factors, {});
});

test('given a page that is old, when its form is sent, then it comes back with all that was typed and chosen, and sent again it is taken', async () => {
  const { id, children } = await openCase(1);
  await send(`${id}/conduct-day`, { known: 'not-known' });
  const answer = { state: 'suspected', fromWhom: 'interview', interview: 'INT/7/26' };
  const old = await officer.post(`/cases/${id}/facts/grooming`, { ...answer, 'if-match': '1' });
  assert.equal(old.status, 422);
  assert.match(old.text, /Somebody changed this case after you opened the page/);
  assert.match(old.text, /value="suspected" checked[\s\S]*value="interview" selected[\s\S]*value="INT\/7\/26"/);
  const version = /name="if-match" value="(\d+)"/.exec(old.text)?.[1] ?? '';
  const again = await officer.post(`/cases/${id}/facts/grooming`, { ...answer, 'if-match': version });
  assert.equal(again.status, 303);
  const named = await officer.post(`/cases/${id}/people/${children[0] ?? ''}/name`, {
    ...{ givenNames: 'Short', basis: '0', 'if-match': '1' },
  });
  assert.match(named.text, /value="Short"/);
  const broken = await officer.post(`/cases/${id}/people/${children[0] ?? ''}/name`, { givenNames: 'S', basis: 'x' });
  assert.match(broken.text, /This page is old, or was changed on its way/);
});

test('given a case, when each question that comes is answered not known, then they end, and unknown stays unknown', async () => {
  const { id, children } = await openCase(2);
  await officer.post(`/cases/${id}/people/new`, { kind: 'person' });
  const asked: string[] = [];
  let next = await officer.get(`/cases/${id}/triage/next`);
  while (next.location !== undefined && !next.location.endsWith('/answers')) {
    assert.ok(asked.length < 120, `does not end: ${asked.slice(-4).join(', ')}`);
    assert.equal(asked.includes(next.location), false, `asked twice: ${next.location}`);
    asked.push(next.location);
    const page = await officer.get(next.location);
    assert.equal(page.status, 200, next.location);
    const form = { known: 'not-known', state: 'unknown' };
    const at = next.location.replace(/\/search$/, '/facts/person/identified');
    const sent = await officer.post(at, at.includes('/facts/') ? { state: form.state } : { known: form.known });
    assert.equal(sent.status, 303, `${at}: ${sent.text}`);
    next = await officer.get(sent.location ?? '');
  }
  const triage = await readTriage(id);
  assert.equal(triage.next, null);
  assert.ok(asked.length > 20);
  assert.ok(triage.stated.every(({ state }) => state === 'unknown'));
  assert.equal(triage.people.length, children.length + 1);
  const answers = await officer.get(`/cases/${id}/triage/answers`);
  assert.match(answers.text, /answers are “Not known”/);
});

test('given a name and words with a canary in them, when they are saved, then no plain value and no ledger content holds it', async () => {
  const canary = 'Canarybirdwing';
  const { id, children } = await openCase(1);
  const [child = ''] = children;
  await nameChild(id, child, {
    givenNames: canary,
    familyName: `O${canary}`,
    birthDate: '2011-07-19',
    school: `${canary} School`,
    address: `1 ${canary} Lane`,
    otherContact: `${canary}@example.test`,
    ethnicity: 'M9',
    sex: 'other',
  });
  const words = `Asked the school of ${canary}, who knew of nothing`;
  const found = { state: 'no-evidence', fromWhom: 'partner', way: 'school-asked', byWhom: 'officer-in-case', words };
  await send(`${id}/answers`, { fact: 'grooming', direction: 'case', ...found });
  await send(`${id}/answers`, { fact: 'young-carer', direction: 'person', person: child, ...found });
  assert.deepEqual(await tablesHolding(canary), []);
  assert.deepEqual(await tablesHolding('2011-07-19'), []);
  const answers = await officer.get(`/cases/${id}/triage/answers`);
  assert.match(answers.text, /Asked the school of Canarybirdwing/);
  // As a word of what is shown: a nonce, or the reference of a case, may hold the same two letters.
  assert.doesNotMatch(/<main[\s\S]*<\/main>/.exec(answers.text)?.[0] ?? '', /(?<![\w-])M9(?![\w-])/);
  const saved = await plant(
    db,
    `SELECT count(*)::int AS n FROM answer WHERE passage IS NOT NULL AND case_file = '${id}'`,
  );
  assert.deepEqual(saved.rows, [{ n: 2 }]);
});

test('given a version that is no longer the newest, when an answer is sent with it, then it is refused', async () => {
  const { id } = await openCase(1);
  const body = { fact: 'coercion', direction: 'case', state: 'ruled-out', fromWhom: 'reporter' };
  await send(`${id}/answers`, body);
  const stale = await officer.send('POST', `/api/cases/${id}/answers`, body, { 'if-match': '"1"' });
  assert.equal(idIn(stale, 'code'), 'CaseChanged');
});

test('given who may not, when they read or answer, then they are refused', async () => {
  const { id } = await openCase(1);
  const hub = openClient(baseUrl);
  await hub.signIn('northmoor', 'hub');
  assert.equal((await hub.get(`/cases/${id}/triage`)).status, 403);
  const body = { fact: 'coercion', direction: 'case', state: 'ruled-out', fromWhom: 'reporter' };
  assert.equal((await hub.send('POST', `/api/cases/${id}/answers`, body)).status, 403);
});

test('given the pages of triage, when they are opened at desk and on a phone, then nobody meets a barrier', async () => {
  const { id, children } = await openCase(1);
  const [child = ''] = children;
  const known = await openCase(1);
  await nameChild(known.id, known.children[0] ?? '', { givenNames: 'Willow', familyName: 'Barrierfree' });
  const twin = await openCase(1);
  await send(`${id}/people/${child}/matches`, { judged: 'same-person', others: twin.children });
  await plant(db, `UPDATE party SET died = true WHERE case_file = '${twin.id}'`);
  const browser = await openBrowser();
  for (const viewport of Object.values(SIZES)) {
    const context = await browser.newContext({ viewport });
    await context.addCookies([...officer.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
    const page = await context.newPage();
    const paths = [
      'triage',
      'triage/answers',
      'triage/questions',
      'conduct-day',
      'earlier-reports',
      'people/new',
      'facts/coercion',
      'weighing/spread',
    ];
    const own = [
      'search',
      'name',
      'part',
      'age',
      'facts/person/immediate-harm',
      'facts/person/identified',
      'weighing/antecedents',
      `matches/${twin.children[0] ?? ''}/taken-back`,
    ];
    for (const path of [...paths, ...own.map((each) => `people/${child}/${each}`)]) {
      const answer = await page.goto(`${baseUrl}/cases/${id}/${path}`);
      assert.equal(answer?.status(), 200, path);
      if (viewport === SIZES.desk) assert.deepEqual(await findBarriers(page), [], path);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      assert.ok(Number(wide) <= viewport.width, `${path} is ${String(wide)} wide at ${viewport.width}`);
    }
    await page.goto(`${baseUrl}/cases/${id}/people/${child}/search`);
    await page.fill('#givenNames', 'Willow');
    await page.fill('#familyName', 'Barrierfree');
    await page.click('text=Search >> nth=-1');
    assert.deepEqual(await findBarriers(page), [], `offers at ${viewport.width}`);
    await context.close();
  }
});

test('given a fact that is weighed, when it is said from whom it is known, then triage and the decision show it, and no rule reads it', async () => {
  const { id, children } = await openCase(1);
  const [child = ''] = children;
  const before = await readTriage(id);
  const at = `/cases/${id}/people/${child}/weighing/antecedents`;
  const empty = await officer.post(at, { state: 'recorded', words: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Write what is known, in a sentence or two/);
  const words = 'One earlier contact about lost property';
  const saved = await officer.post(`${at}?to=triage`, { state: 'recorded', words, fromWhom: 'police-record' });
  assert.equal(saved.location, `/cases/${id}/triage`);
  await send(`${id}/weighings`, { fact: 'spread', state: 'unknown' });
  assert.match(
    (await officer.get(saved.location)).text,
    /One earlier contact about lost property[\s\S]*Police records/,
  );
  const known = /To weigh, under the heads of the reasons([\s\S]*?)<h2/.exec(
    (await officer.get(`/cases/${id}/decision`)).text,
  )?.[1];
  assert.match(known ?? '', /Antecedents[\s\S]*One earlier contact[\s\S]*Nobody has said[\s\S]*severity, as reported/);
  const after = await readTriage(id);
  assert.deepEqual(
    after.weighed.map(({ fact, person, state, fromWhom }) => [fact, person, state, fromWhom]),
    [
      ['antecedents', child, 'recorded', 'police-record'],
      ['spread', null, 'unknown', null],
    ],
  );
  assert.deepEqual(after.open, before.open);
  assert.notEqual(after.digest, before.digest);
  assert.deepEqual(await tablesHolding('lost property'), []);
});
