import type { Actor } from '../access/index.ts';
import { isPermitted, type EngineParts } from './engine.ts';

/**
 * May they be led there? For where a page goes on after what was done on it: nothing of a case is shown by it, so that
 * neither a look nor a refusal is kept.
 */
export type Leads = (actor: Actor, action: string, cases: readonly string[]) => Promise<boolean>;

export const createLeads =
  (parts: EngineParts): Leads =>
  (actor, action, cases) =>
    isPermitted(parts, actor, action, cases);
