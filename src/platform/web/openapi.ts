import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { KEY } from './body.ts';
import type { Route } from './route.ts';
import { cookieName, SESSION_COOKIE, type Mode } from './session.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    reference: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    /** Of a report that joined a case: that case. */
    joinedInto: z.uuid().optional(),
    joinedReference: z.string().optional(),
    /** Of an outcome that is refused: the rules by id and in their words, and what is still to be recorded. */
    outcome: z.string().optional(),
    because: z.array(z.string()).optional(),
    says: z.array(z.string()).optional(),
    needs: z.array(z.string()).optional(),
  })
  .describe('RFC 9457 problem');

const problemContent = { content: { 'application/problem+json': { schema: problem } } };

const given: Readonly<Record<string, string>> = {
  200: 'What was asked for',
  201: 'Done; Location leads to it where it is something new',
  202: 'Begun: ask again for how far it is',
  204: 'Done',
};

const CHANGE = z.object({
  'x-csrf-token': z.string().describe('The token of /api/session, of the same session as the cookie'),
  origin: z.string().describe('The address of this service, as it stands in servers'),
  'idempotency-key': z
    .string()
    .regex(KEY)
    .optional()
    .describe('The same for the same request: sent again, it is answered as before and done once'),
});

const OF_CASE = CHANGE.extend({
  'if-match': z
    .string()
    .optional()
    .describe(
      'The version of the case as it was read (its ETag): refused with 409 CaseChanged where somebody changed it since',
    ),
});

/** The headers by which a change is known to be meant, and to be meant once. */
const headersOf = (route: Route) => {
  if (route.method === 'GET' || route.open) return {};
  return { headers: route.url.includes('/:case') ? OF_CASE : CHANGE };
};

/** What the description says of a route: the very schemas that read and write it. */
export const describe = (route: Route): object => {
  // Pages are for people and may change: what is described is what a program can rely on.
  if (route.api === undefined) return { hide: true };
  const { params, query, body, response } = route.api.schema;
  const answers: readonly (readonly [string, object])[] = Object.entries(response).map(([status, schema]) => [
    status,
    { description: given[status] ?? 'What was asked for', content: { 'application/json': { schema } } },
  ]);
  return {
    summary: route.api.summary,
    operationId: `${route.method.toLowerCase()}-${route.api.operation}`,
    security: route.open ? [] : [{ session: [] }],
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(body === undefined ? {} : { body }),
    ...headersOf(route),
    response: {
      ...Object.fromEntries<object>(answers),
      '4xx': { description: 'Why not', ...problemContent },
      '5xx': { description: 'Not now: 503 says by Retry-After when to ask again', ...problemContent },
    },
  };
};

const SESSION =
  'A person signs in with a browser, at the identity provider of their force, and the session is theirs: a program acts for one person, who is looked up in the list of staff at every request. It ends after 15 minutes without a request, and with its person’s role. docs/how-to/use-the-api.md shows the way.';

/** OpenAPI 3.1, gathered from the routes as they are registered. */
export const describeApi = async (app: FastifyInstance, baseUrl: string, mode: Mode): Promise<void> => {
  const session = {
    type: 'apiKey',
    in: 'cookie',
    name: cookieName(mode, SESSION_COOKIE),
    description: SESSION,
  } as const;
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Evenhand',
        version: '1',
        description:
          'The same commands and looks as the pages. State changes carry x-csrf-token (from /api/session), Origin, and Idempotency-Key; If-Match carries the version seen. Problems are RFC 9457. Every look is logged, by program as by page.',
      },
      servers: [{ url: baseUrl }],
      components: { securitySchemes: { session } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
};
