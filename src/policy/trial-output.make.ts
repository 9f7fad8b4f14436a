import type { Diagram } from './diagram.ts';
import type { Effect, PolicyFiles } from './policy.schema.ts';
import { View } from './proof-view.ts';
import { spanOf } from './compile.ts';

/** Every output of advice but the trace, by name: what is needed and remarked on, and who does what by when, too. */
export function outputsOf(view: View): Map<string, Diagram> {
  const found = new Map<string, Diagram>([
    ['response', view.response],
    ['category', view.category],
  ]);
  if (view.people > 0) {
    found.set(
      'role',
      view.d.map(`named ${view.roles.join()}`, (role) => view.roles.indexOf(view.roles[role] ?? ''), view.role),
    );
    for (const { code } of view.outcomes) found.set(`standing ${code}`, view.standing(code));
  }
  for (const rule of view.rules) {
    if (view.people === 0 && rule.about === 'person') continue;
    for (const name of saidBy(view.files, rule.effect))
      found.set(`${rule.about} ${name}`, view.d.max(found.get(`${rule.about} ${name}`) ?? 0, view.fires(rule)));
  }
  return found;
}

export function saidBy(files: PolicyFiles, effect: Effect): string[] {
  if ('duty' in effect) return [JSON.stringify([effect.duty, spanOf(files, effect.duty.within)])];
  if ('note' in effect) return [effect.note];
  if ('warning' in effect) return [effect.warning];
  if (!('standing' in effect)) return [];
  return effect.outcomes.flatMap((code) => (effect.needs ?? []).map((need) => `${code} needs ${need}`));
}
