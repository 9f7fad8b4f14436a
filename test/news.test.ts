// What is new in a case is told with a refusal: never to somebody who could not read the case on that page.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { z } from 'zod';
import { withNews } from '../src/casework/caseload/index.ts';
import { allRoutes } from '../src/main.ts';
import { permissions } from '../src/permissions.ts';
import type { Gateway } from '../src/platform/command/index.ts';
import type { Route } from '../src/platform/web/index.ts';

const unasked = (): never => {
  throw new Error('asked');
};
const gateway: Gateway = { execute: unasked, consult: unasked, admit: unasked, leads: unasked };
const routes = allRoutes(gateway, new Date('2026-11-22T10:00:00Z')).filter(
  ({ kind, method, url }) => kind === 'page' && method === 'POST' && url.includes('/:case'),
);

const reading = z.custom<Parameters<typeof withNews>[1]>().parse({});
const wrapped = withNews(gateway, reading, permissions);
const tellsNews = (route: Route): boolean => wrapped(route) !== route;

const mayAny = (action: string): boolean =>
  Object.entries(permissions).some(
    ([name, line]) =>
      name === action &&
      (typeof line === 'string' ||
        Object.values(line).some((relations: readonly string[]) =>
          relations.some((relation) => relation === 'in-force' || relation === 'anyone'),
        )),
  );

it('given any form of a case, when it is refused since the case changed, then what is new is read only where whoever sends it had to hold the case', () => {
  assert.ok(routes.length > 40);
  const open = routes.filter(({ action }) => mayAny(action)).map(({ action }) => action);
  assert.ok(open.includes('open-case') && open.includes('break-glass'));
  assert.deepEqual(
    routes.filter((route) => mayAny(route.action) && tellsNews(route)).map(({ url }) => url),
    [],
  );
  assert.deepEqual(
    routes.filter((route) => !mayAny(route.action) && !tellsNews(route)).map(({ url }) => url),
    [],
  );
});
