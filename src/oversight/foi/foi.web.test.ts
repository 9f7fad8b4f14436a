import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { inventedCase, plantOwnCases } from '../../../test/own-cases.ts';
import { isIntact, movedSince } from './answer.ts';
import { FoiAnswer, GivenAnswer } from './answer.schema.ts';
import { movedLines, shareLines } from './answer.text.ts';
import { questions } from './question.ts';

const installation = await openTestInstallation();
const { opened, db } = installation;
const { baseUrl, signedIn, stranger } = await openTestApp(installation);
const analyst = await signedIn('northmoor', 'analyst');
const registrar = await signedIn('northmoor', 'registrar');
const officer = await installation.actor('northmoor', 'officer');
const planting = { db, keys: opened.keys, force: 'northmoor', staff: officer.staff };
await plantOwnCases(planting, fc.sample(inventedCase, { numRuns: 120, seed: 11 }));
const YEAR = { from: '2025-01-01', to: '2025-12-31' };

const Made = z.object({ answer: z.uuid() });
const answer = async (question: string, days: object = YEAR): Promise<GivenAnswer> => {
  const made = await analyst.send('POST', '/api/foi/answers', { question, ...days });
  assert.equal(made.status, 201, made.text);
  const read = await analyst.get(`/api/foi/answers/${Made.parse(JSON.parse(made.text)).answer}`);
  return GivenAnswer.parse(JSON.parse(read.text));
};
/** A second person lets it leave. */
const publish = async ({ release }: GivenAnswer): Promise<void> => {
  const done = await registrar.send('POST', `/api/releases/${release}/publish`, {});
  assert.equal(done.status, 201, done.text);
};
const codeOf = async (body: object): Promise<string> => {
  const { text } = await analyst.send('POST', '/api/foi/answers', body);
  return z.object({ code: z.string() }).parse(JSON.parse(text)).code;
};

test('given every question that ships, when it is put over a year, then it is answered by its definition or refused with its reason', async () => {
  for (const question of questions()) {
    if (question.kind === 'refused') assert.equal(await codeOf({ question: question.id, ...YEAR }), 'NoShare');
    else {
      const given = await answer(question.id);
      assert.ok(isIntact(given), question.id);
      assert.ok(!isIntact({ ...given, caveats: [] }));
      assert.equal(given.definition.id, question.definition.id);
      const small = given.figures.filter(({ value }) => value !== null && value > 0 && value < 5);
      assert.deepEqual(small, [], question.id);
      // A share stands beside the counts wherever the definition asks one, and nowhere else.
      assert.equal(given.shares !== undefined, question.definition.denominator !== null, question.id);
    }
  }
});

test('given a question that asks a share, when it is answered, then its share stands beside its counts on page, paper and in text, whole and with its range, or too few is said', async () => {
  const given = await answer('outcome-21-crimes');
  assert.deepEqual(given.shares?.rows, [{ group: 'All', percent: null, low: null, high: null }]);
  const { text } = await analyst.get(`/foi/answers/${given.answer}`);
  assert.match(text, /Share: crimes with Outcome 21, of a person known to be under 18, out of crimes with any outcome/);
  assert.match(text, /too few to say<\/td>[\s\S]*Too few to say: a figure is held back, the whole is below 50/);
  await publish(given);
  for (const format of ['csv', 'text'])
    assert.match((await analyst.get(`/foi/answers/${given.answer}/${format}`)).text, /All: too few to say/);
  const rows = [{ group: 'All', percent: 41, low: 39, high: 44 }];
  assert.ok(shareLines({ ...given, shares: { rows, notes: [] } }).includes('All: 41% (39% to 44%)'));
  const earlier = GivenAnswer.omit({ shares: true }).strip().parse(given);
  assert.deepEqual(shareLines(earlier), []);
});

test('given the same question over the same days at another force, when both are answered, then their queries are one, and nothing else of them is', async () => {
  const other = await signedIn('eastmere', 'analyst');
  const eastern = { ...planting, force: 'eastmere', staff: (await installation.actor('eastmere', 'officer')).staff };
  await plantOwnCases(eastern, fc.sample(inventedCase, { numRuns: 20, seed: 12 }));
  const made = await other.send('POST', '/api/foi/answers', { question: 'outcome-21-crimes', ...YEAR });
  const { answer: id } = Made.parse(JSON.parse(made.text));
  const theirs = GivenAnswer.parse(JSON.parse((await other.get(`/api/foi/answers/${id}`)).text));
  const ours = await answer('outcome-21-crimes');
  assert.equal(theirs.query.digest, ours.query.digest);
  assert.notEqual(theirs.digest, ours.digest);
  assert.equal((await analyst.get(`/api/foi/answers/${id}`)).status, 404, 'and neither reads the other’s');
  const later = await answer('outcome-21-crimes', { from: '2025-01-01', to: '2025-11-30' });
  assert.notEqual(later.query.digest, ours.query.digest);
});

