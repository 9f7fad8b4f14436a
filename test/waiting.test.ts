// What is kept of what waits is what the steps' tables say waits: after every command, whatever came before it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { idIn, openCaseApp } from './case-app.ts';
import { plant } from './database.ts';
import { many } from './many.ts';
import { AN_HOUR_AGO, FLOOR, readyCase, type ReadyCase } from './ready-case.ts';

const app = await openCaseApp();
const { supervisor } = app;
const registrar = await app.as('registrar');
const WHY = 'An invented reason, long enough to be one.';

const migration = readFileSync(join(import.meta.dirname, '../migrations/0031-waiting.sql'), 'utf8');
/** The naive way, by anti-joins over everything that was ever asked: also what filled the table of a force at work. */
const before = /-- backfill\nINSERT INTO waiting \([^)]*\)\n(SELECT[\s\S]*?);/.exec(migration)?.[1] ?? '';
/** And what could only wait since then: nothing of it was there to be filled in. */
const naive = `${before} UNION ALL SELECT o.force, o.case_file, 'not-heard', 'own-words/' || o.own_words || '/answer', o.recorded_at, 'supervisor', o.recorded_by
  FROM own_words o LEFT JOIN own_words_answer a USING (force, own_words)
  WHERE o.why IS NOT NULL AND a.own_words IS NULL AND o.own_words = (SELECT n.own_words FROM own_words n
    WHERE n.force = o.force AND n.case_file = o.case_file AND n.person = o.person ORDER BY n.recorded_at DESC, n.own_words DESC LIMIT 1) UNION ALL SELECT r.force, r.case_file, 'cancellation', 'crimes/' || r.crime || '/cancel', r.asked_at, 'registrar', r.asked_by
  FROM cancellation_request r LEFT JOIN crime_cancellation x USING (force, crime) LEFT JOIN cancellation_refusal a USING (force, request)
  WHERE x.crime IS NULL AND a.request IS NULL UNION ALL SELECT d.force, d.case_file, d.about || '-again', 'response/decide-' || d.about, l.since, 'supervisor', NULL
  FROM (SELECT DISTINCT ON (force, case_file, about) * FROM supervisor_decision WHERE about <> 'exception' ORDER BY force, case_file, about, decided_at DESC) d
  CROSS JOIN LATERAL (SELECT min(v.answered_at) AS since FROM answer v WHERE (v.force, v.case_file, v.fact, v.state) = (d.force, d.case_file, 'violence', 'confirmed')
    AND v.answered_at > d.decided_at AND NOT EXISTS (SELECT FROM answer m WHERE (m.force, m.case_file, m.fact, m.state) = (d.force, d.case_file, 'violence', 'ruled-out') AND m.answered_at > v.answered_at)) l
  WHERE d.value IN ('proportionate', 'non-aggravated') AND l.since IS NOT NULL
    AND 'confirmed' IS DISTINCT FROM (SELECT b.state FROM answer b WHERE (b.force, b.case_file, b.fact) = (d.force, d.case_file, 'violence') AND b.direction = 'case'
      AND b.answered_at <= d.decided_at ORDER BY b.answered_at DESC LIMIT 1)
    AND NOT EXISTS (SELECT FROM supervisor_request r LEFT JOIN supervisor_decision a USING (force, request)
      WHERE (r.force, r.case_file, r.about) = (d.force, d.case_file, d.about) AND a.decision IS NULL)`;
const dangers = readFileSync(join(import.meta.dirname, '../migrations/0084-danger-again.sql'), 'utf8');
/** Dangers in telling that were approved before there was more to tell, as a force at work had them filled in. */
const again = (/-- backfill\nINSERT INTO waiting \([^)]*\)\n(SELECT[\s\S]*?)\nON CONFLICT/.exec(dangers)?.[1] ?? '')
  .replace(/,\s+n\.review_on::timestamp AT TIME ZONE 'Europe\/London'\nFROM/, ' FROM')
  // And, where there is no more to tell, from their day of review on.
  .replace(
    'l.since, ',
    "CASE WHEN l.since > a.answered_at THEN l.since ELSE n.review_on::timestamp AT TIME ZONE 'Europe/London' END, ",
  )
  .replace(/ AND l\.since > a\.answered_at AND n\.review_on[^\n]*/, '');
