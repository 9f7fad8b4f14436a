import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { FLOOR, readyCase } from '../../../test/ready-case.ts';
import { CaseAnswer } from './caseload.schema.ts';

const app = await openCaseApp();
const { officer } = app;

const dueOf = async (id: string) => CaseAnswer.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text)).due;
const idsOf = async (id: string) => (await dueOf(id)).map((line) => line.id);
const Telling = z.object({ contact: z.object({ passage: z.string() }) });
const HOUR_MS = 3_600_000;

const extorted = async () => {
  const { id, children } = await app.openCase(1);
  const fact = { fact: 'extortion', direction: 'case', state: 'confirmed', fromWhom: 'reporter' };
  const answered = await officer.send('POST', `/api/cases/${id}/answers`, fact);
  assert.equal(answered.status, 201, answered.text);
  return { id, child: children[0] ?? '' };
};

test('given a new case, when it is read, then each act is due once, by one owner and at the time of the guidance', async () => {
  const { id } = await app.openCase(1);
  const lines = await dueOf(id);
  const checks = lines.filter((line) => line.id.includes('checks'));
  assert.deepEqual(
    checks.map((line) => line.id),
    ['finish-checks'],
  );
  const { reports } = CaseAnswer.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text));
  const from = Date.parse(reports[0]?.toldAt ?? '');
  const hoursTo = (name: string) => (Date.parse(lines.find((line) => line.id === name)?.at ?? '') - from) / HOUR_MS;
  assert.equal(Math.round(hoursTo('finish-checks')), 24);
  assert.equal(hoursTo('record-crime'), 24);
  assert.deepEqual(lines.filter((line) => line.id === 'record-crime').length, 1);
});

test('given extortion, when the case is read, then its duties run from when it was recorded, and not from when it is said again', async () => {
  const { id } = await extorted();
  await plant(app.test, `UPDATE answer SET answered_at = answered_at - interval '30 hours' WHERE case_file = '${id}'`);
  await plant(app.test, `UPDATE party SET added_at = added_at - interval '40 hours' WHERE case_file = '${id}'`);
  const again = { fact: 'extortion', direction: 'case', state: 'suspected', fromWhom: 'partner' };
  assert.equal((await officer.send('POST', `/api/cases/${id}/answers`, again)).status, 201);
  const lines = await dueOf(id);
  const overdue = (name: string) => lines.find((line) => line.id === name)?.overdue;
  for (const name of ['report-to-ceop', 'specialist-handover']) assert.equal(overdue(name), true, name);
  const { text } = await officer.get(`/cases/${id}`);
  assert.match(text, /it is reported to CEOP, and the child is told not to pay/);
  assert.match(text, new RegExp(`/cases/${id}/duties/report-to-ceop/case`));
});

test('given a duty that has no page of its own, when it is recorded as done, then it is due no more, and the decision shows by whom', async () => {
  const { id, child } = await extorted();
  const at = `/cases/${id}/duties/report-to-ceop/case`;
  assert.match((await officer.get(at)).text, /it is reported to CEOP/);
  const nothing = await officer.post(at, { answer: 'done', words: 'An invented reference' });
  assert.equal(nothing.status, 422);
  assert.match(nothing.text, /Choose who did it/);
  const done = await officer.post(at, {
    answer: 'done',
    by: 'me',
    words: 'Through the form, reference kept in the log',
  });
  assert.equal(done.location, `/cases/${id}#due`);
  for (const [duty, whom] of [['report-to-ceop', child] as const, ['offer-report-remove', 'case'] as const]) {
    const said = { answer: 'done', by: 'me', words: 'Of nobody whom it is asked of' };
    assert.equal(
      codeIn(await officer.send('POST', `/api/cases/${id}/duties/${duty}/${whom}`, said)),
      'NotAboutThem',
      duty,
    );
  }
  assert.match((await officer.get(`/cases/${id}/duties/offer-report-remove/case`)).text, /asks this of somebody else/);
  const offered = { answer: 'not-done', words: 'The child asked to do it with the aunt tomorrow' };
  const { status } = await officer.send('POST', `/api/cases/${id}/duties/offer-report-remove/${child}`, offered);
  assert.equal(status, 201);
  const ids = await idsOf(id);
  assert.equal(ids.includes('report-to-ceop') || ids.includes('offer-report-remove'), false);
  const decision = await officer.get(`/cases/${id}/decision`);
  assert.match(decision.text, /Done: me/);
  assert.match(decision.text, /Not done, with a reason/);
  assert.match((await officer.get(`/cases/${id}`)).text, /Duty of the guidance/);
  assert.deepEqual(await app.tablesHolding('reference kept in the log'), []);
});

