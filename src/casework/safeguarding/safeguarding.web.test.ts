import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { z } from 'zod';
import { plant } from '../../../test/database.ts';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { endOfWorkingDay } from '../../platform/clock/index.ts';
import { openRisks } from '../triage/index.ts';
import { concernsOf } from './concern.store.ts';
import { ownWordsOf, safeguardingOf } from './index.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const REASON = 'The family is safe together and the school already supports them.';
const canary = (): string => `canary${randomBytes(8).toString('hex')}`;

const floor = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'school',
  contact: 'not-known',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'not-arranged',
  fromWhom: 'reporter',
};
const walk = async (id: string, child: string, over: Partial<typeof floor> = {}): Promise<void> => {
  const done = await officer.send('POST', `/api/cases/${id}/children/${child}/floor`, { ...floor, ...over });
  assert.equal(done.status, 201, done.text);
};
const Triage = z.object({ stated: z.array(z.record(z.string(), z.unknown())) });
const supervisorId = async (): Promise<string> => {
  const { rows } = await plant(app.test, `SELECT staff FROM staff WHERE subject = 'supervisor'`);
  return String(rows.map((row: { staff: string }) => row.staff)[0]);
};

test('given two children, when safeguarding goes on, then each child comes in order: own words, then the decision', async () => {
  const { id, children } = await app.openCase(2);
  const [first = '', second = ''] = children;
  await walk(id, first);
  const next = `/cases/${id}/safeguarding/next`;
  assert.equal((await officer.get(next)).location, `/cases/${id}/children/${first}/own-words`);
  const page = await officer.get(`/cases/${id}/children/${first}/own-words`);
  assert.match(page.text, /Never an account of what happened/);
  const hidden = { heard: 'nonsense', wishes: 'Typed behind an answer that hides it' };
  assert.match((await officer.post(`/cases/${id}/children/${first}/own-words`, hidden)).text, /Typed behind an answer/);
  const words = `/cases/${id}/children/${first}/own-words`;
  assert.match((await officer.post(words, { heard: 'not-yet-heard' })).text, /Write why the child was not heard/);
  assert.equal((await officer.post(words, { heard: 'not-yet-heard', why: REASON })).location, next);
  assert.equal((await officer.get(next)).location, `/cases/${id}/children/${first}/safeguarding`);
  const decided = { decision: 'considered-not-referred', reason: REASON };
  assert.equal((await officer.post(`/cases/${id}/children/${first}/safeguarding`, decided)).location, next);
  assert.equal((await officer.get(next)).location, `/cases/${id}/children/${second}/own-words`);
  const overview = await officer.get(`/cases/${id}/safeguarding`);
  assert.match(overview.text, /1 child has no decision that stands/);
  assert.match(overview.text, /designated safeguarding lead \(DSL\)/);
});

test('given a child who was not heard, when a supervisor is asked, then the step is not done until another agreed, and never by who asked', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const at = `/api/cases/${id}`;
  const unheard = async () =>
    idIn(
      await officer.send('POST', `${at}/children/${child}/own-words`, { heard: 'not-yet-heard', why: REASON }),
      'ownWords',
    );
  const isOpen = async () => (await officer.get(`${at}/closing`)).text.includes('own-words-missing');
  const task = async () => /"id":"own-words","state":"([a-z-]+)"/.exec((await officer.get(at)).text)?.[1];
  const first = await unheard();
  assert.equal(await task(), 'waiting');
  assert.match((await app.supervisor.get('/queue')).text, new RegExp(`/cases/${id}/own-words/${first}/answer`));
  // As if the supervisor had the case: whose answer would be refused is told so, and shown no form.
  const { rows } = await plant(app.test, `SELECT staff FROM assignment WHERE case_file = '${id}' AND until_at IS NULL`);
  const [{ staff }] = z.tuple([z.object({ staff: z.string() })]).parse(rows);
  const self = /"staff":"([^"]+)"/.exec((await app.supervisor.get('/api/session')).text)?.[1] ?? '';
  const give = (to: string) =>
    plant(app.test, `UPDATE assignment SET staff = '${to}' WHERE case_file = '${id}' AND until_at IS NULL`);
  await give(self);
  const own = (await app.supervisor.get(`/cases/${id}/own-words/${first}/answer`)).text;
  await give(staff);
  assert.match(own, /Any other supervisor of the force does; out of hours, whoever covers/);
  assert.doesNotMatch(own, /name="answer"/);
  assert.match((await app.supervisor.get(`/cases/${id}/own-words/${first}/answer`)).text, /name="answer"/);
  const agreed = { answer: 'agreed', reason: REASON };
  assert.equal((await officer.send('POST', `${at}/own-words/${first}/answer`, agreed)).status, 403);
  const returned = { ...agreed, answer: 'returned' };
  assert.equal((await app.supervisor.post(`/cases/${id}/own-words/${first}/answer`, returned)).location, '/queue');
  assert.equal(await isOpen(), true);
  const second = await unheard();
  assert.equal((await app.supervisor.send('POST', `${at}/own-words/${second}/answer`, agreed)).status, 201);
  assert.deepEqual([await isOpen(), await task()], [false, 'done']);
  await app.cover(id);
  assert.equal(codeIn(await app.supervisor.send('POST', `${at}/own-words/${second}/answer`, agreed)), 'NothingWaits');
});

