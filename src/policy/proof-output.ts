import type { Rule } from './policy.schema.ts';

/** One thing that is advised, of the case or of the first person: what a breach is a breach in. */
export type Output =
  | { readonly of: 'response' | 'category' | 'role' }
  | { readonly of: 'outcome'; readonly code: string }
  /** Whether an outcome is said to need something recorded. */
  | { readonly of: 'need'; readonly code: string; readonly need: string }
  | { readonly of: 'duty'; readonly id: string; readonly about: Rule['about'] }
  /** To whom an act falls and by when, whomever it is about. */
  | { readonly of: 'owner'; readonly id: string }
  | { readonly of: 'remark'; readonly rule: string; readonly about: Rule['about'] };

export const [RESPONSE, CATEGORY, ROLE] = [{ of: 'response' }, { of: 'category' }, { of: 'role' }] as const;
export const outcome = (code: string): Output => ({ of: 'outcome', code });

/** What a rule bears on. */
export function outputsOfRule({ id, about, effect }: Rule): readonly Output[] {
  if ('response' in effect) return [RESPONSE];
  if ('category' in effect) return [CATEGORY];
  if ('role' in effect) return [ROLE];
  if ('standing' in effect) return effect.outcomes.map(outcome);
  return 'duty' in effect ? [{ of: 'duty', id: effect.duty.id, about }] : [{ of: 'remark', rule: id, about }];
}
