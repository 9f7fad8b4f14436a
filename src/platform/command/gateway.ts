import type { Admit } from './admit.ts';
import type { Consult } from './consult.ts';
import type { Execute } from './execute.ts';
import type { Leads } from './leads.ts';

/** The two ways that pages, endpoints and shell commands have, to change and to look; leave to begin a form; and whether a page may be gone on to. */
export interface Gateway {
  readonly execute: Execute;
  readonly consult: Consult;
  readonly admit: Admit;
  readonly leads: Leads;
}

/** The version that a form or If-Match carries, as `execute` wants it. */
export const seenVersion = (id: string, ifMatch: string | undefined): ReadonlyMap<string, number> | undefined => {
  const version = Number(ifMatch?.replaceAll('"', ''));
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  // What is no version is one that no case has: a condition that cannot be read must not pass for none.
  return new Map([[id, Number.isInteger(version) ? version : -1]]);
};
