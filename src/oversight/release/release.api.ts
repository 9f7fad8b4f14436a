import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { ReleaseDocument } from './document.ts';
import { MakeRelease, PageQuery, ReleaseParams } from './release.schema.ts';
import { makeRelease, publishRelease, readRelease, readReleases, RELEASES_PAGE } from './release.store.ts';
import { SignedReturn, signedReturn } from './return.ts';

const Instant = z.iso.datetime();
const Row = z.object({
  release: z.uuid(),
  number: z.int(),
  title: z.string(),
  periodStart: z.string(),
  periodEnd: z.string(),
  countedAt: Instant,
  publishedAt: Instant.nullable(),
});
const Releases = z.object({ releases: z.array(Row), next: z.int().nullable() });
const Answer = z.object({
  document: ReleaseDocument,
  digest: z.string(),
  publishedAt: Instant.nullable(),
  /** What another installation takes in; null until it was published. */
  signed: SignedReturn.nullable(),
});
const Made = z.object({ release: z.uuid() });

/** Releases as a program makes, publishes and fetches them. */
export const releaseApi = (gateway: Gateway): readonly Route[] => [...readingApi(gateway), ...makingApi(gateway)];

const readingApi = ({ consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/releases',
    action: 'read-releases',
    summary: 'The force’s releases, newest first, a page at a time',
    schema: { query: PageQuery, response: { 200: Releases } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readReleases, query);
      if (!found.ok) return refuse(found.refusal);
      const releases = found.value.slice(0, RELEASES_PAGE).map((row) => ({
        ...row,
        countedAt: row.countedAt.toISOString(),
        publishedAt: row.publishedAt?.toISOString() ?? null,
      }));
      return json({ releases, next: found.value.length > RELEASES_PAGE ? query.page + 1 : null });
    },
  }),
  api({
    method: 'GET',
    url: '/api/releases/:release',
    operation: 'read-release',
    action: 'read-releases',
    summary: 'A release with its figures after disclosure control and, once published, its signature',
    schema: { params: ReleaseParams, response: { 200: Answer } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readRelease, params);
      if (!found.ok) return refuse(found.refusal);
      const { document, digest, published } = found.value;
      const signed = published === undefined ? null : signedReturn(document, published.publicKey, published.signature);
      return json({ document, digest, publishedAt: published?.at.toISOString() ?? null, signed });
    },
  }),
];

const makingApi = ({ execute }: Gateway): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/releases',
    action: 'make-release',
    summary: 'Make a release of own cases by a stored definition; it leaves once somebody else publishes it',
    schema: { body: MakeRelease, response: { 201: Made } },
    handle: async ({ actor, body, idempotencyKey }) => {
      const done = await execute(actor, makeRelease, body, keyed(idempotencyKey, body));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/releases/:release/publish',
    action: 'publish-release',
    summary:
      'Publish a release that somebody else made: it is signed, counts in every later attack and is never changed',
    schema: { params: ReleaseParams, response: { 201: Made } },
    handle: async ({ actor, params, idempotencyKey }) => {
      const done = await execute(actor, publishRelease, params, keyed(idempotencyKey, params));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];
