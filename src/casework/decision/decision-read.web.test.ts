// What is read before a decision: by who proposes, by who rules, and by the supervisor who decides response or category.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const ERASED = /What was written was erased/;

it('given a child who was not heard and why, when a decision, a response, a category or a ruling is read, then why is read, and nothing is called erased', async () => {
  const { id, children, put } = await readyCase(app, 1);
  const [child = ''] = children;
  const why = 'The invented grandmother asked to wait until the invented funeral is over.';
  await put(`children/${child}/own-words`, { heard: 'not-yet-heard', why });
  const pages = async () => [
    await officer.get(`/cases/${id}/decision`),
    await supervisor.get(`/cases/${id}/response/decide-response`),
    await supervisor.get(`/cases/${id}/response/decide-category`),
    await supervisor.get(`/cases/${id}/ruling`),
    await officer.get(`/api/cases/${id}/decision`),
  ];
  for (const page of await pages()) {
    assert.equal(page.status, 200);
    assert.match(page.text, /Not yet heard, because: The invented grandmother/);
    assert.doesNotMatch(page.text, ERASED);
  }
});

it('given a child referred and under police protection, when a decision or a ruling is read, then to whom, until when an answer is due and when protection ends stand there', async () => {
  const { id, children, put } = await readyCase(app, 2);
  const [child = ''] = children;
  const taken = new Date(performance.timeOrigin - 3_600_000);
  const reason = 'The invented home is not safe tonight, and the authority was asked to act.';
  const at = `children/${child}/safeguarding`;
  await put(at, {
    decision: 'referred',
    to: ['police-protection', 'social-care-harm'],
    protectedAt: taken.toISOString(),
    reason,
  });
  await put('response/ask', { about: 'response', reason: 'Please say how the invented case is to be answered.' });
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long' });
  const ends = day.format(new Date(taken.getTime() + 72 * 3_600_000));
  for (const page of [
    await officer.get(`/cases/${id}/decision`),
    await supervisor.get(`/cases/${id}/response/decide-response`),
  ]) {
    assert.match(page.text, /To: Police protection[^<]*; Children’s social care, where significant harm is suspected/);
    assert.match(page.text, /The local authority has not said what it decided: due by /);
    assert.match(page.text, new RegExp(`Police protection, taken [^<]*, ends at the latest [^<]*${ends}`));
  }
  await put(at, { decision: 'strategy-discussion', strategy: 'asked', reason });
  const later = (await officer.get(`/cases/${id}/decision`)).text;
  assert.match(later, /The strategy discussion is not recorded as held: due by /);
  assert.match(later, /ends at the latest/, 'whatever is decided afterwards');
});

it('given a child who was pressed and passed it on too, when the decision is read, then it says that they were harmed; before anybody said so, that nobody has', async () => {
  const { id, children, put } = await readyCase(app, 3);
  const [child = '', other = ''] = children;
  await put(`people/${child}/part`, {
    known: 'known',
    parts: ['depicted', 'shared', 'passed-on'],
    fromWhom: 'partner',
  });
  const answer = (direction: string, person?: string) =>
    put('answers', {
      fact: 'coercion',
      direction,
      state: 'confirmed',
      fromWhom: 'partner',
      ...(person === undefined ? {} : { person }),
    });
  await answer('case');
  await answer('by', other);
  const triage = (await officer.get(`/cases/${id}/triage`)).text;
  assert.ok(
    triage.includes(`/cases/${id}/people/${child}/facts/towards/coercion?to=triage`),
    'asked of who may be harmed',
  );
  assert.ok(!triage.includes(`people/${other}/facts/towards/coercion`), 'and not of who did it');
  assert.match((await officer.get(`/cases/${id}/decision`)).text, /Done towards this person: nobody has said yet/);
  await answer('towards', child);
  const { text } = await officer.get(`/cases/${id}/decision`);
  assert.match(text, /Also harmed, whatever part they took[^<]*Done towards this person: confirmed/);
});