const lefts = readFileSync(join(import.meta.dirname, '../migrations/0091-duty-left.sql'), 'utf8');
/** And what an officer alone left undone after approval. */
const left = /-- backfill\nINSERT INTO waiting \([^)]*\)\n(SELECT[\s\S]*?)\nON CONFLICT/.exec(lefts)?.[1] ?? '';
const days = readFileSync(join(import.meta.dirname, '../migrations/0193-danger-day.sql'), 'utf8');
const duties = readFileSync(join(import.meta.dirname, '../migrations/0197-supervisors-duties.sql'), 'utf8');
/** And whom a supervisor has to agree to tell, of children with a danger at home. */
const plan = /-- backfill\nINSERT INTO waiting \([^)]*\)\n(SELECT[\s\S]*?)\nON CONFLICT/.exec(duties)?.[1] ?? '';
const all = `${naive} UNION ALL ${again} UNION ALL ${left} UNION ALL ${plan}`;
const KEPT = 'SELECT force, case_file, waits, place, since, awaits, asked_by FROM waiting';

const nextMonth = await plant(app.test, "SELECT (now() + interval '30 days')::date::text AS day");
const [{ day: reviewOn }] = z.tuple([z.object({ day: z.string() })]).parse(nextMonth.rows);

const Row = z.object({ waits: z.string(), place: z.string() });
/** What is kept and does not wait, or waits and is not kept. */
const apart = async () => {
  const { rows } = await plant(
    app.test,
    `(${KEPT} EXCEPT (${all})) UNION ALL ((${all}) EXCEPT ${KEPT}) UNION ALL (SELECT force, case_file, waits, place, since, awaits, asked_by FROM waiting GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING count(*) > 1)`,
  );
  return z.array(Row).parse(rows);
};
const waitingIn = async (id: string) => {
  const { rows } = await plant(app.test, `SELECT waits, place FROM waiting WHERE case_file = '${id}' ORDER BY since`);
  return z.array(Row).parse(rows);
};

const crimeIn = async (id: string): Promise<string> => {
  const { rows } = await plant(app.test, `SELECT crime FROM crime WHERE case_file = '${id}'`);
  return z.array(z.object({ crime: z.string() })).parse(rows)[0]?.crime ?? id;
};
/** The newest request, answered or not. */
const requestIn = async (id: string): Promise<{ readonly request: string; readonly crime: string }> => {
  const { rows } = await plant(
    app.test,
    `SELECT request, crime FROM cancellation_request WHERE case_file = '${id}' ORDER BY asked_at DESC`,
  );
  return z.array(z.object({ request: z.string(), crime: z.string() })).parse(rows)[0] ?? { request: id, crime: id };
};

/** What anybody might send next, right or wrong at that moment. */
const COMMANDS = [
  'ask-response',
  'ask-category',
  'ask-arrest',
  'decide-response',
  'decide-category',
  'grant',
  'refuse',
  'put-in-care',
  'ask-no-referral',
  'refer',
  'agree',
  'not-heard',
  'agree-not-heard',
  'propose',
  'propose',
  'approve',
  'approve',
  'return',
  'withdraw',
  'decide-conflict',
  'ask-cancellation',
  'refuse-cancellation',
  'cancel-crime',
  'propose-not-telling',
  'propose-danger',
  'approve-not-telling',
  'return-not-telling',
  'reopen',
  'answer',
  'learn-worse',
  'take-back',
  'uphold',
  'leave-duty',
  'agree-left',
  'name-danger',
  'name-nobody',
  'agree-plan',
] as const;
type Command = (typeof COMMANDS)[number];

const VIOLENCE = { fact: 'violence', direction: 'case', fromWhom: 'partner' } as const;

const met = new Set<string>();

