import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { given, openDecidedApp } from '../../../test/decided-app.ts';
import { plant } from '../../../test/database.ts';
import { ok } from '../../platform/access/index.ts';
import { walkFloor } from '../report/index.ts';
import { askSupervisor, grantException, withdrawDeath } from '../response/index.ts';
import { approveNotTelling, proposeNotTelling, readNotices } from './index.ts';

const app = await openDecidedApp();
const officer = app.staff('officer');
const http = await app.signedIn('officer');

const decidedCase = async () => {
  const { id, children } = await app.newCase(2);
  const [asha = '', bram = ''] = children;
  await app.walk(id, asha, 'The stepfather Quillfeather', 'The aunt Larkwhistle');
  await app.walk(id, bram, 'The uncle Mossbottom', 'The carer Thistledown');
  await app.approve(id, { crime: await app.crime(id), outcome: '21', person: bram });
  return { id, asha, bram };
};

const hidden = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? '';

const tellForm = (page: string, words: string, over: Record<string, string> = {}) => ({
  contact: hidden(page, 'contact'),
  'if-match': hidden(page, 'if-match'),
  stillRight: 'yes',
  keptFrom: 'confirmed',
  whom: 'child',
  how: 'in-person',
  byWhom: 'me',
  words,
  when: 'now',
  ...over,
});

const stateOf = async (id: string, person: string) =>
  (await given(app.gateway.consult(officer, readNotices(app.outcomes), { case: id }))).notices.find(
    (notice) => notice.person === person,
  )?.state;

test('given an approved outcome, when each child is told by the pages, then every notice is final and logged as a disclosure', async () => {
  const { id, asha, bram } = await decidedCase();
  const at = `/cases/${id}/notices`;
  assert.match((await http.get(at)).text, /To tell by/);
  const page = (await http.get(`${at}/${asha}/tell`)).text;
  assert.match(page, /Must not be told/);
  assert.match(page, /govuk-!-font-size-36">The stepfather Quillfeather/);
  const wrong = await http.post(
    `${at}/${asha}/tell`,
    tellForm(page, 'ended-without-court', { stillRight: 'not-known' }),
  );
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="in-person" checked/, 'what was typed is kept');
  assert.equal((await http.post(`${at}/${asha}/tell`, tellForm(page, '21-own'))).status, 422, 'not this child’s part');
  const done = await http.post(`${at}/${asha}/tell`, tellForm(page, 'ended-without-court'));
  assert.equal(done.location, at);
  assert.equal(await stateOf(id, asha), 'told');
  assert.equal(await stateOf(id, bram), 'to-tell');
  const other = (await http.get(`${at}/${bram}/tell`)).text;
  assert.equal((await http.post(`${at}/${bram}/tell`, tellForm(other, '21-own'))).location, at);
  assert.equal(await stateOf(id, bram), 'told');
  const kinds = await plant(
    app.db,
    `SELECT people::text[] AS people FROM ledger_entry WHERE action = 'tell-child' AND kind = 'disclosure' ORDER BY at`,
  );
  const told = z.array(z.object({ people: z.array(z.string()) })).parse(kinds.rows);
  assert.deepEqual(
    told.map(({ people }) => people),
    [[asha], [bram]],
  );
});

