import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { FromWhom } from './statement.ts';

export const PARTS = ['depicted', 'shared', 'received', 'passed-on', 'asked-for', 'protected', 'reported'] as const;
export type Part = (typeof PARTS)[number];

/** Who only protected somebody did none of these: it is written instead of them (design, section 6). */
const HANDLED: readonly Part[] = ['shared', 'received', 'passed-on', 'asked-for'];

export const isContradiction = (parts: readonly Part[]): boolean =>
  parts.includes('protected') && parts.some((part) => HANDLED.includes(part));

export interface StatePart {
  readonly case: string;
  readonly person: string;
  readonly parts: readonly Part[] | 'not-known';
  readonly fromWhom: FromWhom | undefined;
}

export interface PartState {
  readonly statement: string;
  readonly isInCase: boolean;
}

export interface PartStated extends StatePart {
  readonly type: 'PartStated';
  readonly statement: string;
}

export type PartRefusal =
  | { readonly code: 'NotInThisCase'; readonly person: string }
  | { readonly code: 'ProtectedExcludes'; readonly parts: readonly Part[] };

export const decidePart = (
  state: PartState,
  input: StatePart,
  _moment: Moment,
): Result<readonly PartStated[], PartRefusal> => {
  if (!state.isInCase) return refused({ code: 'NotInThisCase', person: input.person });
  const { parts } = input;
  // Read either way it would make an actor of somebody who protected a child, or clear somebody who passed it on.
  if (parts !== 'not-known' && isContradiction(parts)) return refused({ code: 'ProtectedExcludes', parts });
  return ok([{ ...input, type: 'PartStated', statement: state.statement }]);
};