test('given a reason that is none, when saved, then the form says so and keeps what was typed, whichever was chosen', async () => {
  const { id, children } = await app.openCase(1);
  const at = `/cases/${id}/children/${children[0] ?? ''}/safeguarding`;
  for (const decision of ['referred', 'considered-not-referred']) {
    const wrong = await officer.post(at, { decision, to: ['mash', 'health'], reason: 'No.' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /at least one whole sentence/);
    assert.match(wrong.text, />No\.<\/textarea>/);
  }
});

test('given a child in care, when not referred, then a supervisor is asked, answers, and never the one who decided', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  await walk(id, child, { inCare: 'yes' });
  const at = `/api/cases/${id}/children/${child}/safeguarding`;
  const input = { decision: 'considered-not-referred', reason: REASON };
  const refused = await officer.send('POST', at, input);
  assert.equal(codeIn(refused), 'SupervisorDecisionNeeded');
  assert.match(refused.text, /This child is in care/);
  const onPage = await officer.post(`/cases/${id}/children/${child}/safeguarding`, input);
  assert.equal(onPage.status, 422);
  assert.match(onPage.text, /Choose the supervisor you ask/);
  const asked = await officer.send('POST', at, { ...input, supervisor: await supervisorId() });
  assert.equal(asked.status, 201, asked.text);
  const state = async () => (await app.read((tx) => safeguardingOf(tx, id))).get(child)?.supervisor;
  assert.equal(await state(), 'asked');
  const answer = `/cases/${id}/safeguarding/${idIn(asked, 'safeguarding')}/answer`;
  assert.equal((await officer.post(answer, { answer: 'agreed', reason: REASON })).status, 403);
  // Nobody on duty is assigned: what waits for a supervisor waits for any of the force.
  assert.match((await supervisor.get(answer)).text, /Do you agree not to refer this child/);
  assert.equal((await supervisor.post(answer, { answer: 'returned', reason: REASON })).status, 303);
  assert.equal(await state(), 'returned');
  await app.cover(id);
  assert.equal(
    codeIn(await supervisor.send('POST', `/api${answer}`, { answer: 'agreed', reason: REASON })),
    'NothingWaits',
  );
});

test('given a child whose floor is not walked, when not referred, then unknown is not read as no; a referral waits for nobody', async () => {
  const { id, children } = await app.openCase(1);
  const at = `/api/cases/${id}/children/${children[0] ?? ''}/safeguarding`;
  const refused = await officer.send('POST', at, { decision: 'considered-not-referred', reason: REASON });
  assert.equal(codeIn(refused), 'SupervisorDecisionNeeded');
  assert.match(refused.text, /It is not known whether/);
  const referral = { decision: 'referred', to: ['social-care-harm'], reason: REASON };
  assert.equal((await officer.send('POST', at, referral)).status, 201);
});

const Due = z.object({ due: z.array(z.object({ id: z.string(), at: z.string().nullable(), overdue: z.boolean() })) });
const Listed = z.object({ cases: z.array(z.object({ case: z.string(), due: z.object({}).nullable() })) });

/** When it is due by the clock of the case, and whether that is past; undefined where nothing of it runs. */
const dueIn = async (id: string, obligation: string) => {
  const { due } = Due.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text));
  const found = due.find((line) => line.id === obligation);
  return found === undefined ? undefined : { at: found.at, overdue: found.overdue };
};
const nowOfDatabase = async (): Promise<number> => {
  const { rows } = await plant(app.test, 'SELECT now() AS now');
  return (
    z
      .array(z.object({ now: z.date() }))
      .parse(rows)[0]
      ?.now.getTime() ?? 0
  );
};
const HOURS_72 = 72 * 60;

