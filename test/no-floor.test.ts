// A case about a child who cannot be found or never was: a supervisor's reason stands in place of the floor, and a case of
// which no crime stands is held by telling and open answers alone. And who may decide in it: never who worked it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { openRisks } from '../src/casework/triage/index.ts';
import { plant } from './database.ts';
import { codeIn, idIn, openCaseApp } from './case-app.ts';
import { FLOOR, readyCase } from './ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const REASON = 'Nobody at any school of the area knows of such a child, says the partner.';
const UNKNOWN = { safeNow: 'not-known', selfHarm: 'not-known', withWhom: 'not-known', welfareCheck: 'not-arranged' };
const CHECKED = ['welfareBy', 'welfareAt'];
const NOTHING_KNOWN = Object.fromEntries(
  Object.entries({ ...FLOOR, ...UNKNOWN }).filter(([field]) => !CHECKED.includes(field)),
);
/** A day from today, by the database's clock. */
const day = async (days: number): Promise<string> => {
  const { rows } = await plant(app.test, `SELECT ((now() AT TIME ZONE 'Europe/London')::date + ${days})::text AS day`);
  return z.tuple([z.object({ day: z.string() })]).parse(rows)[0].day;
};
const openIn = async (id: string): Promise<string> => (await officer.get(`/api/cases/${id}/closing`)).text;
const NOT_ANSWERED = /safety-not-known|self-harm-not-known|company-not-known|no-welfare-check/;

test('given a child who cannot be found, when a supervisor grants the reason, then it stands in place of the floor until its day of review', async () => {
  const ready = await readyCase(app, 81);
  const { id, children, put } = ready;
  const [, child = ''] = children;
  const at = `/api/cases/${id}`;
  await put(`children/${child}/floor`, NOTHING_KNOWN);
  assert.match(await openIn(id), NOT_ANSWERED);
  const ask = { about: 'child-not-found', person: child, reason: REASON };
  const asks = (body: object) => officer.send('POST', `${at}/response/ask`, body);
  assert.equal(codeIn(await asks(ask)), 'ReviewNeeded');
  assert.equal(codeIn(await asks({ ...ask, reviewOn: await day(0) })), 'ReviewNeeded');
  assert.equal(codeIn(await asks({ ...ask, reviewOn: await day(120) })), 'ReviewNeeded');
  const adult = idIn(await put('people', { kind: 'adult' }), 'person');
  assert.equal(codeIn(await asks({ ...ask, person: adult, reviewOn: await day(30) })), 'NotAChildOfThisCase');
  const typed = Object.fromEntries(
    (await day(30)).split('-').map((part, i) => [`reviewOn-${['year', 'month', 'day'][i] ?? ''}`, part]),
  );
  const page = `/cases/${id}/response/ask`;
  assert.match((await officer.post(page, ask)).text, /Enter a day after today and within three months/);
  assert.equal((await officer.post(page, { ...ask, ...typed })).status, 303);
  // Asked for is not granted.
  assert.match(await openIn(id), NOT_ANSWERED);
  const waits = idIn(await officer.get(`${at}/response`), 'request');
  const granting = await supervisor.get(`/cases/${id}/response/requests/${waits}`);
  assert.match(granting.text, /the child cannot be found[\s\S]*Looked at again/);
  assert.equal(
    (await supervisor.send('POST', `${at}/response/requests/${waits}`, { value: 'granted', reason: REASON })).status,
    201,
  );
  assert.doesNotMatch(await openIn(id), NOT_ANSWERED);
  // The answers stay unknown; only the reason stands beside them, and a danger that becomes known holds as before.
  assert.match((await officer.get(`${at}/children/${child}/floor`)).text, /"safeNow":"not-known"/);
  await put(`children/${child}/floor`, { ...NOTHING_KNOWN, selfHarm: 'yes' });
  assert.match(await openIn(id), /"self-harm"/);
  await put(`children/${child}/floor`, NOTHING_KNOWN);
  await plant(app.test, `UPDATE supervisor_request SET review_on = current_date WHERE request = '${waits}'`);
  assert.match(await openIn(id), NOT_ANSWERED);
});

