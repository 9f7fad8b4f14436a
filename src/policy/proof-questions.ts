import { compile, type Compiled } from './compile.ts';
import { Conditions } from './condition.ts';
import { Diagrams } from './diagram.ts';
import { askedOutputs } from './unknown.ts';
import { LeftOut } from './proof-left-out.ts';
import { unheard } from './proof-unheard.ts';
import { namesOf } from './question.ts';
import { layOut } from './variables.ts';
import type { OfVersion } from './proof-statement.ts';
import { readings, type Compile } from './proof-unknown.ts';
import { turnedSince } from './proof-turned.ts';
import type { View } from './proof-view.ts';

/** The outputs about which questions are asked; to plant a fault in it, fewer of them. */
export type Asked = (compiled: Compiled) => ReadonlySet<unknown>;

/**
 * The short way of asking against the full form, for every way of answering at once. A question is asked exactly where
 * something that it answers is still tested in an output that is not settled: a function that does not depend on any one of
 * some variables depends on none of them, so that where nothing more is asked no answers to what is left change anything.
 */
export const ofQuestions = (ready: Compile = compile, asked: Asked = askedOutputs, names = namesOf): OfVersion => ({
  of: 'the version',
  id: 'asked-until-nothing-can-change',
  says: 'Whatever was answered, and whatever was answered with not known: once nothing more is asked, no answer to what was left out changes the response, a standing or a duty; and until then only what can change one of them is asked.',
  people: 1,
  lacks: (views) =>
    views.flatMap((view, place) => {
      const { files, on } = view;
      const compiled = ready === compile ? view.compiled : ready(files, on, 1);
      const variables = layOut(files, 2);
      const before = ready === compile ? views[place - 1] : undefined;
      // What can be said of a case has no dates: it is tried once.
      const missed = before === undefined ? unheard(files, variables, names(variables)) : [];
      return [...unasked(compiled, view, before, asked(compiled)), ...missed];
    }),
});

function unasked(compiled: Compiled, view: View, before: View | undefined, asked: ReadonlySet<unknown>): string[] {
  const { diagrams, variables } = compiled;
  const { on, rules } = view;
  // Read once more, of the rules alone and in the same numbers.
  const d = new Diagrams(diagrams.sizes, diagrams.terminals);
  const conditions = new Conditions(d, variables);
  const needed = readings(compiled, rules)
    .filter(({ name }) => name !== 'the category' && name !== 'the role')
    .filter(turnedSince(view, before));
  return needed.flatMap(({ name, output, levelOf }) => {
    if (!asked.has(output)) return [`From ${on} nothing is asked about ${name}.`];
    const read = rules.flatMap((rule) => {
      const level = levelOf(rule);
      return level === undefined
        ? []
        : [d.map(`level ${level}`, (fired) => fired * level, conditions.diagram(rule.when))];
    });
    const [engine, plain] = [
      { d: diagrams, root: output.diagram },
      { d, root: d.any(read) },
    ];
    return new LeftOut(d, [engine, plain]).isAskedExactly(engine, plain)
      ? []
      : [`From ${on} what ${name} turns on is not asked, or is asked where it cannot change it.`];
  });
}
