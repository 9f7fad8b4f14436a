// What a force chose and both signed is what its steps go by: the real app on a real database.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import test from 'node:test';
import { openTestApp, openTestInstallation } from './app.ts';
import { idIn } from './case-app.ts';
import { plant } from './database.ts';
import type { Answer, Client } from './sign-in.ts';
import { forceSettings } from '../src/procedure.ts';
import { inForce } from '../src/platform/database/transaction.ts';
import { settingsInForce } from '../src/platform/setting/index.ts';

const installation = await openTestInstallation();
const app = await openTestApp(installation);
const [registrar, owner, officer] = [
  await app.signedIn('northmoor', 'registrar'),
  await app.signedIn('northmoor', 'policy-owner'),
  await app.signedIn('northmoor', 'officer'),
];
const elsewhere = await app.signedIn('eastmere', 'officer');

type Fields = Record<string, string | string[]>;

/** Every field of the form as it stands on the page. */
const formOf = (html: string): Fields => {
  const form = html.slice(html.indexOf('action="/settings" novalidate'));
  const fields: Fields = {};
  for (const [, name = '', value = ''] of form.matchAll(
    /<select[^>]*name="(\w+)"[\s\S]*?<option value="([^"]*)" selected/g,
  ))
    fields[name] = value;
  for (const [tag, name = ''] of form.matchAll(/<input\s+class="govuk-input[^>]*name="(\w+)"[^>]*>/g))
    fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  // What goes with a setting whatever is ticked, then what is.
  for (const inputs of [
    /<input type="hidden" name="(\w+)" value="([^"]*)">/g,
    /name="(\w+)"[^>]*value="([^"]*)" checked/g,
  ])
    for (const [, name = '', value = ''] of form.matchAll(inputs))
      if (forceSettings.some((one) => one.name === name)) fields[name] = [...[fields[name] ?? []].flat(), value];
  return fields;
};

const propose = async (over: Fields) => {
  const shown = formOf((await registrar.get('/settings')).text);
  return registrar.post('/settings', { ...shown, ...over });
};

/** Proposes a set and has both sign it. */
const sign = async (over: Fields): Promise<void> => {
  assert.equal((await propose(over)).location, '/settings');
  const set = /action="\/settings\/([0-9a-f-]+)\/sign"/.exec((await registrar.get('/settings')).text)?.[1] ?? '';
  for (const one of [registrar, owner]) assert.equal((await one.post(`/settings/${set}/sign`)).location, '/settings');
};

/** That a page says this; without printing the page when it does not. */
const says = (page: Answer, what: RegExp): void => {
  assert.ok(what.test(page.text), `${page.status}, without ${String(what)}`);
};

const report = async (by: Client): Promise<string> =>
  idIn(await by.send('POST', '/api/reports', { toldBy: 'school', when: 'now', safe: 'yes', children: 1 }), 'case');

const childOf = async (by: Client, id: string): Promise<string> => idIn(await by.get(`/api/cases/${id}`), 'person');

const dueOf = async (by: Client, id: string) => (await by.get(`/api/cases/${id}`)).text;

test('given a form of what stands, when it is sent as it is, then the set is whole and holds every default', async () => {
  const shown = formOf((await registrar.get('/settings')).text);
  assert.deepEqual(
    forceSettings.filter(({ name }) => !(name in shown)).map(({ name }) => name),
    [],
  );
  assert.deepEqual(shown['mandatoryChecks'], ['pnc', 'pnd', 'local']);
  assert.equal(shown['childlineNumber'], '0800 1111');
  await sign({});
  const { settings, set } = await inForce(installation.db.database, 'northmoor', settingsInForce);
  assert.ok(set);
  for (const one of forceSettings) assert.deepEqual(settings[one.name], one.default, one.name);
});

test('given values that no setting can have, when they are proposed, then each is named, what was typed is kept, and nothing is saved', async () => {
  const before = (await plant(installation.db, 'SELECT FROM setting_set')).rowCount;
  const wrong = await propose({
    recheckAfterDays: 'four weeks',
    handoverAcceptHours: '0',
    mandatoryChecks: [],
    mashContact: 'x'.repeat(101),
    sgiiModel: 'NEITHER',
  });
  assert.equal(wrong.status, 422);
  for (const says of [
    'Enter a whole number of days from 1 to 365',
    'Enter a whole number of hours from 1 to 336',
    'characters or fewer',
    'PNC, PND and local are always checked: the College’s advice',
    'Choose one of the answers',
  ])
    assert.ok(wrong.text.includes(says), says);
  says(wrong, /value="four weeks"/);
  assert.equal((await plant(installation.db, 'SELECT FROM setting_set')).rowCount, before);
});

test('given somebody who may read settings and not propose them, when a form that is not right is sent, then it is refused and nothing is shown', async () => {
  const supervisor = await app.signedIn('northmoor', 'supervisor');
  assert.equal((await supervisor.get('/settings')).status, 200);
  assert.equal((await supervisor.post('/settings', {})).status, 403);
});

