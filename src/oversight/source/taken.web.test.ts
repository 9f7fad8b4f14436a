import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { openShell } from '../../../test/shell.ts';
import { shares, table } from '../../../test/consistency/outcomes.make.ts';
import { ASKING } from './answer-kind.make.ts';
import { prepare } from './import-prepare.ts';
import { ImportRead } from './import-read.ts';
import { SourceAnswer, SourcesAnswer } from './taken.schema.ts';
import { workbook } from './workbook.make.ts';
import { workbookSeats } from './workbook.ts';

const installation = await openTestInstallation();
const { db } = installation;
const { baseUrl, signedIn } = await openTestApp(installation);
const analyst = await signedIn('northmoor', 'analyst');

const KENT = 'Outcome,2019/20,2020/21\nFurther action is not in the public interest,12,15\nCaution,3,<5\n';

const bring = async (text: string, publisher = 'Kent Police'): Promise<string> => {
  const answer = await analyst.send('POST', '/api/sources', { publisher, text });
  assert.equal(answer.status, 201, answer.text);
  return z.object({ source: z.uuid() }).parse(JSON.parse(answer.text)).source;
};
const look = async (source: string): Promise<SourceAnswer> =>
  SourceAnswer.parse(JSON.parse((await analyst.get(`/api/sources/${source}`)).text));
const asked = ({ questions }: SourceAnswer): readonly string[] =>
  questions.map(({ about, printed }) => `${about} ${printed ?? ''}`.trim());

const upload = async (
  name: string,
  bytes: Buffer,
  publisher = 'Essex Police',
  by = analyst,
): Promise<{ status: number; text: string; place: string; retryAfter: string | null }> => {
  const form = new FormData();
  form.set('csrf', by.csrf);
  form.set('publisher', publisher);
  form.set('text', '');
  form.set('file', new File([new Uint8Array(bytes)], name));
  const request = new Request(`${baseUrl}/sources`, { method: 'POST', body: form });
  const body = Buffer.from(await request.arrayBuffer());
  const headers = { origin: baseUrl, 'content-type': request.headers.get('content-type') ?? '' };
  const { status, text, headers: got } = await by.request('/sources', { method: 'POST', body, headers });
  return { status, text, place: got.get('location') ?? '', retryAfter: got.get('retry-after') };
};