test('given a child who was never there, when they are taken off, then only once a supervisor agreed with all before them that is known', async () => {
  const { id } = await app.openCase(1);
  const at = `/api/cases/${id}`;
  const added = idIn(await officer.send('POST', `${at}/children`, {}), 'person');
  const off = async () => {
    const done = await officer.send('POST', `${at}/people/${added}/take-off`, { why: REASON });
    return done.status === 201 ? 'off' : codeIn(done);
  };
  assert.equal(await off(), 'SafetyNotKnown', 'nothing known of an alarm is not no alarm');
  const agree = async () => {
    const ask = { about: 'no-such-child', person: added, reason: REASON, reviewOn: await day(30) };
    const request = idIn(await officer.send('POST', `${at}/response/ask`, ask), 'request');
    assert.equal(await off(), 'SafetyNotKnown', 'asked is not agreed');
    const granted = { value: 'granted', reason: REASON };
    assert.equal((await supervisor.send('POST', `${at}/response/requests/${request}`, granted)).status, 201);
  };
  await agree();
  await officer.send('POST', `${at}/children/${added}/floor`, NOTHING_KNOWN);
  assert.equal(await off(), 'SafetyNotKnown', 'answered since');
  await agree();
  const age = { known: 'age', age: 14, fromWhom: 'partner' };
  assert.equal((await officer.send('POST', `${at}/people/${added}/age`, age)).status, 201);
  assert.equal(await off(), 'SafetyNotKnown', 'an age is known since');
  await agree();
  const words = { heard: 'not-yet-heard', why: REASON };
  assert.equal((await officer.send('POST', `${at}/children/${added}/own-words`, words)).status, 201);
  assert.equal(await off(), 'SafetyNotKnown', 'somebody looked for them since');
  await agree();
  const other = await app.openCase(1);
  const children = [{ person: other.children[0], same: null }];
  const joined = await officer.send('POST', `/api/cases/${other.id}/join/${id}`, { children, why: REASON });
  assert.equal(joined.status, 201, joined.text);
  assert.equal(await off(), 'SafetyNotKnown', 'another report names a child since');
  await agree();
  assert.equal(await off(), 'off');
});