test('given somebody of the case who was told for a child, when it is recorded, then they are named, and logged; never another child, nor who must not be told', async () => {
  const { id, children } = await app.newCase(3);
  const [asha = '', bram = '', third = ''] = children;
  await app.walk(id, asha, 'The stepfather Quillfeather', 'The aunt Larkwhistle');
  await app.approve(id, { crime: await app.crime(id), outcome: '21', person: bram });
  await plant(app.db, `UPDATE party SET kind = 'reporter' WHERE case_file = '${id}' AND person = '${third}'`);
  const at = `/cases/${id}/notices/${asha}/tell`;
  const page = (await http.get(at)).text;
  const tell = (who: Record<string, string>) =>
    http.post(at, tellForm(page, 'ended-without-court', { whom: 'parent-or-carer', ...who }));
  assert.match(page, new RegExp(`<option value="${third}"`));
  assert.match((await tell({})).text, /Say who exactly was told for the child/);
  assert.match((await tell({ toldPerson: bram })).text, /not among those of the case who may have been told/);
  assert.match((await tell({ toldName: 'the stepfather  quillfeather' })).text, /this person must not be told/);
  assert.match((await tell({ toldName: 'An aunt', toldPerson: third })).text, /not both/);
  assert.equal((await tell({ toldPerson: third })).status, 303);
  assert.match(
    (await http.get(`/cases/${id}/notices`)).text,
    /A parent or carer, for the child \(Child 3\), in person/,
  );
  const { rows } = await plant(
    app.db,
    `SELECT people::text[] AS people FROM ledger_entry WHERE action = 'tell-child' AND kind = 'disclosure' AND '${asha}' = ANY (people)`,
  );
  assert.deepEqual(z.array(z.object({ people: z.array(z.string()) })).parse(rows), [{ people: [asha, third] }]);
});

test('given two children, when a page or letter of one is opened, then nothing of the other is in it', async () => {
  const { id, asha, bram } = await decidedCase();
  const paths = ['tell', 'not-telling', 'letter?for=child', 'letter?for=parent-or-carer'];
  for (const [own, other, foreign] of [
    [asha, bram, /Mossbottom|Thistledown|Child 2|Outcome 21/],
    [bram, asha, /Quillfeather|Larkwhistle|Child 1/],
  ] as const) {
    for (const path of paths) {
      const { status, text } = await http.get(`/cases/${id}/notices/${own}/${path}`);
      assert.equal(status, 200, path);
      assert.doesNotMatch(text, foreign, path);
      assert.equal(text.includes(other), false, path);
      if (path.startsWith('letter')) assert.match(text, /Childline, any time and free: 0800 1111\./);
    }
    const json = await http.get(`/api/cases/${id}/notices/${own}`);
    assert.equal(json.status, 200);
    assert.doesNotMatch(json.text, foreign);
    assert.equal(json.text.includes(other), false);
  }
});

test('given a child with a name and one without, when their letters are opened, then neither is called by a label, both say who writes, and both say the same of fault', async () => {
  const { id, asha, bram } = await decidedCase();
  const letter = async (child: string, whom: string) =>
    (await http.get(`/cases/${id}/notices/${child}/letter?for=${whom}`)).text;
  const [named, unnamed] = [await letter(asha, 'child'), await letter(bram, 'child')];
  for (const text of [named, unnamed]) {
    assert.match(text, /Northmoor Police\. Ring/);
    assert.match(text, /that is not your fault, whatever you did yourself/);
    assert.doesNotMatch(text, /Dear Child/);
  }
  assert.match(await letter(bram, 'parent-or-carer'), /(?:About [A-Z]|“You” below means the child)/);
});

test('given a safe contact that nobody knows, when telling or a letter is asked for, then nobody is told', async () => {
  const { id, children } = await app.newCase(1);
  const [child = ''] = children;
  await app.approve(id, { crime: await app.crime(id), outcome: '21', person: child });
  assert.match((await http.get(`/cases/${id}/notices/${child}/tell`)).text, /Nobody is told yet/);
  assert.equal((await http.get(`/cases/${id}/notices/${child}/letter?for=child`)).status, 409);
});

/** As it could be kept before the safety floor refused it. */
const walkContradicting = async (id: string, person: string): Promise<void> => {
  const { decide } = walkFloor;
  const kept: typeof walkFloor = {
    ...walkFloor,
    decide: (state, input, moment) => {
      const done = decide(state, input, moment);
      return done.ok
        ? ok(done.value.map((event) => ({ ...event, contact: { ...event.contact, mustNot: ['mum'] } })))
        : done;
    },
  };
  const answers = { safeNow: 'yes', selfHarm: 'no', withWhom: 'school', inCare: 'no', onPlan: 'no' } as const;
  const contact = { safeContact: { may: 'Mum, all of it', how: 'By telephone' }, mustNot: '' };
  const floor = {
    case: id,
    person,
    ...answers,
    ...contact,
    welfareCheck: 'not-arranged',
    fromWhom: 'partner',
  } as const;
  await given(app.gateway.execute(officer, kept, floor));
};

