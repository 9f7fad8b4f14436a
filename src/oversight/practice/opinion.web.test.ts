import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { readFloors, recordCrime, recordReport } from '../../casework/report/index.ts';
import { EVERY_ROLE, given, openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { openClient } from '../../../test/sign-in.ts';
import { openGuidance } from '../../guidance.ts';
import { starter } from '../../platform/staff/index.ts';
import type { AdviceInput } from '../../policy/index.ts';

const installation = await openTestInstallation();
const { opened, db } = installation;
const { baseUrl, signedIn } = await openTestApp(installation);
const { adviser } = openGuidance();
const officer = await installation.actor('northmoor', 'officer');
const first = await installation.actor('northmoor', 'supervisor');
const another = { subject: 'inspector', name: 'Invented Second Reader', roles: ['supervisor'] } as const;
await given(opened.execute(opened.actorIn('northmoor'), starter(EVERY_ROLE), another));
const reader = openClient(baseUrl);
await reader.signIn('northmoor', another.subject);
const analyst = await signedIn('northmoor', 'analyst');
const registrar = await signedIn('northmoor', 'registrar');

const Ids = z.object({ case: z.string() });
const FACTS: AdviceInput = {
  nation: 'england',
  people: [{ ref: 'Child 1', age: 14, identified: true, parts: ['depicted', 'shared'] }],
  factors: { coercion: 'ruled-out', 'wide-distribution': 'suspected' },
  checks: 'complete',
  earlierReports: 0,
};
let made = 0;

/** A closed case whose outcome was approved: what the steps of casework write, of which this step reads the end. */
const closed = async (outcome: string, conditions: Readonly<Record<string, string>>): Promise<string> => {
  made += 1;
  const report = { toldBy: 'school', toldAt: 'now', safe: 'yes', children: 1, reporter: undefined } as const;
  const { case: id } = Ids.parse(await given(opened.execute(officer, recordReport, report)));
  const [child] = (await given(opened.consult(officer, readFloors, { case: id }))).children;
  const crime = { case: id, offence: '086/02', reference: `NM/SO/${made}`, recordedAt: 'now' } as const;
  const recorded = await given(opened.execute(officer, recordCrime, crime));
  const asked = { ...FACTS, conditions };
  const advice = adviser.advise(asked, { today: '2026-11-22', policy: '2024-05' });
  if (!advice.ok) assert.fail('the guidance did not answer');
  await plant(
    db,
    `WITH p AS (INSERT INTO proposal (force, proposal, case_file, proposed_at, proposed_by, basis_digest, asked, advice, policy, policy_digest, advice_version)
       VALUES ('northmoor', gen_random_uuid(), '${id}', now(), '${officer.staff}', decode(repeat('00', 32), 'hex'), '${JSON.stringify(asked)}', '${JSON.stringify(advice.value).replaceAll("'", "''")}', '2024-05', 'x', 1) RETURNING proposal)
     INSERT INTO proposal_outcome (force, proposal, crime, outcome, person, standing, needs, departure)
       SELECT 'northmoor', proposal, '${recorded['crime'] ?? ''}', '${outcome}', '${child?.person ?? ''}', 'available', '{}', NULL FROM p;
     INSERT INTO ruling (force, ruling, case_file, proposal, verdict, ruled_at, ruled_by)
       SELECT 'northmoor', gen_random_uuid(), '${id}', proposal, 'approved', now(), '${first.staff}' FROM proposal WHERE case_file = '${id}';
     INSERT INTO closing (force, closing, case_file, closed_at, closed_by) VALUES ('northmoor', gen_random_uuid(), '${id}', now(), '${officer.staff}');
     UPDATE case_file SET stage = 'closed' WHERE case_file = '${id}'`,
  );
  return id;
};

const entries = async (id: string): Promise<readonly string[]> =>
  z
    .array(z.object({ action: z.string() }))
    .parse(
      (
        await plant(
          db,
          `SELECT e.action FROM ledger_case l JOIN ledger_entry e ON e.entry = l.entry WHERE l.case_file = '${id}' ORDER BY e.entry`,
        )
      ).rows,
    )
    .map(({ action }) => action);

const versionOf = async (id: string): Promise<unknown> =>
  (await plant(db, `SELECT version, stage FROM case_file WHERE case_file = '${id}'`)).rows[0];

const draw = (wanted: number) =>
  analyst.send('POST', '/api/practice/opinions/draws', { from: '2020-01-01', until: '2099-12-31', wanted });

const Taken = z.object({ opinion: z.uuid() });
const take = async (): Promise<string> =>
  Taken.parse(JSON.parse((await reader.send('POST', '/api/practice/opinions/take', {})).text)).opinion;

/** A page without its address and tokens. */
const steady = (text: string, opinion: string): string =>
  text.replaceAll(opinion, '').replaceAll(/(?:value|nonce)="[^"]*"/gu, '');

const answer = { choice: '22', heads: 'age', why: 'The invented facts point that way' };

describe('blind second opinions', () => {
  it('given two closed cases with the same facts and other decisions, when each is read, then their pages are the same and tell nothing of either', async () => {
    const cases = [
      await closed('1', { 'cps-decision': 'charge', 'state-of-evidence': 'sufficient' }),
      await closed('21', { 'state-of-evidence': 'not-yet-sufficient' }),
    ];
    assert.equal((await draw(2)).status, 201);
    const pages: string[] = [];
    for (const [n] of cases.entries()) {
      const opinion = await take();
      const page = await reader.get(`/practice/opinions/${opinion}`);
      assert.equal(page.status, 200);
      pages.push(steady(page.text, opinion));
      const read = await reader.get(`/api/practice/opinions/${opinion}`);
      pages.push(steady(read.text, opinion));
      assert.equal((await reader.post('/practice/opinions/take', {})).status, 409);
      // Another reader, the panel before it is given, and who decided first: none of them is shown it.
      for (const client of [await signedIn('northmoor', 'officer'), await signedIn('northmoor', 'supervisor')])
        assert.equal((await client.get(`/practice/opinions/${opinion}`)).status, 404);
      assert.equal((await registrar.get(`/practice/opinions/${opinion}/panel`)).status, 404);
      const given = n === 0 ? answer : { ...answer, choice: 'unable' };
      assert.equal((await reader.post(`/practice/opinions/${opinion}`, given)).status, 303);
      assert.equal((await reader.get(`/practice/opinions/${opinion}`)).status, 404);
    }
    assert.deepEqual([pages[0], pages[1]], [pages[2], pages[3]]);
    // What nobody answered is not known, and is said to be.
    assert.match(pages[0] ?? '', /The case: not said/);
    for (const told of [...cases, 'What the guidance advises', 'Child 1', 'Crown Prosecution'])
      assert.ok(!(pages[0] ?? '').includes(told), told);
    for (const id of cases) {
      assert.deepEqual(await versionOf(id), { version: 2, stage: 'closed' });
      assert.deepEqual((await entries(id)).slice(-3), [
        'read-second-opinion',
        'read-second-opinion',
        'give-second-opinion',
      ]);
    }
  });

  it('given somebody who worked or opened the case, when they ask for one, then theirs is never handed out', async () => {
    await closed('21', {});
    assert.equal((await draw(200)).status, 201);
    const worked = await signedIn('northmoor', 'officer');
    assert.equal((await worked.post('/practice/opinions/take', {})).status, 409);
    assert.doesNotMatch((await worked.get('/practice/opinions')).text, /A case waits/);
    assert.match((await reader.get('/practice/opinions')).text, /A case waits that you have never met/);
  });

  it('given a reader who opens the case while they hold it, when they answer, then the reading is set aside, and the case was never shut to them', async () => {
    const opinion = await take();
    const { rows } = await plant(db, `SELECT case_file FROM second_opinion WHERE second_opinion = '${opinion}'`);
    const id = z.object({ case_file: z.string() }).parse(rows[0]).case_file;
    assert.equal((await reader.post(`/cases/${id}/open`, { reason: 'supervision' })).status, 303);
    assert.match((await reader.get(`/practice/opinions/${opinion}`)).text, /You have met this case/);
    assert.equal((await reader.post(`/practice/opinions/${opinion}`, answer)).status, 303);
    const kept = await plant(db, `SELECT FROM second_opinion_answer WHERE second_opinion = '${opinion}'`);
    assert.equal(kept.rowCount, 0);
    assert.equal((await reader.get(`/practice/opinions/${opinion}`)).status, 404);
    // It waits for somebody else, and never for them again.
    assert.equal((await reader.post('/practice/opinions/take', {})).status, 409);
    assert.equal((await draw(5)).status, 409);
  });

  it('given a case that was decided twice, when the panel finds, then on both choices, with a rule, and the case stays as it is', async () => {
    const Listed = z.object({ toFind: z.array(z.uuid()), cases: z.number(), overall: z.null() });
    const listed = Listed.parse(JSON.parse((await registrar.get('/api/practice/opinions')).text));
    assert.equal(listed.cases, 2);
    const [opinion = ''] = listed.toFind;
    const at = `/practice/opinions/${opinion}/panel`;
    assert.equal((await reader.get(at)).status, 403);
    const page = await registrar.get(at);
    assert.match(page.text, /The invented facts point that way/);
    assert.doesNotMatch(page.text, new RegExp(`${another.name}|${officer.name}|${first.name}`));
    assert.equal((await registrar.post(at, { finding: 'not-appropriate' })).status, 422);
    const finding = { finding: 'not-appropriate', rule: 'supervisor-decides-wide-distribution' };
    assert.equal((await registrar.post(at, finding)).status, 303);
    assert.equal((await registrar.post(at, finding)).status, 409);
    assert.match((await registrar.get('/practice/opinions')).text, /Too few to say: fewer than 10 cases/);
  });

  it('given every page of second opinions, when it is opened at any size, then nobody meets a barrier', async () => {
    await closed('21', {});
    assert.equal((await draw(1)).status, 201);
    const opinion = await take();
    const { toFind } = z
      .object({ toFind: z.array(z.uuid()) })
      .parse(JSON.parse((await registrar.get('/api/practice/opinions')).text));
    const browser = await openBrowser();
    const visits = [
      [analyst, '/practice/opinions'],
      [reader, `/practice/opinions/${opinion}`],
      [registrar, `/practice/opinions/${toFind[0] ?? ''}/panel`],
    ] as const;
    for (const [client, place] of visits) {
      const context = await browser.newContext({ viewport: SIZES.desk });
      await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
      const page = await context.newPage();
      assert.equal((await page.goto(`${baseUrl}${place}`))?.status(), 200, place);
      assert.deepEqual(await findBarriers(page), [], place);
      for (const viewport of [SIZES.phone, { width: 320, height: 640 }]) {
        await page.setViewportSize(viewport);
        const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
        assert.ok(wide <= viewport.width, `${place}: ${wide} wide at ${viewport.width}`);
      }
      await context.close();
    }
  });
});