test('given other settings that one has signed, when the steps are read, then the defaults stand; once both have, the steps go by them', async () => {
  const id = await report(officer);
  const other = await report(elsewhere);
  const child = await childOf(officer, id);
  const choice = {
    childlineNumber: '0800 INVENTED',
    systemOfRecord: 'Invented Niche',
    mandatoryChecks: ['pnc', 'pnd', 'local', 'mash'],
    recheckAfterDays: '2',
    mashContact: '01632 960001',
    ppnName: 'Invented child notice',
    marfTemplateRef: 'Invented form 7',
    handoverAcceptHours: '6',
    nextStepHours: '8',
    tellWorkingDaysEnhanced: '3',
  };
  await propose(choice);
  const set = /action="\/settings\/([0-9a-f-]+)\/sign"/.exec((await registrar.get('/settings')).text)?.[1] ?? '';
  says(await owner.get('/settings'), /0800 INVENTED \(now: 0800 1111\)/);
  await owner.post(`/settings/${set}/sign`);
  says(await officer.get(`/cases/${id}/first-night`), /0800 1111/);
  says(await officer.get(`/cases/${id}/checks`), /3 are still to be done/);
  await registrar.post(`/settings/${set}/sign`);

  const card = await officer.get(`/cases/${id}/first-night`);
  says(card, /Any child, any time: 0800 INVENTED\./);
  says(await elsewhere.get(`/cases/${other}/first-night`), /0800 1111/);
  says(await officer.get(`/cases/${id}/crimes/new`), /Of Invented Niche/);
  const checks = await officer.get(`/cases/${id}/checks`);
  says(checks, /4 are still to be done/);
  says(checks, /asked through MASH: 01632 960001/);
  says(await officer.get(`/cases/${id}/checks/${child}/mash`), /To reach them: 01632 960001/);
  says(
    await officer.get(`/cases/${id}/children/${child}/safeguarding`),
    /Invented child notice.*The referral goes on Invented form 7\./s,
  );
  await officer.send('POST', `/api/cases/${id}/response/handover`, { team: 'cid' });
  says(await officer.get(`/cases/${id}/response`), /due within 6/);
  assert.match(await dueOf(officer, id), /"authority":"setting of the force, signed \d+ \w+ \d{4}"/);
  says(await registrar.get('/settings'), /0800 INVENTED/);
});

test('given a set that was signed, when the card is shown, then the log keeps which set its numbers came from', async () => {
  const id = await report(officer);
  await officer.get(`/cases/${id}/first-night`);
  const { set } = await inForce(installation.db.database, 'northmoor', settingsInForce);
  const kept = await inForce(installation.db.database, 'northmoor', async (tx) => {
    const { rows } = await sql<{ content: string }>`
      SELECT c.body AS content FROM ledger_entry e JOIN ledger_content c USING (force, entry)
      WHERE e.action = 'read-first-night-card' ORDER BY e.at DESC LIMIT 1`.execute(tx);
    return JSON.stringify(rows[0]?.content);
  });
  assert.ok(kept.includes(set?.id ?? 'no set'), kept);
});

test('given twenty sets that nobody signed after it, when the steps are read, then the signed one still stands', async () => {
  for (let more = 0; more < 21; more += 1) await propose({ recheckAfterDays: '99' });
  const { settings } = await inForce(installation.db.database, 'northmoor', settingsInForce);
  assert.equal(settings['recheckAfterDays'], 2);
});

test('given a set that takes PNC and PND out of what has to be checked, when it is proposed by page or program, then it is refused with why; signed all the same, the steps wait for them', async () => {
  const before = (await plant(installation.db, 'SELECT FROM setting_set')).rowCount;
  const wrong = await propose({ mandatoryChecks: ['local', 'mash'] });
  assert.equal(wrong.status, 422);
  says(wrong, /PNC, PND and local are always checked/);
  const program = await registrar.send('POST', '/api/settings', { settings: { mandatoryChecks: ['local'] } });
  assert.equal(program.status, 422);
  says(program, /FixedInSetting.*leaves out pnc, pnd/s);
  assert.equal((await plant(installation.db, 'SELECT FROM setting_set')).rowCount, before);

  // As a program of before could have it signed.
  await sign({ mandatoryChecks: ['pnc', 'pnd', 'local'] });
  const { set } = await inForce(installation.db.database, 'northmoor', settingsInForce);
  await plant(
    installation.db,
    `INSERT INTO setting_set SELECT force, gen_random_uuid(), policy, replace(settings, '["pnc","pnd","local"]', '["local"]'), digest, proposed_at, proposed_by FROM setting_set WHERE setting_set = '${set?.id ?? ''}'`,
  );
  await plant(
    installation.db,
    `INSERT INTO setting_signature SELECT s.force, s.setting_set, g.signs_as, g.staff, now() FROM setting_set s JOIN setting_signature g ON g.setting_set = '${set?.id ?? ''}' WHERE s.settings LIKE '%"mandatoryChecks":["local"]%'`,
  );
  const { settings } = await inForce(installation.db.database, 'northmoor', settingsInForce);
  assert.deepEqual(settings['mandatoryChecks'], ['local'], 'the set without them is the one in force');
  const id = await report(officer);
  says(await officer.get(`/cases/${id}/checks`), /3 are still to be done/);
  says(await registrar.get('/settings'), /Local, read as PNC, PND, Local/);
});
