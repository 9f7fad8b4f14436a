import type { Diagram } from './diagram.ts';
import type { Rule } from './policy.schema.ts';
import { DIFFERS, suspects, type Steps } from './proof-diagram.ts';
import { given, isGiven } from './proof-given.ts';
import { overSteps } from './proof-ordered.ts';
import { OVERRULED, whyOverruled } from './proof-overruled.ts';
import { outputsOfRule } from './proof-output.ts';
import { stepsOf } from './proof-step.ts';
import { type Always, type Breach, type OfVersion, type Shown, type Statement } from './proof-statement.ts';
import type { View } from './proof-view.ts';
import type { World } from './proof-world.ts';

/** What a force's settings may do to the guidance. */
export const ofSettings = (): Statement[] => [sure, listed, excepted];

const isSure = ({ confidence }: Rule): boolean => confidence === 'C' || confidence === 'C2';

/** The settings, by variable. */
const namesIn = (view: View): ReadonlyMap<number, string> =>
  new Map([...view.world.variables.settings].map(([name, { variable }]) => [variable, name] as const));

/** Every change of a setting but of those that are known to overrule a rule. */
function stepsBut(view: View): (rule: Rule) => Steps {
  const [steps, names] = [stepsOf(view.world.variables, [{ any: 'settings' }]), namesIn(view)];
  return (rule) => (variable) =>
    whyOverruled(names.get(variable) ?? '', rule.id) === undefined ? steps(variable) : undefined;
}

const sure: Always = {
  of: 'every case',
  id: 'no-setting-weakens-the-sure',
  says: `No setting turns off, or overrides, a response, category, role, duty, standing, note or warning that rests on a source that was read [C, C2], but: ${OVERRULED.map(({ setting, rules, why }) => `${setting} decides on ${rules.join(' and ')}, since ${why}`).join('; ')}. Every other statement here holds whatever is signed.`,
  people: 1,
  *breaches(view): Generator<Breach> {
    const steps = stepsBut(view);
    for (const rule of view.rules.filter(isSure))
      yield* overSteps(
        `settings ${OVERRULED.filter(({ rules }) => rules.includes(rule.id))
          .map(({ setting }) => setting)
          .join()}`,
        view,
        [{ name: `the rule ${rule.id}`, of: outputsOfRule(rule), diagram: given(view, rule), relation: DIFFERS }],
        steps(rule),
      );
  },
  isBrokenBy: (shown) => {
    const names = signedAnew(shown);
    return shown.files.rules.some(
      (rule) =>
        isSure(rule) &&
        names.some((name) => whyOverruled(name, rule.id) === undefined) &&
        isGiven(shown.advice, rule) !== isGiven(shown.then.advice, rule),
    );
  },
};

/** The settings that have another answer after the step. */
function signedAnew({ files, input, then }: Shown): string[] {
  const [before, after] = [input.settings ?? {}, then.input.settings ?? {}];
  return files.settings
    .filter(({ name, default: usual }) => (before[name] ?? usual) !== (after[name] ?? usual))
    .map(({ name }) => name);
}

/** By world: what turns a diagram was found once, whichever statement asks and on whichever day. */
const turning = new WeakMap<World, Map<Diagram, readonly string[]>>();

/** Every rule that a setting can turn off or on, or override. */
export function turnedBy(view: View): { readonly setting: string; readonly rule: Rule }[] {
  const known = turning.get(view.world) ?? new Map<Diagram, readonly string[]>();
  turning.set(view.world, known);
  const steps = stepsOf(view.world.variables, [{ any: 'settings' }]);
  const names = namesIn(view);
  return view.rules.flatMap((rule) => {
    const where = given(view, rule);
    let found = known.get(where);
    if (found === undefined) {
      const all = suspects(view.d, where, steps, DIFFERS).map(({ variable }) => names.get(variable) ?? '');
      known.set(where, (found = [...new Set(all)]));
    }
    return found.map((setting) => ({ setting, rule }));
  });
}

const turnedIn = (views: readonly View[]): ReadonlySet<string> =>
  new Set(views.flatMap((view) => turnedBy(view).map(({ setting, rule }) => `${setting} ${rule.id}`)));

const listed: OfVersion = {
  of: 'the version',
  id: 'settings-that-weaken-are-listed',
  says: 'Every setting that can turn a rule, a note and a warning too, off or on, or override it, is listed with the rules that it touches, and no other can.',
  people: 1,
  lacks: (views) => {
    const found = turnedIn(views);
    const said = new Set(
      (views[0]?.files.settings ?? []).flatMap(({ name, weakens }) => (weakens ?? []).map((rule) => `${name} ${rule}`)),
    );
    return [
      ...[...found].filter((each) => !said.has(each)).map((each) => `Not listed: setting and rule ${each}.`),
      ...[...said].filter((each) => !found.has(each)).map((each) => `Listed, but it does nothing: ${each}.`),
    ];
  },
};

const excepted: OfVersion = {
  of: 'the version',
  id: 'settings-that-decide-do',
  says: 'Each setting that is said to decide on a rule, though it was read, does decide on it.',
  people: 1,
  lacks: (views) => {
    const found = turnedIn(views);
    return OVERRULED.flatMap(({ setting, rules }) => rules.map((rule) => ({ setting, rule })))
      .filter(({ setting, rule }) => !found.has(`${setting} ${rule}`))
      .map(({ setting, rule }) => `The setting ${setting} does not decide on ${rule}.`);
  },
};
