import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { render, type Responder, type ServerPart } from '../web/index.ts';
import { makeKey, memory } from './demonstration-memory.ts';
import { RETURN_PATH } from './identity-provider.ts';

/** Somebody whom a visitor of the demonstration can be. */
export interface InventedPerson {
  readonly force: string;
  readonly subject: string;
  readonly name: string;
  /** In plain words, as a person would say it: “Safer schools officer”. */
  readonly role: string;
  readonly comesTo: string;
}

/** What a demonstration force’s row holds: the issuer is a path, since the port may differ from one start to the next. */
export const DEMONSTRATION_ISSUER = '/demonstration/identity';
export const DEMONSTRATION_CLIENT = 'evenhand-demonstration';

interface Options {
  readonly baseUrl: string;
  readonly people: readonly InventedPerson[];
  readonly forceName: string;
  /** As the providers of forces do, it knows who signed in before: for tests. */
  readonly keepsSession?: boolean;
}

const settings = ({ baseUrl, people }: Options): Configuration => ({
  adapter: memory(),
  clients: [
    {
      client_id: DEMONSTRATION_CLIENT,
      redirect_uris: [new URL(RETURN_PATH, baseUrl).href],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      // PKCE alone: a secret that ships with the program would be none.
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'ES256',
    },
  ],
  cookies: { keys: [randomBytes(32).toString('base64url')], names: { session: SESSION } },
  // It keeps no session that anybody is signed in with: there is none to end.
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  findAccount: (_ctx, subject) =>
    people.some((person) => person.subject === subject)
      ? { accountId: subject, claims: () => ({ sub: subject }) }
      : undefined,
  interactions: { url: (_ctx, { uid }) => `${DEMONSTRATION_ISSUER}/choose/${uid}` },
  jwks: { keys: [makeKey()] },
  // In place of a page of consent: nobody here is real, and a visitor came to see the case system.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      ...(oidc.client === undefined ? {} : { clientId: oidc.client.clientId }),
      ...(oidc.session?.accountId === undefined ? {} : { accountId: oidc.session.accountId }),
    });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
  pkce: { required: () => true },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
});

const SESSION = 'evenhand-demonstration';

/** Each sign-in asks anew who one is: a session of the provider’s would bring back whom one was before. */
const withoutSession = (cookie: string | undefined): string =>
  (cookie ?? '')
    .split('; ')
    .filter((pair) => !pair.startsWith(SESSION))
    .join('; ');

const hand = (provider: Provider, { keepsSession = false }: Options) => {
  const answer = provider.callback();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    // The provider writes its own answer; the framework must not add a second.
    reply.hijack();
    const path = (request.raw.url ?? '/').slice(DEMONSTRATION_ISSUER.length);
    if (!keepsSession && /^\/auth(?:[/?]|$)/.test(path))
      request.raw.headers.cookie = withoutSession(request.raw.headers.cookie);
    Object.assign(request.raw, { originalUrl: request.raw.url, url: path });
    await answer(request.raw, reply.raw);
  };
};

interface Choice {
  Params: { uid: string; subject?: string };
}

const chooser =
  (provider: Provider, options: Options, responder: Responder) =>
  async (request: FastifyRequest<Choice>, reply: FastifyReply): Promise<FastifyReply> => {
    const begun = await provider.interactionDetails(request.raw, reply.raw).catch(() => undefined);
    if (begun === undefined) return responder.refuse(request, reply, { code: 'sign-in-failed' }, { back: '/sign-in' });
    const wanted = request.params.subject ?? begun.params['login_hint'];
    const person = options.people.find(({ subject }) => subject === wanted);
    if (person !== undefined) {
      const result = { login: { accountId: person.subject } };
      return reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
    }
    const people = options.people.map((one) => ({
      ...one,
      href: `${DEMONSTRATION_ISSUER}/choose/${begun.uid}/${encodeURIComponent(one.subject)}`,
    }));
    const model = { title: 'Who are you?', people, forceName: options.forceName, back: { href: '/' } };
    return responder.send(request, reply, render('chooser.njk', model));
  };

const mount = async (app: FastifyInstance, provider: Provider, options: Options): Promise<void> => {
  const config = { action: 'sign-in', foreign: true, anonymous: true, unlimited: true };
  await app.register((inner, _options, done) => {
    inner.removeAllContentTypeParsers();
    // The provider reads its own bodies: this leaves them unread.
    inner.addContentTypeParser('*', (_request, _payload, read) => {
      read(null);
    });
    inner.all(`${DEMONSTRATION_ISSUER}/*`, { config, schema: { hide: true } }, hand(provider, options));
    done();
  });
};

/**
 * An identity provider of invented people in the same server, for the demonstration and tests only: its package is a
 * development dependency that production does not have.
 */
export const demonstrationIdentity =
  (options: Options): ServerPart =>
  async (app, responder) => {
    const { Provider } = await import('oidc-provider');
    const provider = new Provider(new URL(DEMONSTRATION_ISSUER, options.baseUrl).href, settings(options));
    const config = { action: 'sign-in', anonymous: true };
    const schema = { hide: true };
    const handler = chooser(provider, options, responder);
    app.get<Choice>(`${DEMONSTRATION_ISSUER}/choose/:uid`, { config, schema }, handler);
    app.get<Choice>(`${DEMONSTRATION_ISSUER}/choose/:uid/:subject`, { config, schema }, handler);
    await mount(app, provider, options);
  };