const send = async ({ id, children: [child = ''], put, propose }: ReadyCase, command: Command): Promise<unknown> => {
  const at = `/api/cases/${id}`;
  const place = (waits: string, by = '') =>
    waitingIn(id).then((rows) => rows.find((row) => row.waits === waits && row.place.includes(by))?.place ?? 'none');
  const newest = async () => {
    const { rows } = await plant(
      app.test,
      `SELECT proposal FROM proposal WHERE case_file = '${id}' ORDER BY proposed_at DESC`,
    );
    return z.array(z.object({ proposal: z.string() })).parse(rows)[0]?.proposal ?? id;
  };
  const ways: Readonly<Record<Command, () => Promise<unknown>>> = {
    'ask-response': () => put('response/ask', { about: 'response', reason: WHY }),
    'ask-category': () => put('response/ask', { about: 'category', reason: WHY }),
    'ask-arrest': () => put('response/ask', { about: 'arrest', person: child, reason: WHY }),
    'decide-response': () =>
      supervisor.send('POST', `${at}/response/decide-response`, {
        value: 'proportionate',
        departure: 'partner-view',
        reason: WHY,
      }),
    'decide-category': () =>
      supervisor.send('POST', `${at}/response/decide-category`, {
        value: 'non-aggravated',
        departure: 'partner-view',
        reason: WHY,
      }),
    grant: async () => supervisor.send('POST', `${at}/${await place('exception')}`, { value: 'granted', reason: WHY }),
    refuse: async () => supervisor.send('POST', `${at}/${await place('exception')}`, { value: 'refused', reason: WHY }),
    'put-in-care': () => put(`children/${child}/floor`, { ...FLOOR, inCare: 'yes' }),
    'ask-no-referral': async () => {
      const who = /"staff":"([^"]+)"/.exec((await supervisor.get('/api/session')).text)?.[1] ?? '';
      return put(`children/${child}/safeguarding`, {
        decision: 'considered-not-referred',
        reason: WHY,
        supervisor: who,
      });
    },
    refer: () => put(`children/${child}/safeguarding`, { decision: 'referred', to: ['mash'], reason: WHY }),
    agree: async () =>
      supervisor.send('POST', `${at}/${await place('no-referral')}`, { answer: 'agreed', reason: WHY }),
    'not-heard': () => put(`children/${child}/own-words`, { heard: 'not-yet-heard', why: WHY }),
    'agree-not-heard': async () =>
      supervisor.send('POST', `${at}/${await place('not-heard')}`, { answer: 'agreed', reason: WHY }),
    propose,
    approve: async () => supervisor.send('POST', `${at}/proposals/${await newest()}/approve`, {}),
    return: async () => supervisor.send('POST', `${at}/proposals/${await newest()}/return`, { reason: WHY }),
    withdraw: async () => put(`proposals/${await newest()}/withdraw`, { reason: WHY }),
    'decide-conflict': () => registrar.send('POST', `${at}/registrar-decision`, { stands: 'sgiiModel', reason: WHY }),
    'ask-cancellation': async () =>
      put(`crimes/${await crimeIn(id)}/cancellation-requests`, { reason: 'C4', why: WHY }),
    'refuse-cancellation': async () => {
      const { request, crime } = await requestIn(id);
      return registrar.send('POST', `${at}/crimes/${crime}/cancellation-requests/${request}/refuse`, { answer: WHY });
    },
    'cancel-crime': async () =>
      registrar.send('POST', `${at}/crimes/${await crimeIn(id)}/cancellation`, { reason: 'C4', why: WHY }),
    'propose-not-telling': () => put(`notices/${child}/not-telling`, { reason: 'cannot-be-found', why: WHY, reviewOn }),
    'propose-danger': () => put(`notices/${child}/not-telling`, { reason: 'danger-to-this-child', why: WHY, reviewOn }),
    'approve-not-telling': async () =>
      supervisor.send('POST', `${at}/${await place('not-telling')}/answer`, { answer: 'approved', why: WHY }),
    'return-not-telling': async () =>
      supervisor.send('POST', `${at}/${await place('not-telling')}/answer`, { answer: 'returned', why: WHY }),
    reopen: () => put('reconsiderations', { cause: 'challenge', why: WHY }),
    answer: () =>
      put('answers', { fact: 'adult-involved', direction: 'case', state: 'ruled-out', fromWhom: 'partner' }),
    'learn-worse': () => put('answers', { ...VIOLENCE, state: 'confirmed' }),
    'take-back': () => put('answers', { ...VIOLENCE, state: 'ruled-out' }),
    'leave-duty': () => put(`duties/offer-support/${child}`, { answer: 'not-done', words: WHY }),
    'agree-left': async () =>
      supervisor.send('POST', `${at}/${await place('duty-left')}`, { answer: 'not-done', words: WHY }),
    'name-danger': () =>
      put(`children/${child}/floor`, { ...FLOOR, mustNotTell: 'The invented father', welfareBy: 'police' }),
    'name-nobody': () => put(`children/${child}/floor`, FLOOR),
    'agree-plan': async () =>
      supervisor.send('POST', `${at}/${await place('plan-to-tell')}`, {
        ...{ answer: 'done', by: 'me', doneAt: AN_HOUR_AGO, words: WHY },
      }),
    uphold: async () =>
      supervisor.send('POST', `${at}/${(await place('reopened')).replace('reconsideration', 'reconsiderations')}`, {
        why: WHY,
      }),
  };
  // Most are refused, as they come: a refusal has to leave what waits as it was.
  return ways[command]().catch((error: unknown) => {
    if (!(error instanceof assert.AssertionError)) throw error;
  });
};

