import { ok, type Actor, type PermitRefusal, type Result } from '../access/index.ts';
import type { Tx } from '../database/index.ts';
import { append } from '../ledger/index.ts';
import {
  instant,
  lookUnlessRefused,
  makeBesideCommit,
  permitted,
  sendWithCommit,
  type Context,
  type Decides,
  type EngineParts,
  type RefusalData,
  type Telling,
} from './engine.ts';

/** A way of looking: what it is called in the permission table, what it loads, and whom the answer is about. */
export interface Look<Input, Answer, Refusal extends RefusalData = never> {
  readonly action: string;
  readonly cases: (input: Input) => readonly string[];
  /** What `load` will ask first, asked together with whether this is permitted: of no use to anybody before it is. */
  readonly ahead?: (context: Pick<Context, 'tx'>, input: Input) => Promise<unknown>;
  readonly load: (context: Context, input: Input) => Promise<Result<Answer, Refusal>>;
  /** Every case and person in the answer, for the log. */
  readonly tell: (answer: Answer, input: Input) => Omit<Telling, 'kind'> & { readonly kind?: Telling['kind'] };
  /** What is done with the answer while its entry is being kept; nothing of it may leave before that. */
  readonly beside?: (answer: Answer) => void;
}

export type Consult = <Input, Answer, Refusal extends RefusalData = never>(
  actor: Actor,
  look: Look<Input, Answer, Refusal>,
  input: Input,
) => Promise<Result<Answer, Refusal | PermitRefusal>>;

/**
 * The one way to look: permit, load, log with everybody in the answer, commit; only then is there an answer to show.
 * When the log cannot be written this rejects, and nothing is shown.
 */
export const createConsult =
  (parts: EngineParts): Consult =>
  <Input, Answer, Refusal extends RefusalData>(actor: Actor, look: Look<Input, Answer, Refusal>, input: Input) => {
    const cases = look.cases(input);
    const work = async (tx: Tx, decides: Decides): Promise<Result<Answer, Refusal | PermitRefusal>> => {
      const [now, allowed, catchUp] = await Promise.all([
        instant(tx),
        permitted(parts, tx, actor, look.action, cases, decides),
        cases.length === 0 ? undefined : parts.catchUp(tx, cases),
        look.ahead?.({ tx }, input),
      ]);
      if (!allowed.ok) return allowed;
      decides(allowed.value.rule);
      const context: Context = { tx, actor, now, keys: parts.keys };
      await catchUp?.(context);
      const loaded = await look.load(context, input);
      if (!loaded.ok) return loaded;
      // Of the answer, not of what was asked: a search is logged with everybody whom it found.
      const told = look.tell(loaded.value, input);
      const entry = {
        force: actor.force,
        at: now,
        actor: actor.staff,
        kind: told.kind ?? 'consultation',
        action: look.action,
        rule: allowed.value.rule,
      };
      // One piece with COMMIT (ADR 14): nothing is shown before the entry is known to be kept.
      sendWithCommit(tx, () => append(tx, { ...entry, cases: told.cases, people: told.people }, told.content));
      makeBesideCommit(tx, () => look.beside?.(loaded.value));
      return ok(loaded.value);
    };
    return lookUnlessRefused(parts, actor, { action: look.action, cases, input }, work);
  };
