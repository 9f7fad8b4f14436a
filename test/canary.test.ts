// A word in every personal and free text of a whole case is found in no file, log, address or backup of the real program.
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import pg from 'pg';
import { readConfig } from '../src/config.ts';
import { findPremises } from '../src/premises.ts';
import { everyCommand, OF_OWN_CASES, runsOf } from './canary/commands.ts';
import { freeTextFields, OpenApi } from './canary/fields.ts';
import { filesUnder, formsOf, freshWord, hitsIn } from './canary/files.ts';
import { travel, type Travelled } from './canary/journey.ts';
import {
  addressesOf,
  fetchFrom,
  isTakenHere,
  makeWhatLeaves,
  waysOut,
  whoMay,
  type Fillings,
} from './canary/leaving.ts';
import { startProgram } from './canary/program.ts';
import { spray, type Sprayed } from './canary/spray.ts';
import { leaksIn, type Left } from './canary/unpack.ts';
import { isAssured } from './many.ts';
import { openClient, type Client } from './sign-in.ts';
import { openElsewhere, wrongIn } from './spreadsheet.ts';

/** Text by its schema, and closed by what is asked of it further: the word in it has to be refused. */
const CLOSED: readonly RegExp[] = [/ \.conditions\.\*$/, / \.birthDate$/, / \.offence$/];

/** What a force chooses, and guidance: of no person, read by many, and kept in plain. */
const OF_NO_PERSON = [
  'POST /api/settings ',
  'POST /api/workbench',
  'POST /api/guidance/advice ',
  'POST /api/sources',
  'POST /api/split ',
  'POST /api/split-samples ',
];

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

let travelled: Travelled;