test('given a child who has died, when a supervisor agreed, then nothing is asked of or told to them, what is known of the others stays, and who of the family is told is read; alive after all, they are asked after at once', async () => {
  const ready = await readyCase(app, 85);
  const { id, put } = ready;
  const [child = '', other = ''] = ready.children;
  const at = `/api/cases/${id}`;
  await put(`children/${child}/floor`, NOTHING_KNOWN);
  await put('answers', {
    fact: 'immediate-harm',
    direction: 'person',
    person: other,
    state: 'suspected',
    fromWhom: 'partner',
  });
  await put(`children/${child}/own-words`, { heard: 'not-yet-heard', why: REASON });
  await put(`children/${child}/safeguarding`, { decision: 'referred', to: ['mash'], reason: REASON });
  const death = {
    on: '2026-06-20',
    source: 'hospital',
    family: 'Both parents together, at home, by the family liaison officer.',
    reason: 'The hospital told the police on the same day.',
  };
  const page = `/cases/${id}/children/${child}`;
  const of = async (place: string) => (await officer.get(`${at}/${place}`)).text.includes(child);
  const asked = async () => [
    await of('closing'),
    (await officer.get(`${at}/notices`)).text.includes(`"person":"${child}","state"`),
    (await officer.get(`/cases/${id}`)).text.includes('safety is not known'),
  ];
  const wrong = await officer.post(`${page}/died`, { source: 'hospital', family: 'Mother' });
  assert.match(wrong.text, /Enter the day on which the child died/);
  assert.equal(codeIn(await officer.send('POST', `/api${page}/died`, { ...death, on: '2999-01-01' })), 'DeathToCome');
  assert.equal(
    codeIn(await officer.send('POST', `/api${page}/died`, { ...death, family: 'Mother' })),
    'FamilyTooShort',
  );
  assert.equal(codeIn(await officer.send('POST', `/api${page}/alive`, { why: REASON })), 'NotRecordedAsDied');
  const request = idIn(await officer.send('POST', `/api${page}/died`, death), 'request');
  assert.deepEqual((await asked()).slice(0, 2), [true, true], 'asked is not agreed');
  assert.match((await supervisor.get('/queue')).text, /A child has died: agree that it is recorded/);
  await app.cover(id);
  const granting = await supervisor.get(`/cases/${id}/response/requests/${request}`);
  assert.match(granting.text, /The hospital[\s\S]*family liaison officer[\s\S]*I agree that it is recorded/);
  const granted = { value: 'granted', reason: REASON };
  assert.equal(codeIn(await officer.send('POST', `${at}/response/requests/${request}`, granted)) === '', false);
  assert.equal((await supervisor.send('POST', `${at}/response/requests/${request}`, granted)).status, 201);
  assert.deepEqual(await asked(), [false, false, false]);
  assert.doesNotMatch((await supervisor.get('/queue')).text, new RegExp(`/cases/${id}/own-words`));
  assert.equal((await officer.get(`${page}/floor`)).status, 409);
  const off = `/cases/${id}/people/${child}/take-off`;
  assert.equal(codeIn(await officer.send('POST', `/api${off}`, { why: REASON })), 'RecordedAsDied');
  assert.doesNotMatch((await officer.get(`/cases/${id}/triage`)).text, new RegExp(off));
  assert.equal((await officer.get(`/cases/${id}/notices/${child}/letter?for=child`)).status, 404);
  assert.equal(
    codeIn(await officer.send('POST', `/api${page}/own-words`, { heard: 'not-yet-heard', why: REASON })),
    'NotAChildOfThisCase',
  );
  assert.match((await officer.get(`/cases/${id}`)).text, /has died[\s\S]*family liaison officer/);
  // What they said and what was done for them is read on, and nothing of it asks for anything.
  assert.match((await officer.get(`/cases/${id}`)).text, /has died[\s\S]*Sign of self-harm/);
  const kept = (await officer.get(`/cases/${id}/safeguarding`)).text;
  assert.match(kept, /has died[\s\S]*Not heard because[\s\S]*Nobody at any school[\s\S]*Referred/);
  assert.doesNotMatch(kept, new RegExp(`/children/${child}/`));
  assert.match(
    (await officer.get(`/api/cases/${id}/safeguarding`)).text,
    new RegExp(`"died":\\[\\{"person":"${child}"[\\s\\S]*"decision":"referred"`),
  );
  const decided = (await officer.get(`/api/cases/${id}/decision`)).text;
  assert.match(decided, new RegExp(`"ownWords":\\[[^\\]]*${child}[\\s\\S]*"safeguarding":\\[[\\s\\S]*${child}`));
  assert.match((await officer.get(`/cases/${id}/notices`)).text, /has died[\s\S]*family liaison officer/);
  assert.match((await officer.get(`${at}/notices`)).text, new RegExp(`"died":\\[\\{"person":"${child}","told":\\[`));
  // What the floor of that night said is no risk of today beside a match.
  await plant(app.test, `UPDATE floor SET in_care = 'yes' WHERE case_file = '${id}' AND person = '${child}'`);
  const risks = async () => (await app.read((tx) => openRisks(tx, [child]))).get(child);
  assert.deepEqual(await risks(), ['died']);
  assert.match(
    (await officer.get(at)).text,
    /"deaths":\[\{"person":"[^"]+","name":"[^"]+","on":"2026-06-20","source":"hospital"/,
  );
  // The advice is of the same people as before, and so are the outcomes of each.
  assert.match((await officer.get(`${at}/decision`)).text, new RegExp(child));
  assert.match(await openIn(id), /harm-said/, 'the danger to another stays');
  assert.deepEqual(await app.tablesHolding('family liaison'), []);
  assert.equal(
    (await officer.post(`${page}/alive`, { why: 'The hospital had two children of one name.' })).status,
    303,
  );
  assert.deepEqual((await asked()).slice(0, 2), [true, true]);
  assert.equal((await officer.get(`${page}/floor`)).status, 200);
  assert.match((await officer.get(`/api/cases/${id}/safeguarding`)).text, /"died":\[\]/);
  assert.deepEqual(await risks(), ['in-care']);
});

test('given the only child of a case, when they have died, then the case is held by nothing of any child, and can still be opened and worked', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const at = `/api/cases/${id}`;
  const family = 'Both parents together, at home, by the family liaison officer.';
  const death = { on: '2026-06-20', source: 'coroner', family, reason: 'The coroner wrote to the police about it.' };
  const request = idIn(await officer.send('POST', `${at}/children/${child}/died`, death), 'request');
  const granted = { value: 'granted', reason: REASON };
  assert.equal((await supervisor.send('POST', `${at}/response/requests/${request}`, granted)).status, 201);
  await app.cover(id);
  assert.doesNotMatch(await openIn(id), /floor-not-walked|own-words|safeguarding-undecided|child-not-told|welfare/);
  assert.match((await officer.get(`${at}/decision`)).text, /"code":"5"/);
  for (const page of ['', '/safeguarding', '/notices', '/decision', '/closing', '/checks', '/first-night'])
    assert.equal((await officer.get(`/cases/${id}${page}`)).status, 200, page);
  // Another case of the same child says what this one records, until it records it too; taken back there, it says so again.
  const other = await app.openCase(1);
  const [same = ''] = other.children;
  await plant(
    app.test,
    `INSERT INTO same_person (force, link, case_file, person, other, linked_at, linked_by)
     VALUES ('northmoor', gen_random_uuid(), '${other.id}', '${same}', '${child}', now(), 'officer')`,
  );
  const said = async () => /"saidElsewhere":\[(.*?)\]/.exec((await officer.get(`/api/cases/${other.id}`)).text)?.[1];
  const shown = async () => (await officer.get(`/cases/${other.id}`)).text;
  assert.match((await said()) ?? '', new RegExp(`"person":"${same}","says":"died"`));
  assert.match(await shown(), /records that this child has died\. Nothing is written or told/);
  const too = idIn(await officer.send('POST', `/api/cases/${other.id}/children/${same}/died`, death), 'request');
  await app.cover(other.id);
  assert.equal((await supervisor.send('POST', `/api/cases/${other.id}/response/requests/${too}`, granted)).status, 201);
  assert.equal(await said(), '');
  assert.equal((await officer.send('POST', `${at}/children/${child}/alive`, { why: REASON })).status, 201);
  assert.match((await said()) ?? '', /"says":"alive"/);
  assert.match(await shown(), /records that this child is alive after all/);
  const mine = await officer.get(at);
  assert.match(mine.text, /"saidElsewhere":\[\]/, 'who took it back is not asked again');
});

test('given that every crime was cancelled, when the case is to be closed, then what keeps the child safe and open answers hold it, and nothing of the crime', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const at = `/api/cases/${id}`;
  const crime = idIn(
    await officer.send('POST', `${at}/crimes`, { offence: '86/2', reference: 'NM/FLS/1', when: 'now' }),
    'crime',
  );
  const registrar = await app.as('registrar');
  const cancelled = { reason: 'C2', information: 'partner-record', why: REASON };
  assert.equal((await officer.send('POST', `${at}/crimes/${crime}/cancellation-requests`, cancelled)).status, 201);
  assert.match(await openIn(id), /floor-not-walked[\s\S]*triage-open/);
  assert.equal((await registrar.send('POST', `${at}/crimes/${crime}/cancellation`, cancelled)).status, 201);
  const whats = async () => [...(await openIn(id)).matchAll(/"what":"([^"]+)"/g)].map((found) => found[1]);
  const owed = ['own-words-missing', 'safeguarding-undecided'];
  assert.deepEqual(await whats(), ['child-not-told', 'floor-not-walked', ...owed, 'duty-open']);
  assert.match(await openIn(id), /confirm-safety/, 'how the child is was not found out by cancelling');
  const asked = await officer.send('POST', `${at}/response/ask`, { about: 'response', reason: REASON });
  assert.deepEqual(await whats(), ['child-not-told', 'floor-not-walked', ...owed, 'question-unanswered', 'duty-open']);
  assert.equal(asked.status, 201);
  await officer.send('POST', `${at}/children/${child}/floor`, { ...FLOOR, safeNow: 'no' });
  assert.deepEqual(await whats(), ['child-not-told', 'not-safe', ...owed, 'question-unanswered', 'duty-open']);
  // Each child seen to, the case can be closed, and the page says what was asked and what was not.
  await officer.send('POST', `${at}/children/${child}/floor`, FLOOR);
  const words = { heard: 'said', through: 'child', wishes: 'That school goes on as before.' };
  assert.equal((await officer.send('POST', `${at}/children/${child}/own-words`, words)).status, 201);
  const decided = { decision: 'considered-not-referred', reason: REASON };
  assert.equal((await officer.send('POST', `${at}/children/${child}/safeguarding`, decided)).status, 201);
  assert.deepEqual(await whats(), ['child-not-told', 'question-unanswered', 'duty-open']);
});

