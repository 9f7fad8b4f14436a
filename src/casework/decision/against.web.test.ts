// Against whom a crime is: asked where it is recorded, said where it is read, and held against whom its outcome is about.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { z } from 'zod';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { FLOOR, readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const Crimes = z.object({ crimes: z.array(z.object({ crime: z.uuid(), against: z.uuid().nullable() })) });
const Decision = z.object({ seen: z.string(), ...Crimes.shape });
const HEADS = ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'];
const crime = (reference: string, against?: string) => ({
  ...{ offence: '86/2', reference, when: 'now' },
  ...(against === undefined ? {} : { against }),
});

const decisionOf = async (id: string) =>
  Decision.parse(JSON.parse((await officer.get(`/api/cases/${id}/decision`)).text));

/** Proposes 21 for every crime, each about whom `about` gives. */
const propose = async (id: string, about: (of: { readonly against: string | null }) => string) => {
  const { seen, crimes } = await decisionOf(id);
  return officer.send('POST', `/api/cases/${id}/proposals`, {
    choices: crimes.map((one) => ({ crime: one.crime, outcome: '21', person: about(one) })),
    conditions: { 'state-of-evidence': 'not-yet-sufficient' },
    reasons: Object.fromEntries(HEADS.map((head) => [head, 'As reported by the school; weighed.'])),
    seen,
  });
};

it('given a case of two children, when a crime is recorded, then each can be chosen and none is beforehand; nobody, and not known yet, are the same; a stranger is refused', async () => {
  const { id, children } = await app.openCase(2);
  const [one = '', two = ''] = children;
  const form = (await officer.get(`/cases/${id}/crimes/new`)).text;
  const inputs = [...form.matchAll(/<input[^>]*name="against"[^>]*>/g)].map(([input]) => input);
  assert.deepEqual(
    inputs.map((input) => /value="([^"]+)"/.exec(input)?.[1]),
    [one, two, 'not-known'],
  );
  assert.ok(inputs.every((input) => !input.includes('checked')));
  assert.equal((await officer.post(`/cases/${id}/crimes/new`, crime('NM/AG/1', one))).location, `/cases/${id}`);
  assert.equal((await officer.post(`/cases/${id}/crimes/new`, crime('NM/AG/2', 'not-known'))).status, 303);
  assert.equal((await officer.send('POST', `/api/cases/${id}/crimes`, crime('NM/AG/3'))).status, 201);
  const stranger = (await app.openCase(1)).children[0] ?? '';
  const refused = await officer.send('POST', `/api/cases/${id}/crimes`, crime('NM/AG/4', stranger));
  assert.deepEqual([refused.status, codeIn(refused)], [404, 'NotAChildOfThisCase']);
  const again = await officer.post(`/cases/${id}/crimes/new`, crime('NM/AG/4', stranger));
  assert.equal(again.status, 422);
  assert.match(again.text, /href="#against">This child is not on the case any more/);
  const read = await decisionOf(id);
  assert.deepEqual(
    read.crimes.map(({ against }) => against),
    [one, null, null],
  );
  const page = (await officer.get(`/cases/${id}`)).text;
  assert.equal(page.match(/Against<\/dt><dd[^>]*>Child 1</g)?.length, 1);
  assert.equal(page.match(/Against<\/dt><dd[^>]*>Not said</g)?.length, 2);
  const held = await plant(
    app.test,
    `SELECT people FROM ledger_entry JOIN ledger_content USING (force, entry) WHERE body::text LIKE '%"against"%"${one}"%'`,
  );
  assert.deepEqual(held.rows, [{ people: [one] }], 'the log tells against whom');
});

it('given a crime against a child, when an outcome of it is proposed about that very child, then it is refused beside the choice and to programs; about another the ruling says against whom it is', async () => {
  const { id, children, put } = await readyCase(app, 811);
  const [one = '', two = ''] = children;
  const before = (await officer.get(`/cases/${id}/decision`)).text;
  assert.match(before, /It is not said against whom this crime is\./);
  await put('crimes', crime('NM/AG/811', two));
  assert.match((await officer.get(`/cases/${id}/decision`)).text, /This crime is against Ashby 811 Sampleford\./);
  const refused = await propose(id, () => two);
  assert.deepEqual([refused.status, codeIn(refused)], [422, 'CrimeAgainstThem']);
  assert.match(refused.text, /ask the registrar to cancel its record/);
  const { seen, crimes } = await decisionOf(id);
  const typed = await officer.post(`/cases/${id}/decision`, {
    ...Object.fromEntries(
      crimes.flatMap(({ crime: of }) => [
        [`outcome-${of}`, '21'],
        [`person-${of}`, two],
      ]),
    ),
    ...Object.fromEntries(HEADS.map((head) => [`reason-${head}`, 'As reported by the school; weighed.'])),
    ...{ 'condition-state-of-evidence': 'not-yet-sufficient', seen },
  });
  assert.equal(typed.status, 422);
  const at = crimes.find(({ against }) => against === two)?.crime ?? '';
  assert.match(
    typed.text,
    new RegExp(`href="#person-${at}">This crime is against Ashby 811 Sampleford\\. Choose whose part`),
  );
  assert.equal((await propose(id, () => one)).status, 201);
  const ruling = (await supervisor.get(`/cases/${id}/ruling`)).text;
  assert.match(ruling, /About: Ashby 811 Exampleton\. This crime is against Ashby 811 Sampleford\./);
  assert.match(ruling, /About: Ashby 811 Exampleton\. It is not said against whom this crime is\./);
});

it('given a child whom the guidance calls involved, when nothing is proposed about them, then ruling and decision say so, and nothing is refused', async () => {
  const { id, propose: one } = await readyCase(app, 812);
  const without = /Nothing is proposed about Ashby 812 Sampleford, whom the guidance calls a person involved\./;
  assert.doesNotMatch((await officer.get(`/cases/${id}/decision`)).text, /Nothing is proposed about/);
  const proposal = await one();
  for (const page of [await supervisor.get(`/cases/${id}/ruling`), await officer.get(`/cases/${id}/decision`)]) {
    assert.match(page.text, without);
    assert.doesNotMatch(page.text, /Nothing is proposed about Ashby 812 Exampleton/);
  }
  const read = z
    .object({ unproposed: z.array(z.object({ name: z.string(), role: z.string() })) })
    .parse(JSON.parse((await supervisor.get(`/api/cases/${id}/ruling`)).text));
  assert.deepEqual(read.unproposed, [{ name: 'Ashby 812 Sampleford', role: 'person-involved' }]);
  const approved = await supervisor.send('POST', `/api/cases/${id}/proposals/${proposal}/approve`, {});
  assert.equal(approved.status, 201);
});

it('given a crime against a child who is taken off the case, when it is read, then it is said so; taken off as another child, it is against that one', async () => {
  const { id, children, put } = await readyCase(app, 813);
  const [same = ''] = children;
  const added = idIn(await put('children', {}), 'person');
  await put(`children/${added}/floor`, FLOOR);
  await put('crimes', crime('NM/AG/813', added));
  const why = 'Added by mistake: nobody else was there in the end.';
  await put(`people/${added}/take-off`, { why });
  assert.match((await officer.get(`/cases/${id}`)).text, /Against<\/dt><dd[^>]*>somebody who was taken off the case</);
  assert.match((await officer.get(`/cases/${id}/decision`)).text, /against somebody who was taken off the case\./);
  await put(`people/${added}/put-back`, { why });
  await put(`people/${added}/take-off`, { why, same });
  assert.deepEqual(
    (await decisionOf(id)).crimes.map(({ against }) => against),
    [null, same],
  );
});
