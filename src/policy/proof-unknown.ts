import { compile, levelOf, rankedRoles, type Compiled } from './compile.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type Effect, type PolicyFiles, type Rule } from './policy.schema.ts';
import { Boxes, type Reading } from './proof-boxes.ts';
import type { OfVersion } from './proof-statement.ts';
import { ofOutcome, turnedSince } from './proof-turned.ts';
import type { View } from './proof-view.ts';

/** What is made ready for advice; to plant a fault in it, another way of making it. */
export type Compile = (files: PolicyFiles, on: string, people: number) => Compiled;

/**
 * Advice about whatever is left open, for every way of leaving answers open at once: each answer of each variable is
 * itself a variable here, *still possible* or not. What advice reads of its diagrams is set against what the rules say of
 * the completions: a level can come about when, in some completion, a rule of that level fires and none above it.
 */
export const ofUnknown = (ready: Compile = compile): OfVersion => ({
  of: 'the version',
  id: 'open-exactly-where-completions-disagree',
  says: 'Whatever is left unknown, a response, category, role, standing or duty is left open exactly where what it could turn out to be disagrees, and otherwise is what all of it agrees on.',
  people: 1,
  lacks: (views) =>
    views.flatMap((view, place) => disagreements(view, ready, ready === compile ? views[place - 1] : undefined)),
});

function disagreements(view: View, ready: Compile, before: View | undefined): string[] {
  const { files, on, rules } = view;
  const compiled = ready === compile ? view.compiled : ready(files, on, 1);
  const turned = readings(compiled, rules).filter(turnedSince(view, before));
  if (turned.length === 0) return [];
  const boxes = new Boxes(compiled);
  return turned.flatMap((reading) =>
    boxes.disagree(reading) ? [`From ${on} ${reading.name} is not left open just where completions disagree.`] : [],
  );
}

/** Everything advised, with what its rules give it. */
export function readings(compiled: Compiled, rules: readonly Rule[]): Reading[] {
  const ranks = rankedRoles(rules);
  const bearing = (isBearing: (effect: Effect) => boolean) => (rule: Rule) =>
    isBearing(rule.effect) ? levelOf(rule.effect, ranks) : undefined;
  const place = (level: number) => ranks.findIndex((each) => each.role === ranks[level]?.role);
  return [
    {
      name: 'the response',
      output: compiled.response,
      levels: RESPONSES.length,
      levelOf: bearing((each) => 'response' in each),
    },
    {
      name: 'the category',
      output: compiled.category,
      levels: CATEGORIES.length,
      levelOf: bearing((each) => 'category' in each),
    },
    {
      name: 'the role',
      output: compiled.role,
      levels: ranks.length,
      levelOf: bearing((each) => 'role' in each),
      readAs: place,
    },
    ...compiled.standings.map((output) => ({
      name: ofOutcome(output.code),
      output,
      levels: STANDINGS.length,
      levelOf: bearing((each) => 'standing' in each && each.outcomes.includes(output.code)),
    })),
    ...compiled.duties.map((output) => ({
      name: `the duty ${output.id}`,
      output,
      levels: 2,
      levelOf: (rule: Rule) => (output.rules.some((each) => each.rule === rule) ? 1 : undefined),
    })),
  ];
}
