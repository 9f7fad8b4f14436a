import { refused, type Result } from '../../platform/access/index.ts';
import type { Policy } from '../../policy/index.ts';

interface Because {
  readonly code: string;
  /** The rules that stand against what was asked. */
  readonly because?: readonly string[];
}

/** The same result; a refusal that rests on rules carries what each of them says, in the guidance that it was asked under. */
export const saying = <Value, Refusal extends Because>(
  { files }: Pick<Policy, 'files'>,
  result: Result<Value, Refusal>,
): Result<Value, Refusal> => {
  if (result.ok || result.refusal.because === undefined) return result;
  const says = result.refusal.because.flatMap((id) => files.rules.find((rule) => rule.id === id)?.says ?? []);
  return refused({ ...result.refusal, says });
};
