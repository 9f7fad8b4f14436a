import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { plant } from '../../../test/database.ts';
import { pdfText } from '../../../test/pdf-text.ts';
import { openShell } from '../../../test/shell.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { AnswerShape } from './answer-shape.ts';

const installation = await openTestInstallation();
const { baseUrl, signedIn } = await openTestApp(installation);
const analyst = await signedIn('northmoor', 'analyst');

/** Brings a text, settles it and takes it in, as an analyst would. */
const taken = async (publisher: string, text: string, answers: Readonly<Record<string, string>>): Promise<string> => {
  const made = await analyst.send('POST', '/api/sources', { publisher, text });
  const { source } = z.object({ source: z.uuid() }).parse(JSON.parse(made.text));
  const settled = Object.entries(answers).map(([key, answer]) => {
    const [about, printed = null] = key.split(': ');
    return { about, printed, answer };
  });
  const path = `/api/sources/${source}`;
  assert.equal((await analyst.send('POST', `${path}/answers`, { answers: settled })).status, 201);
  assert.equal((await analyst.send('POST', `${path}/take`, {})).status, 201);
  return `publication-${source}`;
};

/** The six forces of the revised table, as somebody might paste them: real figures of 2018/19 (data/README.md). */
const REVISED = readFileSync('data/ho-outcomes/revised_2018-19_crosscheck.csv', 'utf8').trim().split('\n').slice(1);
const SIX = ['Force,Outcome 1,Outcome 2,Outcome 3,Outcome 6,Outcome 7,Outcome 8,All outcomes', ...REVISED].join('\n');
const OFFICIAL = { period: '2018/19', unit: 'crimes', age: 'all ages', offence: 'all offences', basis: 'closed' };
const six = await taken('Home Office, revised', SIX, OFFICIAL);

const yorkshire = await taken(
  'West Yorkshire',
  readFileSync('data/foi/returns/west-yorkshire_1711564-23.csv', 'utf8'),
  { year: 'calendar', age: 'under 18' },
);

const TERMS = { year: 'calendar', age: 'under 18', unit: 'crimes', basis: 'closed', offence: '86/02' };
const HIDDEN =
  'Force,Outcome 21,Outcome 1,Year\nKent,12,8,2024\nEssex,30,10,2024\nSurrey,5,15,2024\nDorset,<5,6,2024\n';
const hidden = await taken('Invented researchers', HIDDEN, { ...TERMS, 'below: <5': 'from 1' });
const SMALL = ['Kent,3,8', 'Essex,30,10', 'Surrey,5,15', 'Dorset,12,6', 'Devon and Cornwall,9,9'];
const PRINTED = ['Force,Outcome 21,Outcome 1,Year', ...SMALL.map((row) => `${row},2022`)].join('\n');
const printed = await taken('Printed Example', PRINTED, TERMS);
const counts = await taken('Invented letters', 'Force,Outcome 21,Year\nKent,12,2024\nEssex,refused,2024\n', TERMS);

