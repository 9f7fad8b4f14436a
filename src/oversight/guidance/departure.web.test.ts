import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { readFloors, recordCrime, recordReport } from '../../casework/report/index.ts';
import { given, openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { aDeparted } from './departure.make.ts';

const installation = await openTestInstallation();
const { opened, db } = installation;
const { baseUrl, signedIn } = await openTestApp(installation);
const officer = await installation.actor('northmoor', 'officer');
const owner = await signedIn('northmoor', 'policy-owner');

const Ids = z.object({ case: z.string() });
let crimes = 0;

/** A case with one crime, and a proposal in it that departs from the advice; the step that writes it is another's. */
const departing = async (departure: 'legal-advice' | 'partner-view', daysAgo = 1): Promise<string> => {
  crimes += 1;
  const report = { toldBy: 'school', toldAt: 'now', safe: 'yes', children: 1, reporter: undefined } as const;
  const { case: id } = Ids.parse(await given(opened.execute(officer, recordReport, report)));
  const [child] = (await given(opened.consult(officer, readFloors, { case: id }))).children;
  const crime = { case: id, offence: '086/02', reference: `NM/D/${crimes}`, recordedAt: 'now' } as const;
  const made = await given(opened.execute(officer, recordCrime, crime));
  const { advice, asked, policy } = aDeparted(departure, { violence: 'suspected' });
  await plant(
    db,
    `WITH p AS (INSERT INTO proposal (force, proposal, case_file, proposed_at, proposed_by, basis_digest, asked, advice, policy, policy_digest, advice_version)
       VALUES ('northmoor', gen_random_uuid(), '${id}', now() - interval '${daysAgo} days', '${officer.staff}', decode(repeat('00', 32), 'hex'), '${JSON.stringify(asked)}', '${JSON.stringify(advice)}', '${policy}', 'x', 1) RETURNING proposal)
     INSERT INTO proposal_outcome (force, proposal, crime, outcome, person, standing, needs, departure)
       SELECT 'northmoor', proposal, '${made['crime'] ?? ''}', '1', '${child?.person ?? ''}', 'available', '{}', '${departure}' FROM p`,
  );
  return id;
};

const entries = async (): Promise<number> =>
  z
    .tuple([z.object({ n: z.coerce.number() })])
    .parse((await plant(db, `SELECT count(*) AS n FROM ledger_entry WHERE force = 'northmoor'`)).rows)[0].n;

const Answer = z.object({
  rules: z.array(z.object({ rule: z.string(), shown: z.string(), cases: z.number().nullable() })),
});
const rulesOf = async (client = owner) => Answer.parse(JSON.parse((await client.get('/api/departures')).text)).rules;

/** A decision of a supervisor against the advice, as the step of the response keeps it. */
const ruledAgainst = (id: string) =>
  plant(
    db,
    `INSERT INTO supervisor_decision (force, decision, case_file, about, value, passage, decided_at, decided_by, departure, policy, rules)
     VALUES ('northmoor', gen_random_uuid(), '${id}', 'response', 'proportionate', gen_random_uuid(), now(), '${officer.staff}', 'partner-view', '2024-05', '{response-extortion}')`,
  );
const Rulings = z.object({
  rulings: z.array(z.object({ rule: z.string(), shown: z.string(), reasons: z.array(z.unknown()) })),
});
const rulingsOf = async () => Rulings.parse(JSON.parse((await owner.get('/api/departures')).text)).rulings;

const PROPOSE = { policy: '2024-05', rule: 'proportionate' };

describe('departures, for the policy owner', () => {
  it('given four cases that depart from a rule, when they are counted, then held back; a fifth, and they are told, by rule and reason', async () => {
    const ids: string[] = [];
    while (ids.length < 4) ids.push(await departing('legal-advice'));
    // Of before the period: it counts for nothing.
    await departing('legal-advice', 800);
    assert.deepEqual(await rulesOf(), [{ rule: 'proportionate', shown: 'fewer than 5', cases: null }]);
    assert.equal((await owner.post('/departures/proposals', PROPOSE)).status, 409);
    ids.push(await departing('legal-advice'));
    assert.deepEqual(await rulesOf(), [{ rule: 'proportionate', shown: '5', cases: 5 }]);
    const before = await entries();
    const { status, text } = await owner.get('/departures');
    assert.equal(status, 200);
    assert.equal(await entries(), before + 1);
    for (const said of ['5 cases', 'Violence is present', 'Legal advice', 'Never by officer'])
      assert.ok(text.includes(said), said);
    for (const id of ids.slice(0, 4)) await ruledAgainst(id);
    assert.deepEqual(await rulingsOf(), [{ rule: 'response-extortion', shown: 'fewer than 5', reasons: [] }]);
    await ruledAgainst(ids[0] ?? '');
    assert.equal((await rulingsOf())[0]?.shown, 'fewer than 5', 'a case counts once');
    await ruledAgainst(ids[4] ?? '');
    assert.deepEqual(
      (await rulingsOf()).map(({ shown, reasons }) => [shown, reasons.length]),
      [['5', 6]],
    );
    assert.match((await owner.get('/departures')).text, /Reasons given by supervisors/);
    const hidden = [officer.staff, officer.name, 'Child 1', ...ids];
    assert.deepEqual(
      hidden.filter((each) => text.includes(each)),
      [],
    );
  });

  it('given a rule departed from often, when it is proposed to be changed, then once, and the policy owner answers it', async () => {
    assert.equal((await owner.post('/departures/proposals', PROPOSE)).status, 303);
    const again = await owner.post('/departures/proposals', PROPOSE);
    assert.equal(again.status, 409);
    assert.match(again.text, /waits already/);
    const page = await owner.get('/departures');
    const id = /departures\/proposals\/([0-9a-f-]{36})\/answer/u.exec(page.text)?.[1] ?? '';
    const place = `/departures/proposals/${id}/answer`;
    const empty = await owner.post(place, { answer: '' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /Choose an answer, and why/);
    assert.equal((await owner.post(place, { answer: 'taken-up/rule-stands' })).status, 422);
    assert.equal((await owner.post(place, { answer: 'taken-up/condition-too-wide' })).status, 303);
    assert.equal((await owner.post(place, { answer: 'taken-up/condition-too-wide' })).status, 409);
    assert.match((await owner.get('/departures')).text, /Taken up: it holds for cases that it was not meant for/);
  });

  it('given anybody else, or another force, when they ask, then nothing is shown and nothing is theirs', async () => {
    for (const role of ['officer', 'supervisor', 'analyst', 'registrar'] as const)
      assert.equal((await (await signedIn('northmoor', role)).get('/departures')).status, 403, role);
    assert.deepEqual(await rulesOf(await signedIn('eastmere', 'policy-owner')), []);
  });

  it('given the page with departures and proposals, when it is opened at any size, then nobody meets a barrier', async () => {
    assert.equal((await owner.post('/departures/proposals', PROPOSE)).status, 303);
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: SIZES.desk });
    await context.addCookies([...owner.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
    const page = await context.newPage();
    await page.goto(`${baseUrl}/departures`);
    assert.deepEqual(await findBarriers(page), []);
    for (const viewport of [...Object.values(SIZES), { width: 320, height: 640 }]) {
      await page.setViewportSize(viewport);
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
      assert.ok(wide <= viewport.width, `${wide} wide at ${viewport.width}`);
    }
  });
});
