// A word in every personal and free text of a whole case is found in no file, log, address or backup of the real program.
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import pg from 'pg';
import { readConfig } from '../src/config.ts';
import { findPremises } from '../src/premises.ts';
import { freeTextFields, OpenApi } from './canary/fields.ts';
import { filesUnder, formsOf, freshWord, hitsIn } from './canary/files.ts';
import { travel, type Travelled } from './canary/journey.ts';
import { startProgram } from './canary/program.ts';
import { spray, type Sprayed } from './canary/spray.ts';
import { openClient, type Client } from './sign-in.ts';

/** Text by its schema, and closed by what is asked of it further: the word in it has to be refused. */
const CLOSED: readonly RegExp[] = [/ \.conditions\.\*$/, / \.birthDate$/, / \.offence$/];

/** What a force chooses, and guidance: of no person, read by many, and kept in plain. */
const OF_NO_PERSON = ['POST /api/settings ', 'POST /api/workbench', 'POST /api/guidance/advice ', 'POST /api/sources'];

const program = await startProgram();
const word = freshWord();

const connectHere = async (): Promise<pg.Client> => {
  const premises = await findPremises(readConfig(program.environment));
  const client = new pg.Client({ connectionString: premises.own?.url('evenhand', 'postgres') });
  await client.connect();
  return client;
};

