import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseLost } from '../database/index.ts';
import { BodyRefused } from './body-text.ts';
import type { Refusal } from './problem.ts';
import type { Responder } from './respond.ts';
import { securityHeaders } from './security.ts';

const CODES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'no-files',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-much-text',
  FST_ERR_BAD_URL: 'bad-address',
  FST_ERR_MAX_PARAM_LENGTH: 'no-such-page',
};

/** What the framework found wrong with a request, as a refusal of ours; undefined when the fault is ours. */
const refusalOf = (error: FastifyError): Refusal | undefined => {
  if (error instanceof BodyRefused) return error.refusal;
  const code = CODES[error.code];
  if (code !== undefined) return { code };
  if (error.statusCode === 429) return { code: 'too-many-requests' };
  const theirs = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return theirs ? { code: 'malformed-body' } : undefined;
};

/** Where in the program it broke. Never the message: a database puts what was typed into it. */
export const traceOf = (
  error: unknown,
): { readonly name: string; readonly code: unknown; readonly at: readonly string[] } => {
  if (!(error instanceof Error)) return { name: typeof error, code: undefined, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    code: 'code' in error ? error.code : undefined,
    at: at.slice(0, 12).map((line) => line.trim()),
  };
};

/** Answers a request that failed; what was not read of its body is not read any more. */
export const answerFailure =
  (responder: () => Responder) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const lost = isDatabaseLost(error);
    // For programs: a person is told in words, and to use the outage sheet meanwhile.
    if (lost) reply.header('retry-after', '30');
    const refusal = lost ? { code: 'database-silent' } : refusalOf(error);
    if (refusal === undefined) request.log.error({ fault: traceOf(error) }, 'a request broke');
    // What is left of such a body would be taken for the next request on the same connection.
    if (refusal?.code === 'no-files' || refusal?.code === 'too-much-text') reply.header('connection', 'close');
    return responder().refuse(request, reply, refusal ?? { code: 'broken' });
  };

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:[A-Za-z]+/g, '[^/]+')
      .replace('*', '.*')}$`,
  );

/** Answers an address without a page: 405 with what is allowed when another method would have found one. */
export const answerNothing = (app: FastifyInstance, responder: () => Responder): void => {
  const known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    known.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const allowed = [...new Set(known.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))];
    if (allowed.length === 0 || allowed.includes(request.method)) {
      return responder().refuse(request, reply, { code: 'no-such-page' });
    }
    reply.header('allow', allowed.toSorted().join(', '));
    return responder().refuse(request, reply, { code: 'wrong-method' });
  });
};

/** Answers what is no HTTP at all, with the headers of any other answer. */
export const answerNoise =
  (https: boolean) =>
  (_error: Error, socket: Socket): void => {
    if (!socket.writable) return;
    const headers = Object.entries({ ...securityHeaders('none', https), connection: 'close', 'content-length': '0' });
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.end(`HTTP/1.1 400 Bad Request\r\n${lines}\r\n`);
  };
