import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieName, cookieOptions, type Mode } from './session.ts';

/** What is said on the next page of an action that was done, by the action of the table of permissions. */
export type Said = Readonly<Partial<Record<string, string>>>;

interface Parts {
  readonly said: Said;
  readonly mode: Mode;
}

const COOKIE = 'evenhand-said';
/** Long enough for the next page to be fetched, and not so long that it is said beside something else. */
const SECONDS = 60;

const sentence = ({ said }: Parts, action: string | undefined): string | undefined =>
  action !== undefined && Object.hasOwn(said, action) ? said[action] : undefined;

/** Keeps which action was done until the page that follows is shown: its name alone, and nothing of a case or anybody. */
export const keepSaid = (parts: Parts, request: FastifyRequest, reply: FastifyReply): void => {
  const { action } = request.routeOptions.config;
  if (request.method !== 'POST' || action === undefined || sentence(parts, action) === undefined) return;
  reply.setCookie(cookieName(parts.mode, COOKIE), action, { ...cookieOptions(parts.mode), maxAge: SECONDS });
};

/** What there is to say, once: it is forgotten as it is said. */
export const takeSaid = (parts: Parts, request: FastifyRequest, reply: FastifyReply): string | undefined => {
  // Asked first: of an address that nobody can read no cookies were read either.
  if (request.method !== 'GET' || request.evenhand.session === undefined) return undefined;
  const name = cookieName(parts.mode, COOKIE);
  const kept = request.cookies[name];
  if (kept === undefined) return undefined;
  reply.clearCookie(name, cookieOptions(parts.mode));
  return sentence(parts, kept);
};