test('given somebody kept as to be told and as not to be told, when telling or a letter is asked for, then neither is, and the pages say why', async () => {
  const { id, asha } = await decidedCase();
  const at = `/cases/${id}/notices`;
  const NAMED = /Somebody who must not be told for this child is named under who may be told/;
  assert.doesNotMatch((await http.get(at)).text, NAMED);
  await walkContradicting(id, asha);
  assert.match((await http.get(at)).text, NAMED);
  const page = (await http.get(`${at}/${asha}/tell`)).text;
  assert.match(page, /mum: must not be told, and is named under who may be told, or under how they are reached/);
  const told = await http.post(
    `${at}/${asha}/tell`,
    tellForm(page, 'ended-without-court', { whom: 'safe-contact', toldName: 'An invented aunt' }),
  );
  assert.equal(told.status, 409);
  assert.match(told.text, /contradict each other/);
  assert.equal((await http.get(`${at}/${asha}/letter?for=child`)).status, 409);
  assert.equal(await stateOf(id, asha), 'to-tell');
});

test('given a reason not to tell, when it is proposed by a page, then a supervisor approves it and the proposer never', async () => {
  const { id, asha } = await decidedCase();
  const at = `/cases/${id}/notices/${asha}/not-telling`;
  const year = String((await app.now()).getUTCFullYear() + 1);
  const form = {
    reason: 'danger-to-this-child',
    why: 'Told by the school that it is not safe.',
    'reviewOn-day': '1',
    'reviewOn-month': '1',
    'reviewOn-year': year,
  };
  assert.equal((await http.post(at, { ...form, 'reviewOn-year': '2020' })).status, 422);
  assert.equal((await http.post(at, form)).location, `/cases/${id}/notices`);
  assert.equal(await stateOf(id, asha), 'not-telling-proposed');
  assert.equal((await http.get(`/cases/${id}/notices/${asha}/letter?for=child`)).status, 409);
  const boss = await app.signedIn('supervisor');
  await boss.post(`/cases/${id}/open`, { reason: 'supervision' });
  const list = (await boss.get(`/cases/${id}/notices`)).text;
  const weigh = /href="([^"]+not-telling\/[^"]+)"/.exec(list)?.[1] ?? '';
  const approving = { answer: 'approved', why: 'Weighed: telling it now would put her in danger.' };
  assert.equal((await http.post(weigh, approving)).status, 403, 'an officer does not approve');
  // As if the supervisor had the case: a colleague proposed, and what stands is their own case all the same.
  const has = `case_file = '${id}' AND until_at IS NULL`;
  const whose = (subject: 'officer' | 'supervisor') =>
    plant(app.db, `UPDATE assignment SET staff = '${app.staff(subject).staff}' WHERE ${has}`);
  await whose('supervisor');
  const own = (await boss.get(weigh)).text;
  assert.match(own, /does not have this case and did not work it approves or returns it; out of hours, whoever covers/);
  assert.doesNotMatch(own, /name="answer"/);
  const refusal = await boss.post(weigh, approving);
  assert.equal(refusal.status, 403);
  assert.match(refusal.text, /You proposed this yourself, or have this case/);
  await whose('officer');
  const page = (await boss.get(weigh)).text;
  assert.match(page, /Told by the school/);
  for (const answer of ['returned', 'approved']) assert.equal((await boss.post(weigh, { answer })).status, 422, answer);
  const answered = await boss.post(weigh, { ...approving, 'if-match': hidden(page, 'if-match') });
  assert.equal(answered.location, '/queue');
  assert.equal(await stateOf(id, asha), 'not-telling-approved');
  assert.equal((await http.get(`/cases/${id}/notices/${asha}/letter?for=child`)).status, 409);
});

