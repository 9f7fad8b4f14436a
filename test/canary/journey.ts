// A whole case through the API, from report to reopened, with the word in every free text that is taken on the way.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { AN_HOUR_AGO } from '../ready-case.ts';
import type { Answer, Client } from '../sign-in.ts';
import { plantedIn, type OpenApi } from './fields.ts';

const Case = z.object({ children: z.array(z.object({ person: z.uuid() })) });
const Triage = z.object({
  open: z.array(z.object({ fact: z.string(), person: z.uuid().nullable(), about: z.string() })),
});
const Checks = z.object({ rows: z.array(z.object({ subject: z.uuid(), system: z.string() })) });
const Decision = z.object({ seen: z.string(), crimes: z.array(z.object({ crime: z.uuid() })) });
const Telling = z.object({ contact: z.object({ passage: z.uuid() }), words: z.array(z.object({ id: z.string() })) });

const HEADS = ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'];

const CALM = { safeNow: 'yes', selfHarm: 'no', withWhom: 'school', onPlan: 'no', fromWhom: 'reporter' };
const SEEN = { welfareCheck: 'done', welfareBy: 'school', welfareAt: AN_HOUR_AGO };
const CARE = { inCare: 'no', ...SEEN };

export interface Staff {
  readonly officer: Client;
  readonly supervisor: Client;
  /** Another supervisor: who approved an outcome may not uphold it. */
  readonly inspector: Client;
  readonly hub: Client;
  readonly registrar: Client;
  readonly owner: Client;
}

export interface Journey {
  readonly staff: Staff;
  readonly api: OpenApi;
  readonly word: string;
}

export interface Travelled {
  /** Fields that were taken with the word in them. */
  readonly planted: ReadonlySet<string>;
  readonly case: string;
}

/** The case on its way, and how it is written to. */
interface On extends Staff {
  readonly id: string;
  readonly at: string;
  readonly children: readonly string[];
  /** A text of its own each time, of letters alone, that holds the word. */
  readonly text: (what: string) => string;
  readonly send: (path: string, body: unknown, by?: Client) => Promise<Answer>;
}

const read = async <S extends z.ZodType>({ officer }: On, path: string, schema: S): Promise<z.output<S>> =>
  schema.parse(JSON.parse((await officer.get(path)).text));

const idOf = (answer: Answer, name: string): string => new RegExp(`"${name}":"([^"]+)"`).exec(answer.text)?.[1] ?? '';

/** A day in a month by the program's own clock, on which a reason not to tell may be looked at again. */
const inAMonth = async ({ officer, at }: On): Promise<string> => {
  const now = new Date((await officer.get(at)).headers.get('date') ?? '');
  return new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
};

/** Everybody’s safety floor and name. */
const walk = async (on: On): Promise<void> => {
  const { at, children, text, send } = on;
  for (const [i, child] of children.entries()) {
    // Who must not be told is named of one child below, and taken off again: while they stand there, a plan comes before telling.
    const contact = { mayTell: text('An aunt'), how: text('By telephone') };
    await send(`${at}/children/${child}/floor`, {
      contact: 'known',
      ...contact,
      ...CALM,
      ...CARE,
      inCare: i === 1 ? 'yes' : 'no',
    });
    const names = { givenNames: text('Ashby'), familyName: text('Sample'), school: text('Academy') };
    await send(`${at}/people/${child}/search`, names);
    const more = {
      address: text('Lane'),
      phone: text('Number 01632 960001'),
      otherContact: text('Other'),
      birthDate: '2011-03-02',
    };
    await send(`${at}/people/${child}/name`, { ...names, ...more, sex: 'not-stated', basis: 0 });
  }
  const [first = ''] = children;
  const again = { contact: 'known', mayTell: text('An aunt'), how: text('In person'), ...CALM, ...CARE };
  const mustNotTell = text('A lodger');
  await send(`${at}/children/${first}/floor`, { ...again, mustNotTell });
  const takeOff = { takeOff: [mustNotTell], takeOffReason: text('Moved away for good') };
  await send(`${at}/children/${first}/floor`, { ...again, ...takeOff });
};

