import type { Session } from './session.ts';

/** What the server knows of a request beside the request itself. */
export interface Context {
  session: Session | undefined;
  readonly nonce: string;
  /** It was found out who asks, or that nobody does: until then a page says neither. */
  told: boolean;
  /** Why it could not be, of a form that is given back to whoever sent it. */
  lost: Error | undefined;
  /** A form that carries the token of an older session: its own handler must not see it. */
  older: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    evenhand: Context;
  }
  interface FastifyContextConfig {
    /** The action in the table of permissions that this route stands for: without one it does not start. */
    action?: string;
    /** Never waits for a rate limit. */
    unlimited?: boolean;
    /** No door of a case: addresses of the web belong here. */
    takesLinks?: boolean;
    /** Its body and its cookies are read by a protocol of their own (the demonstration’s identity provider). */
    foreign?: boolean;
    /** A form whose page has the same address. */
    shownBy?: boolean;
    /** Looks up no session: the same for everybody. */
    anonymous?: boolean;
  }
}