describe('sources that are brought', () => {
  it('given an answer, when it is brought, settled and taken in, then its counts stand, and the answers are remembered for its publisher', async () => {
    const source = await bring(KENT);
    const before = await look(source);
    assert.deepEqual(
      asked(before),
      ['outcome Caution', 'unit', 'age', 'offence', 'basis', 'below <5'].toSorted(
        (a, b) => asked(before).indexOf(a) - asked(before).indexOf(b),
      ),
    );
    const answers = [
      { about: 'unit', printed: null, answer: 'crimes' },
      { about: 'outcome', printed: 'Caution', answer: '2' },
      { about: 'below', printed: '<5', answer: 'from 0' },
      { about: 'age', printed: null, answer: 'under 18' },
    ];
    assert.equal((await analyst.send('POST', `/api/sources/${source}/answers`, { answers })).status, 201);
    const settled = await look(source);
    assert.deepEqual(asked(settled).toSorted(), ['basis', 'offence']);
    assert.equal((await analyst.send('POST', `/api/sources/${source}/take`, {})).status, 201);
    const taken = await look(source);
    assert.deepEqual(taken.read, settled.read);
    assert.deepEqual(
      taken.read.map(({ force, outcomeType, unit, low, high }) => [force, outcomeType, unit, low, high]),
      [
        ['Kent', '21', 'crimes', 12, 12],
        ['Kent', '21', 'crimes', 15, 15],
        ['Kent', '2', 'crimes', 3, 3],
        ['Kent', '2', 'crimes', 0, 4],
      ],
    );
    const next = await bring('Outcome,2021/22\nCaution,6\n');
    assert.deepEqual(asked(await look(next)).toSorted(), ['basis', 'offence']);
  });

  it('given a source taken in, when it is taken, settled or brought again, then it is refused; another issue says what moved', async () => {
    const { sources } = SourcesAnswer.parse(JSON.parse((await analyst.get('/api/sources')).text));
    const taken = sources.find(({ takenAt }) => takenAt !== null)?.source ?? '';
    assert.equal((await analyst.send('POST', `/api/sources/${taken}/take`, {})).status, 409);
    const answers = [{ about: 'unit', printed: null, answer: 'people' }];
    assert.equal((await analyst.send('POST', `/api/sources/${taken}/answers`, { answers })).status, 409);
    assert.equal((await analyst.send('POST', '/api/sources', { publisher: 'Kent Police', text: KENT })).status, 409);
    const again = await bring(KENT.replace('12,15', '12,19'));
    assert.equal((await analyst.send('POST', `/api/sources/${again}/take`, {})).status, 201);
    assert.deepEqual(
      (await look(again)).moved.map(({ force, was, now }) => [force, was, now]),
      [['Kent', '15', '19']],
    );
  });

  it('given answers that make nothing countable, or nothing to read, when taken or brought, then it is refused in words', async () => {
    const source = await bring('Outcome,Count\nOutcome 21,4\n', 'Surrey');
    const refused = await analyst.send('POST', `/api/sources/${source}/take`, {});
    assert.deepEqual([refused.status, refused.text.includes('which days the figures cover')], [409, true]);
    const bad = await analyst.send('POST', '/api/sources', {
      publisher: 'Surrey',
      text: 'Force,2019\nKent,3\nTotal,4\n',
    });
    assert.deepEqual([bad.status, bad.text.includes('is 4, but its parts add up to 3')], [422, true]);
  });

  it('given years that may be calendar or financial, when it is taken in before somebody says which, then it is refused with the question; once said, its days are as they were said', async () => {
    const source = await bring('Outcome,2019\nOutcome 21,4\n', 'Gwent Police');
    const page = (await analyst.get(`/sources/${source}`)).text;
    assert.match(page, /To be answered before it is taken in\. One count/);
    assert.doesNotMatch(page, /action="[^"]*\/take"/);
    const refused = await analyst.send('POST', `/api/sources/${source}/take`, {});
    assert.deepEqual([refused.status, refused.text.includes('Are the years calendar years?')], [409, true]);
    const answers = [{ about: 'year', printed: null, answer: 'financial' }];
    assert.equal((await analyst.send('POST', `/api/sources/${source}/answers`, { answers })).status, 201);
    assert.match((await analyst.get(`/sources/${source}`)).text, /action="[^"]*\/take"/);
    assert.equal((await analyst.send('POST', `/api/sources/${source}/take`, {})).status, 201);
    const [count] = (await look(source)).read;
    assert.deepEqual([count?.periodStart, count?.unit], ['2019-04-01', 'not-stated']);
  });

  it('given as many workbooks being read as can be, when another is sent, then 503 says when to come again and keeps what was typed; once they are read, it is taken', async () => {
    const made = workbook([
      {
        name: 'Answer',
        rows: [
          ['Outcome', '2018/19'],
          ['Outcome 21', 7],
        ],
      },
    ]);
    const ends: (() => void)[] = [];
    const reading = Array.from({ length: 6 }, () =>
      workbookSeats.sit(() => new Promise<void>((resolve) => ends.push(resolve))),
    );
    const refused = await upload('answer.xlsx', made, 'Patient Example');
    assert.deepEqual([refused.status, refused.retryAfter], [503, '60']);
    assert.match(refused.text, /Send it again in a minute/);
    assert.match(refused.text, /Patient Example/);
    while (ends.length > 0) {
      ends.shift()?.();
      await new Promise(setImmediate);
    }
    await Promise.all(reading);
    assert.equal((await upload('answer.xlsx', made, 'Patient Example')).status, 303);
  });

  it('given a workbook, when a page sends it, then its sheets are read; a picture, a bomb or a row a child is refused beside the file', async () => {
    const made = workbook([
      {
        name: 'Answer',
        rows: [
          ['Outcome', '2019/20'],
          ['Outcome 21', 7],
        ],
      },
    ]);
    const done = await upload('answer.xlsx', made);
    assert.deepEqual([done.status, /^\/sources\/[0-9a-f-]{36}$/.test(done.place)], [303, true]);
    assert.match((await analyst.get(done.place)).text, /Outcome 21: further investigation not in the public interest/);
    for (const [name, bytes, says] of [
      ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /no text and no workbook/],
      ['cut.xlsx', made.subarray(0, 300), /cut off or damaged/],
      ['smuggled.csv', Buffer.from(`Outcome,2019/20\nOutcome 21,data:image/png;base64,AAAA\n`), /may be an image/],
    ] as const) {
      const answer = await upload(name, bytes);
      assert.equal(answer.status, 422, name);
      assert.match(answer.text, says);
      assert.match(answer.text, /value="Essex Police"/);
    }
    const { rows } = await plant(db, `SELECT count(*)::int AS n FROM source_file WHERE page LIKE '%base64%'`);
    assert.deepEqual(rows, [{ n: 0 }]);
  });

  it('given the shell, when it takes files in, then their counts stand, and a refused one leaves all of them out', async () => {
    const shell = openShell(db);
    const csv = join(shell.home, 'answer.csv');
    writeFileSync(csv, 'Outcome,2019/20\nOutcome 21,8\n');
    const bad = join(shell.home, 'bad.csv');
    writeFileSync(bad, 'Force,2019\nKent,3\nTotal,4\n');
    const both = await shell.run('import', '--publisher', 'Dorset Police', '--force', 'northmoor', csv, bad);
    assert.deepEqual([both.code, both.err.includes('bad.csv was not read: the total')], [2, true]);
    const dorset = ['import', '--publisher', 'Dorset Police', '--force', 'northmoor'];
    const open = await shell.run(...dorset, csv);
    const [, source = ''] = /at \/sources\/([0-9a-f-]{36})\. Then give the same command again/.exec(open.err) ?? [];
    assert.deepEqual([open.code, open.out, source === ''], [2, '', false], open.err);
    assert.deepEqual(asked(await look(source)).toSorted(), ['age', 'basis', 'offence', 'unit']);
    const answers = [
      { about: 'unit', printed: null, answer: 'crimes' },
      { about: 'age', printed: null, answer: 'under 18' },
      { about: 'basis', printed: null, answer: 'closed' },
      { about: 'offence', printed: null, answer: '86/02' },
    ];
    assert.equal((await analyst.send('POST', `/api/sources/${source}/answers`, { answers })).status, 201);
    const official = join(shell.home, 'outcomes.csv');
    writeFileSync(official, table(shares({ Kent: [3, 4], Essex: [5, 6] })));
    const one = await shell.run(...dorset, '--json', csv, official);
    assert.equal(one.code, 0, one.err);
    assert.deepEqual(
      ImportRead.parse(JSON.parse(one.out)).counts.map(({ force, value }) => `${force} ${value ?? ''}`),
      ['Dorset 8', ...['Kent 3', 'Kent 3', 'Kent 4', 'Kent 4', 'Essex 5', 'Essex 5', 'Essex 6', 'Essex 6']],
    );
    const again = await shell.run(...dorset, csv, official);
    assert.deepEqual(
      [again.code, again.out.match(/taken in before, and its counts stand/g)?.length],
      [0, 2],
      again.err,
    );
    const { sources } = SourcesAnswer.parse(JSON.parse((await analyst.get('/api/sources')).text));
    const mine = sources.filter(({ publisher }) => publisher === 'Dorset Police');
    assert.deepEqual(
      mine.map(({ file, counts, official: which }) => [file, counts, which]),
      [
        ['outcomes.csv', 8, 'Home Office outcomes table'],
        ['answer.csv', 1, null],
      ],
    );
    const { read, total, next } = SourceAnswer.parse(
      JSON.parse((await analyst.get(`/api/sources/${mine[0]?.source ?? ''}?from=6`)).text),
    );
    assert.deepEqual([read.map(({ value }) => value), total, next], [[6, 6], 8, null]);
    assert.match((await analyst.get(`/sources/${mine[0]?.source ?? ''}`)).text, /Official table[\s\S]*Vintage/);
    const compared = (await analyst.get(`/compare?source=publication-${mine[0]?.source ?? ''}`)).text;
    assert.match(compared, /86 Obscene publications/, 'its own name of the offence');
  });

  it('given every kind of question, when each is answered by the page, and by the shell, then it is closed, and remembered for the publisher', async () => {
    const fields = (about: string, printed: string | null, answer: string) =>
      new URLSearchParams({ csrf: analyst.csrf, 'q0-about': about, 'q0-printed': printed ?? '', 'q0-own': answer });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: baseUrl };
    const settle = (source: string, body: URLSearchParams) =>
      analyst.request(`/sources/${source}/answers`, { method: 'POST', headers, body: body.toString() });
    const isOpen = ({ questions }: SourceAnswer, { about, printed }: { about: string; printed: string | null }) =>
      questions.some((each) => each.about === about && each.printed === printed);
    for (const { about, text, printed, answer } of ASKING) {
      const publisher = `Asked of ${about}`;
      const source = await bring(text, publisher);
      assert.equal(isOpen(await look(source), { about, printed }), true, about);
      const wrong = await settle(source, fields(about, printed, '?!'));
      assert.deepEqual([wrong.status, wrong.text.includes('does not answer the question')], [422, true], about);
      assert.equal((await settle(source, fields(about, printed, answer))).status, 303, about);
      assert.equal(isOpen(await look(source), { about, printed }), false, about);
      assert.equal(isOpen(await look(await bring(`${text}\n`, publisher)), { about, printed }), false, about);
    }
    const nonsense = { answers: [{ about: 'colour', printed: null, answer: 'red' }] };
    const none = await analyst.send('POST', `/api/sources/${await bring(KENT, 'Colour Example')}/answers`, nonsense);
    assert.deepEqual([none.status, none.text.includes('No question is about “colour”')], [422, true]);
  });

  it('given open questions, when the shell is given the answers that it names, then the file is taken in, and the next needs none', async () => {
    const shell = openShell(db);
    const csv = join(shell.home, 'open.csv');
    writeFileSync(csv, '2019,5,<5\n2020,7,about 20\n');
    const kent = ['import', '--publisher', 'Told Example', '--force', 'northmoor', csv];
    const answers = [
      ...['headings: 3 columns=Year, Outcome 21, arrests', 'force=Kent', 'year=financial', 'unit=crimes', 'age=u18'],
      ...['offence=86/02', 'basis=not stated', 'below: <5=from 0', 'about: about 20=15 to 25'],
    ].flatMap((answer) => ['--answer', answer]);
    const open = await shell.run(...kent, ...answers.slice(0, 2));
    assert.equal(open.code, 2);
    assert.match(open.err, /with --answer or at \/sources\/[\s\S]*--answer 'below: <5=from 1'/);
    const dry = await shell.run(...kent, '--dry-run', ...answers);
    assert.equal(dry.code, 0, dry.err);
    assert.match(dry.out, /^4 counts, 2 of them without a value\.\n/);
    // A dry run opens no database, and knows all the same what day it is.
    assert.doesNotMatch(dry.out, /still to come/);
    writeFileSync(csv, 'Outcome,2095\nOutcome 21,5\nCharge,7\n');
    assert.match((await shell.run(...kent, '--dry-run')).out, /2095 is still to come on /);
    writeFileSync(csv, '2019,5,<5\n2020,7,about 20\n');
    assert.equal((await shell.run(...kent, ...answers)).code, 0);
    writeFileSync(csv, '2021,6,<5\n2022,8,9\n');
    const next = await shell.run(...kent);
    assert.deepEqual([next.code, next.err], [0, ''], next.err);
    // What the second file does not state is filled in from the first, and said.
    assert.match(
      next.out,
      /The unit is not stated in it: read as “crimes”, as a person settled it for this publisher\./,
    );
    assert.match(next.out, /The kind of year is not stated in it: read as “financial”/);
    assert.match(next.out, /“<5” \(below\) was read as “from 0”/);
    const wrong = await shell.run(...kent, '--answer', 'year=lunar');
    assert.deepEqual([wrong.code, wrong.err.includes('Answer calendar or financial')], [2, true], wrong.err);
  });

  it('given a file that is not to be taken in, when the shell reads it, then it says why before anything is kept', async () => {
    const ask = { publisher: undefined, offence: undefined };
    const nobody = await prepare('data/foi/returns/npcc-2017.csv', ask);
    assert.match(nobody.kind === 'refused' ? nobody.sentence : '', /--publisher NAME/);
    const many = await prepare('data/ref/pfa_population_10_17_mid2019.csv', ask, 128);
    assert.match(many.kind === 'refused' ? many.sentence : '', /holds 129 counts, more than 128\. Give --offence/);
    const few = await prepare('data/ref/pfa_population_10_17_mid2019.csv', ask);
    assert.deepEqual(few.kind === 'table' ? [few.input.publisher, few.input.vintage, few.input.counts.length] : few, [
      'Office for National Statistics',
      'mid-2019 estimates',
      129,
    ]);
  });

  it('given a file for a door of a case, when it is sent, then it is refused unread', async () => {
    const officer = await signedIn('northmoor', 'officer');
    const headers = { origin: baseUrl, 'content-type': 'multipart/form-data; boundary=x' };
    assert.equal((await officer.request('/reports/new', { method: 'POST', body: '--x--', headers })).status, 415);
    assert.equal((await officer.get('/sources')).status, 403);
  });

  it('given somebody who brings no sources, when they send one by page or program, then it is refused before it is read', async () => {
    const officer = await signedIn('northmoor', 'officer');
    assert.equal((await upload('cut.xlsx', Buffer.from('PK nothing'), 'Kent Police', officer)).status, 403);
    const body = { publisher: 'Kent Police', text: 'Force,2019\nKent,3\nTotal,4\n' };
    assert.equal((await officer.send('POST', '/api/sources', body)).status, 403);
    const { rows } = await plant(
      db,
      `SELECT action FROM refusal WHERE action LIKE '%-source%' ORDER BY at DESC LIMIT 2`,
    );
    assert.deepEqual(rows, [{ action: 'bring-source' }, { action: 'bring-source' }]);
  });

  it('given the pages in a browser, when looked at wide and narrow, then nothing bars anybody, and the form works', async () => {
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: SIZES.desk });
    await context.addCookies([...analyst.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
    const page = await context.newPage();
    await page.goto(`${baseUrl}/sources`);
    await page.getByLabel('Who published it').fill('West Yorkshire Police');
    await page.getByLabel('Or the text').fill(readFileSync('data/foi/returns/west-yorkshire_1711564-23.csv', 'utf8'));
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('radio', { name: 'calendar' }).check();
    await page.getByRole('button', { name: 'Save answers' }).click();
    await page.getByRole('button', { name: 'Take in' }).waitFor();
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      assert.deepEqual(await findBarriers(page), [], name);
    }
    await page.goto(`${baseUrl}/sources`);
    assert.deepEqual(await findBarriers(page), []);
  });
});