test('given police protection, when it is recorded, then when it was taken is asked and its 72 hours run from then, whatever is decided afterwards, until it is said to have ended', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const began = await nowOfDatabase();
  const ago = (minutes: number): string => new Date(began - minutes * 60_000).toISOString();
  const at = `/cases/${id}/children/${child}/safeguarding`;
  const referral = { decision: 'referred', to: ['police-protection', 'mash'], reason: REASON };
  assert.match((await officer.post(at, referral)).text, /Enter when police protection was taken/);
  assert.equal((await officer.send('POST', `/api${at}`, { ...referral, protectedAt: ago(-60) })).status, 422);
  // Half an hour before its end it is due; half an hour after, it is overdue.
  const taken = ago(HOURS_72 - 30);
  assert.equal((await officer.send('POST', `/api${at}`, { ...referral, protectedAt: taken })).status, 201);
  const due = { at: new Date(Date.parse(taken) + HOURS_72 * 60_000).toISOString(), overdue: false };
  assert.deepEqual(await dueIn(id, 'end-police-protection'), due);
  const discussed = { decision: 'strategy-discussion', strategy: 'held', reason: REASON };
  assert.equal((await officer.send('POST', `/api${at}`, discussed)).status, 201);
  assert.deepEqual(await dueIn(id, 'end-police-protection'), due, 'a later decision wins no time');
  const earlier = ago(HOURS_72 + 30);
  assert.equal((await officer.send('POST', `/api${at}`, { ...referral, protectedAt: earlier })).status, 201);
  assert.equal((await dueIn(id, 'end-police-protection'))?.overdue, true);
  assert.match((await officer.get(`/api/cases/${id}/closing`)).text, /protection-runs/);
  const list = Listed.parse(JSON.parse((await officer.get('/api/cases')).text)).cases;
  assert.ok(list.some((row) => row.case === id && row.due !== null));
  const end = `/cases/${id}/children/${child}/measures/police-protection/end`;
  assert.match((await officer.get(`/cases/${id}/safeguarding`)).text, new RegExp(end));
  assert.match((await officer.get(end)).text, /When did it end\? Police protection/);
  const ended = (endedAt: string) => officer.send('POST', `/api${end}`, { endedAt });
  assert.equal(codeIn(await ended(ago(HOURS_72 + 31))), 'BeforeItBegan');
  assert.equal(codeIn(await ended(ago(-60))), 'StillToCome');
  assert.equal((await officer.post(end, {})).location, `/cases/${id}/safeguarding`);
  assert.equal(await dueIn(id, 'end-police-protection'), undefined);
  assert.doesNotMatch((await officer.get(`/api/cases/${id}/closing`)).text, /protection-runs/);
  assert.equal(codeIn(await ended(ago(0))), 'NothingRuns');
  assert.match((await officer.get(`/cases/${id}`)).text, /Police protection or an assessment ended/);
});

const reportedInJanuary = (id: string) =>
  plant(app.test, `UPDATE report SET told_at = '2026-01-02T09:00:00Z' WHERE case_file = '${id}'`);

test('given a referral to the local authority, when its next step is recorded, then the clock of the case stops; once only', async () => {
  const { id, children } = await app.openCase(1);
  const referral = { decision: 'referred', to: ['mash'], reason: REASON };
  const done = await officer.send('POST', `/api/cases/${id}/children/${children[0] ?? ''}/safeguarding`, referral);
  const due = /Learn what the local authority decided/;
  assert.match((await officer.get(`/cases/${id}`)).text, due);
  const at = `/cases/${id}/safeguarding/${idIn(done, 'safeguarding')}/next-step`;
  assert.match((await officer.get(at)).text, /What did they say comes next/);
  assert.match((await officer.get(at)).text, /When did the enquiry/);
  assert.equal((await officer.post(at, { step: 'assessment' })).status, 303);
  const finish = (await dueIn(id, 'finish-assessment-england'))?.at ?? '';
  const decided = /"at":"([^"]+)"/.exec((await officer.get(`/api/cases/${id}/safeguarding`)).text)?.[1] ?? '';
  assert.equal(finish, endOfWorkingDay(new Date(decided), 45).at.toISOString());
  const end = `/api/cases/${id}/children/${children[0] ?? ''}/measures/assessment/end`;
  assert.equal((await officer.send('POST', end, {})).status, 201);
  assert.equal(await dueIn(id, 'finish-assessment-england'), undefined);
  assert.doesNotMatch((await officer.get(`/cases/${id}`)).text, due);
  assert.equal(codeIn(await officer.send('POST', `/api${at}`, { step: 'early-help' })), 'NothingWaits');
  // That the enquiry began is told later: its day is added to what was recorded, once.
  assert.match((await officer.get(`/cases/${id}/safeguarding`)).text, /Add the day on which the enquiry began/);
  assert.doesNotMatch((await officer.get(at)).text, /Early help/);
  assert.match((await officer.post(at, { step: 'assessment' })).text, /href="#enquiryOn-day">Enter the day on which/);
});

