import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { inventedCase, plantOwnCases } from '../../../test/own-cases.ts';
import { inForce } from '../../platform/database/transaction.ts';
import { attack } from './attack.ts';
import { ReleaseDocument } from './document.ts';
import { frame } from './release.make.ts';
import { makeRelease } from './release.store.ts';
import { returnsTaken } from './released.store.ts';
import { openReturn } from './return.ts';
import { takeReturn } from './take-return.store.ts';

const installation = await openTestInstallation();
const { baseUrl, signedIn } = await openTestApp(installation);
const officer = await installation.actor('northmoor', 'officer');
const { db, opened } = installation;
await plantOwnCases(
  { db, keys: opened.keys, force: 'northmoor', staff: officer.staff },
  fc.sample(inventedCase, { numRuns: 90, seed: 4 }),
);
const analyst = await signedIn('northmoor', 'analyst');
const registrar = await signedIn('northmoor', 'registrar');

const PERIOD = { from: '2025-01-01', to: '2025-12-31' };
const make = (definition: string, by: readonly string[], over: Partial<typeof PERIOD> = {}) =>
  analyst.send('POST', '/api/releases', { definition, ...PERIOD, ...over, by });
/** Two days as the form of the page has them. */
const typed = (from: string, to: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ from, to }).flatMap(([name, day]) =>
      day.split('-').map((part, i) => [`${name}-${['year', 'month', 'day'][i] ?? ''}`, part]),
    ),
  );
const madeBy = async (definition: string, by: readonly string[]): Promise<string> => {
  const answer = await make(definition, by);
  assert.equal(answer.status, 201, answer.text);
  return z.object({ release: z.uuid() }).parse(JSON.parse(answer.text)).release;
};
const Answer = z.object({ document: ReleaseDocument, signed: z.unknown() });
const read = async (release: string) => Answer.parse(JSON.parse((await analyst.get(`/api/releases/${release}`)).text));

const first = await madeBy('outcome-by-sex', ['Outcome', 'Sex']);