const here = async (work: (client: pg.Client) => Promise<unknown>): Promise<void> => {
  const client = await connectHere();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

/** Where it looks: data directory with WAL, PostgreSQL's log, the program's log, keys, checkpoints, addresses, the backup. */
const hits = async (wanted = word): Promise<readonly string[]> => {
  await here((client) => client.query('CHECKPOINT'));
  return hitsIn([program.home], wanted);
};

const signedIn = async (subject: string): Promise<Client> => {
  const client = openClient(program.baseUrl);
  await client.signIn('northmoor', subject);
  return client;
};

describe('a canary in every personal field, through a whole case', () => {
  let travelled: Travelled;
  let sprayed: readonly Sprayed[];
  let api: OpenApi;

  before(async () => {
    const staff = {
      officer: await signedIn('officer'),
      supervisor: await signedIn('supervisor'),
      inspector: await signedIn('inspector'),
      hub: await signedIn('hub'),
      registrar: await signedIn('registrar'),
      owner: await signedIn('policy-owner'),
    };
    const { officer, supervisor, registrar } = staff;
    api = OpenApi.parse(JSON.parse((await officer.get('/api/openapi.json')).text));
    travelled = await travel({ staff, api, word });
    const within = new RegExp(`^/(?:cases/${travelled.case}(?:/|\\?|$)|reports/new)`);
    const from = [`/cases/${travelled.case}`, '/reports/new', `/cases?show=mine`];
    sprayed = [
      await spray(officer, from, within, word),
      await spray(supervisor, [...from, '/queue'], within, word),
      await spray(registrar, ['/settings'], /^\/settings$/, freshWord()),
    ];
    const addresses = sprayed.flatMap((one) => one.addresses).join('\n');
    appendFileSync(join(program.home, 'log', 'addresses.txt'), addresses);
  });

  it('given the description of the API, when the case has gone its way, then every free text was taken with the word in it', (t) => {
    const all = freeTextFields(api).filter((field) => !OF_NO_PERSON.some((start) => field.startsWith(start)));
    const open = all.filter((field) => !CLOSED.some((closed) => closed.test(field)));
    t.diagnostic(
      `${open.length} free texts of the API were taken with the word, ${all.length - open.length} are closed`,
    );
    assert.deepEqual(
      open.filter((field) => !travelled.planted.has(field)),
      [],
    );
    const pages = new Set(
      sprayed.flatMap((one) => [...one.fields]).map((field) => field.replace(/[0-9a-f-]{36}/g, ':id')),
    );
    t.diagnostic(`${pages.size} fields of pages were sent with the word`);
    assert.ok(pages.size >= 20, [...pages].join('\n'));
    assert.deepEqual(
      sprayed.flatMap((one) => one.broken),
      [],
    );
  });

  it('given texts that are closed, when the word is sent in them, then it is refused', async () => {
    const officer = await signedIn('officer');
    const at = `/api/cases/${travelled.case}`;
    const child = /"person":"([^"]+)"/.exec((await officer.get(at)).text)?.[1] ?? '';
    for (const [path, body] of [
      [`${at}/crimes`, { offence: word, reference: 'NM/1', when: 'now' }],
      [`${at}/people/${child}/name`, { familyName: 'Sample', birthDate: word, basis: 0 }],
      [`${at}/people/${child}/search`, { familyName: 'Sample', birthDate: word }],
    ] as const)
      assert.equal((await officer.send('POST', path, body)).status, 422, path);
    const decision = (await officer.get(`${at}/decision`)).text;
    const [seen, crime] = [/"seen":"([^"]+)"/, /"crime":"([^"]+)"/].map((find) => find.exec(decision)?.[1]);
    const reasons = Object.fromEntries(
      ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'].map((head) => [
        head,
        'as said',
      ]),
    );
    for (const conditions of [{ 'state-of-evidence': word }, { [word]: 'met' }]) {
      const choices = [{ crime, outcome: '21', person: child }];
      const answer = await officer.send('POST', `${at}/proposals`, { choices, conditions, reasons, seen });
      assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${answer.text}`);
    }
  });

  it('given all that, when data directory, WAL, logs, addresses and a backup are searched, then the word is nowhere', async (t) => {
    const backup = join(program.home, 'monday');
    const taken = program.shell('backup', backup);
    assert.equal(taken.code, 0, taken.said);
    appendFileSync(join(program.home, 'log', 'shell.txt'), taken.said);
    const files = filesUnder(program.home);
    const has = (part: RegExp): boolean => files.some((file) => part.test(file));
    for (const part of [/\/base\//, /\/pg_wal\/[0-9A-F]{24}$/, /program\.log$/, /addresses\.txt$/, /\/monday\//])
      assert.ok(has(part), `${String(part)} is there to be read`);
    assert.match(readFileSync(program.log, 'utf8'), /"route":"\/api\/reports"/, 'the program wrote its log');
    assert.deepEqual(await hits(), []);
    t.diagnostic(`${files.length} files, ${formsOf(word).length} forms of the word, 0 hits`);
  });
});

describe('the search itself, with a leak planted', () => {
  for (const [form, written] of [
    ['as it is', (text: string) => `'${text}'`],
    ['in base64', (text: string) => `encode('x${text}', 'base64')`],
    ['in hex', (text: string) => `encode('${text}', 'hex')`],
  ] as const)
    it(`given a column left unsealed, ${form}, when the files are searched, then it is found`, async () => {
      const leaked = freshWord();
      await here(async (client) => {
        await client.query('ALTER TABLE passage ADD COLUMN IF NOT EXISTS plain text');
        await client.query(`UPDATE passage SET plain = ${written(leaked)}`);
      });
      assert.ok((await hits(leaked)).some((file) => /\/(?:base|pg_wal)\//.test(file)));
    });

  it('given a line of the log with what was sent, an address with it, or a backup of it, when they are searched, then each is found', async () => {
    const leaked = freshWord();
    await here((client) => client.query(`UPDATE passage SET plain = '${leaked}'`));
    const backup = join(program.home, 'tuesday');
    assert.equal(program.shell('backup', backup).code, 0);
    appendFileSync(program.log, `${JSON.stringify({ level: 30, body: { reporterName: leaked.toUpperCase() } })}\n`);
    mkdirSync(join(program.home, 'planted'));
    const percent = [...Buffer.from(leaked)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('');
    appendFileSync(join(program.home, 'planted', 'addresses.txt'), `/cases?name=${percent}`);
    appendFileSync(join(program.home, 'planted', 'wide.txt'), Buffer.from(leaked, 'utf16le'));
    const found = await hits(leaked);
    for (const where of [/program\.log$/, /planted\/addresses\.txt$/, /planted\/wide\.txt$/, /\/tuesday\//])
      assert.ok(
        found.some((file) => where.test(file)),
        `${String(where)} in ${found.join()}`,
      );
  });
});
