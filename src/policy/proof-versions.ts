import type { Diagram } from './diagram.ts';
import { STANDINGS } from './policy.schema.ts';
import { held, related, RISES } from './proof-diagram.ts';
import { gravestOf } from './proof-order-broken.ts';
import { exposedRole, gravest } from './proof-ordered.ts';
import { outcome, ROLE, type Output } from './proof-output.ts';
import { everyOf, isAtLeast, type Always, type Breach, type Shown } from './proof-statement.ts';
import type { View } from './proof-view.ts';

/** Where a version exposes a child more than the one before it, on the same facts. */
export const sinceEarlier = (earlier: string): Always => ({
  of: 'every case',
  id: 'exposes-no-more-than-before',
  says: `On the same facts, with the same settings or with each version’s own, no child is more exposed than under ${earlier}, but in the situations that are listed.`,
  people: 1,
  *breaches(view) {
    if (view.earlier === undefined) return;
    const isListed = (situation: string) =>
      view.files.policy.exposesMore?.some((each) => each.than === earlier && each.situation === situation) ?? false;
    for (const { what, of, bad } of situations(view, view.earlier))
      if (!isListed(what)) yield { what, of, sinceEarlier: true, bad };
  },
  isBrokenBy: (shown) => isMore(shown),
});

/** By the rule that makes a child more of a suspect, or the formal outcome that is open and was not. */
function* situations(
  view: View,
  earlier: View,
): Generator<Pick<Breach, 'what' | 'bad'> & { readonly of: readonly Output[] }> {
  const child = view.is({ this: { age: { below: 18 } } });
  const worse = (now: Diagram, before: Diagram): Diagram => {
    const same = related(view.d, RISES, before, now);
    const own = related(view.d, RISES, usual(earlier, before), usual(view, now));
    return everyOf(view, child, view.d.max(same, view.d.and(own, defaults(view))));
  };
  const role = worse(exposedRole(view), exposedRole(earlier));
  for (const rule of view.rules) {
    const level = 'role' in rule.effect ? (LEVEL[rule.effect.role] ?? 0) : 0;
    const given = view.d.map(`is ${level}`, (each) => (each === level ? 1 : 0), exposedRole(view));
    if (level > 0) yield { what: `role by ${rule.id}`, of: [ROLE], bad: everyOf(view, role, given, view.fires(rule)) };
  }
  const graver = worse(gravest(view), gravest(earlier));
  for (const { code, formal } of view.outcomes)
    if (formal !== 'none')
      yield {
        what: `Outcome ${code}`,
        of: [outcome(code)],
        bad: everyOf(view, graver, view.d.not(isAtLeast(view, STANDINGS.indexOf('barred'), view.standing(code)))),
      };
}

/** An output under a version's own settings, as they are where nothing is signed. */
function usual(view: View, diagram: Diagram): Diagram {
  let found = diagram;
  for (const [name, { variable, answers }] of view.world.variables.settings) {
    const setting = view.files.settings.find((each) => each.name === name);
    if (setting !== undefined) found = held(view.d, found, variable, answers.indexOf(setting.default));
  }
  return found;
}

/** Where every setting is as this version has it, so that a story tells of none. */
const defaults = (view: View): Diagram =>
  view.d.every(
    [...view.world.variables.settings.values()].map(({ variable, answers, usual: answer }) =>
      view.d.test(variable, 1 << answers.indexOf(answer)),
    ),
  );

const LEVEL: Readonly<Record<string, number>> = { 'person-involved': 1, suspect: 2 };

function isMore(shown: Shown): boolean {
  return (shown.earlier ?? []).some((before) => {
    const [then, now] = [before.people[0], shown.advice.people[0]];
    if (then === undefined || now === undefined) return false;
    return (LEVEL[now.role] ?? 0) > (LEVEL[then.role] ?? 0) || gravestOf(shown, now) > gravestOf(shown, then);
  });
}
