import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer } = app;
const Triage = z.looseObject({
  factors: z.record(z.string(), z.string()),
  open: z.array(z.looseObject({ fact: z.string(), person: z.string().nullable(), about: z.string() })),
});
const Decision = z.looseObject({
  advice: z.looseObject({
    category: z.string(),
    people: z.array(
      z.looseObject({
        ref: z.string(),
        role: z.string(),
        outcomes: z.array(z.looseObject({ code: z.string(), standing: z.string() })),
      }),
    ),
  }),
});

test('given that no adult was involved by what a partner said, when an adult with a part is added, then the old no stands for no child: it is asked towards each, no charge is open, and the answer is from nobody', async () => {
  const { id, children, put } = await readyCase(app, 1);
  const at = `/cases/${id}`;
  const triage = async () => Triage.parse(JSON.parse((await officer.get(`/api${at}/triage`)).text));
  assert.deepEqual([(await triage()).open, (await triage()).factors['adult-involved']], [[], 'ruled-out']);
  const adult = idIn(await put('people', { kind: 'adult' }), 'person');
  await put(`people/${adult}/part`, { known: 'known', parts: ['asked-for', 'received'], fromWhom: 'reporter' });
  const { factors, open } = await triage();
  assert.equal(factors['adult-involved'], undefined);
  for (const child of children)
    assert.ok(
      open.some(({ fact, person, about }) => fact === 'adult-involved' && person === child && about === 'towards'),
      JSON.stringify(open),
    );
  const { advice } = Decision.parse(JSON.parse((await officer.get(`/api${at}/decision`)).text));
  assert.equal(advice.category, 'aggravated');
  for (const { ref, role, outcomes } of advice.people.filter((person) => person.ref.startsWith('Child'))) {
    assert.equal(role, 'not-yet-known', ref);
    const charge = outcomes.find(({ code }) => code === '1');
    assert.ok(charge?.standing === 'not-yet' || charge?.standing === 'barred', `${ref}: ${charge?.standing}`);
  }
  const row = (text: string) => /Confirmed: somebody listed was 18 or older[\s\S]*?<\/dd>/.exec(text)?.[0] ?? '';
  const answers = row((await officer.get(`${at}/triage/answers`)).text);
  assert.match(answers, /“Ruled out” was answered before[^<]*it stands for nobody any more/);
  assert.doesNotMatch(answers, /From:/);
  const decision = (await officer.get(`${at}/decision`)).text;
  const known = /Confirmed or suspected<\/h3>[\s\S]*?Not known<\/h3>/.exec(decision)?.[0] ?? '';
  assert.match(known, /Confirmed: somebody listed was 18 or older/i);
  assert.match(known, /From: nobody: worked out/i);
  assert.doesNotMatch(/>Ruled out, or enquired[\s\S]*?<\/details>/.exec(decision)?.[0] ?? '', /adult involved/i);
  // Said of each child, it is known again, and asked no more.
  for (const child of children)
    await put('answers', {
      fact: 'adult-involved',
      direction: 'towards',
      person: child,
      state: 'confirmed',
      fromWhom: 'partner',
    });
  const later = await triage();
  assert.ok(!later.open.some(({ fact, about }) => fact === 'adult-involved' && about === 'towards'));
});

test('given that nobody was pressed by what a partner said, when one child is said to have been, then the old no answers for nobody else: it is asked by and towards each, and shown as worked out', async () => {
  const { id, children } = await readyCase(app, 2);
  const [child = '', other = ''] = children;
  const at = `/cases/${id}`;
  const triage = async () => Triage.parse(JSON.parse((await officer.get(`/api${at}/triage`)).text));
  assert.deepEqual([(await triage()).open, (await triage()).factors['coercion']], [[], 'ruled-out']);
  const said = { fact: 'coercion', direction: 'towards', person: child, state: 'suspected' };
  const { status } = await officer.send('POST', `/api${at}/answers`, { ...said, fromWhom: 'partner' });
  assert.equal(status, 201);
  const { factors, open } = await triage();
  assert.equal(factors['coercion'], 'suspected');
  const asks = (person: string, about: string): boolean =>
    open.some((one) => one.fact === 'coercion' && one.person === person && one.about === about);
  assert.deepEqual([asks(other, 'by'), asks(other, 'towards'), asks(child, 'by')], [true, true, true]);
  const { advice } = Decision.parse(JSON.parse((await officer.get(`/api${at}/decision`)).text));
  assert.equal(advice.category, 'aggravated');
  // Whether the other child did it or had it done to them too is not known, and so not read as either.
  const roles = advice.people.filter(({ ref }) => ref.startsWith('Child')).map(({ role }) => role);
  assert.ok(!roles.includes('suspect'), roles.join());
  const answers = (await officer.get(`${at}/triage/answers`)).text;
  assert.match(answers, /Suspected, by what is said of a person\. “Ruled out” was answered of the case/);
  const decision = (await officer.get(`${at}/decision`)).text;
  assert.doesNotMatch(/>Ruled out, or enquired[\s\S]*?<\/details>/.exec(decision)?.[0] ?? '', /pressed, threatened/i);
});
