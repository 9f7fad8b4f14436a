import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Assets } from './asset.ts';
import { json } from './reply.ts';
import { api, type Route } from './route.ts';

/** The actions of the platform’s own routes, for the table of permissions. */
export const WEB_ACTIONS = {
  open: ['open-home', 'read-health', 'load-asset', 'sign-in', 'read-api-description'],
  signedIn: ['sign-out', 'read-own-session'],
} as const;

export interface Health {
  readonly ok: boolean;
  readonly [part: string]: boolean | string | number;
}

/** Style sheets and scripts: the same for everybody, kept by the browser when asked for by their digest. */
export const serveAssets = (app: FastifyInstance, assets: Assets): void => {
  const config = { action: 'load-asset', anonymous: true, unlimited: true };
  app.get<{ Params: { '*': string }; Querystring: { v?: string } }>(
    '/assets/*',
    { config, schema: { hide: true } },
    (request, reply) => {
      const asset = assets.find(request.params['*']);
      if (asset === undefined) {
        reply.callNotFound();
        return reply;
      }
      // Only under its own digest is it kept for good: an old address must not show a new program's page in the old
      // style.
      const kept = request.query.v === asset.digest ? 'public, max-age=31536000, immutable' : 'public, max-age=300';
      return reply.header('cache-control', kept).type(asset.type).send(asset.bytes);
    },
  );
};

export const serveHealth = (app: FastifyInstance, health: () => Promise<Health>): void => {
  const config = { action: 'read-health', anonymous: true, unlimited: true };
  app.get('/health', { config, schema: { hide: true } }, async (_request, reply) => {
    const state = await health();
    return reply.code(state.ok ? 200 : 503).send(state);
  });
};

export const serveDescription = (app: FastifyInstance): void => {
  const config = { action: 'read-api-description', anonymous: true };
  let written: string | undefined;
  app.get('/api/openapi.json', { config, schema: { hide: true } }, (_request, reply) => {
    written ??= JSON.stringify(app.swagger());
    return reply.type('application/json; charset=utf-8').send(written);
  });
};

export const sessionRoute: Route = api({
  method: 'GET',
  url: '/api/session',
  action: 'read-own-session',
  summary: 'Who you are, and the token that your state changes carry in x-csrf-token',
  schema: {
    response: {
      200: z.object({
        staff: z.uuid(),
        name: z.string(),
        force: z.string(),
        roles: z.array(z.string()),
        csrfToken: z.string(),
      }),
    },
  },
  handle: ({ actor, csrfToken }) => Promise.resolve(json({ ...actor, csrfToken })),
});
