// The report again, as a program would carry it; and the description that the program would be written from.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from './app.ts';
import type { Answer } from './sign-in.ts';

const app = await openTestApp(await openTestInstallation());
const officer = await app.signedIn('northmoor', 'officer');

const read = <S extends z.ZodType>(answer: Answer, schema: S, status = 200): z.output<S> => {
  assert.equal(answer.status, status, answer.text);
  return schema.parse(JSON.parse(answer.text));
};

const Case = z.object({
  case: z.uuid(),
  version: z.int(),
  due: z.array(z.object({ id: z.string(), overdue: z.boolean() })),
  children: z.array(z.object({ person: z.uuid(), name: z.string(), alarms: z.array(z.string()) })),
  crimes: z.array(z.object({ offence: z.string() })),
  reports: z.array(z.object({ reporter: z.object({ name: z.string() }).nullable() })),
});
const Made = z.object({ case: z.uuid() });
const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
});

const REPORT = { toldBy: 'school', reporterName: 'Invented Academy', when: 'now', safe: 'not-known', children: 2 };
const FLOOR = {
  safeNow: 'yes',
  selfHarm: 'not-known',
  withWhom: 'school',
  contact: 'known',
  mayTell: 'An invented aunt',
  how: 'By telephone',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'not-arranged',
  fromWhom: 'reporter',
};

describe('a report carried by a program', () => {
  it('given a report, when it is carried to a crime, then each answer leads to the next and what is done is due no more', async () => {
    const saved = await officer.send('POST', '/api/reports', REPORT, { 'idempotency-key': 'a-program-1' });
    const { case: id } = read(saved, Made, 201);
    assert.equal(saved.location, `/api/cases/${id}`);
    const before = read(await officer.get(`/api/cases/${id}`), Case);
    const ids = new Set(before.due.map((due) => due.id));
    for (const duty of ['walk-safety-floor', 'record-crime', 'finish-checks', 'welfare-check', 'offer-report-remove'])
      assert.ok(ids.has(duty), duty);
    assert.equal(before.reports[0]?.reporter?.name, 'Invented Academy');
    for (const { person } of before.children)
      read(await officer.send('POST', `/api/cases/${id}/children/${person}/floor`, FLOOR), Made, 201);
    const crime = { offence: '86/2', reference: 'NM/2026/1', when: 'now' };
    read(await officer.send('POST', `/api/cases/${id}/crimes`, crime), Made, 201);
    const after = read(await officer.get(`/api/cases/${id}`), Case);
    const left = new Set(after.due.map((due) => due.id));
    for (const duty of ['walk-safety-floor', 'record-crime', 'record-safe-contact']) assert.ok(!left.has(duty), duty);
    for (const duty of ['finish-checks', 'welfare-check']) assert.ok(left.has(duty), duty);
    assert.deepEqual(after.crimes, [{ offence: '086/02' }]);
    assert.deepEqual(after.children[0]?.alarms, ['self-harm-not-known', 'no-welfare-check']);
  });

  it('given an older version, when it is named in If-Match, then it is refused as a problem', async () => {
    const { case: id } = read(await officer.send('POST', '/api/reports', REPORT), Made, 201);
    const etag = (await officer.get(`/api/cases/${id}`)).headers.get('etag') ?? '';
    read(await officer.send('POST', `/api/cases/${id}/children`, {}, { 'if-match': etag }), Made, 201);
    const late = await officer.send('POST', `/api/cases/${id}/children`, {}, { 'if-match': etag });
    assert.match(late.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.equal(read(late, Problem, 409).code, 'CaseChanged');
  });

  it('given a key that another body used, when it is sent, then it is refused with 422', async () => {
    const key = { 'idempotency-key': 'a-program-2' };
    read(await officer.send('POST', '/api/reports', REPORT, key), Made, 201);
    const other = await officer.send('POST', '/api/reports', { ...REPORT, safe: 'no' }, key);
    assert.equal(read(other, Problem, 422).code, 'KeyUsedForAnotherBody');
  });

  it('given nonsense, when it is sent, then each fault is named with its place', async () => {
    const answer = await officer.send('POST', '/api/reports', { ...REPORT, children: 'two', force: 'eastmere' });
    const { errors } = read(answer, z.object({ errors: z.array(z.object({ pointer: z.string() })) }), 422);
    assert.deepEqual(errors.map(({ pointer }) => pointer).toSorted(), ['/children', '/force']);
  });
});

const Description = z.object({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.object({ title: z.string().min(1), version: z.string().min(1) }),
  paths: z.record(
    z.string().startsWith('/'),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        summary: z.string().min(1),
        security: z.array(z.object({ session: z.array(z.string()) }).partial()).optional(),
        parameters: z
          .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() }))
          .optional(),
        responses: z.record(z.string().regex(/^(?:[1-5]\d\d|[1-5]XX|default)$/), z.object({ description: z.string() })),
      }),
    ),
  ),
});

const referencesIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
};

/** What a reference of the form `#/a/b` leads to. */
const follow = (document: unknown, reference: string): unknown =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>(
      (at, step) =>
        typeof at === 'object' && at !== null
          ? Object.entries(at).find(([key]) => key === step.replaceAll('~1', '/').replaceAll('~0', '~'))?.[1]
          : undefined,
      document,
    );

describe('the description of the interface', () => {
  it('given the routes, when it is read, then it is OpenAPI 3.1, whole, and every reference leads somewhere', async () => {
    const document: unknown = JSON.parse((await app.stranger().get('/api/openapi.json')).text);
    const { paths } = Description.parse(document);
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    assert.deepEqual(ids.length, new Set(ids).size, ids.join());
    assert.deepEqual(
      referencesIn(document).filter((reference) => follow(document, reference) === undefined),
      [],
    );
    for (const [path, methods] of Object.entries(paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(methods)) {
        const given = parameters.filter((one) => one.in === 'path');
        assert.deepEqual(given.map(({ name }) => name).toSorted(), named.toSorted(), path);
        assert.ok(
          given.every(({ required }) => required),
          path,
        );
      }
    }
    const described = app.routes
      .filter(({ url, methods }) => url.startsWith('/api/') && url !== '/api/openapi.json' && !methods.includes('HEAD'))
      .map(({ url }) => url.replace(/:(\w+)/g, '{$1}'));
    assert.deepEqual(Object.keys(paths).toSorted(), [...new Set(described)].toSorted());
  });

  it('given a program, when it reads how to ask, then it learns of the session, and of each header that a change carries', async () => {
    const document: unknown = JSON.parse((await app.stranger().get('/api/openapi.json')).text);
    const { paths } = Description.parse(document);
    assert.ok(follow(document, '#/components/securitySchemes/session') !== undefined);
    const apart = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security = [], parameters = [] }]) => {
        const headers = parameters.filter((one) => one.in === 'header').map(({ name }) => name);
        const open = security.length === 0;
        const wanted =
          method === 'get' || open
            ? []
            : ['x-csrf-token', 'origin', 'idempotency-key', ...(path.includes('{case}') ? ['if-match'] : [])];
        return headers.join() === wanted.join() ? [] : [`${method} ${path}: ${headers.join()}`];
      }),
    );
    assert.deepEqual(apart, []);
    const open = Object.entries(paths).filter(([, methods]) =>
      Object.values(methods).some(({ security = [] }) => security.length === 0),
    );
    const published = /^\/api\/(?:guidance|definitions|claims)(?:\/|$)/;
    assert.deepEqual(
      open.map(([path]) => path).filter((path) => !published.test(path)),
      [],
    );
    assert.ok(open.length < Object.keys(paths).length / 5, 'a case, a count and a release are for staff');
  });

  it('given a reference that leads nowhere, when it is followed, then it is found: the check can fail', () => {
    const planted = { paths: { a: { $ref: '#/components/schemas/gone' } }, components: { schemas: {} } };
    assert.equal(follow(planted, referencesIn(planted)[0] ?? ''), undefined);
  });
});
