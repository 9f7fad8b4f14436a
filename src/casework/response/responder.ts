import { ok, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** Who acts: the choice is the force's, to avoid stigma and unnecessary fear (handbook 1.6). */
export const RESPONDERS = [
  'first-responder',
  'safer-schools-officer',
  'neighbourhood-team',
  'child-abuse-investigation',
  'online-csa-team',
  'cid',
] as const;
export type Responder = (typeof RESPONDERS)[number];

export interface NameResponder {
  readonly case: string;
  readonly responder: Responder;
}

export interface ResponderNamed extends NameResponder {
  readonly type: 'ResponderNamed';
  readonly entry: string;
  readonly namedAt: Date;
}

export const decideResponder = (
  entry: string,
  input: NameResponder,
  { now }: Moment,
): Result<readonly ResponderNamed[], never> => ok([{ ...input, type: 'ResponderNamed', entry, namedAt: now }]);