/** A child who was added by mistake: taken off the case, put back, and taken off again. */
const takeOff = async ({ at, children, text, send }: On): Promise<void> => {
  const person = idOf(await send(`${at}/children`, {}), 'person');
  // Whose floor nobody walked is only somebody else of the case: of anybody else a supervisor is asked first.
  const [same = ''] = children;
  const why = { why: text('Counted twice by the school'), same };
  await send(`${at}/people/${person}/take-off`, why);
  await send(`${at}/people/${person}/put-back`, { why: text('It was another child after all') });
  await send(`${at}/people/${person}/take-off`, why);
};

/** A child who has died, as it turns out one who is alive, and is taken off again: every word of it is of a person. */
const died = async ({ at, children, supervisor, text, send }: On): Promise<void> => {
  const person = idOf(await send(`${at}/children`, {}), 'person');
  const said = { family: text('Both parents at home by the liaison officer'), reason: text('The hospital told us') };
  const known = { on: '2026-06-20', source: 'hospital', ...said };
  const request = idOf(await send(`${at}/children/${person}/died`, known), 'request');
  const agreed = { value: 'granted', reason: text('The hospital said so to me too') };
  await send(`${at}/response/requests/${request}`, agreed, supervisor);
  await send(`${at}/children/${person}/alive`, { why: text('The hospital had two of one name') });
  const [same = ''] = children;
  await send(`${at}/people/${person}/take-off`, { why: text('Counted twice by the hospital'), same });
};

/** Two records held as one child, and that this was wrong: the reason is of both. */
const takeBack = async ({ at, children, text, send }: On): Promise<void> => {
  const [person = '', other = ''] = children;
  await send(`${at}/people/${person}/matches`, { judged: 'same-person', others: [other] });
  const why = text('The school has two of one name');
  await send(`${at}/people/${person}/matches/${other}/taken-back`, { why });
};

/** What is known from others, the checks and the crime. */
const gather = async (on: On): Promise<void> => {
  const { at, children, text, send } = on;
  const [first = ''] = children;
  await send(`${at}/conduct-day`, { known: 'one-day', day: '2026-06-18' });
  await send(`${at}/earlier-reports`, { known: 'known', reports: 0, fromWhom: 'police-record' });
  for (const [i, parts] of [['depicted', 'shared'], ['received']].entries())
    await send(`${at}/people/${children[i] ?? ''}/part`, { known: 'known', parts, fromWhom: 'reporter' });
  const { open } = await read(on, `${at}/triage`, Triage);
  const enquired = { state: 'no-evidence', fromWhom: 'partner', way: 'school-asked', byWhom: 'school' };
  for (const [i, { fact, person, about }] of open.entries()) {
    const answer = { fact, direction: about, ...(person === null ? {} : { person }) };
    const ruledOut = { state: 'ruled-out', fromWhom: 'partner' };
    await send(`${at}/answers`, { ...answer, ...(i < 3 ? { ...enquired, words: text('Asked') } : ruledOut) });
  }
  const weighed = { state: 'none', fromWhom: 'police-record', words: text('Looked in the records') };
  await send(`${at}/weighings`, { fact: 'antecedents', person: first, ...weighed });
  await send(`${at}/places`, { person: first, where: text('Street') });
  for (const { subject, system } of (await read(on, `${at}/checks`, Checks)).rows)
    await send(`${at}/checks/${subject}/${system}`, { result: 'no-trace', when: 'now' });
  await send(`${at}/crimes`, { offence: '86/2', reference: 'NM/2026/CAN/7431', when: 'now' });
};

