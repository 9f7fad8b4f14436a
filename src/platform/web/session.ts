import type { Actor } from '../access/index.ts';

/** Who is signed in, as the database says it at this request. */
export interface Session {
  readonly actor: Actor;
  readonly forceName: string;
  readonly csrf: string;
  /** When this request was asked, by the database’s clock. */
  readonly at: Date;
}

export interface Sessions {
  /** The session that a cookie opens; none when it ended, idled, or its person left. */
  readonly find: (cookie: string) => Promise<Session | undefined>;
  /** Whether a cookie opened a session here not long ago: told without asking the database. */
  readonly knows: (cookie: string) => boolean;
  /** A new session for the member of staff whom the force’s provider calls `subject`; none when there is no such member. */
  readonly start: (force: string, subject: string) => Promise<string | undefined>;
  readonly end: (cookie: string) => Promise<void>;
}

export type Mode = 'demonstration' | 'production';

/** `__Host-` ties a cookie to this host and to https; the demonstration speaks plain http on loopback and cannot use it. */
export const cookieName = (mode: Mode, name: string): string => (mode === 'production' ? `__Host-${name}` : name);

export const cookieOptions = (mode: Mode) =>
  // Lax, not strict: coming back from the force's identity provider is a visit from another site, and needs the cookie.
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: mode === 'production' }) as const;

export const SESSION_COOKIE = 'evenhand';
