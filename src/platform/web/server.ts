import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { pino } from 'pino';
import { loadAssets } from './asset.ts';
import { acceptTextOnly, carriedBy, formBody, MOST_BYTES } from './body.ts';
import { answerFailure, answerNoise, answerNothing } from './failure.ts';
import { demandActions, dress, standGuard, type KnownRoute } from './guard.ts';
import { describe, describeApi } from './openapi.ts';
import { serveAssets, serveDescription, serveHealth, sessionRoute, type Health } from './own.ts';
import { webProblems, type Problems } from './problem.ts';
import { filledAgain } from './kept.ts';
import { createResponder, type Navigation, type Responder } from './respond.ts';
import { refuse, type Reply } from './reply.ts';
import type { RawVisit, Route } from './route.ts';
import type { Said } from './said.ts';
import type { Mode, Sessions } from './session.ts';
import { acceptUploads, uploadIn } from './upload.ts';
import { openViews } from './view.ts';
import { networkOf } from './network.ts';

/** A part of the server that needs more than a thin handler: sign-in, the demonstration’s identity provider. */
export type ServerPart = (app: FastifyInstance, responder: Responder) => void | Promise<void>;

export interface ServerOptions {
  readonly baseUrl: string;
  readonly mode: Mode;
  readonly routes: readonly Route[];
  readonly parts: readonly ServerPart[];
  /** Every action of the table of permissions, and those that it opens to anybody. */
  readonly actions: ReadonlySet<string>;
  readonly publicActions: ReadonlySet<string>;
  /** The refusals of the steps; the server adds its own. */
  readonly problems: Problems;
  readonly sessions: Sessions;
  readonly navigation: Navigation;
  readonly views: readonly string[];
  /** What the page after each action says of it; of an action that is not here it says nothing. */
  readonly said?: Said;
  readonly health: () => Promise<Health>;
  /** Told of every route that the router takes in: the access matrix lists them by it. */
  readonly onRoute?: (route: KnownRoute) => void;
  /** Requests of one person in one minute; report intake is never counted. */
  readonly perMinute?: number;
  /** The addresses of the force’s own proxies, whose word on who asks is taken; nobody’s unless said. */
  readonly trustProxy?: string;
  /** Standard error unless said: standard output belongs to the shell command that serves. */
  readonly log?: FastifyBaseLogger;
}

// Short enough to be read out on the telephone to the IT desk, and made of nothing that was typed.
const reference = (): string =>
  randomBytes(5)
    .toString('hex')
    .toUpperCase()
    .replace(/^(.{5})/, '$1-');

const visitOf = (request: FastifyRequest, { kind, takesLinks, takesFile }: Route, draw: RawVisit['draw']): RawVisit => {
  const form = formBody(kind === 'page' ? request.body : undefined, takesLinks);
  return {
    actor: request.evenhand.session?.actor,
    csrfToken: request.evenhand.session?.csrf ?? '',
    params: request.params,
    query: request.query,
    body: request.body,
    form,
    file: takesFile ? uploadIn(request.body) : undefined,
    draw,
    ...carriedBy(request, form),
  };
};

/**
 * Five minutes, and by that browser alone: a page carries the nonce of its answer, which no two people may have in common.
 * Whoever is signed in has their name on it, and keeps nothing.
 */
const keep = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.header('vary', 'cookie');
  if (request.evenhand.session === undefined && request.method !== 'POST')
    reply.header('cache-control', 'private, max-age=300');
};

interface Registering {
  readonly responder: Responder;
  readonly open: ReadonlySet<string>;
  readonly perMinute: number;
  readonly routes: readonly Route[];
}

const COSTLY = 20;

/** The page of a form: what is sent there from an older session is shown on it, and goes no further. */
const pageOf = ({ kind, method, url }: Route, routes: readonly Route[]): Route | undefined =>
  kind === 'page' && method === 'POST'
    ? routes.find((one) => one.kind === 'page' && one.method === 'GET' && one.url === url)
    : undefined;

const showAgain = async (request: FastifyRequest, shownBy: Route): Promise<Reply> => {
  // Its fields are still to be filled.
  const visit = visitOf(request, shownBy, (answer) => answer);
  const form = formBody(request.body, shownBy.takesLinks);
  const shown = await shownBy.run({ ...visit, form: formBody(undefined) });
  return filledAgain(shown, form) ?? refuse({ code: 'not-from-here' });
};

