import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  carriesUnusableKey,
  carriesUnusableVersion,
  formBody,
  hasBody,
  isOfFew,
  isPlainForm,
  isShort,
} from './body.ts';
import { isDatabaseLost } from '../database/index.ts';
import { findImagery } from './imagery.ts';
import { findPointing, pointingWords } from './pointing.ts';
import { holdsAnswers } from './kept.ts';
import { isForProgram, type Responder } from './respond.ts';
import { carriesToken, changesState, isFromHere, isLoopbackHost, securityHeaders } from './security.ts';
import { cookieName, SESSION_COOKIE, type Mode, type Sessions } from './session.ts';
import './context.ts';

/** A route as the router took it in. */
export interface KnownRoute {
  readonly methods: readonly string[];
  readonly url: string;
  readonly action: string;
}

interface Watch {
  readonly origin: string;
  readonly mode: Mode;
  readonly sessions: Sessions;
  readonly actions: ReadonlySet<string>;
  readonly publicActions: ReadonlySet<string>;
  readonly onRoute?: (route: KnownRoute) => void;
  readonly responder: () => Responder;
  /** Whether more was asked from this address by nobody in particular than one minute allows; counts this request. */
  readonly isTooMuch: (request: FastifyRequest) => Promise<boolean>;
}

/** Every route names an action of the table, or the server does not start. */
export const demandActions = (
  app: FastifyInstance,
  { actions, publicActions, onRoute }: Pick<Watch, 'actions' | 'publicActions' | 'onRoute'>,
): void => {
  app.addHook('onRoute', ({ method, url, config }) => {
    const action = config?.action;
    if (action === undefined || !(actions.has(action) || publicActions.has(action))) {
      const name = `${[method].flat().join('|')} ${url}`;
      throw new Error(`The route ${name} names ${action ?? 'no action'}, which is not in the table of permissions.`);
    }
    onRoute?.({ methods: [method].flat(), url, action });
  });
};

const isOpen = (watch: Watch, request: FastifyRequest): boolean => {
  const { action } = request.routeOptions.config;
  return action === undefined || watch.publicActions.has(action);
};

/** Where to go on after signing in: the page that was asked for, when it can be asked for again. */
const signInAddress = (request: FastifyRequest): string =>
  request.method === 'GET' && request.url !== '/' ? `/sign-in?to=${encodeURIComponent(request.url)}` : '/sign-in';

const formAddress = (request: FastifyRequest): string =>
  request.server.hasRoute({ method: 'GET', url: request.routeOptions.url ?? '' })
    ? `/sign-in?to=${encodeURIComponent(request.url)}`
    : '/sign-in';