const signConflict = async (): Promise<void> => {
  const settings = { sgiiModel: 'PERSON_INVOLVED', outcome21RequiresSuspect: true };
  const made = await registrar.send('POST', '/api/settings', { settings });
  const sign = `/api/settings/${idIn(made, 'set')}/sign`;
  for (const who of [registrar, await app.as('policy-owner')])
    assert.equal((await who.send('POST', sign, {})).status, 201);
};

let cases = 0;
const walk = async (commands: readonly Command[]): Promise<void> => {
  cases += 1;
  const ready = await readyCase(app, cases);
  await app.cover(ready.id);
  for (const [step, command] of commands.entries()) {
    await send(ready, command);
    assert.deepEqual(await apart(), [], `after ${commands.slice(0, step + 1).join(', ')}`);
    for (const { waits } of await waitingIn(ready.id)) met.add(waits);
  }
};

it('given the demonstration, when its cases are compared, then what is kept is what waits', async () => {
  assert.match(before, /UNION ALL/);
  assert.match(left, /'duty-left'/);
  assert.match(again, /END, 'supervisor', n\.proposed_by FROM/);
  assert.match(again, /a\.answer = 'approved'\s*$/);
  assert.match(plan, /'plan-to-tell'/);
  assert.deepEqual(await apart(), []);
  const { rows } = await plant(app.test, 'SELECT DISTINCT waits FROM waiting');
  assert.ok(rows.length > 0, 'nothing waits in it, and nothing would be compared');
});

it('given a reason not to tell that nobody answered, when its day of review comes, then it waits no more, and lets nobody in', async () => {
  const { id, put, children, propose } = await readyCase(app, (cases += 1));
  const at = `/api/cases/${id}`;
  const proposal = await propose();
  assert.equal((await supervisor.send('POST', `${at}/proposals/${proposal}/approve`, {})).status, 201);
  await put(`notices/${children[0] ?? ''}/not-telling`, { reason: 'cannot-be-found', why: WHY, reviewOn });
  const waits = async () => JSON.stringify(await waitingIn(id)).includes('not-telling');
  const inQueue = async () => (await supervisor.get('/queue')).text.includes(`/cases/${id}/notices/`);
  assert.deepEqual([await inQueue(), (await supervisor.get(`${at}/notices`)).status], [true, 200]);
  // As if that day were today: nobody has done anything in the case since.
  await plant(app.test, `UPDATE waiting SET until_at = now() WHERE case_file = '${id}'`);
  await plant(
    app.test,
    `ALTER TABLE not_telling DISABLE TRIGGER USER; UPDATE not_telling SET review_on = current_date - 1 WHERE case_file = '${id}'`,
  );
  assert.deepEqual([await inQueue(), (await supervisor.get(`${at}/notices`)).status], [false, 409]);
  await put('response/responder', { responder: 'safer-schools-officer' });
  assert.equal(await waits(), false);
  await put(`notices/${children[0] ?? ''}/not-telling`, { reason: 'cannot-be-found', why: WHY, reviewOn });
  const place = (await waitingIn(id)).find(({ waits: what }) => what === 'not-telling')?.place ?? '';
  assert.equal((await supervisor.send('POST', `${at}/${place}/answer`, { answer: 'approved', why: WHY })).status, 201);
});