test('given an enquiry that began, when its conference, core group and reviews are recorded, then the time of each runs from the one before, while there is a plan', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  await walk(id, child);
  const held = { decision: 'strategy-discussion', strategy: 'held', reason: REASON };
  const done = await officer.send('POST', `/api/cases/${id}/children/${child}/safeguarding`, held);
  const ids = ['hold-conference', 'hold-core-group-england', 'hold-first-review-england', 'hold-next-review-england'];
  const runs = async () => {
    const due = await Promise.all(ids.map(async (one) => [one, (await dueIn(id, one))?.at] as const));
    return Object.fromEntries(due.filter(([, at]) => at !== undefined));
  };
  assert.deepEqual(await runs(), {}, 'a discussion alone began no enquiry');
  await reportedInJanuary(id);
  const next = `/api/cases/${id}/safeguarding/${idIn(done, 'safeguarding')}/next-step`;
  const begun = { step: 'assessment', enquiryOn: '2026-01-05' };
  assert.equal((await officer.send('POST', next, begun)).status, 201);
  const workingDays = (from: string, days: number) => endOfWorkingDay(new Date(from), days).at.toISOString();
  assert.deepEqual(await runs(), { 'hold-conference': workingDays('2026-01-05T12:00:00Z', 15) });
  const measure = (name: string) => `/cases/${id}/children/${child}/measures/${name}/end`;
  const end = (name: string, body: object) => officer.send('POST', `/api${measure(name)}`, body);
  assert.equal(codeIn(await end('conference', { endedAt: '2026-01-20T10:00:00Z' })), 'ResultNeeded');
  assert.match((await officer.post(measure('conference'), {})).text, /href="#result">Choose what came of it/);
  const care = async () => (await app.read((tx) => concernsOf(tx, id))).get(child)?.care;
  assert.equal(await care(), 'neither');
  await end('conference', { endedAt: '2026-01-20T10:00:00Z', result: 'plan' });
  assert.equal(await care(), 'on-plan', 'whatever the safety floor said');
  assert.match((await officer.get(`/cases/${id}/safeguarding`)).text, /With triage and conferences/);
  // The guidance is asked with it, and it shows beside a match: whatever triage answers stands against it, and is seen.
  const plan = async () => {
    const { stated } = Triage.parse(JSON.parse((await officer.get(`/api/cases/${id}/triage`)).text));
    const said = stated.find((one) => one['fact'] === 'child-protection-plan');
    const risks = (await app.read((tx) => openRisks(tx, [child]))).get(child);
    return [said?.['state'], said?.['onConference'], said?.['against'], risks?.includes('on-plan')];
  };
  assert.deepEqual(await plan(), ['confirmed', true, 'ruled-out', true], 'against the floor');
  const fact = { fact: 'child-protection-plan', direction: 'person', person: child, fromWhom: 'parent-or-carer' };
  const denied = await officer.send('POST', `/api/cases/${id}/answers`, { ...fact, state: 'ruled-out' });
  assert.equal(denied.status, 201, denied.text);
  assert.deepEqual(await plan(), ['confirmed', true, 'ruled-out', true]);
  assert.match((await officer.get(`/cases/${id}/triage/answers`)).text, /Contradicts[\s\S]*?“ruled out”/);
  assert.deepEqual(await runs(), {
    'hold-core-group-england': workingDays('2026-01-20T10:00:00Z', 10),
    'hold-first-review-england': '2026-04-20T10:00:00.000Z',
  });
  assert.equal(codeIn(await end('core-group', { endedAt: '2026-01-28T10:00:00Z' })), 'ResultNeeded');
  await end('core-group', { endedAt: '2026-01-28T10:00:00Z', result: 'held' });
  await end('review', { endedAt: '2026-04-14T10:00:00Z', result: 'plan' });
  assert.deepEqual(await runs(), { 'hold-next-review-england': '2026-10-14T10:00:00.000Z' });
  assert.match((await officer.get(`/cases/${id}/safeguarding`)).text, /Review conference[\s\S]*Record what came of it/);
  assert.equal(codeIn(await end('review', { endedAt: '2026-10-01T10:00:00Z', result: 'not-held' })), 'ResultNeeded');
  await end('review', { endedAt: '2026-10-01T10:00:00Z', result: 'no-plan' });
  assert.deepEqual(await runs(), {});
  assert.equal(await care(), 'neither');
  assert.deepEqual(await plan(), ['ruled-out', false, null, false], 'the plan ended');
});

