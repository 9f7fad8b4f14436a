import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, page, refuse, render, type Route } from '../../platform/web/index.ts';
import { ReleaseDocument } from './document.ts';
import { PageQuery, ReturnParams } from './release.schema.ts';
import { RELEASES_PAGE } from './release.store.ts';
import { returnPage, returnsPage } from './release.view.ts';
import { readReturn, readReturns } from './return-taken.store.ts';

const Instant = z.iso.datetime();
const Row = z.object({
  digest: z.string(),
  publisher: z.string(),
  number: z.int(),
  title: z.string(),
  periodStart: z.string(),
  periodEnd: z.string(),
  takenAt: Instant,
});

/** What other installations published and this one took in: a list, and each as its publisher signed it. */
export const returnRoutes = ({ consult }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/releases/returns',
    action: 'read-releases',
    query: PageQuery,
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readReturns, query);
      return found.ok
        ? render('returns.njk', returnsPage(found.value, query.page))
        : refuse(found.refusal, '/releases');
    },
  }),
  page({
    method: 'GET',
    url: '/releases/returns/:digest',
    action: 'read-releases',
    params: ReturnParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readReturn, params);
      return found.ok
        ? render('return-taken.njk', returnPage(found.value))
        : refuse(found.refusal, '/releases/returns');
    },
  }),
  api({
    method: 'GET',
    url: '/api/releases/returns',
    operation: 'read-returns',
    action: 'read-releases',
    summary: 'Returns of other installations that were taken in, newest first, a page at a time',
    schema: { query: PageQuery, response: { 200: z.object({ returns: z.array(Row), next: z.int().nullable() }) } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readReturns, query);
      if (!found.ok) return refuse(found.refusal);
      const returns = found.value
        .slice(0, RELEASES_PAGE)
        .map((row) => ({ ...row, takenAt: row.takenAt.toISOString() }));
      return json({ returns, next: found.value.length > RELEASES_PAGE ? query.page + 1 : null });
    },
  }),
  api({
    method: 'GET',
    url: '/api/releases/returns/:digest',
    operation: 'read-return',
    action: 'read-releases',
    summary: 'A return as its publisher signed it',
    schema: { params: ReturnParams, response: { 200: z.object({ document: ReleaseDocument, takenAt: Instant }) } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readReturn, params);
      if (!found.ok) return refuse(found.refusal);
      return json({ document: found.value.document, takenAt: found.value.takenAt.toISOString() });
    },
  }),
];