const sendUnread = (watch: Watch, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  watch.responder().refuse(request, reply, { code: 'session-ended-unread' }, { back: formAddress(request) });

/** Whoever answered something while their session ended sees it once more; anybody else goes to sign in. */
const turnAway = (watch: Watch, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (isForProgram(request)) return watch.responder().refuse(request, reply, { code: 'not-signed-in' });
  if (request.body === undefined && hasBody(request)) return sendUnread(watch, request, reply);
  const form = formBody(request.body);
  if (!holdsAnswers(form)) return reply.redirect(signInAddress(request), 303);
  if (!isOfFew(form)) return sendUnread(watch, request, reply);
  return watch.responder().refuse(request, reply, { code: 'session-ended' }, { back: formAddress(request) });
};

/** Gives every request its headers before anything can go wrong with it. */
export const dress = (request: FastifyRequest, reply: FastifyReply, origin: string): void => {
  const nonce = randomBytes(16).toString('base64');
  request.evenhand = { session: undefined, nonce, older: false, told: false, lost: undefined };
  reply.headers(securityHeaders(nonce, origin.startsWith('https:')));
};

/** Without its database nothing is known of a session: a form is read all the same, to be given back to whoever wrote it. */
const findSession = async (watch: Watch, request: FastifyRequest, cookie: string): Promise<void> => {
  try {
    request.evenhand.session = await watch.sessions.find(cookie);
  } catch (error) {
    if (!(error instanceof Error && isDatabaseLost(error) && waitsForBody(request))) throw error;
    request.evenhand.lost = error;
  }
};

/** Looks up whose session it is, unless that was asked too often from this address: a cookie is looked up, and a body read, after that. */
const isAdmitted = async (watch: Watch, request: FastifyRequest): Promise<boolean> => {
  const cookie = request.cookies[cookieName(watch.mode, SESSION_COOKIE)];
  // Whoever is signed in does not wait for those who are not.
  const isKnown = cookie !== undefined && watch.sessions.knows(cookie);
  if (!isKnown && (await watch.isTooMuch(request))) return false;
  if (cookie !== undefined) await findSession(watch, request, cookie);
  request.evenhand.told = request.evenhand.lost === undefined;
  return true;
};

/**
 * A stranger's form is read before it is turned away: whoever wrote it while their session ended gets their words back.
 * Anything else that a stranger sends is not.
 */
const waitsForBody = (request: FastifyRequest): boolean =>
  request.method === 'POST' && !isForProgram(request) && isPlainForm(request) && isShort(request);

const admit = async (watch: Watch, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
  dress(request, reply, watch.origin);
  const refuse = (code: string) => watch.responder().refuse(request, reply, { code });
  if (watch.mode === 'demonstration' && !isLoopbackHost(request.headers.host)) return refuse('wrong-host');
  const { anonymous, foreign, action } = request.routeOptions.config;
  if (anonymous !== true && !(await isAdmitted(watch, request))) return refuse('too-many-requests');
  // A page that does not exist changes nothing, and is told as such.
  const checked = action !== undefined && foreign !== true;
  if (checked && changesState(request.method) && !isFromHere(request, watch.origin)) return refuse('not-from-here');
  return isStranger(watch, request) && !waitsForBody(request) ? turnAway(watch, request, reply) : undefined;
};

const isStranger = (watch: Watch, request: FastifyRequest): boolean =>
  request.evenhand.session === undefined && !isOpen(watch, request);

/** A program’s links, hashes and encoded text; a form’s are shown beside their fields, with all that was typed. */
const inspectBody = (watch: Watch, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
  if (!isForProgram(request) || request.routeOptions.config.takesLinks === true) return undefined;
  const errors = findPointing(request.body).map(({ at, what }) => ({ pointer: at, detail: `${pointingWords[what]}.` }));
  if (errors.length === 0) return undefined;
  return watch.responder().refuse(request, reply, Object.assign({ code: 'link-refused' }, { errors }));
};

/** A form of ours that carries some other session’s token, and whose page can be shown. */
const isOlder = ({ method, body, routeOptions }: FastifyRequest): boolean => {
  const { csrf } = formBody(body).fields;
  return method === 'POST' && routeOptions.config.shownBy === true && typeof csrf === 'string' && csrf !== '';
};

/** The token of a program’s form would be looked for in the form, which no program fills: that is what is wrong with it. */
const untrusted = (request: FastifyRequest): string =>
  isForProgram(request) && isPlainForm(request) ? 'json-only' : 'not-from-here';

const unusableIn = (request: FastifyRequest): string | undefined =>
  (carriesUnusableKey(request) ? 'unusable-key' : undefined) ??
  (carriesUnusableVersion(request) ? 'unusable-version' : undefined);

/** A form’s own imagery is shown beside its field by `readForm`; every other way in is refused here. */
const inspect = (watch: Watch, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
  const { action, foreign } = request.routeOptions.config;
  if (action === undefined || foreign === true) return undefined;
  if (isStranger(watch, request)) return turnAway(watch, request, reply);
  const { session } = request.evenhand;
  if (changesState(request.method) && session !== undefined && !carriesToken(request, session.csrf)) {
    // Of an older session: nothing is changed by it, but whoever wrote it is shown the form again, filled.
    if (!isOlder(request)) return watch.responder().refuse(request, reply, { code: untrusted(request) });
    request.evenhand.older = true;
  }
  const unusable = changesState(request.method) ? unusableIn(request) : undefined;
  if (unusable !== undefined) return watch.responder().refuse(request, reply, { code: unusable });
  const looked = {
    query: request.query,
    params: request.params,
    ...(isForProgram(request) ? { body: request.body } : {}),
  };
  // In addresses too: what stands there is kept by browsers and proxies.
  const found = findImagery(looked);
  if (found.length === 0) return inspectBody(watch, request, reply);
  const errors = found.map((pointer) => ({ pointer: pointer.replace(/^\/body/, ''), detail: 'This holds an image.' }));
  return watch.responder().refuse(request, reply, Object.assign({ code: 'imagery-refused' }, { errors }));
};

/** Stands before every route: headers, host, session, origin, token, imagery. */
export const standGuard = (app: FastifyInstance, watch: Watch): void => {
  app.addHook('onRequest', (request, reply) => admit(watch, request, reply));
  app.addHook('preValidation', async (request, reply) => {
    if (request.evenhand.lost !== undefined) throw request.evenhand.lost;
    return Promise.resolve(inspect(watch, request, reply));
  });
};
