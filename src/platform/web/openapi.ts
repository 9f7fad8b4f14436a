import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Route } from './route.ts';

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

/** What the description says of a route: the very schemas that read and write it. */
export const describe = (route: Route): object => {
  // Pages are for people and may change: what is described is what a program can rely on.
  if (route.api === undefined) return { hide: true };
  const { params, query, body, response } = route.api.schema;
  return {
    summary: route.api.summary,
    operationId: `${route.method.toLowerCase()}-${route.api.operation}`,
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(body === undefined ? {} : { body }),
    response: {
      ...response,
      '4xx': { description: 'Why not', content: { 'application/problem+json': { schema: problem } } },
    },
  };
};

/** OpenAPI 3.1, gathered from the routes as they are registered. */
export const describeApi = async (app: FastifyInstance, baseUrl: string): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Evenhand',
        version: '1',
        description:
          'The same commands and looks as the pages. State changes carry x-csrf-token (from /api/session), Origin, and Idempotency-Key; If-Match carries the version seen. Problems are RFC 9457.',
      },
      servers: [{ url: baseUrl }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
};
