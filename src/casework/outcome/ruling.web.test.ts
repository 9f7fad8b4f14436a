import assert from 'node:assert/strict';
import { it } from 'node:test';
import { z } from 'zod';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { rankGiver, type Rank } from '../../platform/staff/index.ts';
import { agreeNoSuchChild, FLOOR, readyCase, type ReadyCase } from '../../../test/ready-case.ts';
import { DecisionRead, ProposingRead } from '../decision/index.ts';
import { RulingRead } from './ruling.view.ts';

const app = await openCaseApp();
const Triage = z.object({ open: z.array(z.object({ about: z.string() })) });
const approve = ({ id }: ReadyCase, proposal: string) =>
  app.supervisor.send('POST', `/api/cases/${id}/proposals/${proposal}/approve`, {});
const ruling = async ({ id }: ReadyCase): Promise<string> => (await app.supervisor.get(`/cases/${id}/ruling`)).text;
const CHANGED = /The facts changed after this was proposed/;
const first = ({ children }: ReadyCase): string => children[0] ?? '';

it('given a child who says something new, when it is approved, then the facts have changed', async () => {
  const ready = await readyCase(app, 1);
  const proposal = await ready.propose();
  assert.doesNotMatch(await ruling(ready), CHANGED);
  const words = { heard: 'said', through: 'child', wishes: 'That nobody at school is told.' };
  await ready.put(`children/${first(ready)}/own-words`, words);
  assert.equal(codeIn(await approve(ready, proposal)), 'FactsChanged');
  assert.match(await ruling(ready), CHANGED);
});

it('given a supervisor who recorded words and decided safeguarding, when they rule, then the page says so and somebody else rules; decided anew by the officer, they may', async () => {
  const ready = await readyCase(app, 12);
  const child = `children/${first(ready)}`;
  await app.cover(ready.id);
  const as = (place: string, body: unknown) => app.supervisor.send('POST', `/api/cases/${ready.id}/${place}`, body);
  const reason = 'Both are safe at home, and the school supports each of them.';
  const decided = { decision: 'considered-not-referred', reason };
  const words = { heard: 'said', through: 'child', wishes: 'That nobody at school is told.' };
  for (const [place, body] of [['own-words', words] as const, ['safeguarding', decided] as const])
    assert.equal((await as(`${child}/${place}`, body)).status, 201, place);
  const own = await ready.propose();
  assert.match(
    await ruling(ready),
    /You recorded: the own words of Ashby[^<]*\.<[\s\S]*You decided what is done to protect Ashby/,
  );
  assert.equal(codeIn(await approve(ready, own)), 'OwnCase');
  const inspector = await app.as('inspector');
  const at = `/api/cases/${ready.id}/proposals/${own}/return`;
  assert.equal((await inspector.send('POST', at, { reason: 'Let the officer decide it anew.' })).status, 201);
  await ready.put(`${child}/safeguarding`, decided);
  const proposal = await ready.propose();
  const { yours } = RulingRead.parse(JSON.parse((await app.supervisor.get(`/api/cases/${ready.id}/ruling`)).text));
  assert.deepEqual([yours.recorded.length, yours.decided], [1, []]);
  assert.equal((await approve(ready, proposal)).status, 201);
});

it('given an agreement not to refer that is gone, when it is approved, then it is refused as facts that changed', async () => {
  const ready = await readyCase(app, 2);
  await ready.put(`children/${first(ready)}/floor`, { ...FLOOR, inCare: 'yes' });
  const who = await app.supervisor.get('/api/session');
  const asked = {
    decision: 'considered-not-referred',
    reason: 'The social worker knows, and is content that the home supports the child.',
    supervisor: idIn(who, 'staff'),
  };
  const made = await ready.put(`children/${first(ready)}/safeguarding`, asked);
  const answer = { answer: 'agreed', reason: 'Seen with the social worker on the telephone.' };
  const place = `/api/cases/${ready.id}/safeguarding/${idIn(made, 'safeguarding')}/answer`;
  assert.equal((await app.supervisor.send('POST', place, answer)).status, 201);
  const proposal = await ready.propose();
  assert.match(await ruling(ready), /A supervisor agreed not to refer/);
  await ready.put(`children/${first(ready)}/safeguarding`, asked);
  assert.match(await ruling(ready), /Not to refer [^<]*<\/a>/, 'what waits besides is led to');
  assert.equal(codeIn(await approve(ready, proposal)), 'FactsChanged');
});

