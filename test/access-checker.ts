// Asks every route as somebody and says what was wrong: shown or changed without leave, refused with leave, not logged.
import type { Role } from '../src/permissions.ts';
import type { Permissions } from '../src/platform/access/index.ts';
import type { KnownRoute } from '../src/platform/web/index.ts';
import type { KnownCase, Observed, Observer, Relation } from './access-world.ts';
import type { Answer, Client } from './sign-in.ts';

/** What a route is sent, and whom its answer is about, when it is given. */
export interface Probe {
  readonly fields?: Record<string, string>;
  readonly body?: unknown;
  /** `nothing`: an empty form, or a list without people; the others are logged with exactly these people. */
  readonly about: 'form' | 'no-people' | 'this-child' | 'children' | 'everyone' | 'changed' | 'public' | 'leave';
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly action: string;
}

export type Expected = 'given' | 'not-signed-in' | 'NotPermitted' | 'ReasonNeeded' | 'EmergencyOnly' | 'CaseNotFound';

const HELD: Readonly<Record<Relation, readonly string[]>> = {
  'in-force': ['in-force'],
  opened: ['in-force', 'opened'],
  emergency: ['in-force', 'emergency'],
  assigned: ['in-force', 'assigned'],
  'awaits-supervisor': ['in-force', 'awaits-supervisor'],
  'awaits-registrar': ['in-force', 'awaits-registrar'],
  foreign: [],
  'no-such-case': [],
};

/** What the table says, read apart from the program that it drives. */
export const expectedOf = (
  permissions: Permissions,
  { action, url }: Asked,
  role: Role | undefined,
  relation: Relation,
): Expected => {
  const line = permissions[action];
  if (line === 'public') return 'given';
  if (role === undefined) return 'not-signed-in';
  if (line === 'signed-in') return 'given';
  const allowed = line?.[role];
  if (allowed === undefined) return 'NotPermitted';
  if (!url.includes(':case')) return allowed.includes('anyone') ? 'given' : 'NotPermitted';
  const held = HELD[relation];
  if (held.length === 0) return 'CaseNotFound';
  if (allowed.some((one) => one === 'anyone' || held.includes(one))) return 'given';
  if (allowed.includes('opened')) return 'ReasonNeeded';
  return allowed.includes('emergency') ? 'EmergencyOnly' : 'NotPermitted';
};

const STATUS = { CaseNotFound: 404 } as const;

const isAway = ({ status, location }: Answer): boolean =>
  status === 401 || (status === 303 && /^\/sign-in(?:\?to=|$)/.test(location ?? ''));

/** What the answer amounts to, by what a reader of it sees. */
const outcomeOf = (answer: Answer, asked: Asked): Expected | `status ${number}` => {
  if (asked.action !== 'sign-in' && isAway(answer)) return 'not-signed-in';
  // The page of a case leads to the question why; an endpoint says that one is needed.
  const way = asked.url === '/cases/:case' ? /^\/cases\/[^/]+\/(open|break-glass)$/.exec(answer.location ?? '') : null;
  if (way !== null) return way[1] === 'open' ? 'ReasonNeeded' : 'EmergencyOnly';
  if (answer.status < 400) return 'given';
  if (answer.status === STATUS.CaseNotFound) return 'CaseNotFound';
  if (answer.status !== 403) return `status ${answer.status}`;
  if (/ReasonNeeded|A reason is needed first/.test(answer.text)) return 'ReasonNeeded';
  return /EmergencyOnly|Only in an emergency/.test(answer.text) ? 'EmergencyOnly' : 'NotPermitted';
};

/** A reference to nothing, for every part of an address that is not known. */
const NOTHING = '00000000-0000-7000-8000-0000000000ff';

const addressOf = (url: string, at: KnownCase): string =>
  url
    .replace(':case', at.case)
    // A report that joins itself: permitted by the same case twice, and then refused.
    .replace(':into', at.case)
    .replace(':person', at.child)
    .replace(':crime', at.crime)
    .replace(':force', 'northmoor')
    .replace(':subject', at.child)
    .replace(':system', 'pnc')
    .replace(':fact', 'coercion')
    .replace('why-not/:of/:what', 'why-not/outcome/22')
    .replace(':version', '2024-05')
    .replace(':definition', 'arrests-under-18')
    .replace(':digest', '0'.repeat(64))
    .replace('rules/:one', 'rules/proportionate')
    .replace('facts/:one', 'facts/coercion')
    .replace('outcomes/:one', 'outcomes/21')
    .replace(/:\w+/g, NOTHING)
    .replace('*', 'mark.svg');

let sent = 0;

/** The next number for a reference that has to be unique. */
const nextNumber = (): number => {
  sent += 1;
  return sent;
};

/** Sends the request of a probe; with a number given, what has to be unique is the same for each, and their answers too. */
export const ask = (
  client: Client,
  { method, url }: Asked,
  probe: Probe,
  at: KnownCase,
  number = nextNumber(),
): Promise<Answer> => {
  const address = addressOf(url, at);
  const unique = (text: string): string => text.replaceAll('{n}', String(number));
  if (method !== 'POST') return client.request(address, { method });
  if (!url.startsWith('/api/'))
    return client.post(
      address,
      Object.fromEntries(Object.entries(probe.fields ?? {}).map(([name, value]) => [name, unique(value)])),
    );
  const body: unknown = JSON.parse(unique(JSON.stringify(probe.body ?? {})));
  return client.send(method, address, body);
};