describe('releases of own cases', () => {
  it('given a release as it was made, when nobody else has published it, then no file of it leaves, and its maker cannot publish it', async () => {
    assert.equal((await analyst.get(`/releases/${first}/table.csv`)).status, 409);
    assert.equal((await analyst.post(`/releases/${first}/publish`, {})).status, 403);
    assert.match((await analyst.get(`/releases/${first}`)).text, /You made it\. Somebody else has to publish it/u);
    assert.equal((await read(first)).signed, null);
    assert.match(
      (await analyst.get(`/releases/${first}`)).text,
      /Not parted by Age: it is all of under 18; not known/u,
    );
  });

  it('given a release made in the shell, when anybody would publish it, then they are told who makes it anew, since they might have made it', async () => {
    const asked = { definition: 'outcome-by-sex', from: '2025-01-01', to: '2025-12-31', by: ['Sex'] };
    const made = await opened.execute(opened.actorIn('northmoor'), makeRelease, asked);
    assert.ok(made.ok);
    const at = `/releases/${made.value['release'] ?? ''}`;
    assert.match((await registrar.get(at)).text, /Made in the shell, where nobody is signed in/u);
    const refused = await registrar.post(`${at}/publish`, {});
    assert.equal(refused.status, 403);
    assert.match(refused.text, /Somebody signed in makes it again under Releases/u);
  });

  it('given an officer, when releases are asked for, then it is refused', async () => {
    const other = await signedIn('northmoor', 'officer');
    assert.equal((await other.get('/releases')).status, 403);
    assert.equal((await other.get(`/releases/${first}/return.json`)).status, 403);
    assert.equal((await registrar.get('/releases/new')).status, 403);
  });

  it('given a second person, when they publish it, then it is signed, and is never published twice', async () => {
    assert.equal((await registrar.post(`/releases/${first}/publish`, {})).status, 303);
    assert.equal((await registrar.post(`/releases/${first}/publish`, {})).status, 409);
    const { document, signed } = await read(first);
    const { rows } = await plant(db, 'SELECT public_key AS key FROM release_publication');
    const { key } = z.object({ key: z.instanceof(Buffer) }).parse(rows[0]);
    const opened1 = openReturn(signed, key);
    assert.ok(opened1.ok && opened1.value.release === document.release);
    const csv = await analyst.get(`/releases/${first}/table.csv`);
    assert.match(csv.headers.get('content-type') ?? '', /text\/csv/u);
    assert.match(csv.text, /"Outcome","Sex","Count","Counted at"/u);
    assert.match(csv.text, /Period: 1 January 2025 to 31 December 2025/u);
    const ods = await analyst.get(`/releases/${first}/table.ods`);
    assert.equal(ods.headers.get('content-type'), 'application/vnd.oasis.opendocument.spreadsheet');
  });

  it('given it taken in by another force, when its analyst reads, then it is listed and shown as it was signed, there alone', async () => {
    const { document, signed } = await read(first);
    const { rows } = await plant(db, 'SELECT public_key AS key FROM release_publication');
    const { key } = z.object({ key: z.instanceof(Buffer) }).parse(rows[0]);
    const taken = await opened.execute(opened.actorIn('eastmere'), takeReturn, { content: signed, key });
    assert.ok(taken.ok);
    const eastmere = await signedIn('eastmere', 'analyst');
    const list = await eastmere.get('/releases/returns');
    const address = /href="(\/releases\/returns\/[0-9a-f]{64})"/u.exec(list.text)?.[1] ?? '';
    const shown = await eastmere.get(address);
    assert.match(shown.text, /Taken in .* as it was signed[\s\S]*Northmoor Police, release 1/u);
    const Listed = z.object({ returns: z.array(z.object({ digest: z.string() })), next: z.null() });
    const listed = Listed.parse(JSON.parse((await eastmere.get('/api/releases/returns')).text));
    assert.equal(listed.returns.length, 1);
    const one: unknown = JSON.parse((await eastmere.get(`/api${address}`)).text);
    assert.deepEqual(z.object({ document: ReleaseDocument }).parse(one).document, document);
    assert.match((await analyst.get('/releases/returns')).text, /No return was taken in yet/u);
    assert.equal((await analyst.get(address)).status, 404);
  });

  it('given the same table asked again, when its figures are compared, then they are the same: asking again teaches nothing', async () => {
    const again = await read(await madeBy('outcome-by-sex', ['Outcome', 'Sex']));
    const before = await read(first);
    const shown = ({ document }: typeof before) => document.cells.map(({ value }) => value);
    assert.deepEqual(shown(again), shown(before));
  });

  it('given tables of the same records by other parts, when all were published, then nothing can be worked out of them together', async () => {
    const documents = [(await read(first)).document];
    for (const [definition, by] of [
      ['outcome-by-ethnicity', ['Outcome', 'Self-defined ethnicity']],
      ['outcome-by-care', ['Care', 'Outcome']],
      ['outcome-by-sex', ['Sex']],
    ] as const) {
      const release = await madeBy(definition, by);
      assert.equal((await registrar.post(`/releases/${release}/publish`, {})).status, 303);
      documents.push((await read(release)).document);
    }
    const { recovered, groups } = await attack(documents, { least: 10, width: 10 });
    assert.deepEqual(recovered, []);
    assert.ok(groups > 100, String(groups));
  });

  it('given a table parted as the share of its definition asks, when it is read, then the share is there, and in a file of its own; else what it lacks is said', async () => {
    const release = await madeBy('outcome-by-sex', ['Age', 'Outcome', 'Sex']);
    const shares = (await read(release)).document.shares;
    assert.deepEqual(
      shares?.rows.map(({ group }) => group.map(({ value }) => value).join()),
      ['female', 'male', 'other', 'not stated', 'not recorded', ''],
    );
    assert.match(
      (await analyst.get(`/releases/${release}`)).text,
      /Share: people known to be under 18 with Outcome 21, out of/u,
    );
    assert.equal((await registrar.post(`/releases/${release}/publish`, {})).status, 303);
    const csv = (await analyst.get(`/releases/${release}/shares.csv`)).text;
    assert.match(csv, /"Sex: female","people known to be under 18 with Outcome 21",/u);
    assert.match(csv, /Period: 1 January 2025 to 31 December 2025/u);
    assert.match((await analyst.get(`/releases/${first}`)).text, /only there in a table that is parted by Age too/u);
  });

  it('given a table that is parted in no way, when it is read, then heading, row, files and signed return say all that its one figure is of', async () => {
    const release = await madeBy('outcome-21-crimes', []);
    const whole = 'Crimes with any outcome, all ages but known adults';
    const shown = (await analyst.get(`/releases/${release}`)).text;
    assert.match(shown, new RegExp(`<h1[^>]*>${whole}</h1>`, 'u'));
    assert.match(shown, new RegExp(`<th scope="row"[^>]*>${whole}</th>`, 'u'));
    assert.match(shown, /age not known, 086/u);
    assert.doesNotMatch(shown, /Outcome 21, by crimes|shown beside|counted apart/u);
    assert.equal((await read(release)).document.counted.says, whole);
    assert.equal((await registrar.post(`/releases/${release}/publish`, {})).status, 303);
    assert.match((await analyst.get(`/releases/${release}/table.csv`)).text, new RegExp(`"${whole}",\\d+`, 'u'));
    assert.match(
      (await analyst.get('/releases/new/outcome-21-crimes')).text,
      new RegExp(`of all of this: ${whole}`, 'u'),
    );
  });

  it('given one that was made when tables were called by their definition’s title, when releases and returns are listed, then it reads as all others, and stays as it was signed', async () => {
    const release = await madeBy('outcome-21-crimes', []);
    const whole = 'Crimes with any outcome, all ages but known adults';
    const old = `replace(document, '"says":"${whole}"', '"says":"Outcome 21, by crimes"')`;
    const { rowCount } = await plant(
      db,
      `INSERT INTO release (force, release, number, definition, subject, document, digest, counted_at, made_by)
       SELECT force, '00000000-0000-7000-8000-0000000000aa', 9999, definition, 'old', ${old}, sha256('old'), counted_at, made_by
       FROM release WHERE release = '${release}' AND document <> ${old}`,
    );
    assert.equal(rowCount, 1);
    await plant(
      db,
      `INSERT INTO return_taken (force, digest, publisher, subject, number, public_key, document, taken_at, taken_by)
       SELECT force, sha256('old'), 'Westvale Police', 'old', 1, sha256(''), document, now(), 'x' FROM release WHERE number = 9999`,
    );
    for (const list of ['/releases', '/api/releases', '/releases/returns', '/api/releases/returns']) {
      const { text } = await analyst.get(list);
      assert.ok(text.includes(whole), list);
      assert.ok(!text.includes('Outcome 21, by crimes'), list);
    }
    const kept = await read('00000000-0000-7000-8000-0000000000aa');
    assert.equal(kept.document.counted.says, 'Outcome 21, by crimes');
  });

  it('given one made before another of the same records left, when it is published, then it is refused: they were not attacked together', async () => {
    const early = await madeBy('outcome-by-sex', ['Outcome']);
    const late = await madeBy('outcome-by-sex', []);
    assert.equal((await registrar.post(`/releases/${late}/publish`, {})).status, 303);
    const answer = await registrar.post(`/releases/${early}/publish`, {});
    assert.equal(answer.status, 409);
    assert.match(answer.text, /the two were not attacked together/u);
  });

  it('given a period across a published one, an open one or none, when a release is made, then it is refused with what to do', async () => {
    assert.match(
      (await make('outcome-by-sex', [], { from: '2025-07-01', to: '2026-06-30' })).text,
      /cuts across|CrossesRelease/u,
    );
    const late = await analyst.post('/releases/new/outcome-by-sex', typed('2026-01-01', '2031-12-31'));
    assert.equal(late.status, 422);
    assert.match(late.text, /Choose a last day before today/u);
    assert.match(late.text, /name="to-year"[^>]*value="2031"/u);
    const turned = await analyst.post('/releases/new/outcome-by-sex', typed('2025-12-31', '2025-01-01'));
    assert.match(turned.text, /The last day has to be the first day or later/u);
    assert.equal((await make('nothing', [])).status, 404);
    assert.equal((await make('outcome-by-sex', ['Shoe size'])).status, 422);
  });

  it('given what was kept, when the role of the application would change it, then it holds no right to; and another force sees none', async () => {
    const { rows } = await plant(
      db,
      `SELECT table_name FROM information_schema.role_table_grants WHERE grantee = 'evenhand_app' AND privilege_type IN ('UPDATE', 'DELETE')
        AND table_name IN ('release', 'release_publication', 'return_taken')`,
    );
    assert.deepEqual(rows, []);
    const stranger = await signedIn('eastmere', 'analyst');
    assert.match((await stranger.get('/releases')).text, /There is no release yet/u);
    assert.equal((await stranger.get(`/releases/${first}`)).status, 404);
  });

  it('given each page, when looked at in a browser, then it has no barrier at desk and phone size', async (t) => {
    const browser = await openBrowser();
    const pages = ['/releases', '/releases/new', '/releases/new/outcome-by-sex', `/releases/${first}`];
    for (const [name, size] of Object.entries(SIZES)) {
      const context = await browser.newContext({ viewport: size });
      t.after(() => context.close());
      for (const cookie of analyst.cookies)
        await context.addCookies([{ name: cookie[0], value: cookie[1], url: baseUrl }]);
      const page = await context.newPage();
      for (const path of pages) {
        await page.goto(`${baseUrl}${path}`);
        assert.deepEqual(await findBarriers(page), [], `${path} at ${name}`);
      }
    }
  });
});