test('given published figures taken in, when forces are compared on them, then every page, file and endpoint answers of them, each with its source and issue', async () => {
  const asked = `?source=${six}&numerator=8&denominator=assigned`;
  const page = await analyst.get(`/compare${asked}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Among 6 forces, the share of outcome 8 among all assigned outcomes/);
  assert.match(page.text, /Avon and Somerset<\/a>/);
  for (const place of [
    'pooled',
    'mix',
    'trend',
    'rates',
    'silence',
    'force',
    'force/bedfordshire',
    'method',
    'report',
  ]) {
    const { status, text } = await analyst.get(`/compare/${place}${asked}`);
    assert.equal(status, 200, place);
    assert.match(text, /Compared on: <strong>Pasted text of Home Office, revised<\/strong>/, place);
    assert.doesNotMatch(text, /Code 86|Home Office outcomes open data, OGL/, place);
  }
  const csv = await analyst.get(`/compare/forces.csv${asked}`);
  assert.match(
    csv.text,
    /"Avon and Somerset",1554,129904,.*"closed","1 April 2018 to 31 March 2019","Pasted text of Home Office, revised.*SHA-256/,
  );
  assert.equal((await analyst.get(`/compare/mix.ods${asked}`)).status, 200);
  assert.match((await analyst.get(`/compare/report.pdf${asked}`)).text, /^%PDF-1\.7/);
  const shape = AnswerShape.parse(JSON.parse((await analyst.get(`/api/compare${asked}`)).text));
  assert.deepEqual(shape.definition.period.quarters, [{ from: '2018-04-01', to: '2019-03-31' }]);
});

test('given a force’s page, when it is opened, then arrests stand beside outcomes, of the same source, and are never divided by', async () => {
  const shipped = await analyst.get('/compare/force/kent');
  assert.match(shipped.text, /Kent: arrests of people aged 10 to 17, all offences[\s\S]*2017\/18/);
  assert.match(shipped.text, /Outcome 21 over arrests is no share, and is not given/);
  assert.match(shipped.text, /href="\/compare\/force\/kent\/table\.csv"/);
  assert.match(
    (await analyst.get('/compare/force/kent/table.csv')).text,
    /"Home Office, police recorded crime and outcomes open data/,
  );
  assert.equal((await analyst.get('/compare/force/kent/table.ods')).status, 200);
  assert.equal((await analyst.get('/compare/force/nowhere/table.csv')).status, 404);
  assert.doesNotMatch(
    (await analyst.get(`/compare/force/bedfordshire?source=${six}&numerator=8`)).text,
    /Arrests beside/,
  );
  const none = await analyst.get('/compare?source=returns');
  assert.equal(none.status, 422);
  assert.match(none.text, /gives no outcome by its type/);
});

test('given a question to answers in print, when another is chosen, then the map is of that one', async () => {
  const page = await analyst.get('/compare/silence?of=foi&print=offences+of+image+offences');
  assert.match(page.text, /<option value="offences of image offences" selected>/);
  assert.match(page.text, /To “offences of image offences”, 1\d of 44 forces/);
});

test('given one force’s answer over three years, when it is compared, then too few to say is said, and its years and its recoding are seen', async () => {
  const page = await analyst.get(`/compare?source=${yorkshire}`);
  assert.match(page.text, /One force alone shows no spread between forces: too few to say/);
  const trend = await analyst.get(`/compare/trend?source=${yorkshire}&denominator=given`);
  assert.match(trend.text, /From 2019 to 2021 .* this is recoding, and not a harder hand/);
  // Cautions are in it, and that their type is not settled is said.
  assert.match(
    trend.text,
    /22 and 8 together took up about 92\.2% of it [^]*, as 22 rose by 101\.1% of it; 8 fell by 8\.9% of it[^]*“Caution” is given, but of which type \(2 or 3\) is not settled/,
  );
  const mix = await analyst.get(`/compare/mix?source=${yorkshire}&denominator=given&period=all`);
  assert.match(mix.text, /1,879 outcomes of 1 force: [^<]*2, 3 caution, 0\.5%/);
  assert.match(mix.text, /“Caution” is given/);
});

test('given counts hidden between two ends, when a program asks, then it has the ends and what they leave open of the spread', async () => {
  const { between, excluded } = AnswerShape.parse(
    JSON.parse((await analyst.get(`/api/compare?source=${hidden}`)).text),
  );
  assert.deepEqual(
    excluded.map(({ force }) => force),
    ['Dorset'],
  );
  const [dorset] = between?.forces ?? [];
  assert.deepEqual(
    [dorset?.force, dorset?.numerator, dorset?.denominator],
    ['Dorset', { low: 1, high: 4 }, { low: 7, high: 10 }],
  );
  const [low = 0, high = 0] = between?.whole?.mor ?? [];
  assert.ok(low > 1 && high > low, `${low} to ${high}`);
});

test('given a source in which nothing can be compared, when silence is asked, then it is shown with why, on the page and as a file', async () => {
  assert.equal((await analyst.get(`/compare?source=${counts}`)).status, 422);
  const page = await analyst.get(`/compare/silence?source=${counts}`);
  assert.equal(page.status, 200, page.text);
  assert.match(page.text, /Nothing can be compared: The numerator is the whole denominator/);
  assert.match(page.text, /outcome 21: who answered, by force and time/);
  assert.match((await analyst.get(`/compare/silence.csv?source=${counts}`)).text, /"Essex","refused"/);
  assert.match((await analyst.get('/compare/silence?of=arrests&numerator=arrests')).text, /Lancashire/);
});

const NOTE = /Counts from 1 to 4 stand here as Printed Example printed them/;
const SECTIONS = ['pooled', 'mix', 'trend', 'rates'];

test('given published counts from 1 to 4 that may be of children, when they are shown or leave as a file, then they stand as printed, and what they are stands with them', async () => {
  const note = NOTE;
  const asked = `?source=${printed}`;
  for (const place of ['', ...SECTIONS.map((section) => `/${section}`), '/silence', '/force/kent', '/report'])
    assert.match((await analyst.get(`/compare${place}${asked}`)).text, note, place);
  for (const section of ['forces', ...SECTIONS, 'silence'])
    assert.match((await analyst.get(`/compare/${section}.csv${asked}`)).text, note, section);
  const cookie = [...analyst.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const ods = await (await fetch(`${baseUrl}/compare/mix.ods${asked}`, { headers: { cookie } })).arrayBuffer();
  assert.match(new TextDecoder().decode(unzipSync(new Uint8Array(ods))['content.xml']), note);
  assert.match((await analyst.get(`/api/compare${asked}`)).text, note);
  const own = printed.replace('publication-', '');
  for (const place of [`/sources/${own}`, `/api/sources/${own}`]) assert.match((await analyst.get(place)).text, note);
  const brought = await analyst.send('POST', '/api/sources', { publisher: 'Printed Example', text: `${PRINTED}\n` });
  const { source: proposed } = z.object({ source: z.uuid() }).parse(JSON.parse(brought.text));
  assert.match((await analyst.get(`/api/sources/${proposed}`)).text, note);
  // Where no figure is that small, or all ages are in it, nothing of the kind is said.
  for (const place of [`/compare?source=${six}&numerator=8`, `/sources/${six.replace('publication-', '')}`])
    assert.doesNotMatch((await analyst.get(place)).text, /Counts from 1 to 4/);
});

test('given what makes a release, a return or an answer, when it is read, then nothing of it knows a publication', () => {
  for (const folder of ['definition', 'release', 'foi'])
    for (const file of readdirSync(`src/oversight/${folder}`).filter((name) => /(?<!\.test)\.ts$/.test(name)))
      assert.doesNotMatch(
        readFileSync(`src/oversight/${folder}/${file}`, 'utf8'),
        /\b(?:takenPublications?|source_(?:count|file|taken))\b/,
        file,
      );
});

test('given the list of sources, when it is opened, then what can be compared is offered, and what cannot is named with why', async () => {
  const { text } = await analyst.get('/compare/sources');
  assert.match(text, new RegExp(`href="/compare\\?source=${six}"`));
  const { sources } = z
    .object({ sources: z.array(z.object({ id: z.string() })) })
    .parse(JSON.parse((await analyst.get('/api/compare/sources')).text));
  assert.deepEqual(
    sources.map(({ id }) => id).toSorted(),
    ['home-office-2018-19', 'own', 'returns', six, yorkshire, hidden, counts, printed].toSorted(),
  );
});

test('given the shell, when forces are compared on a source, then it answers as the page does, and writes the report', async () => {
  const shell = openShell(installation.db);
  const whole = ['--force', 'northmoor', '--numerator', '8', '--denominator', 'assigned'];
  const answer = await shell.run('compare', six, ...whole, '--json');
  assert.equal(answer.code, 0, answer.err);
  assert.equal(AnswerShape.parse(JSON.parse(answer.out)).forces.length, 6);
  const folder = join(shell.home, 'report');
  const made = await shell.run('compare', printed, '--force', 'northmoor', '--to', folder);
  assert.equal(made.code, 0, made.err);
  assert.match(readFileSync(join(folder, 'report.html'), 'utf8'), /Pasted text of Printed Example/);
  // What small counts are stands with them wherever they go: on paper, and in the words of the shell.
  assert.match(pdfText(readFileSync(join(folder, 'report.pdf'))), NOTE);
  const said = await shell.run('compare', printed, '--force', 'northmoor');
  assert.match(said.out.replaceAll(/\s+/gu, ' '), NOTE);
  // As the page: the spread first, then how many lie beyond what chance allows.
  assert.match(
    said.out.replaceAll(/\s+/gu, ' '),
    /^Among 5 forces, the share .* forces lies? beyond the 95% limits.* Definition Numerator/,
  );
  assert.match(said.out.replaceAll(/\s+/gu, ' '), /No figure is adjusted for case mix: the source does not give/);
  const none = await shell.run('compare', 'nothing', '--force', 'northmoor');
  assert.deepEqual([none.code, none.err.includes('nothing of that name to compare')], [2, true]);
});

test('given somebody who may not see sources, another force, no such source, or two at once, when asked, then it is refused', async () => {
  const officer = await signedIn('northmoor', 'officer');
  assert.equal((await officer.get(`/compare?source=${six}`)).status, 403);
  assert.equal((await officer.get('/compare')).status, 200);
  assert.doesNotMatch((await officer.get('/compare')).text, /compare\/sources/);
  const other = await signedIn('eastmere', 'analyst');
  assert.equal((await other.get(`/compare?source=${six}`)).status, 404);
  assert.equal((await analyst.get('/api/compare?source=nothing')).status, 404);
  const two = await analyst.get(`/compare?source=${six},home-office-2018-19`);
  assert.equal(two.status, 422);
  assert.match(two.text, /One comparison has one source/);
  const children = await analyst.get('/compare?ages=under+18');
  assert.match(children.text, /This table has no ages/);
});

test('given the method, when it is opened, then the files of this comparison are named, and to an analyst what was brought', async () => {
  assert.match(
    (await analyst.get(`/compare?source=${six}`)).text,
    /the share of outcome 1 among all assigned outcomes/,
  );
  const { text } = await analyst.get(`/compare/method?source=${six}&numerator=21`);
  assert.match(text, /rests on: Pasted text of Home Office, revised[\s\S]*SHA-256/);
  assert.match(text, new RegExp(`West Yorkshire: <a class="govuk-link" href="/compare\\?source=${yorkshire}"`));
  assert.match(text, /each force, under its own signature: Signed returns of forces[^.]*\. Not to be compared/);
  const officer = await signedIn('northmoor', 'officer');
  assert.doesNotMatch((await officer.get('/compare/method')).text, /Taken in here/);
});

test('given a look at what was taken in, when it is made, then the ledger has it', async () => {
  const { rows } = await plant(
    installation.db,
    `SELECT count(*)::int AS looks FROM ledger_entry WHERE action = 'compare-sources' AND kind = 'consultation'`,
  );
  const [{ looks }] = z.tuple([z.object({ looks: z.int() })]).parse(rows);
  assert.ok(looks > 10, String(looks));
});

test('given the pages of a source, when opened on a phone, then nothing is cut off and nobody meets a barrier', async () => {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: SIZES.phone });
  await context.addCookies([...analyst.cookies].map(([name, value]) => ({ name, value, url: baseUrl })));
  const page = await context.newPage();
  for (const place of [
    `/compare?source=${six}&numerator=8`,
    '/compare/sources',
    `/compare/silence?source=${yorkshire}`,
  ]) {
    await page.goto(`${baseUrl}${place}`);
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
    assert.ok(wide <= SIZES.phone.width, `${place} is ${wide} wide`);
    assert.deepEqual(await findBarriers(page), [], place);
  }
});

test('given more publications than a page holds, when sources are listed, by pages and by the shell, then each of them is there', async () => {
  await plant(
    installation.db,
    `WITH made AS (INSERT INTO source_file SELECT r.* FROM (SELECT * FROM source_file WHERE force = 'northmoor' LIMIT 1) f, generate_series(1, 70) n,
       jsonb_populate_record(f::source_file, jsonb_build_object('source', gen_random_uuid(), 'publisher', 'Many Issues', 'sha256', repeat(md5(n::text), 2))) r
       RETURNING source)
     INSERT INTO source_taken SELECT r.* FROM (SELECT * FROM source_taken WHERE force = 'northmoor' LIMIT 1) t, made,
       jsonb_populate_record(t::source_taken, jsonb_build_object('source', made.source)) r`,
  );
  const Listed = z.object({ sources: z.array(z.object({ id: z.string() })), next: z.int().nullable().exactOptional() });
  const found: string[] = [];
  for (let page: number | null = 1; page !== null;) {
    const listed = Listed.parse(JSON.parse((await analyst.get(`/api/compare/sources?page=${page}`)).text));
    found.push(...listed.sources.map(({ id }) => id));
    page = listed.next ?? null;
  }
  const { rows } = await plant(
    installation.db,
    `SELECT count(*)::int AS n FROM source_taken WHERE force = 'northmoor'`,
  );
  assert.deepEqual(rows, [{ n: found.filter((id) => id.startsWith('publication-')).length }]);
  assert.equal(new Set(found).size, found.length);
  assert.match((await analyst.get('/compare/sources')).text, /page=2#sources">Older publications</);
  const told = await openShell(installation.db).run('compare', '--force', 'northmoor', '--json');
  assert.deepEqual(
    Listed.parse(JSON.parse(told.out)).sources.map(({ id }) => id),
    found,
  );
});
