import type { Admit } from './admit.ts';
import type { Consult } from './consult.ts';
import type { Execute } from './execute.ts';

/** The two ways that pages, endpoints and shell commands have, to change and to look; and leave to begin a form. */
export interface Gateway {
  readonly execute: Execute;
  readonly consult: Consult;
  readonly admit: Admit;
}

/** The version that a form or If-Match carries, as `execute` wants it. */
export const seenVersion = (id: string, ifMatch: string | undefined): ReadonlyMap<string, number> | undefined => {
  const version = Number(ifMatch?.replaceAll('"', ''));
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  // What is no version is one that no case has: a condition that cannot be read must not pass for none.
  return new Map([[id, Number.isInteger(version) ? version : -1]]);
};