const register = (app: FastifyInstance, route: Route, { responder, open, perMinute, routes }: Registering): void => {
  if (route.open !== open.has(route.action)) {
    throw new Error(
      `The route ${route.method} ${route.url} and the table disagree whether ${route.action} is open to all.`,
    );
  }
  const shownBy = pageOf(route, routes);
  app.route({
    method: route.method,
    url: route.url,
    config: {
      action: route.action,
      unlimited: route.unlimited,
      takesLinks: route.takesLinks,
      anonymous: route.anonymous,
      shownBy: shownBy !== undefined,
      ...(route.costly ? { rateLimit: { max: Math.ceil(perMinute / COSTLY) } } : {}),
    },
    schema: describe(route),
    handler: async (request, reply) => {
      const older = request.evenhand.older ? shownBy : undefined;
      const draw = (page: Reply): Reply => responder.draw(request, reply, page);
      const answer = await (older === undefined ? route.run(visitOf(request, route, draw)) : showAgain(request, older));
      if (route.keepable && answer.kind !== 'refused') keep(request, reply);
      return responder.send(request, reply, answer);
    },
  });
};

/** By address, and signing in apart: reading what is public must not keep anybody from it. */
const addressOf = ({ ip, routeOptions }: FastifyRequest): string =>
  routeOptions.config.action === 'sign-in' ? `sign-in ${networkOf(ip)}` : networkOf(ip);

/** Gives whether an address asked too much without being known, and limits each person to so much in a minute. */
const limitRates = async (
  app: FastifyInstance,
  perMinute: number,
): Promise<(request: FastifyRequest) => Promise<boolean>> => {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    // When the session is known, and before a handler runs.
    hook: 'preValidation',
    // By person where there is one: a police station shares one address.
    keyGenerator: (request) => request.evenhand.session?.actor.staff ?? addressOf(request),
    allowList: (request) => request.routeOptions.config.unlimited === true,
    errorResponseBuilder: (_request, context) => ({ statusCode: context.statusCode }),
  });
  // Report intake too: of those alone who are not known to be signed in.
  const count = app.createRateLimit({ max: perMinute, keyGenerator: addressOf, allowList: () => false });
  return async (request) => {
    const counted = await count(request);
    return !counted.isAllowed && counted.isExceeded;
  };
};

/** One line a request: which route, how it ended. Never an address as typed, a body or a name. */
const keepLog = (app: FastifyInstance): void => {
  app.addHook('onResponse', (request, reply, done) => {
    const { url } = request.routeOptions;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method: request.method, route: url ?? 'none', status: reply.statusCode, ms });
    done();
  });
};

const bare = (options: ServerOptions, responder: () => Responder): FastifyInstance => {
  const { origin } = new URL(options.baseUrl);
  return fastify({
    loggerInstance: options.log ?? pino({ base: null }, pino.destination(2)),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: reference,
    bodyLimit: MOST_BYTES,
    requestTimeout: 30_000,
    // An address that anybody can claim in a header would let them outrun the limit of requests.
    trustProxy: options.trustProxy ?? false,
    clientErrorHandler: answerNoise(origin.startsWith('https:')),
    frameworkErrors: (error, request, reply) => {
      dress(request, reply, origin);
      answerFailure(responder)(error, request, reply);
    },
  });
};

/** The whole server, ready but not listening. Throws, naming the route, when one is not in the table of permissions. */
export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const assets = loadAssets();
  const responder = createResponder({
    render: openViews(options.views, assets),
    problems: { ...webProblems, ...options.problems },
    navigation: options.navigation,
    mode: options.mode,
    said: options.said ?? {},
  });
  const app = bare(options, () => responder);
  app.decorateRequest('evenhand');
  // What describes and checks a request is ours alone: zod reads it in the route.
  app.setValidatorCompiler(() => (value: unknown) => ({ value }));
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setErrorHandler(answerFailure(() => responder));
  // Before the first route: it hears of each as it is registered, and one without an action stops the start.
  demandActions(app, options);
  answerNothing(app, () => responder);
  keepLog(app);
  await app.register(cookie);
  acceptTextOnly(app);
  const perMinute = options.perMinute ?? 600;
  const isTooMuch = await limitRates(app, perMinute);
  standGuard(app, { ...options, origin: new URL(options.baseUrl).origin, responder: () => responder, isTooMuch });
  await describeApi(app, options.baseUrl, options.mode);
  serveAssets(app, assets);
  serveHealth(app, options.health);
  serveDescription(app);
  for (const part of options.parts) await part(app, responder);
  const routes = [sessionRoute, ...options.routes];
  const registering = { responder, open: options.publicActions, perMinute, routes };
  for (const route of routes.filter(({ takesFile }) => !takesFile)) register(app, route, registering);
  // In a scope of their own: what reads a file there is unknown to every other route.
  await app.register((scope, _, done) => {
    acceptUploads(scope);
    for (const route of routes.filter(({ takesFile }) => takesFile)) register(scope, route, registering);
    done();
  });
  await app.ready();
  return app;
};