it('given more sources than a page holds, when the list is read, then each is on one of its pages, and the way on is shown', async () => {
  await bring('Outcome,2011/12\nCaution,41\n', 'Pageful Example');
  await plant(
    db,
    `INSERT INTO source_file SELECT r.* FROM (SELECT * FROM source_file WHERE publisher = 'Pageful Example') f, generate_series(1, 120) n,
       jsonb_populate_record(f::source_file, jsonb_build_object('source', gen_random_uuid(), 'sha256', repeat(md5(n::text), 2))) r`,
  );
  const Listed = z.object({ sources: z.array(z.object({ source: z.string() })), next: z.int().nullable() });
  const found = new Set<string>();
  for (let page: number | null = 1; page !== null;) {
    const { sources, next } = Listed.parse(JSON.parse((await analyst.get(`/api/sources?page=${page}`)).text));
    for (const { source } of sources) found.add(source);
    page = next;
  }
  const { rows } = await plant(db, 'SELECT count(*)::int AS n FROM source_file');
  assert.deepEqual(rows, [{ n: found.size }]);
  assert.match((await analyst.get('/sources')).text, /href="\/sources\?page=2#brought">Older sources/);
  assert.match((await analyst.get('/sources?page=2')).text, /href="\/sources\?page=1#brought">Newer sources/);
});

