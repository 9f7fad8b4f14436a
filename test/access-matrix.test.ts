import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { permissions, type Role } from '../src/permissions.ts';
import type { Permissions } from '../src/platform/access/index.ts';
import type { Gateway } from '../src/platform/command/index.ts';
import { inForce } from '../src/platform/database/transaction.ts';
import { EVERY_ROLE, gatewayOf, openTestApp, openTestInstallation, type TestApp } from './app.ts';
import { ask, askedOf, blank, checkOne, expectedOf, type Asked } from './access-checker.ts';
import { placeOf, probeOf } from './access-probes.ts';
import { makeWorld, NO_SUCH, openObserver, RELATIONS, type Relation } from './access-world.ts';
import { plant } from './database.ts';
import type { Client } from './sign-in.ts';

const installation = await openTestInstallation();
const world = await makeWorld(installation);
const observer = await openObserver(installation.db);
after(() => observer.close());
const app = await openTestApp(installation);

/** Signing out ends what the others need: it has a test of its own. */
const asked = askedOf(app.routes)
  .filter(({ url }) => url !== '/sign-out')
  .toSorted((one, other) => placeOf(one.method, one.url) - placeOf(other.method, other.url));

interface Run {
  readonly routes?: readonly Asked[];
  readonly roles?: readonly Role[];
  readonly relations?: readonly Relation[];
}

const FEW_ROLES: readonly Role[] = ['officer', 'registrar', 'hub', 'analyst'];
/** One who works cases and one who may open any of the force. */
const TELLING_ROLES: readonly Role[] = ['officer', 'registrar'];
const FEW_RELATIONS: readonly Relation[] = ['assigned', 'foreign'];

const isPublic = ({ action }: Asked): boolean =>
  Object.entries(permissions).some(([name, line]) => name === action && line === 'public');

/** Who is asked whether a case of another force can be told from none; everybody by `npm run assure`. */
const ROLES_HERE = process.env['EVENHAND_TIMES'] === undefined ? TELLING_ROLES : EVERY_ROLE;

const STRANGERS: readonly Relation[] =
  process.env['EVENHAND_TIMES'] === undefined ? ['in-force'] : ['in-force', 'no-such-case'];

/** Routes that are sent nothing are asked by four roles in two relations here, and by all in all by `npm run assure`. */
const isLeftToAssure = (role: Role, relation: Relation): boolean =>
  process.env['EVENHAND_TIMES'] === undefined &&
  !relation.startsWith('awaits-') &&
  !(FEW_ROLES.includes(role) && FEW_RELATIONS.includes(relation));

/** Whether the table has any line for the role: then a case that is there may be told from one that is not. */
const permissionsName = ({ action }: Asked, role: Role): boolean => {
  const table: Permissions = permissions;
  const line = table[action];
  return typeof line === 'object' && line[role] !== undefined;
};

/** Who has no line for an action is refused whatever the case is to them: here by one of theirs. */
const isRefusedByRole = (route: Asked, role: Role, relation: Relation): boolean =>
  process.env['EVENHAND_TIMES'] === undefined &&
  route.url.includes(':case') &&
  !permissionsName(route, role) &&
  relation !== 'assigned';

/** Whose session ended is told by one door for all routes: one of each action here, every one by `npm run assure`. */
const oneOfEachAction = (): readonly Asked[] =>
  process.env['EVENHAND_TIMES'] === undefined
    ? [...new Map(asked.toReversed().map((route) => [route.action, route])).values()]
    : asked;

/** HEAD is answered by what answers GET: here officers ask it, and by assure everybody. */
const isHeadLeft = ({ method }: Asked, role: Role): boolean =>
  process.env['EVENHAND_TIMES'] === undefined && method === 'HEAD' && role !== 'officer';

/** One route of each action, the one that is asked first. */
const ONE_OF_EACH: ReadonlySet<Asked> = new Set(
  new Map(
    asked
      .filter(({ method }) => method !== 'HEAD')
      .toReversed()
      .map((route) => [route.action, route]),
  ).values(),
);