it('given an alarm raised since, when it is approved, then the facts have changed; a floor walked alike changes nothing', async () => {
  const ready = await readyCase(app, 3);
  const proposal = await ready.propose();
  await ready.put(`children/${first(ready)}/floor`, FLOOR);
  assert.doesNotMatch(await ruling(ready), CHANGED);
  const WHOM = /no way to tell them is safe\. <strong>What is known of whom to tell changed after this was proposed/;
  assert.doesNotMatch(await ruling(ready), /whom to tell changed/, 'said again');
  const nobody = { ...FLOOR, contact: 'not-known', mayTell: undefined, how: undefined };
  await ready.put(`children/${first(ready)}/floor`, nobody);
  assert.match(await ruling(ready), WHOM);
  assert.doesNotMatch(await ruling(ready), CHANGED, 'how a child is told is no reason for or against an outcome');
  await ready.put(`children/${first(ready)}/floor`, { ...FLOOR, safeNow: 'no' });
  assert.equal(codeIn(await approve(ready, proposal)), 'FactsChanged');
});

it('given somebody who came to light, when the ruling is read, then each check that is left is named', async () => {
  const ready = await readyCase(app, 4);
  await ready.propose();
  assert.doesNotMatch(await ruling(ready), /: Police National Computer/);
  await ready.put('people', { kind: 'child' });
  assert.match(await ruling(ready), /: Police National Computer/);
});

it('given a supervisor who is not assigned, when they rule, then it stands, and the timeline says that it was cover', async () => {
  const ready = await readyCase(app, 5);
  const proposal = await ready.propose();
  assert.equal(codeIn(await app.supervisor.get(`/api/cases/${ready.id}`)), 'ReasonNeeded', 'they have not opened it');
  assert.match((await app.supervisor.get('/queue')).text, /without being assigned to the case/);
  const page = await ruling(ready);
  for (const said of [
    /ruled as cover/,
    /Departures/,
    /Answers and reasons all alike[\s\S]+The reasons: all 7 heads say the same\./,
    /Nobody was told of anything yet/,
  ])
    assert.match(page, said);
  assert.equal((await app.officer.get(`/cases/${ready.id}/ruling`)).status, 403);
  assert.equal((await approve(ready, proposal)).status, 201);
  const timeline = await app.officer.get(`/cases/${ready.id}`);
  assert.match(timeline.text, /Outcome approved[\s\S]{0,400}As cover: not assigned/);
});

