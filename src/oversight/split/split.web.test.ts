import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { openShell } from '../../../test/shell.ts';
import { plantDecisions } from '../../../test/many-decisions.ts';
import { isAsSigned, SampleHead } from './sample-head.ts';
import { SplitAnswer, SplitStood } from './split.answer.ts';

const installation = await openTestInstallation();
const { db, config } = installation;
const shell = openShell(db, { EVENHAND_HOME: config.folders.home });
const { baseUrl, signedIn } = await openTestApp(installation);
const [analyst, officer, registrar] = await Promise.all(
  (['analyst', 'officer', 'registrar'] as const).map((role) => signedIn('northmoor', role)),
);
assert.ok(analyst !== undefined && officer !== undefined && registrar !== undefined);
await plantDecisions(db, 240);

const Given = z.object({
  samples: z.array(z.record(z.string(), z.unknown())),
  next: z.number().nullable(),
});
const samplesListed = async (page = 1) =>
  Given.parse(JSON.parse((await registrar.get(`/api/split-samples?page=${page}`)).text));

const MARCH = { from: '2025-03', to: '2025-03', outcome: '21' };
/** Two months as the form of a page has them. */
const months = (from: string, to: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ from, to }).flatMap(([name, month]) => {
      const [year = '', of = ''] = month.split('-');
      return [
        [`${name}-month`, String(Number(of))],
        [`${name}-year`, year],
      ];
    }),
  );
const TYPED = { ...months('2025-03', '2025-03'), outcome: '21' };
const FOR = ['--for', 'Southvale Police'] as const;
const Asked = z.object({ split: z.uuid() });

/** Waits as a person does who has no script: by the link that answers when it is done. */
const settled = async (split: string): Promise<string> => (await analyst.get(`/split/${split}?wait=1`)).text;

/** What a browser sends of a form with a file beside it. */
const upload = async (fields: Readonly<Record<string, string>>, text: string, by = analyst) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, csrf: by.csrf })) form.set(name, value);
  form.set('cases', new File([text], 'returns.jsonl'));
  const request = new Request(`${baseUrl}/split`, { method: 'POST', body: form });
  const body = Buffer.from(await request.arrayBuffer());
  const headers = { origin: baseUrl, 'content-type': request.headers.get('content-type') ?? '' };
  return by.request('/split', { method: 'POST', body, headers });
};

let done = '';

const apiAsked = async (body: object): Promise<string> => {
  const answer = await analyst.send('POST', '/api/split', body);
  assert.equal(answer.status, 202, answer.text);
  return Asked.parse(JSON.parse(answer.text)).split;
};

const read = async (split: string) => SplitStood.parse(JSON.parse((await analyst.get(`/api/split/${split}`)).text));