/** Each child’s own words and the decision to protect them; for a child in care a supervisor agrees. */
const protect = async (on: On): Promise<void> => {
  const { id, at, children, officer, supervisor, text, send } = on;
  const [first = '', second = ''] = children;
  for (const child of children) {
    const said = { wishes: text('That it stops'), howTheyAre: text('Worried') };
    await send(`${at}/children/${child}/own-words`, { heard: 'said', through: 'child', ...said });
  }
  const notReferred = { decision: 'considered-not-referred', reason: text('The school supports this child well') };
  await send(`${at}/children/${first}/safeguarding`, notReferred);
  const staff = /"supervisors":\[\{"staff":"([^"]+)"/.exec((await officer.get(`${at}/safeguarding`)).text)?.[1];
  const shown = (await officer.get(`/cases/${id}/children/${second}/safeguarding`)).text;
  const supervisorId = staff ?? /<select[^>]*name="supervisor"[\s\S]*?<option value="([0-9a-f-]{36})"/.exec(shown)?.[1];
  const asked = await send(`${at}/children/${second}/safeguarding`, { ...notReferred, supervisor: supervisorId });
  await supervisor.post(`/cases/${id}/open`, { reason: 'supervision' });
  const agreed = { answer: 'agreed', reason: text('I agree because the carer is told') };
  // Of a child who is heard after all: why they were not at first, and what a supervisor said of it.
  const unheard = { heard: 'not-yet-heard', why: text('The child is asleep in hospital') };
  const words = idOf(await send(`${at}/children/${second}/own-words`, unheard), 'ownWords');
  await send(`${at}/own-words/${words}/answer`, { ...agreed, answer: 'returned' }, supervisor);
  const heard = { heard: 'said', through: 'child', wishes: text('That it stops'), howTheyAre: text('Worried') };
  await send(`${at}/children/${second}/own-words`, heard);
  await send(`${at}/safeguarding/${idOf(asked, 'safeguarding')}/answer`, agreed, supervisor);
};

/** Who acts, what was considered, and what a supervisor was asked. */
const respond = async (on: On): Promise<void> => {
  const { at, children, supervisor, text, send } = on;
  const [first = '', second = ''] = children;
  await send(`${at}/response/responder`, { responder: 'safer-schools-officer' });
  const offered = { answer: 'done', by: 'me', words: text('Offered by telephone') };
  await send(`${at}/duties/offer-report-remove/${first}`, offered);
  const parent = { parent: 'to-tell', parentName: text('The mother') };
  await send(`${at}/duties/decide-telling-parents/${first}`, { ...offered, ...parent });
  const weighed = {
    necessity: text('Not necessary as all is known'),
    alternatives: text('A talk at school is enough'),
  };
  const interview = { person: first, means: 'interview', ten: 'ten-or-over', conclusion: 'not-needed', ...weighed };
  await send(`${at}/response/consider`, interview);
  const planned = { ...interview, conclusion: 'pursued', appropriateAdult: 'social-worker' };
  const consideration = idOf(await send(`${at}/response/consider`, planned), 'consideration');
  const dropped = { result: 'not-made', why: text('The school has settled it without one') };
  await send(`${at}/response/considerations/${consideration}`, dropped);
  for (const about of ['response', 'category']) {
    await send(`${at}/response/ask`, { about, reason: text('Please decide since I am unsure') });
    const value = about === 'response' ? 'proportionate' : 'non-aggravated';
    const decided = { value, departure: 'partner-view', reason: text('Nothing recorded points to more') };
    await send(`${at}/response/decide-${about}`, decided, supervisor);
  }
  const exception = { about: 'arrest', person: second, reason: text('Asked beforehand, as it must be') };
  const request = idOf(await send(`${at}/response/ask`, exception), 'request');
  await send(
    `${at}/response/requests/${request}`,
    { value: 'granted', reason: text('Nothing else would do here') },
    supervisor,
  );
  const handover = idOf(await send(`${at}/response/handover`, { team: 'cid' }), 'handover');
  const returned = { answer: 'returned', reason: text('This is for neighbourhood policing') };
  await send(`${at}/response/handovers/${handover}`, returned);
};