/** A case that waits for a role is asked here by who has the role, by one route of each action; by all of everybody by assure. */
const isAwaitedLeft = (route: Asked, role: Role, relation: Relation): boolean =>
  process.env['EVENHAND_TIMES'] === undefined &&
  relation.startsWith('awaits-') &&
  !(relation === `awaits-${role}` && ONE_OF_EACH.has(route));

/** Asks every route as every role in every relation; gives what was wrong. */
const runMatrix = async (
  { routes = asked, roles = EVERY_ROLE, relations = RELATIONS }: Run,
  clientOf: (role: Role) => Promise<Client>,
): Promise<{ readonly count: number; readonly wrong: readonly string[] }> => {
  const wrong: string[] = [];
  let count = 0;
  for (const role of roles) {
    const client = await clientOf(role);
    for (const relation of relations) {
      const at = world.caseFor(role, relation);
      for (const route of routes) {
        // What names no case is the same in every relation.
        if (!route.url.includes(':case') && relation !== relations[0]) continue;
        if (isRefusedByRole(route, role, relation) || isHeadLeft(route, role)) continue;
        if (isAwaitedLeft(route, role, relation)) continue;
        const probe = probeOf(route.method, route.url, relation, role);
        if (probe.about === 'leave' && isLeftToAssure(role, relation)) continue;
        // What anybody may read is the same for each: asked by a stranger below, and by one who is signed in.
        if (isPublic(route) && role !== 'analyst' && isLeftToAssure('analyst', 'opened')) continue;
        wrong.push(...(await checkOne(observer, permissions, route, probe, { client, role, relation, at })));
        count += 1;
      }
    }
  }
  return { count, wrong };
};

/** Signs in when their turn comes: a session that waits for the others to be asked ends, and every answer would be nobody's. */
const signInAnew = async (role: Role, on: TestApp = app): Promise<Client> => {
  const client = await on.signedIn('northmoor', role);
  observer.forget();
  return client;
};

const named = (method: string, url: string): readonly Asked[] =>
  asked.filter((route) => route.method === method && route.url === url);