test('given more cases since the last answer, when the question is put again, then what moved is said, and one more case is not seen', async () => {
  const days = { from: '2025-02-01', to: '2025-12-30' };
  const before = await answer('outcomes-of-recorded-crimes', days);
  assert.equal(before.moved, null);
  await publish(before);
  const one = fc.sample(inventedCase, { numRuns: 1, seed: 3 }).map((made) => ({
    ...made,
    day: 200,
    crimes: [{ offence: '086/02', cancelled: false, outcome: '21', of: 0 } as const],
    people: [
      {
        kind: 'child',
        born: [14, 14],
        most: undefined,
        said: undefined,
        care: 'no',
        sex: 'female',
        ethnicity: 'W1',
        role: 'suspect',
        checked: 1,
        arrested: undefined,
      } as const,
    ],
    rulings: [{ day: 210, verdict: 'approved' } as const],
  }));
  await plantOwnCases(planting, one);
  const again = await answer('outcomes-of-recorded-crimes', days);
  assert.deepEqual(again.moved, { since: before.countedAt, figures: [] });
  assert.deepEqual(
    again.figures.map(({ value }) => value),
    before.figures.map(({ value }) => value),
  );
  assert.ok(again.figures.some(({ since }) => since === before.countedAt));
  await publish(again);
  await plantOwnCases(planting, Array.from({ length: 30 }, () => one).flat());
  const third = await answer('outcomes-of-recorded-crimes', days);
  assert.ok((third.moved?.figures.length ?? 0) > 0);
});

test('given days that are turned, not over, or before there were cases, when a question is put, then each is refused with its reason', async () => {
  const question = 'bond-phippen-arrests';
  assert.equal(await codeOf({ question, from: '2025-02-01', to: '2025-01-01' }), 'PeriodTurned');
  assert.equal(await codeOf({ question, to: '2999-01-01' }), 'PeriodNotOver');
  assert.equal(await codeOf({ question, from: '2016-12-01', to: '2019-03-31' }), 'NotHeld');
  assert.equal(await codeOf({ question: 'how-many-unicorns' }), 'NoSuchQuestion');
  // Whoever asks by page is told from when there is anything, and why what does not divide has no answer.
  const page = await analyst.post(`/foi/${question}`, {
    ...{ 'from-day': '1', 'from-month': '12', 'from-year': '2016', 'to-day': '31', 'to-month': '3', 'to-year': '2019' },
  });
  assert.match(page.text, /The force holds cases here from \d+ \w+ 2025 only: of the days asked for, nothing is held/);
  assert.match(
    (await analyst.get('/foi/arrests-over-outcome-21')).text,
    /Arrests of under-18s over Outcome 21 is no share/,
  );
  const early = await answer(question, { from: '2016-12-01', to: '2025-12-31' });
  assert.match(early.caveats.join(' '), /holds cases of this force from 2025-.*, which is not none/);
  // What leaves of it says the same, and is headed by the days that are truly covered.
  await publish(early);
  const { heldFrom } = early;
  for (const place of ['', '/table.csv', '/return.json']) {
    const { status, text } = await analyst.get(`/releases/${early.release}${place}`);
    assert.equal(status, 200);
    assert.ok(text.includes(`Evenhand holds cases of this force from ${heldFrom}. Of the days before`), place);
  }
  const { text: csv } = await analyst.get(`/releases/${early.release}/table.csv`);
  assert.match(
    csv,
    /Period: \d+ \w+ 2025 to 31 December 2025 \(asked from 1 December 2016: of the days before .* nothing is held\)/,
  );
});

test('given years of which nothing is held, when they are asked for, then none of their figures is nought or held back', async () => {
  const early = await answer('west-yorkshire-outcomes', { from: '2019-01-01', to: '2025-12-31' });
  await publish(early);
  const page = (await analyst.get(`/foi/answers/${early.answer}`)).text;
  const text = (await analyst.get(`/foi/answers/${early.answer}/text`)).text;
  const csv = (await analyst.get(`/foi/answers/${early.answer}/csv`)).text;
  const lines = [...text.split('\n'), ...csv.split('\r\n')].filter((line) => /^(?: {2}|"[^"]*",")2019\b/u.test(line));
  assert.ok(lines.length > 2);
  for (const line of lines) assert.match(line, /not held"?$/u);
  assert.match(page, /not held/);
  const release = await analyst.get(`/releases/${early.release}`);
  assert.match(release.text, /\[x\] is of days of which Evenhand holds nothing/);
  const table = (await analyst.get(`/releases/${early.release}/table.csv`)).text;
  const old = table.split('\r\n').filter((line) => line.startsWith('"2019"'));
  assert.ok(old.length > 0);
  for (const line of old) assert.match(line, /,"\[x\]",/u);
  assert.doesNotMatch(table, /neither nought/);
});

