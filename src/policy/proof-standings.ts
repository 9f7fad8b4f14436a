import type { Diagram } from './diagram.ts';
import { STANDINGS } from './policy.schema.ts';
import { ASKED } from './proof-asked.ts';
import { SHUT, type Shut } from './proof-shut.ts';
import { holdsIn } from './proof-holds.ts';
import { outcome } from './proof-output.ts';
import { everyOf, isAtLeast, standingOf, type Always, type OfVersion, type Statement } from './proof-statement.ts';
import type { View } from './proof-view.ts';
import { follows, needs } from './proof-standing-exact.ts';

/** What shuts an outcome, or keeps it waiting, whatever else is known (handbook, 3.5 to 3.7). */
export const ofStandings = (): Statement[] => [...SHUT.map(shut), best, follows, needs];

const shut = ({ id, says, codes, where, atLeast }: Shut): Always => ({
  of: 'every case',
  id,
  says,
  people: 1,
  *breaches(view) {
    const there = view.is(where(view));
    for (const { code } of view.outcomes)
      if (codes.includes(code))
        yield {
          what: `Outcome ${code}`,
          of: [outcome(code)],
          bad: everyOf(view, there, view.d.not(isAtLeast(view, atLeast, view.standing(code)))),
        };
  },
  isBrokenBy: (shown) =>
    holdsIn(where(shown), shown) &&
    codes.some((code) => {
      const standing = standingOf(shown.advice, code);
      return standing !== undefined && STANDINGS.findIndex((each) => each === standing) < atLeast;
    }),
});

const best: OfVersion = {
  of: 'the version',
  id: 'what-each-outcome-asks',
  says: 'For each outcome and each thing that is decided, every answer leaves at best just what the framework says: open, waiting or shut.',
  people: 1,
  lacks: (views) => {
    // Most days change few outcomes: what was found of one standing is not looked for again.
    const known = new Map<string, number>();
    return views.flatMap((view) => {
      const answers = answersOn(view);
      return view.outcomes.flatMap(({ code }) => [...lacksOf(view, code, answers, known)]);
    });
  },
};

/** Everything that can be decided, each way that it can be, and where it is so. */
const answersOn = (view: View) =>
  [...view.world.variables.conditions].map(([condition, { answers }]) => ({
    condition,
    answers: answers.map((answer) => ({ answer, where: view.is({ condition, is: [answer] }) })),
  }));

function* lacksOf(
  view: View,
  code: string,
  all: ReturnType<typeof answersOn>,
  known: Map<string, number>,
): Generator<string> {
  const standing = view.standing(code);
  const ofOutcome = ASKED.filter(({ codes }) => codes.includes(code));
  for (const { condition, answers } of all) {
    const asked = ofOutcome.filter((each) => each.condition === condition);
    for (const { answer, where } of answers) {
      const expected = Math.max(0, ...asked.map(({ at }) => at[answer] ?? 0));
      const found = lowest(view, where, standing, known);
      if (found !== expected)
        yield `From ${view.on} Outcome ${code}, with ${condition} ${answer}, is at best ${String(STANDINGS[found])}, and should be ${String(STANDINGS[expected])}.`;
    }
  }
}

function lowest({ d, world }: View, where: Diagram, standing: Diagram, known: Map<string, number>): number {
  const key = `${where} ${standing}`;
  let found = known.get(key);
  if (found === undefined) {
    const isAt = (level: number) => d.map(`is ${level}`, (value) => (value === level ? 1 : 0), standing);
    found = STANDINGS.findIndex((_, level) => world.canBe(d.and(where, isAt(level))));
    known.set(key, found);
  }
  return found;
}