const Closing = z.object({ open: z.array(z.object({ what: z.string(), duty: z.string().nullable() })) });
const held = async (id: string) =>
  Closing.parse(JSON.parse((await officer.get(`/api/cases/${id}/closing`)).text)).open.flatMap(
    ({ duty }) => duty ?? [],
  );

test('given duties, due or not, when closing is looked at, then they hold it until each was done, or not done with a reason', async () => {
  const { id, child } = await extorted();
  const at = `/api/cases/${id}/duties`;
  assert.ok((await held(id)).includes('report-to-ceop'), 'a closed case would not remind anybody of it');
  for (const [table, column] of [
    ['answer', 'answered_at'],
    ['party', 'added_at'],
    ['report', 'told_at'],
  ])
    await plant(app.test, `UPDATE ${table} SET ${column} = ${column} - interval '9 days' WHERE case_file = '${id}'`);
  const before = await held(id);
  for (const duty of ['report-to-ceop', 'specialist-handover']) assert.ok(before.includes(duty), duty);
  assert.match((await officer.get(`/cases/${id}/closing`)).text, /not yet answered[^<]*it is reported to CEOP/);
  const whyNot = { answer: 'not-done', words: 'The specialist team has the case already, by telephone' };
  const done = { answer: 'done', by: 'me', words: 'An invented reference' };
  assert.equal((await officer.send('POST', `${at}/report-to-ceop/case`, done)).status, 201);
  // What a step shows is not said in words; that it cannot be done, a supervisor says.
  assert.equal(codeIn(await officer.send('POST', `${at}/specialist-handover/case`, done)), 'DoneInItsStep');
  assert.equal(codeIn(await officer.send('POST', `${at}/specialist-handover/case`, whyNot)), 'SupervisorSaysWhy');
  assert.equal(codeIn(await officer.send('POST', `${at}/welfare-check/${child}`, whyNot)), 'DoneInItsStep');
  await app.cover(id);
  assert.match((await officer.get(`/cases/${id}/duties/specialist-handover/case`)).text, /a supervisor says here why/);
  assert.equal((await app.supervisor.send('POST', `${at}/specialist-handover/case`, whyNot)).status, 201);
  const after = await held(id);
  for (const duty of ['report-to-ceop', 'specialist-handover']) assert.ok(!after.includes(duty), duty);
});

test('given an approved outcome, when an officer alone says that a duty is not done, then a supervisor reads why, and the case is held until one says so too', async () => {
  const { id, children, put, propose } = await readyCase(app, 91);
  const at = `duties/offer-support/${children[0] ?? ''}`;
  const why = { answer: 'not-done', words: 'The invented school does this from Monday' };
  const left = { answer: 'not-done', words: 'Said before the outcome was approved' };
  await put(`duties/offer-support/${children[1] ?? ''}`, left);
  const proposal = await propose();
  const { supervisor } = app;
  assert.equal((await supervisor.send('POST', `/api/cases/${id}/proposals/${proposal}/approve`, {})).status, 201);
  const leftIn = async () => (await officer.get(`/cases/${id}/closing`)).text.split('and seen by no supervisor').length;
  assert.equal(await leftIn(), 1, 'who approved saw what was left until then');
  const inQueue = async () => (await supervisor.get('/queue')).text.includes(`/cases/${id}/${at}`);
  await put(at, why);
  assert.deepEqual([await leftIn(), await inQueue()], [2, true]);
  await put(at, why);
  assert.equal(await leftIn(), 2, 'once, however often the officer says it');
  const page = await supervisor.get(`/cases/${id}/${at}`);
  assert.match(page.text, /It was not done, said Olive Example on [^<]+: The invented school does this from Monday/);
  const answered = await supervisor.post(`/cases/${id}/${at}`, why);
  assert.deepEqual([answered.status, answered.location], [303, '/queue'], 'the case itself they have not opened');
  assert.deepEqual([await leftIn(), await inQueue()], [1, false]);
});

