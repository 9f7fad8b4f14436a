import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../database/index.ts';
import {
  cookieName,
  cookieOptions,
  redirect,
  render,
  SESSION_COOKIE,
  type Mode,
  type Responder,
  type ServerPart,
  type Sessions,
} from '../web/index.ts';
import { findForce, listForces } from './force.store.ts';
import {
  attempt,
  openIdentityProviders,
  RETURN_PATH,
  type Attempt,
  type IdentityProviders,
} from './identity-provider.ts';

export interface SignInOptions {
  readonly baseUrl: string;
  readonly mode: Mode;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly secretOf?: (force: string) => string | undefined;
}

interface Desk extends SignInOptions {
  readonly providers: IdentityProviders;
  readonly responder: Responder;
}

const ATTEMPT_COOKIE = 'evenhand-sign-in';
const TEN_MINUTES = 600;

/** A path of this site, whatever was asked for. */
export const pathOfOurs = (to: unknown, baseUrl: string): string => {
  // A second slash would name another host: people must not be carried to a copy of this site.
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to) || !URL.canParse(to, baseUrl)) return '/';
  const url = new URL(to, baseUrl);
  // Dots are resolved by now: /.//elsewhere.example has become an address of another host.
  const isOurs = url.origin === new URL(baseUrl).origin && !url.pathname.startsWith('//');
  return isOurs ? `${url.pathname}${url.search}` : '/';
};

/** Cookies are kept by host: whoever typed 127.0.0.1 goes on at the address that the provider will send them back to. */
const elsewhere = (desk: Desk, request: FastifyRequest): string | undefined =>
  request.headers.host === new URL(desk.baseUrl).host
    ? undefined
    : new URL(pathOfOurs(request.url, desk.baseUrl), desk.baseUrl).href;

interface Asked {
  Params: { force?: string };
  Querystring: { to?: unknown; as?: unknown };
}
type Handler = (request: FastifyRequest<Asked>, reply: FastifyReply) => Promise<FastifyReply>;

const choose =
  (desk: Desk): Handler =>
  async (request, reply) => {
    const away = elsewhere(desk, request);
    if (away !== undefined) return reply.redirect(away, 303);
    const to = pathOfOurs(request.query.to, desk.baseUrl);
    const forces = (await listForces(desk.database)).map(({ force, name }) => ({
      name,
      href: `/sign-in/${force}?to=${encodeURIComponent(to)}`,
    }));
    const [only] = forces;
    if (only !== undefined && forces.length === 1) return reply.redirect(only.href, 303);
    return desk.responder.send(request, reply, render('forces.njk', { title: 'Choose your force', forces }));
  };

const leave =
  (desk: Desk): Handler =>
  async (request, reply) => {
    const away = elsewhere(desk, request);
    if (away !== undefined) return reply.redirect(away, 303);
    const force = await findForce(desk.database, request.params.force ?? '');
    if (force === undefined) return desk.responder.refuse(request, reply, { code: 'no-such-page' });
    const hint = typeof request.query.as === 'string' ? request.query.as : undefined;
    try {
      const left = await desk.providers.leave(force, pathOfOurs(request.query.to, desk.baseUrl), hint);
      // In a cookie and not in the database: a stranger who only opens the page must not be able to write there.
      const kept = Buffer.from(JSON.stringify(left.attempt)).toString('base64url');
      reply.setCookie(cookieName(desk.mode, ATTEMPT_COOKIE), kept, {
        ...cookieOptions(desk.mode),
        maxAge: TEN_MINUTES,
      });
      return await reply.redirect(left.url, 303);
    } catch (error) {
      request.log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'an identity provider is silent');
      return desk.responder.refuse(request, reply, { code: 'identity-provider-silent' });
    }
  };

const remembered = (cookie: string | undefined): Attempt | undefined => {
  try {
    return attempt.safeParse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
};

const whoCame = async (desk: Desk, request: FastifyRequest, begun: Attempt): Promise<string | undefined> => {
  const force = await findForce(desk.database, begun.force);
  if (force === undefined) return undefined;
  try {
    return await desk.providers.arrive(force, new URL(request.url, desk.baseUrl), begun);
  } catch (error) {
    // Its kind alone: what a provider says of a fault may name the person.
    request.log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'a sign-in was refused');
    return undefined;
  }
};

const arrive =
  (desk: Desk): Handler =>
  async (request, reply) => {
    const name = cookieName(desk.mode, ATTEMPT_COOKIE);
    const begun = remembered(request.cookies[name]);
    reply.clearCookie(name, cookieOptions(desk.mode));
    const subject = begun === undefined ? undefined : await whoCame(desk, request, begun);
    if (begun === undefined || subject === undefined) {
      return desk.responder.refuse(request, reply, { code: 'sign-in-failed' }, { back: '/sign-in' });
    }
    const session = await desk.sessions.start(begun.force, subject);
    if (session === undefined)
      return desk.responder.refuse(request, reply, { code: 'no-staff-account' }, { back: '/' });
    const before = request.cookies[cookieName(desk.mode, SESSION_COOKIE)];
    // No session is carried over a sign-in: who planted a cookie gains nothing by it.
    if (before !== undefined) await desk.sessions.end(before);
    reply.setCookie(cookieName(desk.mode, SESSION_COOKIE), session, cookieOptions(desk.mode));
    return desk.responder.send(request, reply, redirect(pathOfOurs(begun.to, desk.baseUrl)));
  };

/** Where the session of the force’s provider is ended: left, it would answer for whoever comes next. */
const whereToEnd = async (desk: Desk, request: FastifyRequest, cookie: string): Promise<string | undefined> => {
  const force = await findForce(desk.database, cookie.split('.')[0] ?? '');
  try {
    return force === undefined ? undefined : await desk.providers.end(force);
  } catch (error) {
    // Signed out here all the same: nobody stays signed in since their provider is silent.
    request.log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'an identity provider is silent');
    return undefined;
  }
};

const signOut =
  (desk: Desk): Handler =>
  async (request, reply) => {
    const name = cookieName(desk.mode, SESSION_COOKIE);
    const cookie = request.cookies[name] ?? '';
    const there = await whereToEnd(desk, request, cookie);
    await desk.sessions.end(cookie);
    reply.clearCookie(name, cookieOptions(desk.mode));
    if (there === undefined) return desk.responder.send(request, reply, redirect('/'));
    // A page and no redirect: a form of ours may lead nowhere else (form-action), nor be led on to it.
    reply.header('refresh', `0; url=${there}`);
    const model = { title: 'You are signed out here', there: there };
    return desk.responder.send(request, reply, render('signed-out.njk', model));
  };

/** Sign-in with the force’s own OpenID Connect provider, and sign-out. */
export const signIn =
  (options: SignInOptions): ServerPart =>
  (app: FastifyInstance, responder) => {
    const desk: Desk = { ...options, providers: openIdentityProviders(options), responder };
    const config = { action: 'sign-in' };
    const schema = { hide: true };
    app.get<Asked>('/sign-in', { config, schema }, choose(desk));
    app.get<Asked>('/sign-in/:force', { config, schema }, leave(desk));
    app.get<Asked>(RETURN_PATH, { config, schema }, arrive(desk));
    app.post<Asked>('/sign-out', { config: { action: 'sign-out' }, schema }, signOut(desk));
  };
