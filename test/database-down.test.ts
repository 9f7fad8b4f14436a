import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { pino } from 'pino';
import { readConfig } from '../src/config.ts';
import { DEMONSTRATION_FORCE, seedDemonstration } from '../src/demonstration.ts';
import { openInstallation } from '../src/installation.ts';
import { createApp } from '../src/main.ts';
import { startOwnPostgres } from '../src/platform/database/index.ts';
import { makeCheckpoint } from '../src/platform/ledger/index.ts';
import { listen } from './listening.ts';
import { openClient, type Answer } from './sign-in.ts';

/** An installation with a PostgreSQL of its own, which can be stopped without disturbing other tests. */
const config = readConfig({ EVENHAND_HOME: mkdtempSync(join(tmpdir(), 'down-')) });
const opened = await openInstallation(config, 'demonstration');
await seedDemonstration(opened);
const log: string[] = [];
const { baseUrl } = await listen((url) =>
  createApp(opened, url, { log: pino({ level: config.logLevel }, { write: (line) => void log.push(line) }) }),
);
const officer = openClient(baseUrl);
const start = () => startOwnPostgres(config.folders.postgres);
after(async () => {
  await opened.close();
  await (await start()).stop();
});

before(async () => {
  await officer.signIn(DEMONSTRATION_FORCE.force, 'officer');
});

/** As a running server does all the time: a log that has waited for a minute is ill, however slow the machine was. */
const healthOnceWritten = async (): Promise<number> => {
  for (const force of await opened.forces()) await makeCheckpoint(opened.database, force, opened.folders);
  return (await officer.get('/health')).status;
};

const assertPlain = (answer: Answer): void => {
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '30');
  assert.match(answer.text, /outage sheet/);
  assert.doesNotMatch(answer.text, /ECONN|ENOENT|\bat .*\.[jt]s|SELECT|socket|postgres/i);
};

it('given a stopped database, when pages, forms and the API are asked, then each answers 503 in plain words, and goes on once it is back', async () => {
  assert.equal((await officer.get('/cases')).status, 200);
  assert.equal(await healthOnceWritten(), 200);
  await opened.premises.own?.stop();
  const page = await officer.get('/cases');
  assertPlain(page);
  assert.match(page.text, /<a href="\/"/);
  assert.match(page.text, /<a class="govuk-link" href="\/outage-sheet"/);
  assert.doesNotMatch(page.text, /Sign in|Sign out/, 'who asks is not known');
  const sent = await officer.post('/reports/new', { toldBy: 'school', safely: 'The invented school at Aldersley' });
  assertPlain(sent);
  assert.match(sent.text, /The invented school at Aldersley/);
  assert.equal(sent.headers.get('cache-control'), 'no-store');
  const asked = await officer.get('/cases/find?reference=Zebedee+Quuxley');
  assertPlain(asked);
  for (const answer of [page, sent, asked, await officer.get('/api/cases')]) {
    const reference = /[0-9A-F]{5}-[0-9A-F]{5}/.exec(answer.text)?.[0] ?? 'none';
    assert.ok(
      log.some((line) => line.includes(`"${reference}"`) && line.includes('database-silent')),
      'whoever comes with a reference is helped',
    );
  }
  const crowd = Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`one-${at}`, 'Aldersley']));
  const tooMany = await officer.post('/reports/new', crowd);
  assertPlain(tooMany);
  assert.doesNotMatch(tooMany.text, /Aldersley/);
  for (const one of [officer, openClient(baseUrl)]) {
    const sheet = await one.get('/outage-sheet');
    assert.equal(sheet.status, 200);
    assert.match(sheet.text, /Who told us\?/);
    assert.doesNotMatch(sheet.text, /Sign in|Sign out|Olive/);
  }
  const problem = await officer.get('/api/cases');
  assertPlain(problem);
  assert.match(problem.headers.get('content-type') ?? '', /application\/problem\+json/);
  const health = await officer.get('/health');
  assert.deepEqual(
    [health.status, JSON.parse(health.text)],
    [503, { ok: false, database: false, ledger: false, settings: false, guidance: true }],
  );
  assert.equal((await openClient(baseUrl).get('/')).status, 200);
  await start();
  assert.equal((await officer.get('/cases')).status, 200);
  assert.equal(await healthOnceWritten(), 200);
});

it('given a log of the outage, when it is read, then it holds nobody’s words and no request that broke', () => {
  assert.deepEqual(
    log.filter((line) => line.includes('a request broke')),
    [],
  );
  assert.doesNotMatch(log.join(''), /Aldersley|Quuxley/);
});