it('given a danger in telling that a supervisor approved, when its day of review comes, then it is in the queue, and any supervisor may answer it', async () => {
  const { id, put, children, propose } = await readyCase(app, (cases += 1));
  const at = `/api/cases/${id}`;
  assert.equal((await supervisor.send('POST', `${at}/proposals/${await propose()}/approve`, {})).status, 201);
  const reason = { reason: 'danger-to-this-child', why: WHY, reviewOn };
  const made = await put(`notices/${children[0] ?? ''}/not-telling`, reason);
  const place = `notices/${children[0] ?? ''}/not-telling/${idIn(made, 'notTelling')}`;
  assert.equal((await supervisor.send('POST', `${at}/${place}/answer`, { answer: 'approved', why: WHY })).status, 201);
  const seen = async () => [
    (await supervisor.get('/queue')).text.includes(`/cases/${id}/${place}`),
    (await supervisor.get(`/cases/${id}/${place}`)).status,
  ];
  assert.deepEqual(await seen(), [false, 409]);
  await plant(
    app.test,
    `UPDATE not_telling SET review_on = current_date - 1 WHERE case_file = '${id}';
     UPDATE waiting SET since = (current_date - 1)::timestamp AT TIME ZONE 'Europe/London' WHERE case_file = '${id}' AND waits = 'not-telling'`,
  );
  assert.deepEqual(await seen(), [true, 200]);
});

it('given a case in which everything is asked once and answered, when each was sent, then what is kept is what waits', async () => {
  await signConflict();
  await walk([
    'ask-response',
    'ask-category',
    'ask-arrest',
    'decide-response',
    'refuse',
    'decide-category',
    'learn-worse',
    'ask-response',
    'decide-response',
    'take-back',
    'put-in-care',
    'ask-no-referral',
    'agree',
    'not-heard',
    'agree-not-heard',
    'propose',
    'decide-conflict',
    'return',
    'propose',
    'approve',
    'leave-duty',
    'agree-left',
    'propose-not-telling',
    'return-not-telling',
    'propose-danger',
    'approve-not-telling',
    'reopen',
    'uphold',
    'approve-not-telling',
    'answer',
    'ask-cancellation',
    'refuse-cancellation',
    'ask-cancellation',
    'cancel-crime',
  ]);
  await walk([
    'name-danger',
    'refer',
    'propose',
    'decide-conflict',
    'approve',
    'agree-plan',
    'name-nobody',
    'name-danger',
  ]);
  assert.deepEqual([...met].toSorted(), [
    'cancellation',
    'category',
    'category-again',
    'duty-left',
    'exception',
    'no-referral',
    'not-heard',
    'not-telling',
    'plan-to-tell',
    'registrar-decision',
    'reopened',
    'response',
    'response-again',
    'ruling',
  ]);
});

it('given any commands in any order, when each was sent, then what is kept is what waits', async () => {
  const commands = fc.array(fc.constantFrom(...COMMANDS), { minLength: 12, maxLength: 25 });
  await fc.assert(fc.asyncProperty(commands, walk), { ...many(3), endOnFailure: true });
});

it('given data from before the table was, when it is upgraded, then the table holds what waits', async () => {
  // Some came later than the table: none of them was there to be filled in.
  await plant(
    app.test,
    `DELETE FROM waiting WHERE waits NOT IN ('cancellation', 'not-heard', 'response-again', 'category-again')`,
  );
  assert.notDeepEqual(await apart(), []);
  for (const filling of [migration, dangers, lefts, days])
    await plant(app.test, /INSERT INTO waiting[\s\S]*?;/.exec(filling)?.[0] ?? '');
  assert.deepEqual(await apart(), []);
});

it('given an answer that forgets to close what it answers, when it is compared, then it is seen', async () => {
  const { id, put } = await readyCase(app, (cases += 1));
  await app.cover(id);
  await put('response/ask', { about: 'response', reason: WHY });
  assert.deepEqual(await apart(), []);
  await plant(app.test, 'CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$');
  await plant(app.test, 'CREATE TRIGGER forget BEFORE DELETE ON waiting FOR EACH ROW EXECUTE FUNCTION forget()');
  const decided = { value: 'proportionate', departure: 'partner-view', reason: WHY };
  const { status } = await supervisor.send('POST', `/api/cases/${id}/response/decide-response`, decided);
  assert.equal(status, 201);
  assert.deepEqual(await apart(), [{ waits: 'response', place: 'response/decide-response' }]);
});
