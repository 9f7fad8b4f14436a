// Scenario 1 of the handbook's 10.5 as a program carries it, with what has to be refused on the way.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from './app.ts';
import { plant } from './database.ts';
import { AN_HOUR_AGO, FLOOR } from './ready-case.ts';
import type { Answer, Client } from './sign-in.ts';

const installation = await openTestInstallation();
// The officer could approve by role: it is being the proposer that forbids it.
await installation.changeRoles('northmoor', 'officer', ['officer', 'supervisor']);
const app = await openTestApp(installation);
const officer = await app.signedIn('northmoor', 'officer');
const supervisor = await app.signedIn('northmoor', 'supervisor');

const read = <S extends z.ZodType>(answer: Answer, schema: S, status = 200): z.output<S> => {
  assert.equal(answer.status, status, answer.text);
  return schema.parse(JSON.parse(answer.text));
};

const Made = z.object({ case: z.uuid() });
const Proposed = Made.extend({ proposal: z.uuid() });
const Problem = z.object({ code: z.string() });
const Case = z.object({
  stage: z.string(),
  due: z.array(z.object({ id: z.string(), place: z.string() })),
  tasks: z.array(z.object({ id: z.string(), state: z.string() })),
  children: z.array(z.object({ person: z.uuid(), safeContact: z.object({ may: z.string() }).nullable() })),
});
const Triage = z.object({
  open: z.array(z.object({ fact: z.string(), person: z.uuid().nullable(), direction: z.string().nullable() })),
  alike: z.array(z.object({ facts: z.array(z.string()) })),
});
const Checks = z.object({ state: z.string(), rows: z.array(z.object({ subject: z.uuid(), system: z.string() })) });
const Decision = z.object({
  seen: z.string(),
  crimes: z.array(z.object({ crime: z.uuid() })),
  advice: z.object({
    category: z.string(),
    response: z.string(),
    people: z.array(
      z.object({ role: z.string(), outcomes: z.array(z.object({ code: z.string(), standing: z.string() })) }),
    ),
  }),
});
const Telling = z.object({
  contact: z.object({ passage: z.uuid() }),
  words: z.array(z.object({ id: z.string() })),
});

const NAMES = [
  { givenNames: 'Ashby', familyName: 'Exampleton', birthDate: '2011-05-14' },
  { givenNames: 'Brook', familyName: 'Sampleford', birthDate: '2011-03-02' },
];
const BECAUSE = 'Both are safe at home, their parents know, and the school supports each of them.';
const HEADS = ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'];
const REASONS = Object.fromEntries(HEADS.map((head) => [head, 'As the school reported; weighed for each child.']));

const put = async (path: string, body: unknown, status = 201, by: Client = officer): Promise<Answer> => {
  const answer = await by.send('POST', path, body);
  assert.equal(answer.status, status, `${path}: ${answer.text}`);
  return answer;
};

const readCase = async (at: string) => read(await officer.get(at), Case);
const stateOf = async (at: string, id: string): Promise<string> =>
  (await readCase(at)).tasks.find((task) => task.id === id)?.state ?? '';

const report = async (): Promise<{ readonly at: string; readonly children: readonly string[] }> => {
  const body = { toldBy: 'school', reporterName: 'Invented Academy', when: 'now', safe: 'yes', children: 2 };
  const at = `/api/cases/${read(await put('/api/reports', body), Made, 201).case}`;
  return { at, children: (await readCase(at)).children.map(({ person }) => person) };
};

/** Everything before the decision, as far as it is known from others: no child is asked what happened. */
const gather = async (at: string, children: readonly string[], reference: string): Promise<void> => {
  for (const [i, child] of children.entries()) {
    await put(`${at}/children/${child}/floor`, FLOOR);
    const { birthDate, ...name } = NAMES[i] ?? { birthDate: '' };
    await put(`${at}/people/${child}/search`, name, 200);
    await put(`${at}/people/${child}/name`, { ...name, birthDate, basis: 0 });
  }
  await put(`${at}/conduct-day`, { known: 'one-day', day: '2026-06-18' });
  await put(`${at}/earlier-reports`, { known: 'known', reports: 0, fromWhom: 'police-record' });
  for (const [i, parts] of [['depicted', 'shared'], ['received']].entries())
    await put(`${at}/people/${children[i] ?? ''}/part`, { known: 'known', parts, fromWhom: 'reporter' });
  const { open } = read(await officer.get(`${at}/triage`), Triage);
  const answers = open.map(({ fact, person, direction }) => ({
    fact,
    direction,
    ...(person === null ? {} : { person }),
    state: 'ruled-out',
  }));
  await put(`${at}/answer-sets`, { fromWhom: 'partner', answers });
  await put(`${at}/places/none`, { fromWhom: 'parent-or-carer' });
  const checks = read(await officer.get(`${at}/checks`), Checks);
  for (const { subject, system } of checks.rows)
    await put(`${at}/checks/${subject}/${system}`, { result: 'no-trace', when: 'now' });
  await put(`${at}/crimes`, { offence: '86/2', reference, when: 'now' });
  await put(`${at}/response/responder`, { responder: 'safer-schools-officer' });
};

