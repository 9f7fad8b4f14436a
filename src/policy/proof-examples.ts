import type { AdviceInput } from './advice.schema.ts';
import type { Condition } from './condition.schema.ts';
import type { Diagram } from './diagram.ts';
import { evidenceOf } from './evidence.ts';
import { readInput, vocabularyOf } from './input.ts';
import type { Rule } from './policy.schema.ts';
import type { OfVersion } from './proof-statement.ts';
import type { View } from './proof-view.ts';

/** A line that is drawn has a case on each side of it. */
export const ofExamples = (): OfVersion[] => [
  {
    of: 'the version',
    id: 'rules-stand-on-their-line',
    says: 'Every rule fires in the case that is written on the one side of its line, and fails in the one on the other.',
    people: 1,
    lacks: (views) => {
      const seen = new Set<Rule>();
      return views.flatMap((view) => misplaced(view, seen));
    },
  },
];

/** Of the rules that were not in force on an earlier day. */
function misplaced(view: View, seen: Set<Rule>): string[] {
  const vocabulary = vocabularyOf(view.files);
  const rules = view.rules.filter((rule) => !seen.has(rule));
  for (const rule of rules) seen.add(rule);
  return rules.flatMap((rule) =>
    (['fires', 'fails'] as const).flatMap((side) => {
      const read = readInput(vocabulary, rule.examples[side]);
      if (!read.ok)
        return [`The example of ${rule.id} that ${side} is refused: ${read.refusal.map(({ says }) => says).join(' ')}`];
      const reached = reachOf(view, rule.when, read.value);
      return reached === (side === 'fires' ? 2 : 1) ? [] : [`The example of ${rule.id} that ${side} does not.`];
    }),
  );
}

/** What a condition comes to in one case, as bits, with nobody listed but those of the case. */
function reachOf({ world, d }: View, when: Condition, input: AdviceInput): number {
  const people = input.people?.length ?? 0;
  const evidence = evidenceOf({ ...world.variables, people }, input);
  const memory = new Map<Diagram, number>();
  const at = (node: Diagram): number => {
    if (d.isConstant(node)) return 1 << Math.min(1, node);
    const known = memory.get(node);
    if (known !== undefined) return known;
    // Beyond the people listed nobody is: every question about others is answered no.
    const possible = evidence[d.variable(node)] ?? 1;
    let reached = 0;
    for (let value = 0; possible >> value !== 0; value += 1)
      if (((possible >> value) & 1) === 1) reached |= at(d.child(node, value));
    memory.set(node, reached);
    return reached;
  };
  return at(world.read(when, people));
}