it('given two children of whom nothing aggravating is known, when the decision is read, then a charge and a caution stand last, and as what is normally out of proportion', async () => {
  const { id } = await readyCase(app, 4);
  const { text } = await officer.get(`/cases/${id}/decision`);
  const of = [...text.matchAll(/<th scope="row"[^>]*>(\d+): [^<]*<\/th><td[^>]*>([^<]*)/gu)].map(([, code, said]) => [
    code,
    said,
  ]);
  const first = of.slice(0, of.length / 2).map(([code]) => code);
  assert.deepEqual(first.slice(-3).toSorted(), ['1', '2', '4']);
  for (const [code, said] of of)
    assert.equal(/Normally out of proportion/u.test(said ?? ''), ['1', '2', '4'].includes(code ?? ''), code);
  const choices = [...text.matchAll(/name="outcome-[^"]*"[^>]* value="(\d+)"/gu)].map(([, code]) => code);
  assert.ok(choices.indexOf('21') < choices.indexOf('1'), 'nor is it the first choice');
});

it('given nothing answered yet, when the decision is read, then what moves an outcome is parted from what only adds to what is done', async () => {
  const { id } = await app.openCase(2);
  const { text } = await officer.get(`/cases/${id}/decision`);
  const [moving = '', adding = ''] = text
    .slice(text.indexOf('>What would change it<'))
    .split(/What else would add to what is done for a child, and change nothing else/u);
  assert.match(moving, />Child 1 and Child 2<[\s\S]*How old was this person/u, 'what is alike is read once');
  assert.doesNotMatch(moving, /immigration/iu);
  assert.match(adding, /immigration/iu);
});

it('given an adult’s part ruled out by who reported, when somebody of the case is not identified, then the decision and both pages of a supervisor warn; by a partner, or once it is known who they are, they do not', async () => {
  const { id, put } = await readyCase(app, 5);
  await app.cover(id);
  const rule = (fromWhom: string) =>
    put('answers', { fact: 'adult-involved', direction: 'case', state: 'ruled-out', fromWhom });
  const warned = async () => {
    const pages = ['decision', 'response/decide-response', 'response/decide-category'];
    const texts = await Promise.all(pages.map(async (page) => (await supervisor.get(`/cases/${id}/${page}`)).text));
    return texts.map((text) => text.includes('find out who they are before it is relied on'));
  };
  await rule('reporter');
  assert.deepEqual(await warned(), [false, false, false], 'everybody is identified');
  const account = idIn(await put('people', { kind: 'person' }), 'person');
  assert.deepEqual(await warned(), [true, true, true]);
  await rule('partner');
  assert.deepEqual(await warned(), [false, false, false]);
  await rule('parent-or-carer');
  assert.deepEqual(await warned(), [true, true, true]);
  const name = { givenNames: 'Ash', familyName: 'Sampleton' };
  const at = `/cases/${id}/people/${account}`;
  await officer.post(`${at}/search`, name);
  await officer.post(`${at}/name`, { ...name, basis: '0' });
  assert.deepEqual(await warned(), [false, false, false]);
});

const partOf = (text: string, from: string, to: string): string => text.slice(text.indexOf(from)).split(to)[0] ?? '';

it('given nothing answered yet, when the decision is read, then what cannot wait, what comes before and the advice stand first, with the way to the choice, and no outcome', async () => {
  const { id, children } = await app.openCase(2);
  const [child = ''] = children;
  const { text } = await officer.get(`/cases/${id}/decision`);
  const short = partOf(text, 'id="in-short"', '1. Each child');
  assert.match(short, /Cannot wait[\s\S]*Safety floor not walked[\s\S]*Before an outcome[\s\S]*Not yet known/u);
  assert.ok(short.includes(`/cases/${id}/children/${child}/floor`), 'each leads to where it is put right');
  assert.match(short, /href="#choice"/u);
  assert.doesNotMatch(short, /Outcome \d/u, 'what to choose is said only after all that it rests on');
});

it('given a child of whom no age is known, when the decision is read, then a rule that stays open says what it waits for, and is not said of the child', async () => {
  const { id } = await app.openCase(2);
  const { text } = await officer.get(`/cases/${id}/decision`);
  const sentences = [...text.matchAll(/([^>]*)<\/strong>([^<]*An adult who shared[^<]*)/gu)];
  assert.ok(sentences.length > 0);
  for (const [, before, rest = ''] of sentences) {
    assert.equal(before, 'Not known whether it applies');
    assert.match(rest, /^ \([^)]*how old Child \d was on the day[^)]* not recorded or not known\): An adult/u);
  }
  const { text: known } = await officer.get(`/cases/${(await readyCase(app, 17)).id}/decision`);
  assert.match(
    known,
    /<p class="govuk-body">A child who took part is a person involved/u,
    'one that applies is said as such',
  );
});

it('given long lists on the page of a decision, when it is read, then they are folded, and nothing that is confirmed or cannot wait is', async () => {
  const { id, put } = await readyCase(app, 18);
  await put('answers', { fact: 'wide-distribution', direction: 'case', state: 'suspected', fromWhom: 'partner' });
  const { text } = await officer.get(`/cases/${id}/decision`);
  const open = text.replaceAll(/<details[\s\S]*?<\/details>/gu, '');
  for (const folded of ['Outcomes open for', 'id="duties"', 'Digest of the guidance'])
    assert.ok(text.includes(folded) && !open.includes(folded), folded);
  assert.match(open, /Confirmed or suspected[\s\S]*The case: suspected/u);
});
