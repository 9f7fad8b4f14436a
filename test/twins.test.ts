// Whatever a page can do, a program can do by the API: by the table of routes.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { allRoutes } from '../src/main.ts';
import type { Gateway } from '../src/platform/command/index.ts';
import type { Route } from '../src/platform/web/index.ts';

const unasked = (): never => {
  throw new Error('no route is asked here');
};
const gateway: Gateway = { execute: unasked, consult: unasked, admit: unasked };
const routes = allRoutes(gateway, new Date('2026-11-22T10:00:00Z'));

const commands = (all: readonly Route[], kind: Route['kind']): readonly string[] => [
  ...new Set(all.filter((route) => route.kind === kind && route.method !== 'GET').map(({ action }) => action)),
];

/** The commands of pages that no endpoint has. */
const withoutTwin = (all: readonly Route[]): readonly string[] => {
  const endpoints = commands(all, 'api');
  return commands(all, 'page').filter((action) => !endpoints.includes(action));
};

/** What is read for a page alone: an empty form, and a sheet to print. */
const FOR_PAPER = ['read-first-night-card'];

it('given every command that a page executes, when the endpoints are read, then each has its twin', () => {
  assert.ok(commands(routes, 'page').length > 30);
  assert.deepEqual(withoutTwin(routes), []);
});

it('given every page that is looked at, when the endpoints are read, then what it shows can be read by a program', () => {
  const reached = new Set(routes.filter(({ kind }) => kind === 'api').map(({ action }) => action));
  const pages = routes.filter(({ kind, method }) => kind === 'page' && method === 'GET').map(({ action }) => action);
  const missing = [...new Set(pages)].filter((action) => !reached.has(action) && !FOR_PAPER.includes(action));
  assert.deepEqual(missing, []);
});

it('given an endpoint taken away, when they are compared, then its command is found to have none', () => {
  const rest = routes.filter(({ kind, action }) => kind !== 'api' || action !== 'break-glass');
  assert.deepEqual(withoutTwin(rest), ['break-glass']);
});

it('given every endpoint, when the description is read, then each that changes something says what it answers', () => {
  const silent = routes.filter(
    ({ kind, api }) => kind === 'api' && Object.keys(api?.schema.response ?? {}).length === 0,
  );
  assert.deepEqual(
    silent.map(({ url }) => url),
    [],
  );
});
