import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { EVERY_ROLE, given, openTestApp, openTestInstallation, type Force } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { openGuidance } from '../../guidance.ts';
import type { Actor } from '../../platform/access/index.ts';
import { starter } from '../../platform/staff/index.ts';
import { LIBRARY } from './practice.make.ts';
import { standardCaseDecider } from './round.store.ts';

const installation = await openTestInstallation();
const { opened, db } = installation;
const { baseUrl, signedIn } = await openTestApp(installation);
const { adviser } = openGuidance();
const [analyst, officer, supervisor, owner] = await Promise.all(
  (['analyst', 'officer', 'supervisor', 'policy-owner'] as const).map((role) => signedIn('northmoor', role)),
);
assert.ok(analyst !== undefined && officer !== undefined && supervisor !== undefined && owner !== undefined);

const CASES = LIBRARY.slice(0, 6).map(({ id }) => id);
const [FIRST = ''] = CASES;
const Made = z.object({ round: z.uuid() });

const openRound = async (adviceShown = false, client = analyst): Promise<string> =>
  Made.parse(JSON.parse((await client.send('POST', '/api/practice/rounds', { vignettes: CASES, adviceShown })).text))
    .round;

/** More people of a force than the test has clients: they decide by the same commands. */
const people = async (force: Force, count: number): Promise<readonly Actor[]> => {
  const shell = opened.actorIn(force);
  const made: Actor[] = [];
  for (let n = 1; n <= count; n += 1) {
    const person = { subject: `practice-${n}`, name: `Invented Person ${n}`, roles: ['officer'] } as const;
    await given(opened.execute(shell, starter(EVERY_ROLE), person));
    const { rows } = await plant(db, `SELECT staff FROM staff WHERE subject = '${person.subject}'`, force);
    made.push({ force, staff: z.object({ staff: z.string() }).parse(rows[0]).staff, ...person });
  }
  return made;
};

/** The key of a force, as its own page shows it to be told by telephone. */
const keyOf = async (client: typeof analyst): Promise<string> =>
  z.object({ key: z.string() }).parse(JSON.parse((await client.get('/api/practice/take')).text)).key;

const decide = async (actor: Actor, round: string, vignette: string, choice: string, why?: string): Promise<void> => {
  const input = {
    round,
    vignette,
    choice,
    heads: ['age'] as const,
    departure: undefined,
    reasons: why === undefined ? {} : { age: why },
  };
  await given(opened.execute(actor, standardCaseDecider(adviser), input));
};

const ADVICE = /What the guidance advises|A supervisor decides the response|Proportionate response/;
/** A page without what changes at every look: tokens, and the link to the next case. */
const steady = (text: string): string =>
  text.replaceAll(/(?:value|nonce|content)="[^"]*"/gu, '').replaceAll(/\d+ of \d+ decided/gu, '');