test('given a strategy discussion that was asked for, when the case is read, then it is due a day after it was first asked for, and keeps the case open, until it was held', async () => {
  const { id, children } = await app.openCase(1);
  const decide = (strategy: string) =>
    officer.send('POST', `/api/cases/${id}/children/${children[0] ?? ''}/safeguarding`, {
      ...{ decision: 'strategy-discussion', strategy, reason: REASON },
    });
  const open = /strategy discussion was asked for and is not recorded as held/;
  const due = /Hold the strategy discussion/;
  assert.equal((await decide('asked')).status, 201);
  assert.match((await officer.get(`/cases/${id}/closing`)).text, open);
  await plant(
    app.test,
    `UPDATE safeguarding SET decided_at = decided_at - interval '25 hours' WHERE case_file = '${id}'`,
  );
  // Asked for again is the same wait: it wins no time.
  assert.equal((await decide('asked')).status, 201);
  const overdue = /"id":"hold-strategy-discussion"[^}]*"overdue":true/;
  assert.match((await officer.get(`/api/cases/${id}`)).text, overdue);
  assert.equal((await decide('held')).status, 201);
  assert.doesNotMatch((await officer.get(`/cases/${id}/closing`)).text, open);
  assert.doesNotMatch((await officer.get(`/cases/${id}`)).text, due);
  const referral = { decision: 'referred', to: ['mash'], reason: REASON };
  const at = `/api/cases/${id}/children/${children[0] ?? ''}/safeguarding`;
  const referred = idIn(await officer.send('POST', at, referral), 'safeguarding');
  await officer.send('POST', `/api/cases/${id}/safeguarding/${referred}/next-step`, { step: 'strategy-discussion' });
  assert.match((await officer.get(`/cases/${id}`)).text, due, 'one that the local authority decided on waits too');
});

test('given a child added by mistake, when they are taken off, then nothing is asked of them nor held open, and all of it stands in the timeline and comes back with them', async () => {
  const { id, children } = await app.openCase(2);
  const [first = '', second = ''] = children;
  const at = `/api/cases/${id}`;
  const referral = { decision: 'referred', to: ['mash'], reason: REASON };
  assert.equal((await officer.send('POST', `${at}/children/${second}/safeguarding`, referral)).status, 201);
  await officer.send('POST', `${at}/children/${second}/own-words`, { heard: 'not-yet-heard', why: REASON });
  await walk(id, second, { selfHarm: 'yes', welfareCheck: 'not-arranged' });
  const held = async () => (await officer.get(`${at}/closing`)).text.includes(second);
  const inTriage = async () => (await officer.get(`${at}/triage`)).text.includes(second);
  const queued = async () => /"waiting":\[.*?\]/u.exec((await app.supervisor.get('/api/queue')).text)?.[0].includes(id);
  assert.deepEqual([await held(), await inTriage(), await queued()], [true, true, true]);
  const off = `${at}/people/${second}/take-off`;
  const why = `The school named one child twice ${canary()}`;
  assert.match((await officer.post(off.slice(4), { why: 'No.' })).text, /at least one whole sentence/);
  assert.equal(codeIn(await officer.send('POST', off, { why })), 'AlarmNotTakenUp');
  assert.equal(codeIn(await officer.send('POST', off, { why, same: first })), 'AlarmNotTakenUp');
  await walk(id, first, { selfHarm: 'yes', welfareCheck: 'not-arranged' });
  assert.match((await officer.get(off.slice(4))).text, /Are they really another child of this case/);
  assert.equal((await officer.post(off.slice(4), { why, same: first })).location, `/cases/${id}`);
  assert.deepEqual([await held(), await inTriage(), await queued()], [false, false, false]);
  const page = (await officer.get(`/cases/${id}`)).text;
  assert.match(page, /Taken off this case/);
  assert.match(page, new RegExp(why));
  assert.match(page, /Safeguarding decision[\s\S]*Child 2/);
  assert.doesNotMatch(page, /Learn what the local authority decided/);
  assert.equal((await officer.get(`/cases/${id}/children/${second}/safeguarding`)).status, 404);
  assert.equal(codeIn(await officer.send('POST', `${at}/people/${first}/take-off`, { why })), 'LastChild');
  const added = idIn(await officer.send('POST', `${at}/children`, {}), 'person');
  assert.match((await officer.get(`${at}/triage`)).text, /Child 3/, 'a number is never given twice');
  const offAdded = `${at}/people/${added}/take-off`;
  assert.equal(codeIn(await officer.send('POST', offAdded, { why })), 'SafetyNotKnown');
  assert.equal((await officer.send('POST', offAdded, { why, same: first })).status, 201);
  const back = { why: 'It was another child of the same name after all.' };
  assert.equal((await officer.post(`/cases/${id}/people/${second}/put-back`, back)).location, `/cases/${id}`);
  assert.deepEqual([await held(), await inTriage(), await queued()], [true, true, true]);
  assert.equal(codeIn(await officer.send('POST', `${at}/people/${second}/put-back`, back)), 'NotOnThisCase');
});

