import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { findBarriers, openBrowser, SIZES } from '../../../test/browser.ts';
import { plant } from '../../../test/database.ts';
import { openShell } from '../../../test/shell.ts';
import { readVersion } from './policies.ts';

const installation = await openTestInstallation();
// A second person who keeps the guidance: nobody publishes what they wrote.
await installation.changeRoles('northmoor', 'analyst', ['policy-owner']);
const { baseUrl, signedIn } = await openTestApp(installation);
const writer = await signedIn('northmoor', 'policy-owner');
const second = await signedIn('northmoor', 'analyst');
const folder = mkdtempSync(join(tmpdir(), 'workbench-'));
after(() => {
  rmSync(folder, { recursive: true });
});

const firstDay = (year: string, month: string) => ({
  'from-day': '1',
  'from-month': month,
  'from-year': year,
});
const begun = await writer.post('/workbench', { policy: '2027-04', basedOn: '2024-05', ...firstDay('2027', '4') });
const place = begun.location ?? '';

/** Whatever was begun is done: the page waits for it. */
const settled = (): ReturnType<typeof writer.get> => writer.get(`${place}?wait=1`);

describe('the workbench', () => {
  it('given a draft as it was begun, when it is read, then it has only its head otherwise', async () => {
    const { text } = await writer.get(place);
    assert.match(text, /Title, dates and head<\/h3>/u);
    assert.doesNotMatch(text, /<h3[^>]*>Rules<\/h3>/u);
  });

  it('given who may read drafts only, when they write one, then it is refused and nothing is shown', async () => {
    const registrar = await signedIn('northmoor', 'registrar');
    assert.equal((await registrar.get('/workbench')).status, 200);
    assert.equal((await registrar.post('/workbench', { policy: '' })).status, 403);
    assert.equal((await registrar.post(`${place}/rules/new`, { revision: '1', text: '{' })).status, 403);
  });

  it('given a name that is taken or no day, when a draft is begun, then it is said beside the field and what was typed is kept', async () => {
    const taken = await writer.post('/workbench', { policy: '2027-04', basedOn: '2024-05', ...firstDay('2027', '5') });
    assert.equal(taken.status, 422);
    assert.match(taken.text, /A version or a draft has that name already/u);
    assert.match(taken.text, /name="from-month"[^>]*value="5"/u);
    const noDay = await writer.post('/workbench', { policy: '2027-05', basedOn: '2024-05', 'from-year': '2027' });
    assert.match(noDay.text, /href="#from-day">The first day must have a day, a month and a year/u);
    const none = await writer.post('/workbench', { policy: '2027-05', basedOn: '2024-05' });
    assert.match(none.text, /href="#from-day">Enter the first day on which it holds/u);
  });

  it('given a name that is taken and a day that is none, is missing or is past, when a draft is begun, then both are said at once beside their fields, and what was typed is kept', async () => {
    const days: readonly (readonly [Record<string, string>, RegExp])[] = [
      [{ 'from-day': '31', 'from-month': '2', 'from-year': '2031' }, /The first day must be a real date/u],
      [{}, /Enter the first day on which it holds/u],
      [{ 'from-day': '1', 'from-month': '4', 'from-year': '2020' }, /The version cannot begin on that day/u],
    ];
    for (const [day, says] of days) {
      const { status, text } = await writer.post('/workbench', { policy: '2027-04', basedOn: '2024-05', ...day });
      assert.equal(status, 422);
      const summary = /There is a problem[\s\S]*?<\/ul>/u.exec(text)?.[0] ?? '';
      assert.match(summary, /href="#policy">A version or a draft has that name already[\s\S]*href="#from-day">/u);
      assert.match(summary, says);
      assert.match(text, /id="policy-error"[\s\S]*id="from-error"/u);
      assert.match(text, /name="policy"[^>]*value="2027-04"/u);
      for (const [name, value] of Object.entries(day))
        assert.match(text, new RegExp(`name="${name}"[^>]*value="${value}"`, 'u'));
    }
  });

  it('given an officer, when the workbench is asked for, then it is refused', async () => {
    const officer = await signedIn('northmoor', 'officer');
    assert.equal((await officer.get('/workbench')).status, 403);
    assert.equal((await officer.get(place)).status, 403);
  });

  it('given a rule that does not hold together, when saved, then nothing is, and the page says what is wrong with what was typed', async () => {
    const at = `${place}/rules/full-investigation-adult-involved`;
    const page = await writer.get(at);
    assert.match(page.text, /full-investigation-adult-involved/u);
    const answer = await writer.post(at, {
      revision: '1',
      text: '{"id":"full-investigation-adult-involved","says":""}',
    });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /rules/u);
    assert.match((await writer.get(place)).text, /Revision<\/dt><dd[^>]*>1</u);
  });

  it('given a draft, when it was tried, then a second person publishes it, and it is never changed again', async () => {
    const late = await writer.post(`${place}/policy/policy`, { revision: '7', text: '{}' });
    assert.equal(late.status, 409);
    assert.equal((await second.post(`${place}/publish`, { revision: '1' })).status, 409);
    const untried = (await second.get(place)).text;
    assert.match(untried, /It cannot be published now\..*Still to be tried/su);
    assert.doesNotMatch(untried, /\/publish"/u);
    for (const kind of ['scenarios', 'proof', 'comparison', 'back-test'])
      assert.equal((await writer.post(`${place}/trials`, { revision: '1', kind })).status, 303);
    const tried = await settled();
    assert.match(tried.text, /All \d+ statements are proved/u);
    assert.match(tried.text, /The advice is that of 2024-05 in every case/u);
    assert.match(tried.text, /Closed cases under 2027-04 instead of 2024-05/u);
    assert.match((await writer.get(place)).text, /It cannot be published now\. You wrote some of this draft/u);
    assert.match((await second.get(place)).text, /\/publish"/u);
    assert.equal((await writer.post(`${place}/publish`, { revision: '1' })).status, 403);
    assert.equal((await second.post(`${place}/publish`, { revision: '1' })).status, 409);
    assert.equal((await second.post(`${place}/publish`, { revision: '1', sentencesRead: 'yes' })).status, 303);
    const written = await writer.post(`${place}/rules/new`, { revision: '1', text: '{}' });
    assert.equal(written.status, 409);
    assert.match((await writer.get(place)).text, /Published/u);
  });

  it('given a rule in a form, when it is written, then a slip is told at its field with all that was typed, and what holds together is a new revision', async () => {
    const other = (await writer.post('/workbench', { policy: '2028-01', basedOn: '2024-05', ...firstDay('2028', '1') }))
      .location;
    const at = `${other}/rules/full-investigation-coercion/form`;
    const { text } = await writer.get(at);
    assert.match(text, /as it is read aloud now/u);
    const typed = Object.fromEntries(
      [...text.matchAll(/<input[^>]*name="([\w-]+)"[^>]*value="([^"]*)"/gu)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    const rule = {
      ...{ revision: typed['revision'] ?? '', id: 'full-investigation-coercion', source: 'S1', confidence: 'C' },
      ...{ says: 'Where a child was put under pressure, a specialist team investigates the case in full.' },
      ...{ paragraph: typed['paragraph'] ?? '', owner: 'policy-owner', about: 'case' },
      ...{ 'review-day': '1', 'review-month': '5', 'review-year': '2030' },
      ...{ 'from-day': '1', 'from-month': '1', 'from-year': '2016' },
      ...{
        when: '{ "factor": "coercion", "is": ["suspected", "confirmed"] }',
        ...{ gives: 'response', response: 'full-investigation' },
      },
      ...{ fires: '{ "factors": { "coercion": "suspected" } }', fails: '{ "factors": { "coercion": "ruled-out" } }' },
    };
    const wrong = await writer.post(at, { ...rule, 'review-month': '13', when: '{' });
    assert.match(
      wrong.text,
      /href="#review-month">The day by which somebody reads it again: the month has to be a figure from 1 to 12/u,
    );
    const broken = await writer.post(at, { ...rule, when: '{ "factor": ' });
    assert.match(broken.text, /href="#when">This cannot be read/u);
    assert.match(broken.text, /a specialist team investigates the case in full/u);
    const slip = await writer.post(at, { ...rule, when: '{ "factor": "coersion", "is": ["suspectd"] }' });
    assert.match(slip.text, /href="#when">[^<]*suspected/u);
    const unknown = await writer.post(at, { ...rule, when: '{ "factor": "coersion", "is": ["suspected"] }' });
    assert.match(unknown.text, /href="#when">[^<]*nearest: coercion/u);
    assert.equal((await writer.post(at, rule)).location, other);
    assert.match((await writer.get(other ?? '')).text, /Revision<\/dt><dd[^>]*>2</u);
    assert.match((await writer.get(at)).text, /put under pressure, a specialist team/u);
    assert.equal((await writer.post(at, rule)).status, 409);
  });

  it('given a new rule, when it is written line by line without JSON, then each slip is told at its line, and what was typed stays', async () => {
    const other = (await writer.post('/workbench', { policy: '2029-01', basedOn: '2024-05', ...firstDay('2029', '1') }))
      .location;
    const at = `${other}/rules/new/form`;
    const words = {
      ...{
        revision: '1',
        id: 'note-lines',
        says: 'A child of 12 who was pressed is spoken to by somebody they trust.',
      },
      ...{ source: 'S1', paragraph: 'invented', confidence: 'D', owner: 'policy-owner', about: 'person' },
      ...{ 'review-day': '1', 'review-month': '5', 'review-year': '2030' },
      ...{ 'from-day': '1', 'from-month': '1', 'from-year': '2029' },
    };
    const add = { ...words, do: 'add:when', 'when-add-of': 'age' };
    assert.match((await writer.post(at, add)).text, /href="#when-add-of">This is asked of a person/u);
    const added = await writer.post(at, { ...add, 'when-add-who': 'this' });
    assert.match(added.text, /name="when-1-of" value="age"/u);
    assert.match(added.text, /spoken to by somebody they trust/u);
    assert.doesNotMatch(added.text, /There is a problem/u);
    const lines = {
      ...words,
      ...{ 'when-join': 'all', 'when-1-who': 'this', 'when-1-of': 'age', 'when-1-from': '12', 'when-1-below': '13' },
      ...{ 'when-2-who': 'same', 'when-2-of': 'towards:coercion' },
    };
    const slip = await writer.post(at, lines);
    assert.match(slip.text, /href="#when-2-is">Line 2: Tick at least one answer/u);
    assert.match(slip.text, /href="#gives">Choose what the rule gives/u);
    assert.match(slip.text, /href="#fires">Give an example in which the rule holds/u);
    const dropped = await writer.post(at, { ...lines, do: 'drop:when:1' });
    assert.match(
      dropped.text,
      /name="when-1-who" value="this"><input type="hidden" name="when-1-of" value="towards:coercion"/u,
    );
    const person = (prefix: string, age: string) => ({
      ...{ [`${prefix}-1-who`]: 'person', [`${prefix}-1-of`]: 'age', [`${prefix}-1-is`]: age },
      ...{ [`${prefix}-2-who`]: 'person', [`${prefix}-2-of`]: 'towards:coercion', [`${prefix}-2-is`]: 'suspected' },
    });
    const whole = {
      ...{ ...lines, 'when-2-is': ['suspected', 'confirmed'], gives: 'note', note: 'Who it is that they trust.' },
      ...{ ...person('fires', '12'), ...person('fails', '13') },
    };
    assert.match(
      (await writer.post(at, { ...whole, when: '{}' })).text,
      /href="#when">There are lines, and text as JSON/u,
    );
    const saved = await writer.post(at, whole);
    assert.equal(saved.location, other, saved.text);
    const { text } = await writer.get(`${other}/rules/note-lines`);
    for (const said of ['&quot;below&quot;: 13', '&quot;towards&quot;: &quot;coercion&quot;', '&quot;age&quot;: 12'])
      assert.ok(text.includes(said), said);
    const again = (await writer.get(`${other}/rules/note-lines/form`)).text;
    assert.match(again, /name="when-2-is" type="checkbox" value="suspected" checked/u);
  });

  it('given a published version, when it is taken by the shell, then its folder is a version, and is never written over', async () => {
    const shell = openShell(installation.db, { EVENHAND_HOME: installation.config.folders.home });
    const taken = await shell.run('policy', 'take', '2027-04', '--force', 'northmoor', '--to', folder);
    assert.equal(taken.code, 0, taken.err);
    assert.ok(readVersion(join(folder, '2027-04')).ok);
    assert.ok(readdirSync(join(folder, '2027-04')).length >= 8);
    const none = await shell.run('policy', 'take', '2028-04', '--force', 'northmoor', '--to', folder);
    assert.equal(none.code, 2);
  });

  it('given the role of the application, when what was written is to be changed, then it holds no right to', async () => {
    const { rows } = await plant(
      installation.db,
      `SELECT table_name FROM information_schema.role_table_grants WHERE grantee = 'evenhand_app' AND privilege_type IN ('UPDATE', 'DELETE')
        AND table_name IN ('guidance_draft', 'guidance_revision', 'guidance_publication', 'guidance_trial')`,
    );
    assert.deepEqual(rows, []);
  });

  it('given each page, when looked at in a browser, then it has no barrier at desk and phone size', async (t) => {
    const browser = await openBrowser();
    for (const [name, size] of Object.entries(SIZES)) {
      const context = await browser.newContext({ viewport: size });
      t.after(() => context.close());
      const page = await context.newPage();
      for (const cookie of writer.cookies)
        await context.addCookies([{ name: cookie[0], value: cookie[1], url: baseUrl }]);
      for (const path of ['/workbench', place, `${place}/rules`, `${place}/rules/new/form`]) {
        await page.goto(`${baseUrl}${path}`);
        assert.deepEqual(await findBarriers(page), [], `${path} at ${name}`);
      }
    }
  });
});