test('given one proposal, when its proposer and two others answer at once, then one approval stands and it is not the proposer’s', async () => {
  const { id, asha } = await decidedCase();
  const proposer = app.staff('second-supervisor');
  for (const actor of [proposer, app.staff('supervisor')]) await app.open(id, actor);
  const day = new Date((await app.now()).getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  const proposal = { case: id, person: asha, reason: 'cannot-be-found', why: 'Looked for', reviewOn: day } as const;
  const made = await given(app.gateway.execute(proposer, proposeNotTelling(app.outcomes), proposal));
  const answer = {
    case: id,
    person: asha,
    notTelling: made['notTelling'] ?? '',
    answer: 'approved',
    why: 'Nobody found her, at home or at school.',
    reviewOn: undefined,
  } as const;
  const answered = await Promise.all(
    [proposer, app.staff('supervisor'), proposer, app.staff('supervisor')].map((actor) =>
      app.gateway.execute(actor, approveNotTelling(app.outcomes), answer),
    ),
  );
  const codes = answered.map((done) => (done.ok ? 'ok' : done.refusal.code));
  assert.deepEqual([codes[0], codes[2]], ['OwnNotTelling', 'OwnNotTelling']);
  assert.deepEqual([codes[1], codes[3]].toSorted(), ['NothingToAnswer', 'ok']);
});

test('given a canary in a reason not to tell, when the tables are read, then it is nowhere in clear', async () => {
  const { id, asha } = await decidedCase();
  const canary = 'Zwitscherkanarie';
  const day = new Date((await app.now()).getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  const proposal = { case: id, person: asha, reason: 'nobody-safe-to-tell', why: canary, reviewOn: day } as const;
  await given(app.gateway.execute(officer, proposeNotTelling(app.outcomes), proposal));
  const { rows } = await plant(app.db, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  const names = z.array(z.object({ tablename: z.string() })).parse(rows);
  for (const { tablename } of names) {
    const found = await plant(app.db, `SELECT 1 FROM "${tablename}" t WHERE t::text LIKE '%${canary}%'`);
    assert.equal(found.rowCount, 0, tablename);
  }
});

const GRANTED = 'The supervisor read what the hospital wrote, and so it is.';

const today = async (): Promise<string> => {
  const { rows } = await plant(app.db, `SELECT (now() AT TIME ZONE 'Europe/London')::date::text AS today`);
  return z.tuple([z.object({ today: z.string() })]).parse(rows)[0].today;
};

/** As an officer asks a supervisor to agree that a child has died; gives how it is answered. */
const askDeath = async (id: string, person: string) => {
  const death = {
    // Not before the floors of the case were walked: whoever was found alive had not died.
    on: await today(),
    source: 'hospital',
    family: 'Both parents, at home, by the liaison officer.',
  } as const;
  const of = { about: 'child-died', subject: person, system: undefined, reviewOn: undefined } as const;
  const asked = { case: id, ...of, reason: 'The hospital told the police on the same day.', death };
  const request = (await given(app.gateway.execute(officer, askSupervisor, asked)))['request'] ?? '';
  return async (value: 'granted' | 'refused') => {
    await app.open(id, app.staff('supervisor'));
    const answer = { case: id, request, value, reason: GRANTED };
    await given(app.gateway.execute(app.staff('supervisor'), grantException, answer));
  };
};

test('given a death that waits for a supervisor, when the child is told or a letter is printed, then nobody is contacted; refused, it goes out, and of the others it goes on', async () => {
  const { id, asha, bram } = await decidedCase();
  const letter = (person: string) => http.get(`/cases/${id}/notices/${person}/letter?for=child`);
  const page = (await http.get(`/cases/${id}/notices/${asha}/tell`)).text;
  const answer = await askDeath(id, asha);
  const stopped = await letter(asha);
  assert.deepEqual([stopped.status, (await letter(bram)).status], [409, 200]);
  assert.match(stopped.text, /A supervisor answers whether it is recorded that this child has died/);
  const told = await http.post(`/cases/${id}/notices/${asha}/tell`, tellForm(page, 'ended-without-court'));
  assert.match(told.text, /Nobody is contacted yet[^<]*<|Before anybody is contacted/);
  assert.equal(await stateOf(id, asha), 'to-tell', 'nothing else changes while it waits');
  await answer('refused');
  assert.equal((await letter(asha)).status, 200);
});

test('given somebody added as an adult who may be a child and has died, when another child is told, then as of anybody, never as of a known adult', async () => {
  const { id, children } = await app.newCase(2);
  const [asha = '', bram = ''] = children;
  await app.walk(id, asha, 'The stepfather Quillfeather');
  const letter = async () =>
    (await http.get(`/cases/${id}/notices/${asha}/letter?for=child`)).text.replaceAll(/nonce="[^"]+"/g, '');
  await app.approve(id, { crime: await app.crime(id), outcome: '1', person: bram });
  const before = await letter();
  assert.match(before, /What the police decided/);
  const as = (died: boolean) =>
    plant(
      app.db,
      `UPDATE party SET kind = 'adult', may_be_child = true, died = ${died} WHERE case_file = '${id}' AND person = '${bram}'`,
    );
  await as(false);
  assert.equal(await letter(), before);
  await as(true);
  assert.equal(await letter(), before);
});

test('given a child whom another case records as dead, when this case would write to them, then not until it records it too, it is refused here, or taken back there', async () => {
  const here = await decidedCase();
  const [there, second] = [await decidedCase(), await decidedCase()];
  for (const { asha } of [there, second])
    await plant(
      app.db,
      `INSERT INTO same_person (force, link, case_file, person, other, linked_at, linked_by)
       VALUES ('northmoor', gen_random_uuid(), '${here.id}', '${here.asha}', '${asha}', now(), 'officer')`,
    );
  const letter = (of: typeof here) => http.get(`/cases/${of.id}/notices/${of.asha}/letter?for=child`);
  const statuses = async () => [(await letter(here)).status, (await letter(second)).status];
  await (
    await askDeath(there.id, there.asha)
  )('granted');
  assert.deepEqual(await statuses(), [409, 409]);
  assert.match((await letter(here)).text, /Case [^ ]+ records that this child has died/);
  // That a report was closed takes nothing back.
  await plant(app.db, `UPDATE case_file SET stage = 'closed' WHERE case_file = '${there.id}'`);
  assert.deepEqual(await statuses(), [409, 409]);
  await (
    await askDeath(here.id, here.asha)
  )('refused');
  assert.deepEqual(await statuses(), [200, 409], 'said to be another child here, and only here');
  const alive = { case: there.id, person: there.asha, why: 'The hospital had two children of one name.' };
  await given(app.gateway.execute(officer, withdrawDeath, alive));
  assert.deepEqual(await statuses(), [200, 200], 'taken back there');
  const page = (await http.get(`/cases/${second.id}/notices/${second.asha}/tell`)).text;
  const form = tellForm(page, 'ended-without-court');
  assert.equal((await http.post(`/cases/${second.id}/notices/${second.asha}/tell`, form)).status, 303);
  const agree = await askDeath(second.id, second.asha);
  await agree('granted');
  const kept = (await http.get(`/cases/${second.id}/notices`)).text;
  assert.match(kept, /has died[\s\S]*The child, in person, recorded by/, 'what was told stays to be read');
  assert.deepEqual(await statuses(), [409, 404], 'learnt anew');
});

test('given a safe contact on record, when another is said to be it, then the page asks for one of those recorded, and takes one', async () => {
  const { id, asha } = await decidedCase();
  const at = `/cases/${id}/notices/${asha}/tell`;
  const page = (await http.get(at)).text;
  assert.match(page, /<option value="The aunt Larkwhistle"/);
  const tell = (who: Record<string, string>) =>
    http.post(at, tellForm(page, 'ended-without-court', { whom: 'safe-contact', ...who }));
  const wrong = await tell({ toldName: 'The neighbour Mossbottom' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Choose one of those whom the safety floor has/);
  assert.equal((await tell({ toldContact: 'The aunt Larkwhistle' })).status, 303);
});
