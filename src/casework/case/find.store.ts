import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { findByReference, type FoundCase } from './case.store.ts';

/** Finds a case by the reference that somebody was told; says that it is there, and nothing else of it. */
export const findCase: Look<
  { readonly reference: string },
  FoundCase & { readonly reference: string },
  { readonly code: 'NoSuchReference' }
> = {
  action: 'find-case',
  cases: () => [],
  load: async ({ tx }, { reference }) => {
    const found = await findByReference(tx, reference);
    return found === undefined ? refused({ code: 'NoSuchReference' }) : ok({ ...found, reference });
  },
  // The case finds it in its own timeline: who was told a reference and looked it up.
  tell: (answer) => ({ cases: [answer.case], people: [], content: { page: 'find' } }),
};
