// A child whom nobody referred before something graver was known has no decision: on every page, and for every command.
import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { plant } from './database.ts';
import { codeIn, idIn, openCaseApp } from './case-app.ts';
import { readyCase, type ReadyCase } from './ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;

const { rows } = await plant(app.test, `SELECT staff FROM staff WHERE subject = 'supervisor'`);
const [{ staff: asks }] = z.tuple([z.object({ staff: z.string() })]).parse(rows);
const REASON = 'The family is safe together and the school already supports them.';
const NOT_REFERRED = { decision: 'considered-not-referred', reason: REASON };
const HEADS = ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'];
const CaseAnswer = z.object({
  tasks: z.array(z.object({ id: z.string(), state: z.string(), because: z.string().nullish() })),
  due: z.array(z.object({ id: z.string(), person: z.string().nullable() })),
});
const Safeguarding = z.object({
  children: z.array(z.object({ person: z.string(), decision: z.object({ isOutdated: z.boolean() }) })),
});

/** What each page and duty says of the decision on a child: whether it stands. */
const answersFor = async ({ id }: ReadyCase, child: string): Promise<Readonly<Record<string, boolean>>> => {
  const text = async (at: string): Promise<string> => (await officer.get(at)).text;
  const { tasks, due } = CaseAnswer.parse(JSON.parse(await text(`/api/cases/${id}`)));
  const { children } = Safeguarding.parse(JSON.parse(await text(`/api/cases/${id}/safeguarding`)));
  const isOpen = (duty: string): boolean => due.some((one) => one.id === duty && one.person === child);
  return {
    'task list': tasks.find((task) => task.id === 'safeguarding')?.state === 'done',
    'duty to decide': !isOpen('decide-referral'),
    'duty to refer': !isOpen('referral-or-strategy'),
    safeguarding: children.find(({ person }) => person === child)?.decision.isOutdated === false,
    'page of safeguarding': !(await text(`/cases/${id}/safeguarding`)).includes('no decision that stands'),
    decision: !(await text(`/cases/${id}/decision`)).includes('No safeguarding decision that stands'),
    closing: !(await text(`/api/cases/${id}/closing`)).includes('safeguarding-undecided'),
  };
};

const assertAll = async (of: ReadyCase, child: string, stands: boolean, when: string): Promise<void> => {
  const answers = Object.entries(await answersFor(of, child));
  assert.deepEqual(
    answers.filter(([, says]) => says !== stands).map(([where]) => where),
    [],
    when,
  );
};

const GRAVER = [
  ['coercion', 'towards'],
  ['adult-involved', 'case'],
  ['exploitation', 'case'],
] as const;

for (const [number, [fact, direction]] of GRAVER.entries())
  test(`given a child who was not referred, when ${fact} is confirmed, then their decision stands nowhere until they are referred`, async () => {
    const of = await readyCase(app, number + 1);
    const [child = '', other = ''] = of.children;
    await assertAll(of, child, true, 'before');
    const about = direction === 'case' ? {} : { person: child };
    await of.put('answers', { fact, direction, ...about, state: 'confirmed', fromWhom: 'child-unprompted' });
    await assertAll(of, child, false, 'after');
    const decision = await officer.get(`/api/cases/${of.id}/decision`);
    const { seen, crimes } = z
      .object({ seen: z.string(), crimes: z.array(z.object({ crime: z.string() })) })
      .parse(JSON.parse(decision.text));
    const proposed = await officer.send('POST', `/api/cases/${of.id}/proposals`, {
      ...{ choices: crimes.map(({ crime }) => ({ crime, outcome: '20', person: other })), conditions: {}, seen },
      reasons: Object.fromEntries(HEADS.map((head) => [head, REASON])),
    });
    assert.equal(codeIn(proposed), 'RecordedFirst');
    assert.match(proposed.text, /a safeguarding decision for every child/);
    for (const one of of.children)
      await of.put(`children/${one}/safeguarding`, { decision: 'referred', to: ['mash'], reason: REASON });
    await assertAll(of, child, true, 'referred');
  });

test('given a child who was not referred, when coercion is known and a supervisor agrees not to refer them, then it stands everywhere', async () => {
  const of = await readyCase(app, 11);
  const [child = '', other = ''] = of.children;
  const said = { fact: 'coercion', direction: 'towards', person: child, state: 'suspected' };
  await of.put('answers', { ...said, fromWhom: 'child-unprompted' });
  await of.put(`children/${other}/safeguarding`, { decision: 'referred', to: ['mash'], reason: REASON });
  const asked = await of.put(`children/${child}/safeguarding`, { ...NOT_REFERRED, supervisor: asks });
  const answer = `/api/cases/${of.id}/safeguarding/${idIn(asked, 'safeguarding')}/answer`;
  assert.equal((await supervisor.send('POST', answer, { answer: 'returned', reason: REASON })).status, 201);
  const page = (await officer.get(`/cases/${of.id}/safeguarding`)).text;
  assert.match(page, /1 child has no decision that stands/);
  assert.equal(
    (await officer.get(`/cases/${of.id}/safeguarding/next`)).location,
    `/cases/${of.id}/children/${child}/safeguarding`,
  );
  const again = await of.put(`children/${child}/safeguarding`, { ...NOT_REFERRED, supervisor: asks });
  const second = `/api/cases/${of.id}/safeguarding/${idIn(again, 'safeguarding')}/answer`;
  assert.equal((await supervisor.send('POST', second, { answer: 'agreed', reason: REASON })).status, 201);
  await assertAll(of, child, true, 'agreed');
});
