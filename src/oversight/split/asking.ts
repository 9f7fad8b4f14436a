import { ok, type Actor, type Result } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { keyed } from '../../platform/web/index.ts';
import type { DecidedCase } from '../measure/index.ts';
import type { SplitRuns } from './runs.ts';
import { digestOf } from './case-line.ts';
import type { AskSplit, Sampled } from './split.schema.ts';
import { askSplit } from './split.store.ts';

interface Asking {
  readonly asked: AskSplit;
  /** Decisions that other forces gave. */
  readonly cases: readonly DecidedCase[];
  /** Whether one's own are among them. */
  readonly own: boolean;
}

const sampledIn = ({ cases, own }: Asking): Sampled | undefined =>
  cases.length === 0 ? undefined : { sha256: digestOf(cases), alone: !own };

/** Asks, by page or program, and begins to work it out; gives the split, or why it was not asked. */
export async function asking(
  { execute, runs }: Pick<Gateway, 'execute'> & { readonly runs: SplitRuns },
  actor: Actor,
  of: Asking,
  idempotencyKey: string | undefined,
): Promise<Result<string, { readonly code: string }>> {
  const sampled = sampledIn(of);
  const input = {
    ...of.asked,
    ...(sampled === undefined ? {} : { sampled }),
    isOfNobody: !of.own && sampled === undefined,
  };
  const done = await execute(actor, askSplit, input, keyed(idempotencyKey, input));
  if (!done.ok) return done;
  const split = done.value['split'] ?? '';
  runs.begin(actor, split, of.asked, { cases: of.cases, sampled });
  return ok(split);
}