/** An answer without what differs from one request to the next, and without the id that was asked for. */
export const blank = ({ status, text }: Answer, at: KnownCase): string =>
  `${status} ${text}`
    .replaceAll(at.case, 'CASE')
    .replaceAll(at.child, 'CHILD')
    .replaceAll(at.crime, 'CRIME')
    .replace(/nonce="[^"]+"/g, '')
    .replace(/name="(?:csrf|idempotency-key)" value="[^"]*"/g, '');

const same = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());

const wantedPeople = async (
  observer: Observer,
  probe: Probe,
  at: KnownCase,
): Promise<readonly string[] | undefined> => {
  if (probe.about === 'no-people') return [];
  if (probe.about === 'this-child') return [at.child];
  if (probe.about !== 'children' && probe.about !== 'everyone') return undefined;
  const people = await observer.peopleOf(at.case);
  return people.filter(({ kind }) => probe.about === 'everyone' || kind === 'child').map(({ person }) => person);
};

/** Every success is in the log with exactly the people it was about; an empty form shows nobody and logs nothing. */
const checkLog = async (
  observer: Observer,
  before: Observed,
  after: Observed,
  { probe, at, answer, everyone }: { probe: Probe; at: KnownCase; answer: Answer; everyone: ReadonlySet<string> },
): Promise<readonly string[]> => {
  const entries = await observer.newest(after.logged - before.logged);
  const logged = new Set(entries.flatMap((entry) => entry.people));
  const ids = answer.text.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
  const unlogged = [...new Set(ids)].filter((id) => everyone.has(id) && !logged.has(id));
  const wrong = unlogged.length > 0 ? ['shows somebody who is not in the log'] : [];
  if (probe.about === 'form' || probe.about === 'public') {
    return entries.length === 0 ? wrong : [...wrong, 'logged a look at an empty form'];
  }
  if (entries.length === 0) return [...wrong, 'was not logged'];
  const people = await wantedPeople(observer, probe, at);
  if (people === undefined) return after.rows === before.rows ? [...wrong, 'changed nothing'] : wrong;
  const [entry] = entries;
  if (entries.length > 1 || entry?.kind !== 'consultation') wrong.push('is not one look in the log');
  if (entry !== undefined && !same(entry.people, people)) wrong.push('was logged with other people than it shows');
  return after.rows === before.rows ? wrong : [...wrong, 'changed something by being looked at'];
};

export interface Asking {
  readonly client: Client;
  readonly role: Role | undefined;
  readonly relation: Relation;
  readonly at: KnownCase;
}

/** What a route may answer somebody who has leave, and sent it nothing: anything but that they have none, or that it broke. */
const LEFT_OUT = ['not-signed-in', 'NotPermitted', 'ReasonNeeded', 'EmergencyOnly', 'status 500', 'status 503'];
/** What it may answer somebody who has none: that, or that what was sent cannot be read. */
const UNREAD = ['status 400', 'status 422', 'CaseNotFound'];

const checkLeave = (expected: Expected, outcome: string, before: Observed, after: Observed): readonly string[] => {
  if (expected === 'given') return LEFT_OUT.includes(outcome) ? [`wanted leave, was ${outcome}`] : [];
  const wrong = outcome === expected || UNREAD.includes(outcome) ? [] : [`wanted ${expected}, was ${outcome}`];
  const isSame = after.rows === before.rows && after.logged === before.logged;
  return isSame ? wrong : [...wrong, 'refused, and changed something'];
};

/** Asks one route as one person; gives what was wrong, in words. */
export const checkOne = async (
  observer: Observer,
  permissions: Permissions,
  asked: Asked,
  probe: Probe,
  { client, role, relation, at }: Asking,
): Promise<readonly string[]> => {
  const name = `${asked.method} ${asked.url} as ${role ?? 'nobody'}, ${relation}`;
  const before = await observer.before();
  const answer = await ask(client, asked, probe, at);
  const after = await observer.look();
  const everyone = await observer.everyone(after.rows);
  const expected = expectedOf(permissions, asked, role, relation);
  const outcome = outcomeOf(answer, asked);
  if (probe.about === 'public') {
    const turned = outcome === 'not-signed-in' || outcome === 'NotPermitted';
    return turned ? [`${name}: public, and ${outcome}`] : [];
  }
  if (probe.about === 'leave') {
    const wrong = checkLeave(
      expected,
      asked.method === 'HEAD' && outcome === 'NotPermitted' ? expected : outcome,
      before,
      after,
    );
    return wrong.map((one) => `${name}: ${one}`);
  }
  // An answer without a body says by its status alone why not.
  const isMute = asked.method === 'HEAD' && outcome !== expected;
  const because = isMute && (expected === 'ReasonNeeded' || expected === 'EmergencyOnly') ? 'NotPermitted' : expected;
  if (outcome !== because) return [`${name}: wanted ${expected}, was ${outcome}`];
  if (expected === 'given') {
    const wrong = await checkLog(observer, before, after, { probe, at, answer, everyone });
    return wrong.map((one) => `${name}: ${one}`);
  }
  const wrong: string[] = [];
  if (after.rows !== before.rows || after.logged !== before.logged) wrong.push('refused, and changed something');
  if (expected !== 'not-signed-in' && after.refusals !== before.refusals + 1) wrong.push('its refusal was not kept');
  if (answer.text.includes(at.reference) || answer.text.includes('Quillon')) wrong.push('refused, and shows the case');
  return wrong.map((one) => `${name}: ${one}`);
};

/** The routes as they are asked: one line a method. Those of the identity provider answer to no session. */
export const askedOf = (routes: readonly KnownRoute[]): readonly Asked[] =>
  routes.flatMap(({ methods, url, action }) =>
    methods
      .filter((method) => ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
      .map((method) => ({ method, url, action })),
  );