test('given a sergeant who had the case when its facts were recorded, when a colleague asks or proposes, then the sergeant decides none of it', async () => {
  const ready = await readyCase(app, 82);
  const { id, put } = ready;
  const at = `/api/cases/${id}`;
  const of = (subject: string) => `(SELECT staff FROM staff WHERE subject = '${subject}' AND force = 'northmoor')`;
  // As if the sergeant had worked it, and gave it away before deciding in it.
  await plant(app.test, `UPDATE assignment SET until_at = now() WHERE case_file = '${id}' AND until_at IS NULL`);
  await plant(
    app.test,
    `INSERT INTO assignment (force, case_file, staff, from_at, until_at) VALUES ('northmoor', '${id}', ${of('supervisor')}, now() - interval '1 day', now());
     INSERT INTO assignment (force, case_file, staff, from_at) VALUES ('northmoor', '${id}', ${of('officer')}, now())`,
  );
  const decides = { value: 'proportionate', departure: 'partner-view', reason: REASON };
  const proposal = await ready.propose();
  const ruling = await supervisor.get(`/cases/${id}/ruling`);
  assert.match(ruling.text, /Answers recorded by: Olive Example\./);
  // Whoever only walked a safety floor is named too: that answer is weighed as the others are.
  await plant(app.test, `UPDATE floor SET walked_by = ${of('supervisor')} WHERE case_file = '${id}'`);
  const walked = await supervisor.get(`/cases/${id}/ruling`);
  assert.match(walked.text, /Answers recorded by: Olive Example, [^.<]+\./);
  assert.equal(codeIn(await supervisor.send('POST', `${at}/proposals/${proposal}/approve`, {})), 'OwnCase');
  await put('response/ask', { about: 'response', reason: REASON });
  assert.equal(codeIn(await supervisor.send('POST', `${at}/response/decide-response`, decides)), 'NeverOnesOwn');
  // Before anything of triage was recorded, on the night of the report: whoever walked a safety floor then made facts of it.
  await plant(
    app.test,
    `UPDATE assignment SET until_at = now() - interval '1 hour' WHERE case_file = '${id}' AND staff = ${of('supervisor')}`,
  );
  assert.equal(codeIn(await supervisor.send('POST', `${at}/response/decide-response`, decides)), 'NeverOnesOwn');
  // Who only had it then, or opened it, may decide.
  await plant(app.test, `UPDATE floor SET walked_by = ${of('officer')} WHERE case_file = '${id}'`);
  await app.cover(id);
  assert.equal((await supervisor.send('POST', `${at}/response/decide-response`, decides)).status, 201);
});