it('given an interview decided on or a handover open, when it is proposed or approved, then it waits, and the supervisor reads of it; after the approval each opens the case', async () => {
  const ready = await readyCase(app, 11);
  const handover = idIn(await ready.put('response/handover', { team: 'cid' }), 'handover');
  await assert.rejects(ready.propose(), /UnfinishedFirst/);
  const returned = { answer: 'returned', reason: 'Nothing of this needs a specialist team: it stays with you.' };
  await ready.put(`response/handovers/${handover}`, returned);
  const proposal = await ready.propose();
  const consider = async (): Promise<string> => {
    const weighed = { necessity: 'The school says it is.', alternatives: 'A conversation with the parents would do.' };
    const body = { ...weighed, person: first(ready), means: 'interview', conclusion: 'pursued', ten: 'ten-or-over' };
    return idIn(await ready.put('response/consider', { ...body, appropriateAdult: 'social-worker' }), 'consideration');
  };
  const notMade = { result: 'not-made', why: 'The child does not wish it, and nothing needs it.' };
  const interview = await consider();
  assert.match(await ruling(ready), /Considered: to be done\. Nobody has said yet what came of it/);
  assert.match(await ruling(ready), /\(CID\): returned, because: Nothing of this needs/);
  assert.match(await ruling(ready), CHANGED);
  assert.equal(codeIn(await approve(ready, proposal)), 'FactsChanged');
  await ready.put(`response/considerations/${interview}`, notMade);
  assert.equal((await approve(ready, proposal)).status, 201);
  const stage = async () => /"stage":"(\w+)"/.exec((await app.officer.get(`/api/cases/${ready.id}`)).text)?.[1];
  await ready.put('response/responder', { responder: 'safer-schools-officer' });
  assert.equal(await stage(), 'approved', 'said again');
  await consider();
  assert.equal(await stage(), 'open');
});

const CHARGE = {
  outcome: '1',
  departure: 'legal-advice',
  conditions: { 'state-of-evidence': 'sufficient', 'cps-decision': 'charge' },
} as const;
const WHY = 'The prosecutors decided so, and it was weighed against everything that speaks for the child.';

it('given a charge of a child who did nothing aggravating, when it is approved, then only with the reason why it fits', async () => {
  const ready = await readyCase(app, 6);
  const proposal = await ready.propose(CHARGE);
  assert.match(await ruling(ready), /Why a formal end fits this child/);
  assert.equal(codeIn(await approve(ready, proposal)), 'FormalActionUndecided');
  const at = `/api/cases/${ready.id}/proposals/${proposal}/approve`;
  assert.equal((await app.supervisor.send('POST', at, { formalReason: 'short' })).status, 422);
  assert.equal((await app.supervisor.send('POST', at, { formalReason: WHY })).status, 201);
});

it('given the page of such a charge, when nothing is written, then it comes back and says what is missing; Outcome 21 asks for nothing', async () => {
  const soft = await readyCase(app, 7);
  await soft.propose();
  assert.doesNotMatch(await ruling(soft), /Why a formal end fits this child/);
  const ready = await readyCase(app, 8);
  const proposal = await ready.propose(CHARGE);
  const shown = await ruling(ready);
  const post = (formalReason: string) =>
    app.supervisor.post(`/cases/${ready.id}/proposals/${proposal}/approve`, {
      formalReason,
      'if-match': /name="if-match" value="([^"]*)"/.exec(shown)?.[1] ?? '',
    });
  const bare = await post('');
  assert.match(bare.text, /Error:[\s\S]*Write why a formal end fits this child/);
  assert.equal((await post(WHY)).status, 303);
});