test('given a canary in every free text, when saved, then it is read back by who may, and stands in no plain column nor in the ledger', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  await walk(id, child, { onPlan: 'yes' });
  const texts = [canary(), canary(), canary(), canary()];
  const [wishes = '', how = '', reason = '', answer = ''] = texts;
  const heard = { heard: 'said', through: 'school', wishes: `To stay ${wishes}`, howTheyAre: `Calmer ${how}` };
  assert.equal((await officer.post(`/cases/${id}/children/${child}/own-words`, heard)).status, 303);
  const asked = await officer.send('POST', `/api/cases/${id}/children/${child}/safeguarding`, {
    decision: 'considered-not-referred',
    reason: `${REASON} ${reason}`,
    supervisor: await supervisorId(),
  });
  await app.cover(id);
  const at = `/cases/${id}/safeguarding/${idIn(asked, 'safeguarding')}/answer`;
  assert.equal((await supervisor.post(at, { answer: 'agreed', reason: `${REASON} ${answer}` })).status, 303);
  const page = await officer.get(`/cases/${id}/safeguarding`);
  const json = await officer.get(`/api/cases/${id}/safeguarding`);
  for (const text of texts) {
    assert.match(page.text, new RegExp(text));
    assert.deepEqual(await app.tablesHolding(text), []);
  }
  assert.match(json.text, new RegExp(`"wishes":"To stay ${wishes}"`));
  const own = (await app.read((tx) => ownWordsOf(tx, id))).get(child);
  assert.ok(own?.wishes !== null && own?.howTheyAre !== null);
});

test('given a force in Wales, when the pages are shown, then they speak its law and its words', async () => {
  const { id, children } = await app.openCase(1);
  await plant(app.test, `ALTER TABLE force NO FORCE ROW LEVEL SECURITY; UPDATE force SET nation = 'wales'`);
  const page = await officer.get(`/cases/${id}/children/${children[0] ?? ''}/safeguarding`);
  assert.match(page.text, /designated safeguarding person \(DSP\)/);
  assert.match(page.text, /s\.130/);
  assert.doesNotMatch(page.text, /DSL|s\.17/);
  const referral = { decision: 'referred', to: ['social-care-harm'], reason: REASON };
  const at = `/api/cases/${id}/children/${children[0] ?? ''}/safeguarding`;
  const next = `/cases/${id}/safeguarding/${idIn(await officer.send('POST', at, referral), 'safeguarding')}/next-step`;
  assert.match((await officer.get(next)).text, /When did the enquiry \(s\.47\) begin/);
  assert.equal(
    codeIn(await officer.send('POST', `/api${next}`, { step: 'assessment', enquiryOn: '2099-12-31' })),
    'EnquiryToCome',
  );
  const begun = { step: 'assessment', enquiryOn: '2026-01-05' };
  await reportedInJanuary(id);
  assert.equal((await officer.send('POST', `/api${next}`, begun)).status, 201);
  const due = endOfWorkingDay(new Date('2026-01-05T12:00:00Z'), 42).at.toISOString();
  assert.deepEqual(await dueIn(id, 'finish-assessment-wales'), { at: due, overdue: true });
});
