// Every way out of oversight, from the router: each is taken, and what comes is looked into.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { allRoutes } from '../../src/main.ts';
import { permissions } from '../../src/permissions.ts';
import type { Permissions } from '../../src/platform/access/index.ts';
import type { Gateway } from '../../src/platform/command/index.ts';
import type { Client } from '../sign-in.ts';
import { isAssured } from '../many.ts';
import type { Left } from './unpack.ts';

/** Where a case is worked, and whoever works it sees it: no ways out. */
const AT_WORK = [
  ...['read-caseload', 'read-queue', 'find-case', 'record-report'],
  // A closed case before somebody of the force who decides it anew, logged as a look at it.
  ...['read-second-opinion', 'read-panel-case'],
];

export interface Way {
  readonly action: string;
  readonly url: string;
}

const unasked = (): never => {
  throw new Error('no route is asked here');
};

/** Whatever can be fetched and is not of one case: a new route is among them by itself. */
export const waysOut = (): readonly Way[] => {
  const gateway: Gateway = { execute: unasked, consult: unasked, admit: unasked, leads: unasked };
  return allRoutes(gateway, new Date('2026-11-22T10:00:00Z'))
    .filter(({ method, url, action }) => method === 'GET' && !url.includes(':case') && !AT_WORK.includes(action))
    .map(({ action, url }) => ({ action, url }));
};

/** What stands for each part of an address that is left open; by the route where one name has several meanings. */
export type Fillings = Readonly<Record<string, readonly string[]>>;

/** The addresses of a way, every one that its open parts can be filled with; a part that nothing is known for is a fault. */
export const addressesOf = ({ url }: Way, fillings: Fillings): readonly string[] =>
  [...url.matchAll(/:(\w+)/gu)].reduce<readonly string[]>(
    (ways, [open, name = '']) => {
      const values = fillings[`${url} ${name}`] ?? fillings[name];
      assert.ok(
        values !== undefined && values.length > 0,
        `${url}: what stands for ${open}? Say it in test/canary/leaving.ts`,
      );
      return ways.flatMap((way) => values.map((value) => way.replace(open, value)));
    },
    [url],
  );

/** Who may take a way: the first of these whose role the table names for it. */
export const whoMay = <C>({ action }: Way, clients: Readonly<Record<string, C>>): C | undefined => {
  const table: Permissions = permissions;
  const line = table[action];
  const role = typeof line === 'object' ? Object.keys(line).find((name) => name in clients) : undefined;
  return clients[role ?? (typeof line === 'string' ? 'analyst' : '')];
};

/** About nobody, and made without the database: looked into by `npm run assure`. */
const WRITTEN = ['read-guidance', 'try-guidance', 'read-claims', 'read-definitions'];
/** Of the pages that compare published tables, those that stand for the others in `npm test`. */
const ONE_OF_EACH = ['/compare/forces.csv', '/compare/forces.ods', '/api/compare'];

/** Whether a way is taken in `npm test` too: whatever could read a case, and one of each kind of the rest. */
export const isTakenHere = ({ action, url }: Way): boolean =>
  isAssured || (!WRITTEN.includes(action) && (action !== 'compare-forces' || ONE_OF_EACH.includes(url)));

/** Fetched as bytes: a workbook read as text would be another. */
export const fetchFrom = async (baseUrl: string, client: Client, at: string): Promise<Left> => {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(new URL(at, baseUrl), { headers: { cookie }, redirect: 'manual' });
  return { at, status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
};

const found = (text: string, name: string): string => new RegExp(`"${name}":"([^"]+)"`).exec(text)?.[1] ?? '';

interface Makers {
  readonly analyst: Client;
  readonly registrar: Client;
  readonly owner: Client;
}

const DAYS = { from: '2026-01-01', to: '2026-09-30' };

/** Something of everything that can leave, of the force’s own cases; what the analyst writes holds what a spreadsheet could take for a formula. */
export const makeWhatLeaves = async ({ analyst, registrar, owner }: Makers): Promise<Fillings> => {
  const send = async (by: Client, path: string, body: unknown): Promise<string> => {
    const answer = await by.send('POST', path, body);
    assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer.text;
  };
  const by = ['Age', 'Outcome', 'Sex'];
  const release = found(await send(analyst, '/api/releases', { definition: 'outcome-by-sex', ...DAYS, by }), 'release');
  await send(registrar, `/api/releases/${release}/publish`, {});
  const { questions } = z
    .object({ questions: z.array(z.object({ id: z.string(), definition: z.string().nullable() })) })
    .parse(JSON.parse((await analyst.get('/api/foi')).text));
  const question = questions.find(({ definition }) => definition === 'outcome-21-crimes')?.id ?? '';
  const answer = found(await send(analyst, '/api/foi/answers', { question, ...DAYS }), 'answer');
  const answered = found((await analyst.get(`/api/foi/answers/${answer}`)).text, 'release');
  await send(registrar, `/api/releases/${answered}/publish`, {});
  const asked = { question, forces: ['Kent'], ...DAYS, sentOn: '2026-10-01' };
  const ask = found((await send(analyst, '/api/asks', asked)).replace(/"asks":\[/u, '"ask":'), 'ask');
  await send(analyst, `/api/asks/${ask}/steps`, { kind: 'answered', on: '2026-10-02', reference: '-1-2/3' });
  const csv = 'Force,2021,2022\r\nKent,12,15\r\nEssex,20,22\r\n';
  const source = found(await send(analyst, '/api/sources', { publisher: '=1+1', text: csv }), 'source');
  const vignettes = [
    /\bvalue="([a-z0-9-]+)"[^>]*name="vignettes"|name="vignettes"[^>]*value="([a-z0-9-]+)"/u.exec(
      (await owner.get('/practice/new')).text,
    ),
  ].map((one) => one?.[1] ?? one?.[2] ?? '');
  // The pages of forces take long: asked for only where each is looked at.
  const forces = isAssured ? (await analyst.get('/compare/force')).text : '';
  const force = /\/compare\/force\/([a-z0-9-]+)/u.exec(forces)?.[1] ?? 'kent';
  const open = async (): Promise<string> =>
    found(await send(owner, '/api/practice/rounds', { vignettes, adviceShown: false }), 'round');
  const [round, closed] = [await open(), await open()];
  await send(owner, `/api/practice/rounds/${closed}/close`, {});
  const draft = found(
    await send(owner, '/api/workbench', { policy: '2031-01', basedOn: '2024-05', from: '2031-01-01' }),
    'draft',
  );
  return {
    ...{
      release: [release, answered],
      answer: [answer],
      ask: [ask],
      source: [source],
      round: [round, closed],
      draft: [draft],
    },
    ...{
      question: [question],
      definition: ['outcome-by-sex'],
      version: ['2024-05'],
      vignette: vignettes,
      force: [force],
    },
    ...{ format: ['csv', 'json', 'text'], file: ['table.csv', 'shares.csv', 'table.ods', 'return.json'] },
    ...{ part: ['rules'], entry: ['full-investigation-coercion'] },
    '/split/:split/:file file': ['split.csv', 'split.ods'],
    '/guidance/:version/rules/:one one': ['full-investigation-coercion'],
    '/guidance/:version/facts/:one one': ['coercion'],
    '/guidance/:version/outcomes/:one one': ['21'],
  };
};
