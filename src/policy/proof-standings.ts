import type { Diagram } from './diagram.ts';
import { STANDINGS } from './policy.schema.ts';
import { DIFFERS, related } from './proof-diagram.ts';
import { levelIn, levelOfCase } from './proof-follows.ts';
import { ASKED } from './proof-asked.ts';
import { needsFor, reasonsFor } from './proof-framework.ts';
import { SHUT, type Shut } from './proof-shut.ts';
import { holdsIn } from './proof-shown.ts';
import { everyOf, isAtLeast, standingOf, type Always, type OfVersion, type Statement } from './proof-statement.ts';
import type { View } from './proof-view.ts';

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

const follows: Always = {
  of: 'every case',
  id: 'standing-follows',
  says: 'An outcome waits or is shut for the reasons that are spoken of here, and for no other.',
  people: 1,
  *breaches(view) {
    for (const { code } of view.outcomes) {
      const expected = levelIn(view, reasonsFor(view, code));
      yield { what: `Outcome ${code}`, bad: related(view.d, DIFFERS, view.standing(code), expected) };
    }
  },
  isBrokenBy: (shown) =>
    (shown.advice.people[0]?.outcomes ?? []).some(({ code, standing }) => {
      return standing !== STANDINGS[levelOfCase(shown, reasonsFor(shown, code))];
    }),
};

const needs: Always = {
  of: 'every case',
  id: 'needs-what-is-missing',
  says: 'An outcome is said to need just what was not recorded, or was recorded as not yet so.',
  people: 1,
  *breaches(view) {
    for (const { code } of view.outcomes) {
      const expected = needsFor(view, code);
      for (const need of view.world.variables.conditions.keys()) {
        const saying = view.rules.filter(
          ({ effect }) =>
            'standing' in effect && effect.outcomes.includes(code) && effect.needs?.includes(need) === true,
        );
        const said = view.d.any(saying.map((rule) => view.fires(rule)));
        const missing = view.d.any(expected.filter(([each]) => each === need).map(([, where]) => view.is(where)));
        yield { what: `${need}, for Outcome ${code}`, bad: related(view.d, DIFFERS, said, missing) };
      }
    }
  },
  isBrokenBy: (shown) =>
    (shown.advice.people[0]?.outcomes ?? []).some(({ code, needs: said }) => {
      const missing = needsFor(shown, code).filter(([, where]) => holdsIn(where, shown));
      const expected = new Set(missing.map(([need]) => need));
      return expected.size !== said.length || said.some((need) => !expected.has(need));
    }),
};

const best: OfVersion = {
  of: 'the version',
  id: 'what-each-outcome-asks',
  says: 'For each outcome and each thing that is decided, every answer leaves at best just what the framework says: open, waiting or shut.',
  people: 1,
  lacks: (views) => views.flatMap((view) => view.outcomes.flatMap(({ code }) => [...lacksOf(view, code)])),
};

function* lacksOf(view: View, code: string): Generator<string> {
  for (const [condition, { answers }] of view.world.variables.conditions)
    for (const answer of answers) {
      const expected = Math.max(
        0,
        ...ASKED.filter((each) => each.condition === condition && each.codes.includes(code)).map(
          ({ at }) => at[answer] ?? 0,
        ),
      );
      const found = lowest(view, view.is({ condition, is: [answer] }), view.standing(code));
      if (found !== expected)
        yield `From ${view.on} Outcome ${code}, with ${condition} ${answer}, is at best ${String(STANDINGS[found])}, and should be ${String(STANDINGS[expected])}.`;
    }
}

const lowest = (view: View, where: Diagram, standing: Diagram): number =>
  STANDINGS.findIndex((_, level) =>
    view.world.canBe(
      everyOf(
        view,
        where,
        view.d.map(`is ${level}`, (value) => (value === level ? 1 : 0), standing),
      ),
    ),
  );