it('given 44 forces that signed 12 releases each, when they are laid together, then none is missing, and past the limit the oldest go and are counted', async () => {
  const base = { ...frame(), dimensions: [], cells: [{ at: [], value: 10, since: null }] };
  await plant(
    installation.db,
    `INSERT INTO return_taken (force, digest, publisher, subject, number, public_key, document, taken_at, taken_by)
     SELECT 'westvale', sha256(convert_to(who || '/' || n, 'UTF8')), who, 'invented', n, sha256(''), (base || jsonb_build_object(
       'number', n, 'publisher', who, 'periodStart', (2001 + least(n, 10)) || '-01-01'))::text, now(), 'x'
     FROM (SELECT '${JSON.stringify(base)}'::jsonb AS base) b, (SELECT 'Force ' || lpad(f::text, 2, '0') AS who FROM generate_series(1, 44) f) p,
       generate_series(1, 12) n`,
    'westvale',
  );
  const read = (most?: number) => inForce(installation.db.database, 'westvale', (tx) => returnsTaken(tx, most));
  const [all, few] = [await read(), await read(100)];
  const numbersOf = (laid: typeof all, publisher: string) =>
    laid.tables.flatMap(({ document }) => (document.publisher === publisher ? [document.number] : []));
  // Of the three of one period the newest two: the second says what was restated.
  assert.deepEqual(numbersOf(all, 'Force 44'), [12, 11, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  assert.deepEqual([all.tables.length, all.left], [44 * 11, 0]);
  assert.deepEqual([few.tables.length, few.left], [100, 44 * 11 - 100]);
  assert.deepEqual(numbersOf(few, 'Force 44'), [12, 9]);
});