test('given a sergeant or a registrar who worked a case, when a colleague leaves a child unreferred or unheard, or asks anything else, then they answer none of it', async () => {
  const ready = await readyCase(app, 83);
  const { id, put } = ready;
  const [child = ''] = ready.children;
  const at = `/api/cases/${id}`;
  const registrar = await app.as('registrar');
  const crime = idIn(await put('crimes', { offence: '86/2', reference: 'NM/OWN/1', when: 'now' }), 'crime');
  await app.cover(id);
  await put(`children/${child}/floor`, { ...FLOOR, inCare: 'yes' });
  const { rows } = await plant(
    app.test,
    `SELECT staff FROM staff WHERE subject = 'supervisor' AND force = 'northmoor'`,
  );
  const [{ staff: asks }] = z.tuple([z.object({ staff: z.uuid() })]).parse(rows);
  const asked = { decision: 'considered-not-referred', reason: REASON, supervisor: asks };
  const safeguarding = idIn(await put(`children/${child}/safeguarding`, asked), 'safeguarding');
  const ownWords = idIn(await put(`children/${child}/own-words`, { heard: 'not-yet-heard', why: REASON }), 'ownWords');
  const cancelled = { reason: 'C2', information: 'partner-record', why: REASON };
  const request = idIn(await put(`crimes/${crime}/cancellation-requests`, cancelled), 'request');
  const of = (subject: string) => `(SELECT staff FROM staff WHERE subject = '${subject}' AND force = 'northmoor')`;
  const worked = (subject: string, from: string) =>
    plant(
      app.test,
      `INSERT INTO assignment (force, case_file, staff, from_at, until_at) VALUES ('northmoor', '${id}', ${of(subject)}, now() - interval '${from}', now())`,
    );
  await worked('supervisor', '1 day');
  await worked('registrar', '1 day');
  const answer = { answer: 'agreed', reason: REASON };
  const notDone = { answer: 'not-done', words: REASON };
  const codes = async (): Promise<readonly string[]> => {
    const sent = [
      await supervisor.send('POST', `${at}/safeguarding/${safeguarding}/answer`, answer),
      await supervisor.send('POST', `${at}/own-words/${ownWords}/answer`, answer),
      await supervisor.send('POST', `${at}/duties/referral-or-strategy/${child}`, notDone),
      await registrar.send('POST', `${at}/crimes/${crime}/cancellation-requests/${request}/refuse`, { answer: REASON }),
      await registrar.send('POST', `${at}/crimes/${crime}/cancellation`, cancelled),
    ];
    return sent.map((reply) => (reply.status === 201 ? 'done' : codeIn(reply)));
  };
  assert.deepEqual(await codes(), ['NeverOnesOwn', 'NeverOnesOwn', 'OwnDuty', 'OwnCrime', 'OwnCrime']);
  await plant(
    app.test,
    `UPDATE assignment SET until_at = from_at WHERE case_file = '${id}' AND staff IN (${of('supervisor')}, ${of('registrar')})`,
  );
  assert.deepEqual((await codes()).slice(0, 4), Array(4).fill('done'), 'as anybody who did not work it');
});

