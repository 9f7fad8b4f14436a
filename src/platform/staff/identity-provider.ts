import * as client from 'openid-client';
import { z } from 'zod';
import type { Mode } from '../web/index.ts';
import type { ForceEntry } from './force.store.ts';

/** What must be remembered between leaving for the provider and coming back. */
export const attempt = z.strictObject({
  force: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
});
export type Attempt = z.output<typeof attempt>;

export interface IdentityProviders {
  /** Where to send a person of `force`, and what to remember; `hint` names whom they wish to be. */
  readonly leave: (
    force: ForceEntry,
    to: string,
    hint: string | undefined,
  ) => Promise<{ url: string; attempt: Attempt }>;
  /** Whom the provider says came back at `url`; throws when anything about it is wrong. */
  readonly arrive: (force: ForceEntry, url: URL, attempt: Attempt) => Promise<string>;
  /** Where the provider’s own session is ended, where it says that it can be. */
  readonly end: (force: ForceEntry) => Promise<string | undefined>;
}

export const RETURN_PATH = '/signed-in';

// Who sits down after somebody else must not be signed in as them: the provider asks anew each time, and has to say when it did.
const ASKED_WITHIN_SECONDS = 120;

interface Settings {
  readonly baseUrl: string;
  readonly mode: Mode;
  /** A confidential client’s secret, from the force’s configuration; PKCE alone without one. */
  readonly secretOf?: (force: string) => string | undefined;
}

const discover = async (force: ForceEntry, settings: Settings): Promise<client.Configuration> => {
  const issuer = new URL(force.issuer, settings.baseUrl);
  const plain = settings.mode === 'demonstration' && issuer.protocol === 'http:';
  const secret = settings.secretOf?.(force.force);
  // Marked deprecated by its author to make it stand out; plain http is for the demonstration’s own loopback only.
  // oxlint-disable-next-line typescript/no-deprecated
  const execute = plain ? [client.allowInsecureRequests] : [];
  const authentication = secret === undefined ? client.None() : client.ClientSecretPost(secret);
  // Ten seconds: a provider that is silent must not leave the person before an empty page.
  return client.discovery(issuer, force.client, undefined, authentication, { execute, timeout: 10 });
};

/** The forces’ own OpenID Connect providers: authorization code, PKCE, state and nonce. */
export const openIdentityProviders = (settings: Settings): IdentityProviders => {
  const known = new Map<string, client.Configuration>();
  const configuration = async (force: ForceEntry): Promise<client.Configuration> => {
    const key = JSON.stringify([force.issuer, force.client]);
    const found = known.get(key) ?? (await discover(force, settings));
    known.set(key, found);
    return found;
  };
  const leave: IdentityProviders['leave'] = async (force, to, hint) => {
    const verifier = client.randomPKCECodeVerifier();
    const begun = { force: force.force, state: client.randomState(), nonce: client.randomNonce(), verifier, to };
    const url = client.buildAuthorizationUrl(await configuration(force), {
      redirect_uri: new URL(RETURN_PATH, settings.baseUrl).href,
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: begun.state,
      nonce: begun.nonce,
      prompt: 'login',
      max_age: String(ASKED_WITHIN_SECONDS),
      ...(hint === undefined ? {} : { login_hint: hint }),
    });
    return { url: url.href, attempt: begun };
  };
  const arrive: IdentityProviders['arrive'] = async (force, url, begun) => {
    const tokens = await client.authorizationCodeGrant(await configuration(force), url, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
      // By its own account: the address passed through a browser, where somebody can strike out what it asks.
      maxAge: ASKED_WITHIN_SECONDS,
    });
    const subject = tokens.claims()?.sub;
    if (subject === undefined) throw new Error('the provider named nobody');
    return subject;
  };
  const end: IdentityProviders['end'] = async (force) => {
    const found = await configuration(force);
    if (found.serverMetadata().end_session_endpoint === undefined) return undefined;
    return client.buildEndSessionUrl(found, { post_logout_redirect_uri: new URL('/', settings.baseUrl).href }).href;
  };
  return { leave, arrive, end };
};