describe('a canary in every personal field, through a whole case', () => {
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
      await spray(officer, from, within, word, isAssured),
      await spray(supervisor, [...from, '/queue'], within, word, isAssured),
      await spray(registrar, ['/settings'], /^\/settings$/, freshWord(), isAssured),
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

/** CSV and workbooks among what left, each by a name that says which it is. */
const sheetsIn = (all: readonly Left[]): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(
    all.flatMap(({ at, bytes }) => {
      const kind = /[./](csv|ods|xlsx)$|(--csv)$/u.exec(at);
      return kind === null ? [] : [[`${at}.${kind[1] ?? 'csv'}`, bytes]];
    }),
  );

/** As if enough had been decided to part: one case alone leaves no file of a split. */
const DONE_SPLIT = `
WITH asked AS (INSERT INTO split_asked (force, split, from_month, to_month, outcome, asked_at, asked_by)
  SELECT force, gen_random_uuid(), '2026-01', '2026-09', '21', now(), staff FROM staff WHERE force = 'northmoor' LIMIT 1 RETURNING force, split)
INSERT INTO split_result (force, split, result, kept_at)
SELECT force, split, '{"kind":"measured","facts":{"share":0.6,"interval":[0.4,0.8]},"policy":{"share":0.1,"interval":[0,0.3]},"people":{"share":0.3,"interval":[0.1,0.5]},"systematic":0.3,"overlap":0,"decisions":400,"deciders":20,"forces":1}', now()
FROM asked RETURNING split::text`;

describe('what leaves oversight, after that case', () => {
  const FORMULA = '=HYPERLINK("http://example.invalid","x")';
  let clients: Readonly<Record<string, Client>>;
  let fillings: Fillings;
  const left: Left[] = [];

  const take = async (action: string, url: string): Promise<readonly Left[]> => {
    const who = whoMay({ action, url }, clients);
    assert.ok(who !== undefined, `${url}: nobody here may take it`);
    return Promise.all(addressesOf({ action, url }, fillings).map((at) => fetchFrom(program.baseUrl, who, at)));
  };

  before(async () => {
    const [analyst, registrar, owner] = [
      await signedIn('analyst'),
      await signedIn('registrar'),
      await signedIn('policy-owner'),
    ];
    clients = { analyst, registrar, 'policy-owner': owner, officer: await signedIn('officer') };
    await here(async (client) => {
      // As if it had all been told in the days that are asked for; and a force whose name a spreadsheet would reckon with.
      await client.query("UPDATE report SET told_at = told_at - interval '100 days'");
      await client.query('UPDATE force SET name = $1', [FORMULA]);
    });
    const made = await makeWhatLeaves({ analyst, registrar, owner });
    await here((client) =>
      client.query(`INSERT INTO return_taken (force, digest, publisher, subject, number, public_key, document, taken_at, taken_by)
        SELECT r.force, r.digest, 'Eastmere', r.subject, r.number, p.public_key, r.document, now(), r.made_by
        FROM release r JOIN release_publication p USING (force, release) LIMIT 1`),
    );
    const split: string[] = [];
    await here(async (client) => {
      const { rows } = await client.query<{ split: string }>(DONE_SPLIT);
      split.push(...rows.map((row) => row.split));
    });
    const { text } = await analyst.get('/api/releases/returns');
    fillings = {
      ...made,
      split,
      digest: [/"digest":"([0-9a-f]+)"/u.exec(text)?.[1] ?? ''],
    };
  });

  it('given the router, when each way out is taken, then nothing of the case is in anything that leaves, however it is packed', async (t) => {
    const ways = waysOut().filter(isTakenHere);
    for (const { action, url } of ways) {
      const taken = await take(action, url);
      assert.ok(
        taken.some(({ status }) => status === 200),
        `${url}: ${taken.map(({ status }) => status).join()}`,
      );
      left.push(...taken);
    }
    const { text } = await (await signedIn('officer')).get(`/api/cases/${travelled.case}`);
    const people = [...text.matchAll(/"person":"([0-9a-f-]{36})"/gu)].map(([, id = '']) => id);
    assert.ok(people.length > 1);
    const words = [word, travelled.case, ...people, 'NM/2026/CAN/7431', '2011-03-02', '2 March 2011'];
    assert.deepEqual(leaksIn(left, words), []);
    t.diagnostic(
      `${ways.length} of ${waysOut().length} ways out, ${left.length} answers, ${words.length} words in ${formsOf(word).length} forms: 0 hits`,
    );
  });

  it('given the shell, when each command that reads cases is run, then nothing of the case is in what it prints or writes', async (t) => {
    const folder = join(program.home, 'report');
    const runs = runsOf(fillings['question']?.[0] ?? '', folder);
    assert.deepEqual((await everyCommand()).toSorted(), Object.keys(runs).toSorted());
    let count = 0;
    for (const [name, args] of Object.entries(runs)) {
      if (typeof args === 'string' || !(isAssured || OF_OWN_CASES.includes(name))) continue;
      const { code, said } = program.shell(...args);
      // Of one case nothing can be split, and no sample leaves: each says so, and ends with 1 or 2.
      const isTooFew = (name === 'split' && code === 1) || (name === 'sample' && code === 2);
      assert.ok(code === 0 || name === 'health' || isTooFew, `${name}: ${said}`);
      left.push({ at: args.join(' '), status: 200, bytes: Buffer.from(said) });
      count += 1;
    }
    const files = isAssured ? filesUnder(folder) : [];
    left.push(...files.map((at) => ({ at, status: 200, bytes: readFileSync(at) })));
    assert.deepEqual(leaksIn(left.slice(-count - files.length), [word, travelled.case]), []);
    t.diagnostic(`${count} commands run, ${files.length} files written: 0 hits`);
  });

  it('given all that is CSV or a workbook, when it is opened, then nothing in it is a formula, out of sight, or says who made it', (t) => {
    const sheets = sheetsIn(left);
    assert.ok(
      Object.values(sheets).some((bytes) => bytes.includes(FORMULA.slice(1, 10))),
      'a payload left',
    );
    assert.deepEqual(
      Object.entries(sheets).flatMap(([name, bytes]) => wrongIn(name, bytes)),
      [],
    );
    t.diagnostic(`${Object.keys(sheets).length} tables opened: 0 formulas`);
    if (!isAssured) return;
    const { wrong, said } = openElsewhere(sheets);
    t.diagnostic(said);
    assert.deepEqual(wrong, []);
  });

  it('given a release with a word of a case in a caveat, when what leaves of it is looked into, then it is found in each', async () => {
    const leaked = freshWord();
    await here((client) =>
      client.query(`UPDATE release SET document = replace(document, '"caveats":["', '"caveats":["${leaked} ')`),
    );
    for (const url of ['/releases/:release', '/releases/:release/:file', '/api/releases/:release']) {
      const taken = await take('read-releases', url);
      const leaking = new Set(leaksIn(taken, [leaked]).map((at) => at.split(',')[0]));
      assert.equal(leaking.size, taken.length, url);
    }
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
    appendFileSync(join(program.home, 'planted', 'swapped.txt'), Buffer.from(leaked, 'utf16le').swap16());
    const found = await hits(leaked);
    const planted = [/planted\/addresses\.txt$/, /planted\/wide\.txt$/, /planted\/swapped\.txt$/];
    for (const where of [...planted, /program\.log$/, /\/tuesday\//])
      assert.ok(
        found.some((file) => where.test(file)),
        `${String(where)} in ${found.join()}`,
      );
  });
});