it('given more counts that moved than a page holds, when the source is turned to its end, then each is told once, and the page says which of how many it shows', async () => {
  const years = Array.from({ length: 40 }, (_, n) => 1980 + n);
  const answer = (from: number): string =>
    ['Outcome', ...years].join(',') +
    ['\nCaution', ...years.map((_, n) => from + n)].join(',') +
    ['\nOutcome 21', ...years.map((_, n) => from + 100 + n)].join(',');
  const take = async (text: string): Promise<string> => {
    const source = await bring(text, 'Moving Example');
    const answers = [
      { about: 'year', printed: null, answer: 'calendar' },
      { about: 'force', printed: null, answer: 'not stated' },
    ];
    assert.equal((await analyst.send('POST', `/api/sources/${source}/answers`, { answers })).status, 201);
    assert.equal((await analyst.send('POST', `/api/sources/${source}/take`, {})).status, 201);
    return source;
  };
  await take(answer(1));
  const source = await take(answer(2));
  const Turned = z.object({ movedTotal: z.int(), nextMoved: z.int().nullable(), moved: z.array(z.unknown()) });
  const read = Turned.parse(JSON.parse((await analyst.get(`/api/sources/${source}?movedFrom=75`)).text));
  assert.deepEqual([read.moved.length, read.movedTotal, read.nextMoved], [5, 80, null]);
  const first = (await analyst.get(`/sources/${source}`)).text;
  assert.match(first, /1 to 50 of 80 counts that moved/);
  assert.match(first, /1 to 50 of 80 counts\./);
  const second = (await analyst.get(`/sources/${source}?movedFrom=50`)).text;
  assert.match(second, /51 to 80 of 80 counts that moved/);
  assert.match(second, /1 to 50 of 80 counts\./);
  assert.ok(
    second.includes(`href="/sources/${source}?movedFrom=50&amp;from=50#counts"`) ||
      second.includes(`from=50&amp;movedFrom=50#counts`),
    second,
  );
});
