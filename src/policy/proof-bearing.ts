import type { Diagram } from './diagram.ts';
import type { Move } from './difference.ts';
import type { Rule } from './policy.schema.ts';
import type { View } from './proof-view.ts';

/** What a rule bears on, as it is advised; a note is advised wherever its rule fires. */
export function outputsOf(view: View, rule: Rule): readonly Diagram[] {
  const { effect, about } = rule;
  if ('response' in effect) return [view.response];
  if ('category' in effect) return [view.category];
  if ('role' in effect) return [view.role];
  if ('duty' in effect) return [view.duty(about, effect.duty.id)];
  if (!('standing' in effect)) return [view.fires(rule)];
  return view.outcomes.filter(({ code }) => effect.outcomes.includes(code)).map(({ code }) => view.standing(code));
}

/** Whether a move is one of what the rule gives. */
export function isOf({ effect }: Rule, { of, id, what }: Move): boolean {
  if ('duty' in effect) return of === 'duty' && id === effect.duty.id;
  if ('standing' in effect) return of === 'outcome' && effect.outcomes.some((code) => code === id);
  if ('note' in effect) return of === 'note' && what === effect.note;
  if ('warning' in effect) return of === 'warning' && what === effect.warning;
  return of in effect;
}