const protect = async (at: string, children: readonly string[]): Promise<void> => {
  for (const child of children) {
    const wishes = 'That it is deleted, and that school goes on as before.';
    await put(`${at}/children/${child}/own-words`, { heard: 'said', through: 'child', wishes });
    await put(`${at}/children/${child}/safeguarding`, { decision: 'considered-not-referred', reason: BECAUSE });
  }
};

const proposal = async (at: string, person: string) => {
  const { seen, crimes } = read(await officer.get(`${at}/decision`), Decision);
  const choices = crimes.map(({ crime }) => ({ crime, outcome: '21', person }));
  return { choices, conditions: { 'state-of-evidence': 'not-yet-sufficient' }, reasons: REASONS, seen };
};

const propose = async (at: string, person: string): Promise<string> =>
  read(await put(`${at}/proposals`, await proposal(at, person)), Proposed, 201).proposal;

const tell = async (at: string, child: string): Promise<void> => {
  const { contact, words } = read(await officer.get(`${at}/notices/${child}`), Telling);
  await put(`${at}/notices/${child}/told`, {
    contact: contact.passage,
    stillRight: 'yes',
    whom: 'child',
    how: 'in-person',
    byWhom: 'me',
    words: words.map(({ id }) => id),
    when: 'now',
  });
};

const refusal = async (path: string, body: unknown, status: number, by: Client = officer): Promise<string> =>
  Problem.parse(JSON.parse((await put(path, body, status, by)).text)).code;

/** What the guidance still owes, done: the welfare of each child by their floor, all else as said by the officer. */
const dischargeAll = async (at: string): Promise<void> => {
  const done = { answer: 'done', by: 'me', words: 'Done with the school on the same day.' };
  for (const { id, place } of (await readCase(at)).due) {
    if (id === 'welfare-check') {
      const check = { welfareCheck: 'done', welfareBy: 'school', welfareAt: AN_HOUR_AGO };
      await put(`${at}/${place}`, { ...FLOOR, ...check });
    }
    const parent = id === 'decide-telling-parents' ? { parent: 'to-tell', parentName: 'The invented mother' } : {};
    if (place.startsWith('duties/')) await put(`${at}/${place}`, { ...done, ...parent });
  }
};