test('given a closed case in which a duty was left, when it is read, then the duty stays seen, and answering it opens nothing', async () => {
  const { id } = await extorted();
  await plant(app.test, `UPDATE case_file SET stage = 'closed' WHERE case_file = '${id}'`);
  assert.ok((await idsOf(id)).includes('report-to-ceop'));
  const late = { answer: 'done', by: 'me', words: 'An invented reference' };
  assert.equal((await officer.send('POST', `/api/cases/${id}/duties/report-to-ceop/case`, late)).status, 201);
  assert.equal((await idsOf(id)).includes('report-to-ceop'), false);
  assert.match((await officer.get(`/api/cases/${id}`)).text, /"stage":"closed"/);
  const { text } = await officer.get(`/cases/${id}`);
  assert.match(text, /Said to be done: [^<]*it is reported to CEOP/);
  // Closed on what was said: taken back, it is news.
  const back = { answer: 'not-done', words: 'It was another report that was sent' };
  assert.equal((await app.supervisor.post(`/cases/${id}/open`, { reason: 'duty-cover' })).status, 303);
  assert.equal((await app.supervisor.send('POST', `/api/cases/${id}/duties/report-to-ceop/case`, back)).status, 201);
  const after = await officer.get(`/cases/${id}`);
  assert.match(after.text, /Said not to be done<[\s\S]*duties\/report-to-ceop\/case">The case<\/a>: [^<]*CEOP/);
  assert.match(after.text, /Said to be not done: [^<]*CEOP/);
  const { stage, left } = CaseAnswer.parse(JSON.parse((await officer.get(`/api/cases/${id}`)).text));
  assert.deepEqual([stage, left.map((one) => [one.id, one.person])], ['open', [['report-to-ceop', null]]]);
});

/** What comes before any contact stops the letter as it stops telling, until it is answered, or it is said why it cannot wait. */
const noLetterYet = async (id: string, child: string) => {
  const at = `/cases/${id}/notices/${child}`;
  const letter = async () => [
    codeIn(await officer.get(`/api${at}/letter?for=child`)),
    /Dear |Hello,/u.test((await officer.get(`${at}/letter?for=child`)).text),
  ];
  const age = { known: 'age', age: 14, fromWhom: 'parent-or-carer' };
  assert.equal((await officer.send('POST', `/api/cases/${id}/people/${child}/age`, age)).status, 201);
  const fact = { fact: 'language-barrier', direction: 'person', person: child, fromWhom: 'reporter' };
  assert.equal((await officer.send('POST', `/api/cases/${id}/answers`, { ...fact, state: 'confirmed' })).status, 201);
  assert.deepEqual(await letter(), ['BeforeContactFirst', false]);
  const { text } = await officer.get(`${at}/letter?for=child`);
  assert.match(text, new RegExp(`href="/cases/${id}/duties/arrange-interpreter/${child}"[^>]*>[^<]*interpreter`));
  assert.equal(
    (await app.actions(id)).filter((action) => action === 'print-notice').length,
    1,
    'nothing left the force',
  );
  const why = { answer: 'not-done', words: 'The child is spoken to in English, and asked for the letter at once' };
  const { status } = await officer.send('POST', `/api/cases/${id}/duties/arrange-interpreter/${child}`, why);
  assert.equal(status, 201);
  assert.deepEqual(await letter(), ['', true]);
  const strategy = {
    decision: 'strategy-discussion',
    strategy: 'asked',
    reason: 'It is not clear who is safe at home.',
  };
  const decide = (body: unknown) => officer.send('POST', `/api/cases/${id}/children/${child}/safeguarding`, body);
  assert.equal((await decide(strategy)).status, 201);
  // It settles who tells whom (handbook 6.2): a letter before it would settle that alone.
  assert.deepEqual(await letter(), ['BeforeContactFirst', false]);
  assert.match((await officer.get(`${at}/tell`)).text, /strategy discussion/);
  assert.equal((await decide({ ...strategy, strategy: 'held' })).status, 201);
  assert.deepEqual(await letter(), ['', true]);
};

/** A discussion about a brother or sister settles who tells this child too; one that was held is held for nobody else. */
const noLetterBeforeSiblings = async (id: string, child: string, sibling: string) => {
  const at = `/cases/${id}/notices/${child}`;
  const letter = async () => codeIn(await officer.get(`/api${at}/letter?for=child`));
  const decide = async (person: string, strategy: string) => {
    const body = { decision: 'strategy-discussion', strategy, reason: 'It is not clear who is safe at home.' };
    const done = await officer.send('POST', `/api/cases/${id}/children/${person}/safeguarding`, body);
    assert.equal(done.status, 201, done.text);
  };
  await decide(sibling, 'asked');
  assert.equal(await letter(), 'BeforeContactFirst');
  const { text } = await officer.get(`${at}/letter?for=child`);
  assert.match(text, new RegExp(`href="/cases/${id}/safeguarding"[^>]*>[^<]*about another child of this case`));
  assert.match((await officer.get(`${at}/tell`)).text, /about another child of this case/);
  await decide(child, 'asked');
  await decide(sibling, 'held');
  assert.equal(await letter(), 'BeforeContactFirst', 'held for the other, and not for this child');
  assert.doesNotMatch((await officer.get(`${at}/tell`)).text, /about another child/);
  await decide(child, 'held');
  assert.equal(await letter(), '');
  const printed = await officer.get(`${at}/letter?for=child`);
  assert.doesNotMatch(printed.text, /strategy|another child|safeguarding|safe at home/i, 'nothing of it is told');
};

test('given an interview of one child, when it was made, then telling the other is due by the next working day, and no more once told', async () => {
  const { id, children } = await app.openCase(2);
  const [whose = '', other = ''] = children;
  for (const child of children) await officer.send('POST', `/api/cases/${id}/children/${child}/floor`, FLOOR);
  const why = 'Nothing else would show what happened, as it is recorded so far.';
  const at = `/api/cases/${id}/response/consider`;
  const planned = { person: whose, means: 'interview', ten: 'ten-or-over', necessity: why, alternatives: why };
  const made = await officer.send('POST', at, {
    ...planned,
    conclusion: 'pursued',
    appropriateAdult: 'social-worker',
  });
  const telling = 'tell-of-interview-or-arrest';
  assert.equal((await idsOf(id)).includes(telling), false, 'decided on is not made');
  const end = `/api/cases/${id}/response/considerations/${idIn(made, 'consideration')}`;
  assert.equal((await officer.send('POST', end, { result: 'made' })).status, 201);
  const line = (await dueOf(id)).find((due) => due.id === telling);
  assert.equal(line?.overdue, false);
  assert.match((await officer.get(`/cases/${id}`)).text, /1 child to tell of an interview or an arrest/);
  const ofWhose = await officer.get(`/cases/${id}/notices/${whose}/tell`);
  assert.match(ofWhose.text, /nothing to tell this child now/);
  const page = `/cases/${id}/notices/${other}`;
  assert.match((await officer.get(`${page}/tell`)).text, /They have asked somebody questions in a formal interview/);
  assert.match((await officer.get(`${page}/letter?for=child`)).text, /What the police have done so far/);
  await noLetterYet(id, other);
  await noLetterBeforeSiblings(id, other, whose);
  const { contact } = Telling.parse(JSON.parse((await officer.get(`/api${page}`)).text));
  const told = {
    contact: contact.passage,
    stillRight: 'yes',
    whom: 'child',
    how: 'in-person',
    byWhom: 'me',
    when: 'now',
  };
  const done = await officer.send('POST', `/api${page}/told`, { ...told, words: ['interview-held'] });
  assert.equal(done.status, 201, done.text);
  assert.equal((await idsOf(id)).includes(telling), false);
});

test('given several open duties, when they are answered on one page, then all are recorded or none, with what was typed kept', async () => {
  const { id, child } = await extorted();
  const at = `/cases/${id}/duties`;
  const shown = await officer.get(at);
  assert.match(shown.text, /it is reported to CEOP/);
  assert.doesNotMatch(shown.text, /<input[^>]* checked/, 'nothing is chosen before');
  assert.doesNotMatch(shown.text, /answer_specialist-handover_case/, 'its own step shows whether it is done');
  assert.match((await officer.get(`/cases/${id}/closing`)).text, new RegExp(`href="${at}"`));
  const [ceop, remove] = ['report-to-ceop_case', `offer-report-remove_${child}`];
  const none = await officer.post(at, {});
  assert.match(none.text, /Answer at least one/);
  const half = {
    [`answer_${ceop}`]: 'done',
    [`by_${ceop}`]: 'me',
    [`words_${ceop}`]: 'Kept as an invented reference',
    [`words_${remove}`]: 'The aunt asks tomorrow',
  };
  const refused = await officer.post(at, half);
  assert.equal(refused.status, 422);
  assert.match(refused.text, new RegExp(`href="#answer_${remove}"[^>]*>Choose whether it was done`));
  for (const typed of ['Kept as an invented reference', 'The aunt asks tomorrow'])
    assert.ok(refused.text.includes(typed), typed);
  const later = { [`doneAt_${ceop}-day`]: '1', [`doneAt_${ceop}-month`]: '1', [`doneAt_${ceop}-year`]: '2999' };
  const whole = { ...half, [`answer_${remove}`]: 'not-done' };
  const early = await officer.post(at, { ...whole, ...later, [`doneAt_${ceop}-time`]: '10am' });
  assert.match(early.text, new RegExp(`href="#doneAt_${ceop}-day"[^>]*>This time is still to come`));
  const before = await idsOf(id);
  for (const duty of ['report-to-ceop', 'offer-report-remove']) assert.ok(before.includes(duty), `${duty} is recorded`);
  assert.equal((await officer.post(at, whole)).location, at, 'back to what is left');
  const after = await idsOf(id);
  for (const duty of ['report-to-ceop', 'offer-report-remove']) assert.ok(!after.includes(duty), duty);
  // What was left is in sight where the case is closed, and what was done is not.
  const closing = await officer.get(`/cases/${id}/closing`);
  assert.match(closing.text.split('Said to be not done')[1] ?? '', /offered Report Remove/);
  assert.match(
    (await officer.get(`/api/cases/${id}/closing`)).text,
    new RegExp(`"left":\\[\\{"duty":"offer-report-remove","subject":"${child}","title":"Offer Report Remove"\\}\\]`),
  );

  const put = (...answers: readonly unknown[]) => officer.send('POST', `/api/cases/${id}/duties`, { answers });
  const kept = { duty: 'keep-everything', whom: 'case', answer: 'done', by: 'me', words: 'An invented reference' };
  const parents = { ...kept, duty: 'decide-telling-parents', whom: child, parent: 'not-to-tell', parentName: 'Either' };
  const { by, ...unsaid } = parents;
  assert.match((await put(kept, unsaid)).text, /"pointer":"\/answers\/1\/by"/, `${by} is left out`);
  const inStep = await put(kept, { ...parents, duty: 'welfare-check' });
  assert.deepEqual([codeIn(inStep), idIn(inStep, 'pointer')], ['DoneInItsStep', '/answers/1']);
  const twice = await put(parents, kept, kept);
  assert.deepEqual([codeIn(twice), idIn(twice, 'pointer')], ['AnsweredTwice', '/answers/2']);
  // A rule that was read in the guidance obliges it: that it was left is no officer’s to say alone (assurance T7).
  assert.equal(codeIn(await put(kept, { ...unsaid, answer: 'not-done' })), 'SupervisorSaysWhy');
  assert.ok((await idsOf(id)).includes('keep-everything'));
  assert.equal((await put(kept, parents)).status, 201);
  assert.ok(!(await idsOf(id)).includes('keep-everything'));
});

test('given a duty that is not owed, when it is recorded as done, then it is refused in words, on the page of several beside all that was typed; once owed it is taken, and can be put right when it is owed no more', async () => {
  const { id, child } = await extorted();
  const at = `/cases/${id}/duties`;
  const alone = `${at}/arrange-interpreter/${child}`;
  const done = { answer: 'done', by: 'me', words: 'Kept as an invented reference' };
  const say = (answer: unknown) => officer.send('POST', `/api${alone}`, answer);
  const speaks = async (state: string) => {
    const fact = { fact: 'language-barrier', direction: 'person', person: child, state, fromWhom: 'reporter' };
    const { status, text } = await officer.send('POST', `/api/cases/${id}/answers`, fact);
    assert.equal(status, 201, text);
  };
  const isShown = async () => (await officer.get(alone)).text.includes('name="answer"');
  const age = { known: 'age', age: 14, fromWhom: 'parent-or-carer' };
  assert.equal((await officer.send('POST', `/api/cases/${id}/people/${child}/age`, age)).status, 201);
  assert.equal(codeIn(await say(done)), 'NotOwed');
  assert.match(
    (await officer.get(alone)).text,
    /the guidance does not ask this\. Record first what it would follow from/,
  );
  assert.equal(await isShown(), false);

  const [ceop, interpreter] = ['report-to-ceop_case', `arrange-interpreter_${child}`];
  const typed = {
    ...{ [`answer_${ceop}`]: 'done', [`by_${ceop}`]: 'me', [`words_${ceop}`]: 'An invented number of CEOP' },
    ...{
      [`answer_${interpreter}`]: 'done',
      [`by_${interpreter}`]: 'me',
      [`words_${interpreter}`]: 'The aunt interprets',
    },
  };
  const back = await officer.post(at, typed);
  assert.equal(back.status, 422);
  assert.match(
    back.text,
    new RegExp(`href="#answer_${interpreter}"[^>]*>On what is recorded, the guidance does not ask`),
  );
  assert.match(back.text, new RegExp(`id="answer_${interpreter}"`), 'the error leads somewhere');
  assert.match(back.text, /Not asked in this case now: [^<]*interpreter/);
  for (const words of ['An invented number of CEOP', 'The aunt interprets'])
    assert.ok(back.text.includes(words), words);
  assert.ok((await idsOf(id)).includes('report-to-ceop'), 'nothing was saved');

  await speaks('confirmed');
  assert.equal(await isShown(), true);
  assert.equal((await officer.post(at, typed)).status, 303);
  await speaks('ruled-out');
  assert.equal(await isShown(), true, 'what was said can be put right');
  assert.equal((await say({ answer: 'not-done', words: 'Nobody was needed' })).status, 201);
});

test('given a duty that the guidance does not have, or a time to come, when it is recorded, then it is refused', async () => {
  const { id } = await extorted();
  const done = { answer: 'done', by: 'me', words: 'An invented reference' };
  assert.equal(codeIn(await officer.send('POST', `/api/cases/${id}/duties/punish-the-child/case`, done)), 'NoSuchDuty');
  const later = { ...done, doneAt: '2999-01-01T00:00:00Z' };
  assert.equal(
    codeIn(await officer.send('POST', `/api/cases/${id}/duties/report-to-ceop/case`, later)),
    'DoneInFuture',
  );
});