test('given a supervisor who decided, when a report of another case turns out to be of the same child, then they are asked again, and the officer sees it', async () => {
  const other = await app.openCase(1);
  const ready = await readyCase(app, 84);
  const [child = ''] = ready.children;
  const at = `/cases/${ready.id}`;
  await ready.put('response/ask', { about: 'response', reason: REASON });
  await app.cover(ready.id);
  const decides = { value: 'proportionate', departure: 'partner-view', reason: REASON };
  assert.equal((await supervisor.send('POST', `/api${at}/response/decide-response`, decides)).status, 201);
  const again = async () => (await supervisor.get('/queue')).text.includes(`${at}/response/decide-response`);
  assert.equal(await again(), false);
  // Recorded in the other case, of which nobody here need know: searched, and judged to be of the same child.
  const match = { judged: 'same-person', others: [child] };
  const person = `/api/cases/${other.id}/people/${other.children[0] ?? ''}`;
  await officer.send('POST', `${person}/search`, { givenNames: 'Nobody', familyName: 'Sampleton' });
  assert.equal((await officer.send('POST', `${person}/matches`, match)).status, 201);
  assert.equal(await again(), true, 'waits in the queue');
  assert.match((await officer.get(`${at}/response`)).text, /Learnt since[\s\S]*persistent behaviour/);
  assert.match((await officer.get(`${at}/decision`)).text, /More is known since: decide again/);
  assert.equal((await supervisor.send('POST', `/api${at}/response/decide-response`, decides)).status, 201);
  assert.equal(await again(), false, 'decided with it');
});