test('given what was not held before or is not held now, when it is said what moved, then it is told from what is held back, and a figure from both', async () => {
  const early = await answer('west-yorkshire-outcomes', { from: '2019-01-01', to: '2025-12-31' });
  const all = early.figures.filter(({ at }) => at[0] === '2019' || at[0] === '2025');
  const [old, own] = ['2019', '2025'].map((year) => all.find(({ at }) => at[0] === year) ?? assert.fail(year));
  if (old === undefined || own === undefined) assert.fail('both are there');
  const figures = [{ ...old, value: 12 }, own];
  const wasWider = {
    ...early,
    heldFrom: '2018-01-01',
    figures: [
      { ...old, value: null },
      { ...own, value: null },
    ],
  };
  const moved = (before: FoiAnswer, now: FoiAnswer): readonly string[] =>
    movedLines({ ...now, moved: movedSince(before, now) }).slice(1);
  const place = (at: readonly (string | null)[]): string => at.map((value) => value ?? 'Total').join(', ');
  const now = { ...early, figures: [figures[0] ?? old, { ...own, value: 14 }] };
  assert.deepEqual(moved(wasWider, now), [
    `${place(old.at)}: held back before, not held now`,
    `${place(own.at)}: held back before, 14 now`,
  ]);
  assert.deepEqual(moved(now, wasWider), [
    `${place(old.at)}: not held before, held back now`,
    `${place(own.at)}: 14 before, held back now`,
  ]);
  assert.deepEqual(movedSince(now, now)?.figures, []);
});

test('given an answer, when it is taken as CSV, JSON or text, then each says what it means, and no stranger gets it', async () => {
  const given = await answer('outcome-by-sex');
  assert.equal(
    (await analyst.get(`/foi/answers/${given.answer}/csv`)).status,
    409,
    'not before a second person has let it leave',
  );
  await publish(given);
  for (const format of ['csv', 'json', 'text']) {
    const { status, text } = await analyst.get(`/foi/answers/${given.answer}/${format}`);
    assert.equal(status, 200);
    for (const said of [given.digest, given.query.digest, given.definition.digest, 'Cases of Northmoor Police'])
      assert.ok(text.includes(said), `${format}: ${said}`);
    assert.notEqual((await stranger().get(`/foi/answers/${given.answer}/${format}`)).status, 200);
  }
  const csv = (await analyst.get(`/foi/answers/${given.answer}/csv`)).text;
  assert.ok(isIntact(FoiAnswer.parse(JSON.parse((await analyst.get(`/foi/answers/${given.answer}/json`)).text))));
  assert.match(csv, /"held back"/);
  assert.doesNotMatch(csv.split('\r\n\r\n')[0] ?? '', /,[1-4]\r\n/);
});

test('given an answer, when the log is read, then it is there by whom, and names no child', async () => {
  const given = await answer('days-to-welfare-check');
  const { rows } = await plant(
    db,
    `SELECT e.kind, e.people FROM ledger_entry e JOIN ledger_content c USING (force, entry) WHERE e.action = 'answer-foi' AND c.body LIKE '%${given.answer}%'`,
  );
  assert.deepEqual(rows, [{ kind: 'alteration', people: [] }]);
});

test('given the pages, when they are looked at on a desk and a phone, then nobody is kept out, and nothing is too wide', async () => {
  const given = await answer('outcome-by-sex');
  const context = await (await openBrowser()).newContext({ javaScriptEnabled: true });
  await context.addCookies([...analyst.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
  const page = await context.newPage();
  const paths = ['/definitions', '/definitions/outcome-by-sex', '/foi', '/foi/bond-phippen-arrests'];
  for (const path of [...paths, `/foi/answers/${given.answer}`]) {
    assert.equal((await page.goto(`${baseUrl}${path}`))?.status(), 200, path);
    assert.deepEqual(await findBarriers(page), [], path);
    for (const size of [SIZES.desk, SIZES.phone]) {
      await page.setViewportSize(size);
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
      assert.ok(wide <= size.width, `${path} is ${wide} wide at ${size.width}`);
      const pictures = process.env['EVENHAND_PICTURES'];
      const name = path.replaceAll('/', '_').slice(0, 40);
      if (pictures !== undefined)
        await page.screenshot({ path: `${pictures}/${name}-${size.width}.png`, fullPage: true });
    }
  }
});

test('given more answers than a page, when the older are asked for, then each is met once and none falls off the end', async () => {
  await plant(
    db,
    `INSERT INTO foi_answer (force, answer, question, query, period_start, period_end, body, answered_at, answered_by)
     SELECT 'northmoor', gen_random_uuid(), 'paged', repeat('0', 64), '2025-01-01', '2025-12-31', '{}', '2025-01-01', 'x' FROM generate_series(1, 45)`,
  );
  const Listed = z.object({ answers: z.array(z.object({ answer: z.uuid() })), next: z.int().nullable() });
  const met: string[] = [];
  let next: number | null = 1;
  while (next !== null) {
    const page = Listed.parse(JSON.parse((await analyst.get(`/api/foi?page=${next}`)).text));
    met.push(...page.answers.map(({ answer }) => answer));
    next = page.next;
  }
  const { rows } = await plant(db, `SELECT answer FROM foi_answer WHERE force = 'northmoor'`);
  assert.equal(met.length, rows.length);
  assert.equal(new Set(met).size, rows.length);
  assert.match((await analyst.get('/foi')).text, /href="\/foi\?page=2#answers">Older answers/);
  assert.match((await analyst.get('/foi?page=2')).text, /href="\/foi\?page=1#answers">Newer answers/);
});
