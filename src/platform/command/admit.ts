import type { Actor, Permit, PermitRefusal, Result } from '../access/index.ts';
import { permitted, undoneWhenRefused, type EngineParts } from './engine.ts';

/** May this be begun? For a page that shows an empty form and nothing from the database. */
export type Admit = (actor: Actor, action: string, cases?: readonly string[]) => Promise<Result<Permit, PermitRefusal>>;

/** Asks the table of permissions before a form is shown; a refusal is kept as every other is. */
export const createAdmit =
  (parts: EngineParts): Admit =>
  (actor, action, cases = []) =>
    undoneWhenRefused(parts, actor, { action, cases }, (tx, decides) =>
      permitted(parts, tx, actor, action, cases, decides),
    );