/** The registrar says which of two settings stands, and cancels a crime recorded twice; then proposed, returned, proposed again and approved. */
const decide = async (on: On): Promise<void> => {
  const { id, at, children, supervisor, registrar, text, send } = on;
  const [first = ''] = children;
  await registrar.post(`/cases/${id}/open`, { reason: 'audit' });
  const stands = { stands: 'sgiiModel', reason: text('The newer practice stands here') };
  await send(`${at}/registrar-decision`, stands, registrar);
  const twice = idOf(await send(`${at}/crimes`, { offence: '86/2', reference: 'NM/2026/TW/1', when: 'now' }), 'crime');
  // The registrar refuses the first request, and cancels on the second.
  const ask = { reason: 'C4', why: text('It was recorded in error') };
  const refusedOne = idOf(await send(`${at}/crimes/${twice}/cancellation-requests`, ask), 'request');
  const stays = { answer: text('Nothing shows that it was an error') };
  await send(`${at}/crimes/${twice}/cancellation-requests/${refusedOne}/refuse`, stays, registrar);
  const same = { reason: 'C3', otherReference: 'NM/2026/CAN/7431', why: text('The same crime was recorded twice') };
  await send(`${at}/crimes/${twice}/cancellation-requests`, same);
  await send(`${at}/crimes/${twice}/cancellation`, same, registrar);
  const propose = async (): Promise<string> => {
    const { seen, crimes } = await read(on, `${at}/decision`, Decision);
    const choices = crimes.map(({ crime }) => ({ crime, outcome: '21', person: first }));
    const reasons = Object.fromEntries(HEADS.map((head) => [head, text('As the school reported')]));
    const conditions = { 'state-of-evidence': 'not-yet-sufficient' };
    return idOf(await send(`${at}/proposals`, { choices, conditions, reasons, seen }), 'proposal');
  };
  const back = { reason: text('Please say more about the spread') };
  await send(`${at}/proposals/${await propose()}/return`, back, supervisor);
  await send(`${at}/proposals/${await propose()}/withdraw`, { reason: text('The school wrote again') });
  await send(`${at}/proposals/${await propose()}/approve`, { formalReason: text('It fits this child') }, supervisor);
};

/** A second report of the same two children joins the case. */
const joinAnother = async (on: On, report: object): Promise<void> => {
  const { id, children, officer, text, send } = on;
  const other = idOf(await send('/api/reports', report), 'case');
  const twice = Case.parse(JSON.parse((await officer.get(`/api/cases/${other}`)).text)).children;
  const placed = twice.map(({ person }, place) => ({ person, same: children[place] ?? null }));
  const sought = { givenNames: text('Rowan'), familyName: text('Example'), school: text('Nowhereton School') };
  await send(`/api/cases/${other}/join/search`, sought);
  await send(`/api/cases/${other}/join/${id}`, { why: text('The same evening, told twice'), children: placed });
};

/** Not telling is asked for and returned; then each child is told. */
const tell = async (on: On): Promise<void> => {
  const { at, children, supervisor, text, send } = on;
  const [first = ''] = children;
  const notTelling = {
    reason: 'danger-to-this-child',
    why: text('Telling now would not be safe'),
    reviewOn: await inAMonth(on),
  };
  const proposed = idOf(await send(`${at}/notices/${first}/not-telling`, notTelling), 'notTelling');
  const toTell = { answer: 'returned', why: text('It can be told at school with care') };
  await send(`${at}/notices/${first}/not-telling/${proposed}/answer`, toTell, supervisor);
  for (const child of children) {
    const { contact, words } = await read(on, `${at}/notices/${child}`, Telling);
    const how = {
      whom: 'child',
      how: 'in-person',
      byWhom: 'me',
      stillRight: 'yes',
      keptFrom: 'confirmed',
      when: 'now',
    };
    const told = { contact: contact.passage, words: words.map((one) => one.id), ...how };
    await send(`${at}/notices/${child}/told`, told);
    const mother = { whom: 'parent-or-carer', toldName: text('The mother') };
    await send(`${at}/notices/${child}/told`, { ...told, ...mother });
    // By the words in which the safety floor has them: nobody else passes for the safe contact.
    const aunt = { whom: 'safe-contact', toldContact: text('An aunt') };
    await send(`${at}/notices/${child}/told`, { ...told, ...aunt });
  }
};