/** The same rank is asked of who upholds, and said beforehand too. */
const upholdsByRank = async (id: string, rank: (subject: string, held: Rank) => Promise<void>): Promise<void> => {
  const opened = { cause: 'challenge', why: 'The invented mother does not agree with what was decided.' };
  const made = await app.officer.send('POST', `/api/cases/${id}/reconsiderations`, opened);
  assert.equal(made.status, 201, made.text);
  const place = `reconsiderations/${idIn(made, 'reconsideration')}/uphold`;
  const page = `/cases/${id}/${place.replace('reconsiderations', 'reconsideration')}`;
  const inspector = await app.as('inspector');
  const uphold = () => inspector.send('POST', `/api/cases/${id}/${place}`, { why: 'Weighed anew, it still stands.' });
  await rank('inspector', 'sergeant');
  assert.match(
    (await inspector.get(page)).text,
    /upheld from the rank of inspector on\. The rank kept of you is sergeant/,
  );
  const refusal = await uphold();
  assert.equal(codeIn(refusal), 'RankTooLow');
  assert.match(refusal.text, /Nobody on the list holds it[^"]*It can also be decided anew/);
  await rank('inspector', 'inspector');
  assert.match((await inspector.get(page)).text, /is inspector: you have it/);
  assert.equal((await uphold()).status, 201);
};

it('given a proposal, when a program reads the ruling, then it is what the page shows, own words first; whoever may not rule reads nothing', async () => {
  const ready = await readyCase(app, 10);
  const at = `/api/cases/${ready.id}/ruling`;
  const proposal = await ready.propose(CHARGE);
  const { text, status } = await app.supervisor.get(at);
  assert.equal(status, 200, text);
  const read = RulingRead.parse(JSON.parse(text));
  const heads = read.proposal?.reasons.map(({ head }) => head) ?? [];
  const page = await ruling(ready);
  for (const words of [...heads, ...read.ownWords.map(({ heard }) => heard), ...read.telling.map((one) => one.text)])
    assert.ok(page.includes(words), words);
  assert.ok(text.indexOf('"ownWords"') < text.indexOf('"advice"'), 'read before the advice');
  const { own, changed, outcomes } = read.proposal ?? {};
  assert.deepEqual([read.proposal?.proposal, own, changed], [proposal, false, false]);
  assert.deepEqual(
    outcomes?.map(({ outcome, asksFormal }) => [outcome, asksFormal]),
    [['1', true]],
  );
  assert.equal(codeIn(await app.officer.get(at)), 'NotPermitted');
  const decision = DecisionRead.parse(JSON.parse((await app.officer.get(`/api/cases/${ready.id}/decision`)).text));
  assert.deepEqual(decision.ownWords, read.ownWords);
});

/** The ranks that a program reads before it rules. */
const ranksRead = async ({ id }: ReadyCase) =>
  RulingRead.parse(JSON.parse((await app.supervisor.get(`/api/cases/${id}/ruling`)).text)).ranks;

// Last: from here on the force keeps a rank.
it('given a sergeant and the default of inspector, when they approve, then they are told the rank and who could; given the rank, it stands', async () => {
  const ready = await readyCase(app, 9);
  const proposal = await ready.propose();
  const rank = async (subject: string, held: Rank) => {
    const done = await app.opened.execute(app.opened.actorIn('northmoor'), rankGiver, { subject, rank: held });
    assert.ok(done.ok);
  };
  await rank('supervisor', 'sergeant');
  await rank('inspector', 'inspector');
  // Said before it is tried, on the page itself.
  const before = await app.supervisor.get(`/cases/${ready.id}/ruling`);
  assert.match(
    before.text,
    /approved from the rank of inspector on\. The rank kept of you is sergeant: somebody of that/,
  );
  const asked = { outcome: '21', needed: 'inspector' };
  assert.deepEqual(await ranksRead(ready), [{ ...asked, isEnough: false, has: 'sergeant' }]);
  const refusal = await approve(ready, proposal);
  assert.equal(codeIn(refusal), 'RankTooLow');
  assert.match(refusal.text, /from the rank of inspector on; the rank kept of you is sergeant/);
  assert.match(refusal.text, /by Indira Instance\./);
  await rank('supervisor', 'inspector');
  assert.match((await app.supervisor.get(`/cases/${ready.id}/ruling`)).text, /is inspector: you have it/);
  assert.equal((await approve(ready, proposal)).status, 201);
  await upholdsByRank(ready.id, rank);
});

it('given an approved outcome, when whom it is of is taken off, then it is refused; another child only once a supervisor agreed, and the case opens again', async () => {
  const ready = await readyCase(app, 70);
  assert.equal((await approve(ready, await ready.propose())).status, 201);
  const takeOff = (person: string) =>
    app.officer.send('POST', `/api/cases/${ready.id}/people/${person}/take-off`, {
      why: 'The school named one child twice, it says now.',
    });
  assert.equal(codeIn(await takeOff(first(ready))), 'StandsOfThem');
  const other = ready.children[1] ?? '';
  assert.equal(codeIn(await takeOff(other)), 'DecidedWithThem');
  await agreeNoSuchChild(app, ready, other);
  assert.equal((await takeOff(other)).status, 201);
  assert.match((await app.officer.get(`/api/cases/${ready.id}`)).text, /"stage":"open"/);
});

it('given a proposal that was returned, when the officer opens the decision, then who returned it, when and why stands first, and its reasons are filled in; proposed again, it is gone', async () => {
  const ready = await readyCase(app, 170);
  const page = async () => (await app.officer.get(`/cases/${ready.id}/decision`)).text;
  assert.doesNotMatch(await page(), /Returned by/);
  const proposal = await ready.propose();
  const reason = 'Say what the invented school has done since, for each child.';
  const at = `/api/cases/${ready.id}/proposals/${proposal}/return`;
  assert.equal((await app.supervisor.send('POST', at, { reason })).status, 201);
  const shown = await page();
  assert.match(shown, new RegExp(`Returned by [^<]+, [^<]+20\\d\\d[\\s\\S]{0,300}${reason}`));
  assert.ok(shown.indexOf(reason) < shown.indexOf('1. Each child’s own words'), 'before everything else');
  assert.match(shown, /name="reason-spread"[^>]*>As reported by the school; weighed\.</);
  assert.doesNotMatch(shown, /type="radio"[^>]* checked/, 'the outcome is chosen anew');
  const read = ProposingRead.parse(JSON.parse((await app.officer.get(`/api/cases/${ready.id}/decision`)).text));
  assert.deepEqual([read.returned?.reason, read.returned?.reasons.length], [reason, 7]);
  assert.match((await app.officer.get(`/cases/${ready.id}`)).text, /Returned by [^<]+: read why, and propose again/);
  const again = await ready.propose();
  assert.doesNotMatch(await page(), /Returned by/);
  assert.equal((await approve(ready, again)).status, 201);
});

it('given a case opened again whose new proposal was returned, when its page is read, then the step says both; upheld, the return is over', async () => {
  const ready = await readyCase(app, 171);
  assert.equal((await approve(ready, await ready.propose())).status, 201);
  const why = 'The invented school says that more is known of it now.';
  const opened = await ready.put('reconsiderations', { cause: 'challenge', why });
  const back = `/api/cases/${ready.id}/proposals/${await ready.propose()}/return`;
  assert.equal((await app.supervisor.send('POST', back, { reason: 'Say what is new.' })).status, 201);
  const page = async () => (await app.officer.get(`/cases/${ready.id}`)).text;
  assert.match(await page(), /Returned by [^<]+propose again\. The case was opened again: uphold what was decided/);
  const uphold = `/cases/${ready.id}/reconsideration/${idIn(opened, 'reconsideration')}/uphold`;
  const inspector = await app.as('inspector');
  const upheld = await inspector.post(uphold, { why: 'What was decided stands for the same reasons.' });
  assert.deepEqual([upheld.status, upheld.location], [303, '/queue'], 'the case waits for no supervisor any more');
  await ready.put('reconsiderations', { cause: 'challenge', why });
  assert.doesNotMatch(await page(), /Returned by/);
});

it('given a supervisor who returns or approves, when the queue is shown, then it says once that it was done, and the address nothing', async () => {
  const ready = await readyCase(app, 172);
  const at = (proposal: string, what: string) => `/cases/${ready.id}/proposals/${proposal}/${what}`;
  const SAID = /govuk-notification-banner--success[\s\S]{0,600}/;
  const said = async () => SAID.exec((await app.supervisor.get('/queue')).text)?.[0] ?? '';
  assert.equal(await said(), '');
  const short = await app.supervisor.post(at(await ready.propose(), 'return'), { reason: '' });
  assert.deepEqual([short.status, SAID.test(short.text)], [422, false], 'nothing was done');
  assert.equal(await said(), '');
  const read = await app.supervisor.get(`/api/cases/${ready.id}/ruling`);
  const back = await app.supervisor.post(at(idIn(read, 'proposal'), 'return'), { reason: 'Say what is missing.' });
  assert.equal(back.location, '/queue');
  assert.match(await said(), /The proposal is returned/);
  assert.equal(await said(), '', 'once');
  await app.supervisor.post(at(await ready.propose(), 'approve'));
  assert.match(await said(), /The outcome is approved/);
});

it('given a child who was told nothing and a case that is open again, when telling or not telling is opened, then it says that it is decided again first, and shows no form', async () => {
  const ready = await readyCase(app, 173);
  const at = `/cases/${ready.id}/notices/${first(ready)}`;
  const pages = () =>
    Promise.all(['tell', 'not-telling'].map(async (place) => (await app.officer.get(`${at}/${place}`)).text));
  for (const page of await pages()) assert.match(page, /nothing to tell this child now: no outcome is approved/);
  assert.equal((await approve(ready, await ready.propose())).status, 201);
  for (const page of await pages()) assert.doesNotMatch(page, /nothing to tell this child|decided again first/);
  await ready.put(`children/${first(ready)}/floor`, { ...FLOOR, safeNow: 'no' });
  for (const page of await pages()) {
    assert.match(page, /It is decided again first/);
    assert.doesNotMatch(page, /nothing left to tell|name="if-match"/);
  }
});

it('given questions that came up by an answer, when the decision and the ruling are read, then each is named as not known and as what would change it, in its own words', async () => {
  const ready = await readyCase(app, 174);
  await ready.propose();
  assert.match(await ruling(ready), /No question is open, and nothing was answered/);
  const suspected = { fact: 'adult-involved', direction: 'case', state: 'suspected' };
  await ready.put('answer-sets', { fromWhom: 'partner', answers: [suspected] });
  await ready.put('people', { kind: 'child' });
  const { open } = Triage.parse(JSON.parse((await app.officer.get(`/api/cases/${ready.id}/triage`)).text));
  const read = DecisionRead.parse(JSON.parse((await app.officer.get(`/api/cases/${ready.id}/decision`)).text));
  const named = read.known.notAsked.flatMap(({ questions }) => questions);
  assert.equal(named.length, open.length);
  assert.ok(
    open.some(({ about }) => about === 'towards') && named.some((text) => text.endsWith('Done towards this person')),
  );
  assert.ok(
    read.change.some((line) => line.endsWith('? Done towards this person')),
    read.change.join('; '),
  );
  assert.ok(
    read.change.some((line) => line.endsWith(': Part in it')),
    read.change.join('; '),
  );
  for (const line of [...named, ...read.change])
    assert.doesNotMatch(line, /\b(?:by|towards|parts)\b[. ](?:adult|parts)|: parts$/);
  const page = await ruling(ready);
  assert.doesNotMatch(page, /No question is open/);
  assert.match(page, /not asked yet[\s\S]{0,900}Done towards this person/);
});

it('given a departure proposed, when the ruling is read, then it stands among what to look at, beside the outcome, and in the queue', async () => {
  const ready = await readyCase(app, 175);
  const conditions = { 'other-body-acceptance': 'met' };
  await ready.propose({ outcome: '20', departure: 'partner-view', conditions });
  const [, look = '', proposed = ''] =
    /5\. What to look at([\s\S]*)6\. What is proposed([\s\S]*)/.exec(await ruling(ready)) ?? [];
  for (const part of [look, proposed]) assert.match(part, /govuk-tag--orange">Departure</);
  assert.match(look, /Outcome 20, crime NM\/RDY\/175: /);
  const row = new RegExp(`/cases/${ready.id}/ruling"[\\s\\S]{0,600}?data-label="Departures">1<`);
  assert.match((await app.supervisor.get('/queue')).text, row);
});
