import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, page, PageQuery, refuse, render, turnLinks, type Route } from '../../platform/web/index.ts';
import { sourcesLook } from './compare.store.ts';
import { listedSources } from './compare-sources.view.ts';

const Listed = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  vintage: z.string(),
  /** Forces that it has any count of. */
  forces: z.int(),
  /** Null: forces can be compared on it. */
  whyNot: z.string().nullable(),
});

/** What forces can be compared on: the table that ships, and what was taken in. */
export const comparisonSources = ({ consult }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/compare/sources',
    action: 'compare-sources',
    query: PageQuery,
    handle: async ({ actor, query }) => {
      const found = await consult(actor, sourcesLook, query);
      return found.ok
        ? render('compare-sources.njk', {
            title: 'Choose what forces are compared on',
            back: { href: '/compare' },
            sources: listedSources(found.value),
            ...turnLinks(found.value.publications, '/compare/sources', 'sources'),
          })
        : refuse(found.refusal, '/compare');
    },
  }),
  api({
    method: 'GET',
    url: '/api/compare/sources',
    action: 'compare-sources',
    operation: 'list-comparison-sources',
    summary: 'What forces can be compared on, each with its publisher and issue',
    schema: { query: PageQuery, response: { 200: z.object({ sources: z.array(Listed), next: z.int().nullable() }) } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, sourcesLook, query);
      return found.ok
        ? json({ sources: listedSources(found.value), next: found.value.publications.next })
        : refuse(found.refusal);
    },
  }),
];