describe('rounds of standard cases', () => {
  it('given a blind round, when an officer opens a case, then no advice is shown before they decide and all of it after', async () => {
    const at = `/practice/rounds/${await openRound()}/cases/${FIRST}`;
    const before = await officer.get(at);
    assert.equal(before.status, 200);
    assert.doesNotMatch(before.text, ADVICE);
    assert.match(before.text, /It is no case|None of them is a case/);
    assert.doesNotMatch(before.text, /<input[^>]+name="choice"[^>]+checked/);
    assert.equal(z.object({ advice: z.null() }).parse(JSON.parse((await officer.get(`/api${at}`)).text)).advice, null);
    const empty = await officer.post(at, { choice: '1' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /Choose at least one: what decided it/);
    // What was chosen is still there, and the refusal tells nothing of the advice.
    assert.match(empty.text, /value="1" checked/);
    assert.doesNotMatch(empty.text, ADVICE);
    assert.equal((await officer.post(at, { choice: '1', heads: ['age', 'views'] })).status, 303);
    const after = await officer.get(at);
    assert.match(after.text, ADVICE);
    assert.match(after.text, /1: Charged or summonsed/);
    assert.match(after.text, /Why did you choose other than advised/);
    assert.equal((await officer.post(`${at}/departure`, { departure: 'partner-view' })).status, 303);
    assert.match((await officer.get(at)).text, /The view of a partner/);
    assert.equal((await officer.post(at, { choice: '21', heads: 'age' })).status, 409);
  });

  it('given an officer who decided, when a supervisor opens the same case and the round, then nothing of it shows; a planted answer of their own does', async () => {
    const round = await openRound();
    const places = [`/practice/rounds/${round}/cases/${FIRST}`, `/api/practice/rounds/${round}/cases/${FIRST}`];
    const seen = (client: typeof supervisor) =>
      Promise.all(places.map(async (place) => steady((await client.get(place)).text)));
    const before = await seen(supervisor);
    assert.equal((await officer.post(places[0] ?? '', { choice: '22', heads: 'age' })).status, 303);
    assert.deepEqual(await seen(supervisor), before);
    const results = await supervisor.get(`/practice/rounds/${round}/results`);
    assert.equal(results.status, 409);
    // Without what is drawn anew for each page, and can hold any two figures.
    assert.doesNotMatch(steady(results.text), /\b22\b/);
    const other = await supervisor.get(`/api/practice/rounds/${round}`);
    assert.match(other.text, /"own":\[\]/);
    // The same comparison finds it where an answer is seen: one's own.
    await supervisor.post(places[0] ?? '', { choice: '22', heads: 'age' });
    assert.notDeepEqual(await seen(supervisor), before);
  });

  it('given an officer who writes why under a head, when it is kept, then it is sealed, they read it again, and withdrawing erases it', async () => {
    const round = await openRound();
    const at = `/practice/rounds/${round}/cases/${FIRST}`;
    const slip = await officer.post(at, { choice: '21', heads: 'age', 'reason-age': 'x' });
    assert.match(slip.text, /Write why, or leave it empty/);
    const words = 'Both are fifteen and neither pressed the other';
    // Written under a head that was not ticked: it counts as ticked, and nothing typed is lost.
    assert.equal((await officer.post(at, { choice: '21', 'reason-severity': words })).status, 303);
    assert.ok((await officer.get(at)).text.includes(words));
    assert.ok(!(await supervisor.get(at)).text.includes(words));
    const kept = await plant(
      db,
      'SELECT a::text AS row FROM practice_answer a UNION ALL SELECT encode(sealed, $$escape$$) FROM passage',
      'northmoor',
    );
    assert.ok(kept.rows.length > 1 && !JSON.stringify(kept.rows).includes('neither pressed'));
    assert.equal((await officer.post(`/practice/rounds/${round}/withdraw`, {})).status, 303);
    assert.ok(!(await officer.get(at)).text.includes(words));
    const { rows } = await plant(
      db,
      'SELECT sealed FROM passage p JOIN practice_reason r ON r.passage = p.passage',
      'northmoor',
    );
    assert.deepEqual(
      rows.filter((row) => JSON.stringify(row) !== '{"sealed":null}'),
      [],
    );
  });

  it('given a round with the advice shown, when other than advised is chosen, then why is asked beside it', async () => {
    const at = `/practice/rounds/${await openRound(true)}/cases/${FIRST}`;
    assert.match((await officer.get(at)).text, ADVICE);
    const asked = await officer.post(at, { choice: '1', heads: 'age' });
    assert.equal(asked.status, 422);
    assert.match(asked.text, /This is other than advised/);
    assert.equal((await officer.post(at, { choice: '1', heads: 'age', departure: 'legal-advice' })).status, 303);
  });

  it('given two forces, when a round goes to the other and its answers come back, then agreement is told over both, by rule and by no officer', async () => {
    const round = await openRound();
    const eastern = await signedIn('eastmere', 'analyst');
    const file = (await analyst.get(`/practice/rounds/${round}/file`)).text;
    const [key, theirKey] = [await keyOf(analyst), await keyOf(eastern)];
    assert.equal((await eastern.post('/practice/take', { file: file.slice(0, 80), key })).status, 422);
    const strange = await eastern.post('/practice/take', { file, key: theirKey });
    assert.match(strange.text, /another key than the one you entered signed it/);
    assert.equal((await eastern.post('/practice/take', { file, key })).status, 303);
    const [ours, theirs] = [await people('northmoor', 5), await people('eastmere', 5)];
    for (const [n, id] of CASES.entries()) {
      for (const [one, actor] of ours.entries())
        await decide(
          actor,
          round,
          id,
          one === 0 && n < 5 ? '1' : '21',
          n < 2 && one < 5 - n ? `Words ${n} ${one}` : undefined,
        );
      for (const actor of theirs) await decide(actor, round, id, n % 2 === 0 ? '22' : '21');
    }
    const withdrew = await officer.post(`/practice/rounds/${round}/cases/${FIRST}`, { choice: '3', heads: 'age' });
    assert.equal(withdrew.status, 303);
    assert.equal((await officer.post(`/practice/rounds/${round}/withdraw`, {})).status, 303);
    assert.equal((await eastern.get(`/practice/rounds/${round}/answers-file`)).status, 409);
    assert.equal((await eastern.post(`/practice/rounds/${round}/close`, {})).status, 303);
    const answers = (await eastern.get(`/practice/rounds/${round}/answers-file`)).text;
    for (const actor of theirs) assert.ok(!answers.includes(actor.staff) && !answers.includes(actor.name));
    assert.equal((await analyst.post('/practice/take', { file: answers, key: theirKey })).status, 303);
    assert.equal((await analyst.post('/practice/take', { file: answers, key: theirKey })).status, 409);
    assert.equal((await analyst.post(`/practice/rounds/${round}/close`, {})).status, 303);

    const page = await owner.get(`/practice/rounds/${round}/results`);
    // Five wrote of the first case and four of the second: too few to be shown without a name.
    assert.ok(page.text.includes('Words 0 0') && page.text.includes('Words 0 4') && !page.text.includes('Words 1'));
    assert.equal(page.status, 200);
    for (const said of ['Krippendorff’s alpha', '95 % interval', 'eastmere, northmoor', 'never by officer'])
      assert.ok(page.text.includes(said), said);
    // Who withdrew chose 3, and nobody else did.
    assert.doesNotMatch(page.text, /Caution, adult/);
    for (const actor of [...ours, ...theirs]) assert.ok(!page.text.includes(actor.name), actor.name);
    const read = z
      .object({ overall: z.object({ cases: z.number(), answers: z.number() }), betweenForces: z.object({}) })
      .parse(JSON.parse((await owner.get(`/api/practice/rounds/${round}/results`)).text));
    assert.deepEqual([read.overall.cases, read.overall.answers], [6, 60]);

    const rule = { policy: '2024-05', rule: 'proportionate' };
    assert.equal((await analyst.post(`/practice/rounds/${round}/proposals`, rule)).status, 403);
    assert.equal((await owner.post(`/practice/rounds/${round}/proposals`, rule)).status, 303);
    assert.equal((await owner.post(`/practice/rounds/${round}/proposals`, rule)).status, 409);
    assert.match((await owner.get('/departures')).text, /answers to standard cases in practice/);
    const other = { policy: '2024-05', rule: 'role-witness' };
    assert.equal((await owner.post(`/practice/rounds/${round}/proposals`, other)).status, 409);
  });

  it('given every page of practice, when it is opened at any size, then nobody meets a barrier', async () => {
    const browser = await openBrowser();
    const rounds = z
      .object({ rounds: z.array(z.object({ round: z.string(), closedAt: z.string().nullable() })) })
      .parse(JSON.parse((await officer.get('/api/practice')).text)).rounds;
    const closed = rounds.find(({ closedAt }) => closedAt !== null)?.round ?? '';
    const open = rounds.find(({ closedAt }) => closedAt === null)?.round ?? '';
    const visits = [
      [analyst, ['/practice/new', '/practice/take']],
      [supervisor, [`/practice/rounds/${open}`, `/practice/rounds/${open}/cases/${CASES[1] ?? ''}`]],
      [officer, [`/practice/rounds/${open}/cases/${FIRST}`]],
      [owner, [`/practice/rounds/${closed}/results`]],
    ] as const;
    for (const [client, places] of visits) {
      const context = await browser.newContext({ viewport: SIZES.desk });
      await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
      const page = await context.newPage();
      for (const place of places) {
        await page.setViewportSize(SIZES.desk);
        assert.equal((await page.goto(`${baseUrl}${place}`))?.status(), 200, place);
        assert.deepEqual(await findBarriers(page), [], place);
        for (const viewport of [...Object.values(SIZES), { width: 320, height: 640 }]) {
          await page.setViewportSize(viewport);
          const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
          assert.ok(wide <= viewport.width, `${place}: ${wide} wide at ${viewport.width}`);
        }
      }
      await context.close();
    }
  });
});

describe('lists that are turned page by page', () => {
  const Ids = z.array(z.looseObject({}));
  const lists = [
    {
      ...{ at: '/practice', list: 'rounds', next: 'next', id: 'round', table: 'practice_round' },
      columns: `practice_round, origin, policy, advice_shown, opened_at, opened_by`,
      values: `gen_random_uuid(), 'northmoor', '2024-05', false, now(), $staff`,
    },
    {
      ...{ at: '/practice/opinions', list: 'draws', next: 'nextDraws', id: 'draw', table: 'second_opinion_draw' },
      columns: `draw, seed, closed_from, closed_until, wanted, eligible, drawn_at, drawn_by`,
      values: `gen_random_uuid(), 'invented', '2026-01-01', '2026-01-31', 1, 0, now(), $staff`,
    },
    {
      ...{ at: '/departures', list: 'proposals', next: 'nextProposals', id: 'id', table: 'rule_proposal' },
      columns: `rule_proposal, policy, rule, counted_from, counted_until, cases, in_common, proposed_at, proposed_by`,
      values: `gen_random_uuid(), '2024-05', 'invented-' || n, '2026-01-01', '2026-01-31', 5, '{}', now(), $staff`,
    },
    {
      ...{ at: '/settings', list: 'sets', next: 'nextSets', id: 'id', table: 'setting_set' },
      columns: `setting_set, policy, settings, digest, proposed_at, proposed_by`,
      values: `gen_random_uuid(), '2024-05', '{}', decode(repeat('00', 32), 'hex'), now(), 'invented'`,
    },
  ] as const;
  for (const { at, list, next, id, table, columns, values } of lists)
    it(`given more ${list} than a page of ${at} holds, when it is turned to its end, then each stood on one page, and each page says that there is another`, async () => {
      const who = `(SELECT staff FROM staff WHERE force = 'northmoor' LIMIT 1)`;
      await plant(
        db,
        `INSERT INTO ${table} (force, ${columns}) SELECT 'northmoor', ${values.replace('$staff', who)} FROM generate_series(1, 220) n`,
      );
      const found: unknown[] = [];
      for (let page: number | null = 1; page !== null;) {
        const read = z.looseObject({}).parse(JSON.parse((await owner.get(`/api${at}?page=${page}`)).text));
        found.push(...Ids.parse(read[list]).map((each) => each[id]));
        page = z.int().nullable().parse(read[next]);
      }
      const { rows } = await plant(db, `SELECT count(*)::int AS n FROM ${table} WHERE force = 'northmoor'`);
      assert.deepEqual([rows, new Set(found).size], [[{ n: found.length }], found.length]);
      assert.match((await owner.get(at)).text, new RegExp(`href="${at}\\?page=2#[a-z]+">Older ${list}<`, 'u'));
      assert.match(
        (await owner.get(`${at}?page=2`)).text,
        new RegExp(`href="${at}\\?page=1#[a-z]+">Newer ${list}<`, 'u'),
      );
    });
});
