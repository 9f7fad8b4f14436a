import { isSelf, ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Stage } from '../case/index.ts';

/** The two settings of a force that can conflict (handbook 2.3), by their names. */
export const STANDS = ['sgiiModel', 'outcome21RequiresSuspect'] as const;
export type Stands = (typeof STANDS)[number];

/** Children are recorded as persons involved, and Outcome 21 asks for a linked suspect: both cannot be had. */
export const isConflict = (settings: Readonly<Record<string, string | boolean>>): boolean =>
  settings['sgiiModel'] === 'PERSON_INVOLVED' && settings['outcome21RequiresSuspect'] === true;

export interface DecideConflict {
  readonly case: string;
  readonly stands: Stands;
  readonly reason: string;
}

export interface ConflictState {
  readonly decision: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly stage: Stage;
  readonly conflicts: boolean;
  /** Who proposed what waits; undefined when nothing does. */
  readonly proposedBy: string | undefined;
  /** Who has the case, or had it as its officer since its facts were recorded. */
  readonly officers: readonly string[];
}

export interface ConflictDecided extends DecideConflict {
  readonly type: 'ConflictDecided';
  readonly decision: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly at: Date;
  readonly by: string;
}

export type ConflictRefusal =
  | { readonly code: 'NoSettingsConflict' }
  | { readonly code: 'NotOpenForDecision'; readonly stage: Stage }
  | { readonly code: 'OwnConflict' };

/** The registrar says which of two conflicting settings stands for this one case: never for a proposal of their own, nor in a case of their own. */
export const decideConflict = (
  state: ConflictState,
  input: DecideConflict,
  { actor, now }: Moment,
): Result<readonly ConflictDecided[], ConflictRefusal> => {
  const { decision, passage, concerns, stage, conflicts, proposedBy, officers } = state;
  // After an approval it would change what was approved under it.
  if (stage !== 'open' && stage !== 'proposed') return refused({ code: 'NotOpenForDecision', stage });
  // The registrar settles a conflict and nothing else here: without one there is nothing for them to decide.
  if (!conflicts) return refused({ code: 'NoSettingsConflict' });
  // A registrar may also work cases: who proposed would otherwise clear the way for their own proposal.
  if (isSelf(actor, proposedBy, ...officers)) return refused({ code: 'OwnConflict' });
  return ok([{ ...input, type: 'ConflictDecided', decision, passage, concerns, at: now, by: actor.staff }]);
};
