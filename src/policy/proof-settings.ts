import { DIFFERS, suspects } from './proof-diagram.ts';
import { overSteps } from './proof-ordered.ts';
import { stepsOf } from './proof-step.ts';
import { type Always, type OfVersion, type Statement } from './proof-statement.ts';
import type { View } from './proof-view.ts';
import type { Rule } from './policy.schema.ts';

/** What a force's settings may do to the guidance. */
export const ofSettings = (): Statement[] => [sure, listed];

const isSure = ({ confidence }: Rule): boolean => confidence === 'C' || confidence === 'C2';

/** A rule that asks for something, shuts something or raises a level: one that is turned off protects less. */
export const protects = ({ effect }: Rule): boolean =>
  'response' in effect || 'category' in effect || 'duty' in effect || 'standing' in effect;

const sure: Always = {
  of: 'every case',
  id: 'no-setting-weakens-the-sure',
  says: 'No setting turns off a response, category, duty or standing that rests on a source that was read [C, C2]; every other statement here holds whatever is signed.',
  people: 1,
  breaches: (view) =>
    overSteps(
      'settings',
      view,
      view.rules
        .filter((rule) => isSure(rule) && protects(rule))
        .map((rule) => ({ name: `the rule ${rule.id}`, diagram: view.fires(rule), relation: DIFFERS })),
      stepsOf(view.world.variables, [{ any: 'settings' }]),
    ),
  isBrokenBy: ({ files, advice, then }) => {
    const fired = (each: typeof advice) =>
      new Set(each.trace.filter(({ status }) => status === 'fired').map(({ rule }) => rule));
    const [before, after] = [fired(advice), fired(then.advice)];
    return files.rules.some((rule) => isSure(rule) && protects(rule) && before.has(rule.id) !== after.has(rule.id));
  },
};

/** Every rule that a setting can turn off or, where it exposes somebody, on. */
export function turnedBy(view: View): { readonly setting: string; readonly rule: Rule }[] {
  const { variables } = view.world;
  const steps = stepsOf(variables, [{ any: 'settings' }]);
  const names = new Map([...variables.settings].map(([name, { variable }]) => [variable, name] as const));
  return view.rules
    .filter((rule) => protects(rule) || 'role' in rule.effect)
    .flatMap((rule) => {
      const found = suspects(view.d, view.fires(rule), steps, DIFFERS).map(({ variable }) => names.get(variable) ?? '');
      return [...new Set(found)].map((setting) => ({ setting, rule }));
    });
}

const listed: OfVersion = {
  of: 'the version',
  id: 'settings-that-weaken-are-listed',
  says: 'Every setting that can weaken a rule, or expose somebody more, is listed with the rules that it touches, and no other can.',
  people: 1,
  lacks: (views) => {
    const found = new Set(views.flatMap((view) => turnedBy(view).map(({ setting, rule }) => `${setting} ${rule.id}`)));
    const said = new Set(
      (views[0]?.files.settings ?? []).flatMap(({ name, weakens }) => (weakens ?? []).map((rule) => `${name} ${rule}`)),
    );
    return [
      ...[...found].filter((each) => !said.has(each)).map((each) => `Not listed: setting and rule ${each}.`),
      ...[...said].filter((each) => !found.has(each)).map((each) => `Listed, but it does nothing: ${each}.`),
    ];
  },
};