describe('the split of a force’s own decisions', () => {
  it('given that no sample was made, when a registrar looks for those that were, then page and program say that there is none', async () => {
    assert.match((await registrar.get('/releases/samples')).text, /None was made yet/);
    assert.deepEqual(await samplesListed(), { samples: [], next: null });
  });

  it('given decisions that facts, guidance and people part, when an analyst asks, then three shares stand with intervals, and nobody is in the answer', async () => {
    const split = await apiAsked(MARCH);
    done = split;
    const running = await analyst.get(`/split/${split}`);
    assert.match(running.text, /It is being worked out/);
    assert.equal((await analyst.get(`/split/${split}/split.csv`)).status, 409, 'no file before it is done');
    const page = await settled(split);
    const { result, state, says, definition, progress } = await read(split);
    assert.ok(result?.kind === 'measured' && state === 'done' && progress === null);
    const { facts, policy, people } = result;
    assert.ok(Math.abs(facts.share + policy.share + people.share - 1) < 1e-9);
    assert.ok(facts.share > policy.share && facts.interval[0] > 0.2, JSON.stringify(result));
    assert.deepEqual([result.decisions, result.deciders, result.forces], [240, 10, 1]);
    assert.ok(page.includes(says[0] ?? 'nothing said') && page.includes('95% interval'));
    assert.ok(page.indexOf('<table') < page.indexOf('<figure'), 'the table stands before the drawing');
    assert.ok(['Basis', 'Period', 'Source', 'Counts'].every((key) => definition.some((line) => line.key === key)));
    // Neither a name, nor a key of staff, nor a list in the answer that anybody could be read off.
    const { rows } = await plant(db, "SELECT staff::text, name FROM staff WHERE subject LIKE 'split-%'", 'northmoor');
    const known = z.array(z.object({ staff: z.string(), name: z.string() })).parse(rows);
    const kept = await plant(db, 'SELECT result FROM split_result', 'northmoor');
    const said = `${page} ${JSON.stringify(result)} ${JSON.stringify(kept.rows)}`;
    assert.equal(known.length, 12);
    assert.deepEqual(
      known.filter(({ staff, name }) => said.includes(staff) || said.includes(name)),
      [],
    );
  });

  it('given that it was asked, when the log is read, then the reading of decisions stands in it as a look', async () => {
    const { rows } = await plant(db, "SELECT kind FROM ledger_entry WHERE action = 'ask-split'", 'northmoor');
    const kinds = z
      .array(z.object({ kind: z.string() }))
      .parse(rows)
      .map(({ kind }) => kind);
    assert.ok(kinds.includes('consultation') && kinds.includes('alteration'), kinds.join());
  });

  it('given a split that is done, when its table is taken as CSV and ODS, then each row has what it means', async () => {
    const csv = await analyst.get(`/split/${done}/split.csv`);
    assert.match(csv.text, /Facts of the case.*Closed: by the day.*1 March 2025 to 31 March 2025/);
    assert.match(csv.text, /no figure for a person/);
    const ods = await analyst.get(`/split/${done}/split.ods`);
    assert.equal(ods.status, 200);
  });

  it('given months without enough decisions, one that is not over, or two the wrong way round, then it is said, and what was typed stays', async () => {
    const few = await apiAsked({ ...MARCH, from: '2024-01', to: '2024-02' });
    assert.match(await settled(few), /There are no counts to measure|Too few to say/);
    assert.equal((await analyst.get(`/split/${few}/split.csv`)).status, 409);
    const turned = await analyst.post('/split', { ...months('2025-04', '2025-03'), outcome: '21' });
    assert.match(turned.text, /The last month is before the first/);
    assert.match(turned.text, /name="from-month"[^>]*value="4"/);
    const future = await analyst.post('/split', { ...months('2025-04', '2098-03'), outcome: '21' });
    assert.match(future.text, /Enter a month that is over/);
    const slip = await analyst.post('/split', {
      'from-month': '13',
      'from-year': '2025',
      outcome: '13',
    });
    assert.match(slip.text, /The first month: the month has to be a figure from 1 to 12, or its name/);
    assert.equal((await officer.get('/split')).status, 403);
    assert.equal((await officer.send('POST', '/api/split', MARCH)).status, 403);
  });

  it('given decisions of four other forces, when asked by page beside one’s own and by program without them, then all are parted, their digest says which they were, and none of them is kept', async () => {
    const chance = (i: number): number => (Math.imul(i + 1, 2_654_435_761) >>> 0) / 2 ** 32;
    const cases = Array.from({ length: 300 }, (_, i) => {
      const [who, facts, under] = [Math.floor(i / 4) % 4, Math.floor(i / 16) % 2, Math.floor(i / 150)];
      const codes = {
        force: `code-${i % 4}`,
        pattern: `facts-${facts}`,
        setting: `set-${under}`,
        person: `who-${who}`,
      };
      return { ...codes, outcome: chance(i) < 0.3 + 0.35 * facts + 0.1 * under + 0.04 * who };
    });
    const lines = cases.map((each) => JSON.stringify(each));
    // Two returns one after the other, with a line between them that says nothing.
    const text = [...lines.slice(0, 140), '', ...lines.slice(140)].join('\r\n');
    const asked = await upload({ ...TYPED, own: 'with' }, text);
    assert.equal(asked.status, 303, asked.text);
    const together = (asked.headers.get('location') ?? '').split('/').at(-1) ?? '';
    const alone = await apiAsked({ ...MARCH, cases, own: false });
    const page = await settled(together);
    await settled(alone);
    const [all, others] = [await read(together), await read(alone)];
    assert.ok(all.result?.kind === 'measured' && others.result?.kind === 'measured', JSON.stringify([all, others]));
    assert.deepEqual([all.result.forces, all.result.decisions], [5, 540]);
    assert.deepEqual([others.result.forces, others.result.decisions], [4, 300]);
    assert.equal(all.result.sampled?.sha256, others.result.sampled?.sha256);
    assert.match(
      all.source,
      /^Decisions of .*; Sampled decisions as other forces coded them \(SHA-256 [0-9a-f]{64}\)$/,
    );
    assert.match(others.source, /^Sampled decisions as other forces coded them/);
    assert.ok(page.includes(all.source));
    const { rows } = await plant(
      db,
      `SELECT e::text FROM ledger_entry e UNION ALL SELECT c::text FROM ledger_content c
      UNION ALL SELECT s::text FROM split_asked s UNION ALL SELECT r::text FROM split_result r`,
      'northmoor',
    );
    assert.ok(rows.length > 4);
    assert.doesNotMatch(JSON.stringify(rows), /facts-\d|who-\d|code-\d/);
  });

  it('given a line that is none, or nobody’s decisions, when asked, then the line is named, and what was typed stays', async () => {
    const line = JSON.stringify({ force: 'a', pattern: 'b', setting: 'c', person: 'd', outcome: true });
    const slip = await upload({ ...TYPED, own: 'without' }, `${line}\nnone`);
    assert.equal(slip.status, 422);
    assert.match(slip.text, /In line 2: this is no JSON\. Give one decision a line/);
    assert.match(slip.text, /name="to-month"[^>]*value="3"/);
    assert.match(slip.text, /value="without" checked/);
    const named = await upload(TYPED, line.replace('"outcome"', '"name":"x","outcome"'));
    assert.match(named.text, /In line 1: .*Unrecognized key/);
    const nobody = await analyst.post('/split', { ...TYPED, own: 'without' });
    assert.match(nobody.text, /Give decisions of other forces, or let this force’s own be among them/);
    assert.equal((await analyst.send('POST', '/api/split', { ...MARCH, own: false })).status, 422);
    const image = line.replace('"b"', '"data:image/png;base64,AAAA"');
    assert.match((await upload(TYPED, image)).text, /a code may be an image/);
    assert.equal((await upload(TYPED, line, officer)).status, 403);
  });

  it('given a sample that this force wrote, when it is taken in without own decisions, then the split counts the same; changed, cut or asked of other months, it is refused; and the log has it', async () => {
    const file = join(shell.home, 'given.jsonl');
    const months = ['--from', '2025-03', '--to', '2025-03'];
    const gave = await shell.run('sample', '--force', 'northmoor', ...FOR, ...months, '--out', file, '--json');
    assert.equal(gave.code, 0, gave.err);
    const text = readFileSync(file, 'utf8');
    const head = SampleHead.parse(JSON.parse(text.split('\n')[0] ?? ''));
    assert.deepEqual(
      [head.decisions, head.isWhole, head.basis, head.publisher],
      [240, true, 'closed', 'Northmoor Police'],
    );
    assert.equal(head.recipient, 'Southvale Police');
    assert.doesNotMatch(text, /Invented Decider|SPLIT\/|split-\d/);
    const asked = await upload({ ...TYPED, own: 'without' }, text);
    assert.equal(asked.status, 303, asked.text);
    const taken = (asked.headers.get('location') ?? '').split('/').at(-1) ?? '';
    await settled(taken);
    const [own, other] = [(await read(done)).result, (await read(taken)).result];
    assert.ok(own?.kind === 'measured' && other?.kind === 'measured');
    const counted = ({ decisions, deciders, forces }: typeof own) => [decisions, deciders, forces];
    assert.deepEqual(counted(other), counted(own));
    // What is taken off for chance is by decisions made anew, in the order of the lines: it moves a share by a point or so.
    for (const part of ['facts', 'policy', 'people'] as const)
      assert.ok(
        Math.abs(own[part].share - other[part].share) < 0.05,
        `${part} ${own[part].share} ${other[part].share}`,
      );
    const bent = text.replace('"outcome":true', '"outcome":false');
    const cut = text.split('\n').slice(0, 200).join('\n');
    for (const [wrong, fields, why] of [
      [bent, TYPED, /some are missing or changed/],
      [cut, TYPED, /some are missing or changed/],
      [text.replace('"decisions":240', '"decisions":239'), TYPED, /not as it was signed/],
      [text.replace('Southvale Police', 'Anybody'), TYPED, /not as it was signed/],
      [text, { ...TYPED, 'from-month': '2' }, /the sample is of 2025-03-01 to 2025-03-31/],
      [text, { ...TYPED, outcome: '22' }, /the sample is for Outcome 21 or another/],
    ] as const)
      assert.match((await upload({ ...fields, own: 'without' }, wrong)).text, why);
    const { rows } = await plant(db, "SELECT kind FROM ledger_entry WHERE action = 'give-split-sample'", 'northmoor');
    assert.deepEqual(rows, [{ kind: 'disclosure' }]);
    const again = await shell.run('sample', '--force', 'northmoor', ...FOR, ...months, '--out', file);
    assert.deepEqual([again.code, again.err.includes('Name a file that is not there yet')], [2, true]);
    const few = await shell.run(
      'sample',
      '--force',
      'northmoor',
      ...FOR,
      '--from',
      '2024-01',
      '--to',
      '2024-02',
      '--out',
      `${file}2`,
    );
    assert.deepEqual([few.code, few.err.includes('too few people decided enough alike')], [2, true]);
  });

  it('given a sample that a registrar makes by page or program, then it says for whom under the signature, the log says so too, and neither an analyst nor an officer may', async () => {
    const recipient = 'Westmere Constabulary';
    assert.match((await registrar.get('/releases')).text, /href="\/releases\/sample"/);
    assert.doesNotMatch((await analyst.get('/releases')).text, /releases\/sample/);
    const nobody = await registrar.post('/releases/sample', TYPED);
    assert.match(nobody.text, /Enter for whom it is made/);
    assert.match(nobody.text, /name="to-month"[^>]*value="3"/);
    const turned = await registrar.post('/releases/sample', {
      ...TYPED,
      ...months('2025-04', '2025-03'),
      recipient,
    });
    assert.match(turned.text, /The last month is before the first/);
    const file = await registrar.post('/releases/sample', { ...TYPED, recipient });
    assert.match(
      file.headers.get('content-disposition') ?? '',
      /attachment; filename="sample-21-2025-03-2025-03\.jsonl"/,
    );
    const head = SampleHead.parse(JSON.parse(file.text.split('\n')[0] ?? ''));
    assert.deepEqual([head.recipient, head.decisions, isAsSigned(head)], [recipient, 240, true]);
    const program = await registrar.send('POST', '/api/split-samples', { ...MARCH, recipient });
    const given = z.object({ head: SampleHead, cases: z.array(z.unknown()) }).parse(JSON.parse(program.text));
    assert.deepEqual([given.head.recipient, given.cases.length], [recipient, 240]);
    const { rows } = await plant(
      db,
      `SELECT e.kind, c.body::json ->> 'recipient' AS whom, c.body::json ->> 'sha256' AS digest
       FROM ledger_entry e JOIN ledger_content c USING (force, entry)
       WHERE e.action = 'give-split-sample' AND c.body::json ->> 'recipient' = 'Westmere Constabulary' ORDER BY e.at`,
      'northmoor',
    );
    const whom = { kind: 'disclosure', whom: recipient };
    assert.deepEqual(rows, [
      { ...whom, digest: head.sha256 },
      { ...whom, digest: given.head.sha256 },
    ]);
    for (const other of [analyst, officer]) {
      assert.equal((await other.get('/releases/sample')).status, 403);
      assert.equal((await other.post('/releases/sample', { ...TYPED, recipient })).status, 403);
      assert.equal((await other.send('POST', '/api/split-samples', { ...MARCH, recipient })).status, 403);
    }
  });

  it('given samples that were made, when a registrar looks for them, then each says when, by whom, for whom, of what and its digest, a page at a time; who may make none sees none', async () => {
    const whole = await samplesListed();
    const file = await registrar.post('/releases/sample', { ...TYPED, recipient: 'Southvale <i>Police</i>' });
    const { sha256 } = SampleHead.parse(JSON.parse(file.text.split('\n')[0] ?? ''));
    const { samples, next } = await samplesListed();
    const told = { outcome: '21', periodStart: '2025-03-01', periodEnd: '2025-03-31', decisions: 240 };
    const [{ at, by, ...made } = {}, ...earlier] = samples;
    assert.deepEqual(made, { ...told, recipient: 'Southvale <i>Police</i>', sha256 });
    assert.ok(typeof at === 'string' && at > String(whole.samples[0]?.['at']), 'after those before it');
    assert.deepEqual([earlier, next], [whole.samples, null]);
    const page = await registrar.get('/releases/samples');
    assert.ok(typeof by === 'string' && !by.includes('-') && page.text.includes(by), 'by name, not as a key of staff');
    const shown = [
      sha256,
      'Southvale &lt;i&gt;Police&lt;/i&gt;',
      'March 2025, for Outcome 21 or another: 240 decisions',
    ];
    assert.deepEqual(
      shown.filter((text) => !page.text.includes(text)),
      [],
    );
    assert.match((await registrar.get('/releases')).text, /href="\/releases\/samples"/);
    // One of the days before a sample was made for somebody, one whose content was destroyed, and more than a page of both.
    await plant(
      db,
      `WITH made AS (INSERT INTO ledger_entry (force, entry, at, actor, kind, action, rule, cases, people, commitment, leaf)
         SELECT 'northmoor', ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '2024-05-06 12:00Z', 'shell:keeper', 'disclosure',
           'give-split-sample', 'planted', '{}', '{}', sha256(n::text::bytea), sha256(n::text::bytea)
         FROM generate_series(1, 30) n RETURNING force, entry)
       INSERT INTO ledger_content (force, entry, salt, body)
         SELECT force, entry, sha256('salt'), '{"decisions":7,"outcome":"22","page":"split sample","periodEnd":"2024-02-29","periodStart":"2024-01-01","sha256":"ab"}'
         FROM made WHERE entry <> '00000000-0000-7000-8000-000000000001'`,
      'northmoor',
    );
    const [first, second] = [await samplesListed(), await samplesListed(2)];
    assert.deepEqual([first.samples.length, first.next], [25, 2]);
    assert.deepEqual([second.samples.length, second.next], [samples.length + 5, null]);
    const nothing = {
      decisions: null,
      outcome: null,
      periodStart: null,
      periodEnd: null,
      recipient: null,
      sha256: null,
    };
    assert.deepEqual(second.samples.at(-1), { at: '2024-05-06T12:00:00.000Z', by: 'shell:keeper', ...nothing });
    const older = (await registrar.get('/releases/samples?page=2')).text;
    assert.match(older, /Nobody named.*January 2024 to February 2024, for Outcome 22 or another: 7 decisions/s);
    assert.match(older, /What the log told of it was destroyed/);
    for (const other of [analyst, officer]) {
      assert.equal((await other.get('/releases/samples')).status, 403);
      assert.equal((await other.get('/api/split-samples')).status, 403);
      assert.doesNotMatch((await other.get('/releases')).text, /releases\/samples/);
    }
  });

  it('given the same months, when asked in the shell, then the answer is the same', async () => {
    const ran = await shell.run('split', '--force', 'northmoor', '--from', '2025-03', '--to', '2025-03', '--json');
    assert.equal(ran.code, 0, ran.err);
    assert.deepEqual(SplitAnswer.parse(JSON.parse(ran.out)).result, (await read(done)).result);
  });

  it('given the pages, when opened at a desk and on a phone, then there is no barrier', async () => {
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: SIZES.desk });
    await context.addCookies([...analyst.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
    const page = await context.newPage();
    const look = async (place: string): Promise<void> => {
      await page.setViewportSize(SIZES.desk);
      assert.equal((await page.goto(`${baseUrl}${place}`))?.status(), 200, place);
      assert.deepEqual(await findBarriers(page), [], place);
      await page.setViewportSize(SIZES.phone);
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
      assert.ok(wide <= SIZES.phone.width, `${place}: ${wide} wide`);
    };
    for (const place of ['/split', `/split/${done}`]) await look(place);
    await context.clearCookies();
    await context.addCookies([...registrar.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
    for (const place of ['/releases/sample', '/releases/samples']) await look(place);
    await context.close();
  });
});