/** The closed case is drawn, and decided a second time by somebody who has never met it. */
const secondOpinion = async ({ owner, inspector, text, send }: On): Promise<void> => {
  await send('/api/practice/opinions/draws', { from: '2020-01-01', until: '2099-12-31', wanted: 200 }, owner);
  const opinion = idOf(await send('/api/practice/opinions/take', {}, inspector), 'opinion');
  const given = { choice: '21', heads: ['age'], why: text('The facts point that way') };
  await send(`/api/practice/opinions/${opinion}`, given, inspector);
};

/** A standard case, with words of one's own under every head. */
const practise = async ({ owner, text, send }: On): Promise<void> => {
  const opening = { vignettes: ['two-willing'], adviceShown: false };
  const round = idOf(await send('/api/practice/rounds', opening, owner), 'round');
  const reasons = Object.fromEntries(HEADS.map((head) => [head, text('It is an invented case')]));
  await send(`/api/practice/rounds/${round}/cases/two-willing`, { choice: '21', heads: [], reasons });
};

const Closing = z.object({ open: z.array(z.object({ duty: z.string().nullable(), subject: z.string().nullable() })) });

/** What the guidance still owes is answered, so that the case can be closed. */
const answerOwed = async ({ at, officer, text, send }: On): Promise<void> => {
  const { open } = Closing.parse(JSON.parse((await officer.get(`${at}/closing`)).text));
  const words = text('Written into the note');
  const parent = { parent: 'to-tell', parentName: text('The mother') };
  const answers = open.flatMap(({ duty, subject }) => {
    const done = { duty, whom: subject ?? 'case', answer: 'done', by: 'me', words };
    return duty === null ? [] : [{ ...done, ...(duty === 'decide-telling-parents' ? parent : {}) }];
  });
  await send(`${at}/duties`, { answers });
};

/** Closed, opened again and upheld. */
const endAndReopen = async (on: On): Promise<void> => {
  const { id, at, inspector, hub, text, send } = on;
  await send(`${at}/break-glass`, { reason: text('A carer is at the front desk') }, hub);
  await answerOwed(on);
  await send(`${at}/closing`, {});
  await secondOpinion(on);
  const reopening = { cause: 'new-report', why: text('The school told of something new') };
  const reconsideration = idOf(await send(`${at}/reconsiderations`, reopening), 'reconsideration');
  await inspector.post(`/cases/${id}/open`, { reason: 'supervision' });
  await send(`${at}/reconsiderations/${reconsideration}/uphold`, { why: text('It is the same as before') }, inspector);
};

/** Two settings that conflict, so that the registrar has something to decide. */
const signConflict = async ({ registrar, owner }: Staff): Promise<void> => {
  const settings = { sgiiModel: 'PERSON_INVOLVED', outcome21RequiresSuspect: true };
  const set = idOf(await registrar.send('POST', '/api/settings', { settings }), 'set');
  for (const one of [registrar, owner])
    assert.equal((await one.send('POST', `/api/settings/${set}/sign`, {})).status, 201);
};

export const travel = async ({ staff, api, word }: Journey): Promise<Travelled> => {
  const { officer } = staff;
  await signConflict(staff);
  const planted = new Set<string>();
  let count = 0;
  const text = (what: string): string => {
    count += 1;
    return `${what} ${word}${'abcdefghij'.charAt(count % 10)}`;
  };
  const send: On['send'] = async (path, body, by = officer) => {
    const answer = await by.send('POST', path, body);
    assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.text.slice(0, 600)}`);
    for (const field of plantedIn(api, 'POST', path, body, word)) planted.add(field);
    return answer;
  };
  const reporter = { reporterName: text('Teacher'), reporterContact: text('School office') };
  const report = { toldBy: 'school', when: 'now', safe: 'yes', children: 2, ...reporter };
  const id = idOf(await send('/api/reports', report), 'case');
  const at = `/api/cases/${id}`;
  const children = Case.parse(JSON.parse((await officer.get(at)).text)).children.map(({ person }) => person);
  const on: On = { ...staff, id, at, children, text, send };
  await joinAnother(on, report);
  for (const step of [walk, takeBack, takeOff, died, gather, protect, respond, decide, tell, practise, endAndReopen])
    await step(on);
  return { planted, case: id };
};