describe('scenario 1 through the API', () => {
  it('given two 15-year-olds, willing, when it is carried from report to a reopened case, then it ends as a careful sergeant expects', async () => {
    const { at, children } = await report();
    const [first = '', second = ''] = children;
    await gather(at, children, 'NM/2026/1');
    assert.equal(await stateOf(at, 'decision'), 'cannot-start');
    assert.equal(await refusal(`${at}/proposals`, await proposal(at, first), 409), 'RecordedFirst');
    await protect(at, children);
    await dischargeAll(at);

    const { open, alike } = read(await officer.get(`${at}/triage`), Triage);
    assert.deepEqual(open, []);
    assert.equal(alike.length, 3, 'answers ticked all alike are shown to the supervisor');
    const { advice } = read(await officer.get(`${at}/decision`), Decision);
    assert.deepEqual([advice.category, advice.response], ['non-aggravated', 'proportionate']);
    assert.deepEqual(
      advice.people.map(({ role, outcomes }) => [role, outcomes.find(({ code }) => code === '21')?.standing]),
      [
        ['person-involved', 'needs-decision'],
        ['person-involved', 'needs-decision'],
      ],
    );

    const stated = await proposal(at, first);
    assert.equal(await refusal(`${at}/proposals`, { ...stated, conditions: {} }, 409), 'RecordedFirst');
    const own = await propose(at, first);
    assert.equal(await refusal(`${at}/proposals/${own}/approve`, {}, 403), 'OwnProposal');

    const spread = { fact: 'wide-distribution', direction: 'case', fromWhom: 'reporter' };
    await put(`${at}/answers`, { ...spread, state: 'suspected' });
    assert.equal(await refusal(`${at}/proposals/${own}/approve`, {}, 409, supervisor), 'FactsChanged');
    const why = { reason: 'It is not known how far it went. Please ask the school again.' };
    await put(`${at}/proposals/${own}/return`, why, 201, supervisor);
    await put(`${at}/answers`, { ...spread, state: 'ruled-out' });
    const again = await propose(at, first);
    const { rows } = await plant(installation.db, `SELECT force_settings FROM proposal WHERE proposal = '${again}'`);
    const rested = '{"mandatoryChecks":["pnc","pnd","local"],"recheckAfterDays":28,"set":null}';
    assert.deepEqual(
      rows,
      [{ force_settings: rested }],
      'a proposal keeps the settings of the force that it rested on',
    );
    await put(`${at}/proposals/${again}/approve`, {}, 201, supervisor);
    assert.deepEqual(
      (await readCase(at)).due.map(({ id }) => id),
      ['tell-children'],
    );

    await tell(at, first);
    assert.equal(await refusal(`${at}/closing`, {}, 409), 'StillOpen');
    await tell(at, second);
    assert.deepEqual((await readCase(at)).due, []);
    await put(`${at}/closing`, {});
    assert.equal((await readCase(at)).stage, 'closed');

    await put(`${at}/reconsiderations`, { cause: 'new-report', why: 'The school told us of something new.' });
    const reopened = await readCase(at);
    assert.equal(reopened.stage, 'open');
    const history = await officer.get(`${at}/reconsiderations`);
    assert.match(history.text, /"outcome":"21"/, 'the earlier outcome stays visible');
    const { staff } = await installation.actor('northmoor', 'supervisor');
    assert.match(history.text, new RegExp(`"at":"[^"]+","by":"${staff}"`), 'with who approved it, and when');
  });

  it('given a fact recorded in a closed case, when it is saved, then the case opens by itself', async () => {
    const { at, children } = await report();
    await gather(at, children, 'NM/2026/2');
    await protect(at, children);
    const made = await propose(at, children[0] ?? '');
    await put(`${at}/proposals/${made}/approve`, {}, 201, supervisor);
    for (const child of children) await tell(at, child);
    assert.equal(await refusal(`${at}/closing`, {}, 409), 'StillOpen', 'what is not due yet holds it');
    await dischargeAll(at);
    await put(`${at}/closing`, {});
    const answers = [{ fact: 'wide-distribution', direction: 'case', state: 'suspected' }];
    await put(`${at}/answer-sets`, { fromWhom: 'reporter', answers });
    assert.equal((await readCase(at)).stage, 'open');
    assert.match((await officer.get(`${at}/reconsiderations`)).text, /newly-recorded/);
    assert.ok(
      (await readCase(at)).due.some(({ id }) => id === 'decide-anew'),
      'it is due on the case',
    );
    assert.match((await officer.get('/cases')).text, /Opened again: decide anew/, 'in the caseload of its officer');
    const [, place = ''] =
      new RegExp(`href="(${at.replace('/api', '')}/reconsideration/[^"]+)"`).exec(
        (await supervisor.get('/queue')).text,
      ) ?? [];
    assert.equal((await supervisor.get(place)).status, 200, 'and the queue of supervisors leads there');
    await put(`${at}/checks/${children[0] ?? ''}/pnd`, { result: 'trace-relevant', reference: 'PND/77', when: 'now' });
    for (const page of ['', '/decision']) {
      const { text } = await officer.get(`${at.replace('/api', '')}${page}`);
      assert.match(text, /PND\/77/, `a relevant trace is shown to who decides: ${page}`);
    }
  });

  it('given what a supervisor was asked, when the queue is read, then it leads there, and any supervisor but who asked may answer', async () => {
    const { at, children } = await report();
    const [first = '', second = ''] = children;
    await put(`${at}/children/${first}/floor`, { ...FLOOR, inCare: 'yes' });
    const staff = (await installation.actor('northmoor', 'supervisor')).staff;
    const asked = { decision: 'considered-not-referred', reason: BECAUSE, supervisor: staff };
    await put(`${at}/children/${first}/safeguarding`, asked);
    const exception = { about: 'arrest', person: second, reason: BECAUSE };
    await put(`${at}/response/ask`, exception);
    for (const about of ['response', 'category']) await put(`${at}/response/ask`, { about, reason: BECAUSE });
    const queue = await supervisor.get('/queue');
    const links = [...queue.text.matchAll(/href="(\/cases\/[^"]+)"/g)].flatMap(([, link = '']) => link);
    // Beside the way to the case itself, where a child of it waits.
    const own = links.filter((link) => link.startsWith(`${at.replace('/api', '')}/`));
    assert.equal(own.length, 4, queue.text);
    for (const link of own) assert.equal((await supervisor.get(link)).status, 200, link);
    assert.equal((await officer.get('/queue')).text.includes(own[0] ?? ''), false, 'not who asked');
  });

  it('given who may work the case, when it is read, then the safe contact is there; and for who opens it to audit it is not', async () => {
    const { at, children } = await report();
    await put(`${at}/children/${children[0] ?? ''}/floor`, FLOOR);
    assert.deepEqual(
      (await readCase(at)).children.map(({ safeContact }) => safeContact?.may),
      [FLOOR.mayTell, undefined],
    );
    const registrar = await app.signedIn('northmoor', 'registrar');
    assert.equal((await registrar.post(`${at.replace('/api', '')}/open`, { reason: 'audit' })).status, 303);
    const audited = read(await registrar.get(at), Case);
    assert.deepEqual(
      audited.children.map(({ safeContact }) => safeContact),
      [null, null],
    );
  });
});
