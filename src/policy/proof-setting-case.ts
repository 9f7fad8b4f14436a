import { inputOf } from './proof-case.ts';
import { DIFFERS, held, related, suspects } from './proof-diagram.ts';
import type { OfVersion } from './proof-statement.ts';
import { stepsOf } from './proof-step.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { caseStory } from './proof-case-story.ts';
import { costOf } from './proof-plain.ts';
import { cheapest } from './proof-search.ts';

/** One statement for each rule that a setting is listed to touch: what it can do to it, told by the smallest case. */
export function settingCases(files: PolicyFiles, on: string): OfVersion[] {
  const listed = files.settings.flatMap(({ name, weakens }) => (weakens ?? []).map((rule) => ({ name, rule })));
  if (listed.length === 0) return [];
  const world = new World([files], 1, false);
  return listed.map(({ name, rule: id }) => {
    const rule = files.rules.find((each) => each.id === id);
    const story = rule === undefined ? undefined : smallestCase(new View(files, on, world, 1), name, rule);
    const touches = rule !== undefined && 'role' in rule.effect ? 'expose somebody more by' : 'weaken';
    return {
      of: 'the version',
      id: `setting-${name}-${id}`,
      says: `The setting ${name} can ${touches} ${id} [${rule?.confidence ?? 'not there'}]: it needs the signatures of both registrar and policy owner. ${story ?? ''}`.trim(),
      people: 1,
      lacks: () => (story === undefined ? [`The setting ${name} does nothing to ${id}.`] : []),
    };
  });
}

/** The fewest answers for which the rule fires under one answer to the setting and not under another. */
function smallestCase(view: View, name: string, rule: Rule): string | undefined {
  const { variables } = view.world;
  const setting = variables.settings.get(name);
  if (setting === undefined) return undefined;
  const steps = stepsOf(variables, [{ any: 'settings' }]);
  const [step] = suspects(view.d, view.fires(rule), steps, DIFFERS).filter(
    ({ variable }) => variable === setting.variable,
  );
  if (step === undefined) return undefined;
  const [from, to] = [step.from, step.to].map((value) => held(view.d, view.fires(rule), step.variable, value));
  const differs = related(view.d, DIFFERS, from ?? 0, to ?? 0);
  const found = cheapest(view.d, differs, costOf(variables));
  if (found === undefined) return undefined;
  const answers = [step.from, step.to].map((value) => String(setting.answers[value]));
  return `It holds or not as the answer is ${answers.join(' or ')}, where: ${caseStory(inputOf(variables, found.values, view.on))}`;
}
