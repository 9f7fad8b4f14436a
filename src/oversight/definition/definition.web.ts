import { z } from 'zod';
import { json, openApi, openPage, refuse, render, type Route } from '../../platform/web/index.ts';
import { definitionPage, definitionsPage } from './definition.view.ts';
import { definitionDigest, definitions, findDefinition } from './definitions.ts';
import { StoredDefinition } from './stored.ts';

const Params = z.object({ definition: z.string().min(1).max(80) });
const Listed = z.object({ digest: z.string(), definition: z.unknown() });

/** For anybody, and about nobody: what a count means is not the secret of whoever counts. */
const open = { method: 'GET', action: 'read-definitions' } as const;

const listed = (definition: StoredDefinition) => ({ digest: definitionDigest(definition), definition });

/** The stored definitions, to be read by anybody: as pages, and as data that another installation can hold its own against. */
export const definitionRoutes: readonly Route[] = [
  openPage({
    ...open,
    url: '/definitions',
    keepable: true,
    handle: () => Promise.resolve(render('definitions.njk', definitionsPage(definitions()))),
  }),
  openPage({
    ...open,
    url: '/definitions/:definition',
    keepable: true,
    params: Params,
    handle: ({ params }) => {
      const found = findDefinition(params.definition);
      return Promise.resolve(
        found === undefined
          ? refuse({ code: 'no-such-page' }, '/definitions')
          : render('definition.njk', definitionPage(found)),
      );
    },
  }),
  openApi({
    ...open,
    url: '/api/definitions',
    summary: 'Every stored definition of what is counted of own cases, each with its digest',
    schema: { response: { 200: z.object({ definitions: z.array(Listed) }) } },
    handle: () => Promise.resolve(json({ definitions: definitions().map(listed) })),
  }),
  openApi({
    ...open,
    url: '/api/definitions/:definition',
    operation: 'read-definition',
    summary: 'One stored definition with its digest',
    schema: { params: Params, response: { 200: Listed } },
    handle: ({ params }) => {
      const found = findDefinition(params.definition);
      return Promise.resolve(found === undefined ? refuse({ code: 'no-such-page' }) : json(listed(found)));
    },
  }),
];

export const definitionViews = import.meta.dirname;