describe('the matrix of access', () => {
  it('given every route × role × relation, when each is asked, then none is wrong either way', async (t) => {
    const { count, wrong } = await runMatrix({}, signInAnew);
    t.diagnostic(`${count} requests over ${asked.length} routes, ${wrong.length} wrong`);
    assert.deepEqual(wrong, []);
  });

  it('given nobody signed in, when every route is asked, then only what is public is given', async () => {
    const client = app.stranger();
    const wrong: string[] = [];
    for (const route of asked) {
      const probe = probeOf(route.method, route.url);
      for (const relation of STRANGERS) {
        const asking = { client, role: undefined, relation, at: world.caseFor('officer', relation) };
        wrong.push(...(await checkOne(observer, permissions, route, probe, asking)));
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('given a case of another force and none at all, when either is asked for, then the answers are alike', async () => {
    const foreign = world.caseFor('officer', 'foreign');
    const differing: string[] = [];
    const clients = new Map<Role, Client>();
    for (const role of ROLES_HERE) clients.set(role, await signInAnew(role));
    for (const route of asked.filter(({ url, method }) => url.includes(':case') && method !== 'HEAD')) {
      const probe = probeOf(route.method, route.url);
      for (const role of ROLES_HERE) {
        const client = clients.get(role);
        assert.ok(client);
        const there = blank(await ask(client, route, probe, foreign, 0), foreign);
        const nowhere = blank(await ask(client, route, probe, NO_SUCH, 0), NO_SUCH);
        if (there !== nowhere) differing.push(`${route.method} ${route.url} as ${role}`);
        if (expectedOf(permissions, route, role, 'in-force') !== 'NotPermitted') continue;
        const own = world.caseFor(role, 'in-force');
        if (permissionsName(route, role)) continue;
        if (blank(await ask(client, route, probe, own, 0), own) !== nowhere)
          differing.push(`${route.method} ${route.url} as ${role}, own force`);
      }
    }
    observer.forget();
    assert.deepEqual(differing, []);
  });
});

describe('the checker itself, with a fault planted', () => {
  const wrongWith = async (gateway: Gateway, run: Run): Promise<readonly string[]> => {
    const faulty = await openTestApp(installation, gateway);
    return (await runMatrix(run, (role) => signInAnew(role, faulty))).wrong;
  };
  const readCase: Run = {
    routes: named('GET', '/cases/:case'),
    roles: ['analyst', 'officer'],
    relations: ['assigned'],
  };

  it('given no fault, when the same is asked, then nothing is wrong', async () => {
    assert.deepEqual(await wrongWith(gatewayOf(installation.opened), readCase), []);
  });

  it('given a line removed from the table, when asked, then it is found to be wrongly denied', async () => {
    const rest = Object.fromEntries(Object.entries(permissions).filter(([action]) => action !== 'read-case'));
    const wrong = await wrongWith(gatewayOf(installation.opened, { permissions: rest }), readCase);
    assert.deepEqual(wrong, ['GET /cases/:case as officer, assigned: wanted given, was NotPermitted']);
  });

  it('given a role added to a line, when asked, then it is found to be wrongly given', async () => {
    const wider: Permissions = { ...permissions, 'read-case': { ...permissions['read-case'], analyst: ['assigned'] } };
    const wrong = await wrongWith(gatewayOf(installation.opened, { permissions: wider }), readCase);
    assert.deepEqual(wrong, ['GET /cases/:case as analyst, assigned: wanted NotPermitted, was given']);
  });

  it('given that whoever is awaited may read, when asked, then it is found to be wrongly given', async () => {
    const wider: Permissions = {
      ...permissions,
      'read-case': { ...permissions['read-case'], supervisor: ['assigned', 'opened', 'awaits-supervisor'] },
    };
    const routes = asked.filter((route) => ONE_OF_EACH.has(route) && route.action === 'read-case');
    const run: Run = { routes, roles: ['supervisor'], relations: ['awaits-supervisor'] };
    assert.deepEqual(await wrongWith(gatewayOf(installation.opened), run), []);
    const wrong = await wrongWith(gatewayOf(installation.opened, { permissions: wider }), run);
    for (const { method, url } of routes)
      assert.ok(
        wrong.some((one) => one.startsWith(`${method} ${url} as supervisor, awaits-supervisor: wanted`)),
        url,
      );
  });

  it('given an hour that does not end, when asked without one, then it is found to be wrongly given', async () => {
    const run: Run = { routes: named('GET', '/cases/:case'), roles: ['hub'], relations: ['in-force', 'emergency'] };
    const { opened } = installation;
    // What the matrix itself opened in it ends.
    const { case: id } = world.caseFor('hub', 'in-force');
    await plant(
      installation.db,
      `DELETE FROM opening_unseen WHERE opening IN (SELECT opening FROM opening WHERE case_file = '${id}');
       DELETE FROM opening WHERE case_file = '${id}'`,
    );
    observer.forget();
    assert.deepEqual(await wrongWith(gatewayOf(opened), run), []);
    const relations: typeof opened.parts.relations = async (...args) =>
      new Map([...(await opened.parts.relations(...args))].map(([id, held]) => [id, [...held, 'emergency']]));
    assert.deepEqual(await wrongWith(gatewayOf(opened, { relations }), run), [
      'GET /cases/:case as hub, in-force: wanted EmergencyOnly, was given',
    ]);
  });

  it('given a look that is not logged, when asked, then it is found', async () => {
    const { opened } = installation;
    const gateway = gatewayOf(opened);
    const consult: Gateway['consult'] = (actor, look, input) =>
      inForce(opened.database, actor.force, (tx) =>
        look.load({ tx, actor, keys: opened.keys, now: new Date('2026-11-22T02:00:00Z') }, input),
      );
    const wrong = await wrongWith({ ...gateway, consult }, { ...readCase, roles: ['officer'] });
    assert.deepEqual(wrong, [
      'GET /cases/:case as officer, assigned: shows somebody who is not in the log',
      'GET /cases/:case as officer, assigned: was not logged',
    ]);
  });

  it('given a look that is logged without its people, when asked, then it is found', async () => {
    const gateway = gatewayOf(installation.opened);
    const consult: Gateway['consult'] = (actor, look, input) =>
      gateway.consult(
        actor,
        { ...look, tell: (answer, asked1) => ({ ...look.tell(answer, asked1), people: [] }) },
        input,
      );
    const wrong = await wrongWith({ ...gateway, consult }, { ...readCase, roles: ['officer'] });
    assert.ok(wrong.some((one) => one.endsWith('was logged with other people than it shows')));
  });

  it('given a look that changes a row, when asked, then it is found', async () => {
    const gateway = gatewayOf(installation.opened);
    const consult: Gateway['consult'] = async (actor, look, input) => {
      await plant(installation.db, 'UPDATE case_file SET version = version + 1');
      return gateway.consult(actor, look, input);
    };
    const wrong = await wrongWith({ ...gateway, consult }, { ...readCase, roles: ['officer'] });
    assert.deepEqual(wrong, ['GET /cases/:case as officer, assigned: changed something by being looked at']);
  });

  it('given row-level security off on one table, when a foreign case is asked for, then it is found', async () => {
    const gateway = gatewayOf(installation.opened);
    const foreign: Run = { ...readCase, roles: ['officer'], relations: ['foreign'] };
    await plant(installation.db, 'ALTER TABLE case_file DISABLE ROW LEVEL SECURITY');
    try {
      assert.deepEqual(await wrongWith(gateway, foreign), [
        'GET /cases/:case as officer, foreign: wanted CaseNotFound, was ReasonNeeded',
      ]);
    } finally {
      await plant(installation.db, 'ALTER TABLE case_file ENABLE ROW LEVEL SECURITY');
    }
    assert.deepEqual(await wrongWith(gateway, foreign), []);
  });

  it('given a policy dropped, when one’s own case is asked for, then it is found', async () => {
    const force = `force = current_setting('evenhand.force', true)`;
    await plant(installation.db, 'DROP POLICY case_file_force ON case_file');
    try {
      const wrong = await wrongWith(gatewayOf(installation.opened), { ...readCase, roles: ['officer'] });
      assert.deepEqual(wrong, ['GET /cases/:case as officer, assigned: wanted given, was CaseNotFound']);
    } finally {
      await plant(installation.db, `CREATE POLICY case_file_force ON case_file USING (${force}) WITH CHECK (${force})`);
    }
  });
});

describe('people who change', () => {
  const asNobody = async (client: Client, role: Role): Promise<readonly string[]> => {
    const wrong: string[] = [];
    for (const route of oneOfEachAction()) {
      const probe = probeOf(route.method, route.url);
      const asking = { client, role: undefined, relation: 'assigned', at: world.caseFor(role, 'assigned') } as const;
      wrong.push(...(await checkOne(observer, permissions, route, probe, asking)));
    }
    return wrong;
  };

  it('given a role that was changed, when the old session asks, then it is nobody’s; a new one has the new role', async () => {
    const before = await signInAnew('supervisor');
    await installation.changeRoles('northmoor', 'supervisor', ['analyst']);
    observer.forget();
    assert.deepEqual(await asNobody(before, 'supervisor'), []);
    const anew = await signInAnew('supervisor');
    const wrong: string[] = [];
    for (const route of oneOfEachAction()) {
      const probe = probeOf(route.method, route.url);
      for (const relation of ['assigned', 'opened'] as const) {
        const asking = { client: anew, role: 'analyst', relation, at: world.caseFor('supervisor', relation) } as const;
        wrong.push(...(await checkOne(observer, permissions, route, probe, asking)));
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('given somebody who signed out, when every route is asked, then they are nobody', async () => {
    const client = await signInAnew('registrar');
    assert.equal((await client.post('/sign-out')).location, '/');
    assert.deepEqual(await asNobody(client, 'registrar'), []);
  });

  it('given somebody who left, when every route is asked, then they are nobody and cannot come back', async () => {
    const client = await signInAnew('officer');
    await installation.leave('northmoor', 'officer');
    observer.forget();
    assert.deepEqual(await asNobody(client, 'officer'), []);
    await assert.rejects(app.signedIn('northmoor', 'officer'), /could not sign in/);
  });
});
