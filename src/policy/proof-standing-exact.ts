import { STANDINGS } from './policy.schema.ts';
import { DIFFERS, related } from './proof-diagram.ts';
import { levelIn, levelOfCase } from './proof-level.ts';
import { needsFor, reasonsFor } from './proof-framework.ts';
import { holdsIn } from './proof-holds.ts';
import { outcome } from './proof-output.ts';
import { type Always } from './proof-statement.ts';

export const follows: Always = {
  of: 'every case',
  id: 'standing-follows',
  says: 'An outcome waits or is shut for the reasons that are spoken of here, and for no other.',
  people: 1,
  *breaches(view) {
    for (const { code } of view.outcomes) {
      const expected = levelIn(view, reasonsFor(view, code));
      yield {
        what: `Outcome ${code}`,
        of: [outcome(code)],
        bad: related(view.d, DIFFERS, view.standing(code), expected),
      };
    }
  },
  isBrokenBy: (shown) =>
    (shown.advice.people[0]?.outcomes ?? []).some(({ code, standing }) => {
      return standing !== STANDINGS[levelOfCase(shown, reasonsFor(shown, code))];
    }),
};

export const needs: Always = {
  of: 'every case',
  id: 'needs-what-is-missing',
  says: 'An outcome is said to need just what was not recorded, or was recorded as not yet so.',
  people: 1,
  *breaches(view) {
    for (const { code } of view.outcomes) {
      const expected = needsFor(view, code);
      const bearing = view.rules.flatMap((rule) => {
        const { effect } = rule;
        return 'standing' in effect && effect.outcomes.includes(code) ? [{ rule, needs: effect.needs ?? [] }] : [];
      });
      for (const need of view.world.variables.conditions.keys()) {
        const saying = bearing.filter((each) => each.needs.includes(need));
        const said = view.d.any(saying.map(({ rule }) => view.fires(rule)));
        const missing = view.d.any(expected.filter(([each]) => each === need).map(([, where]) => view.is(where)));
        yield {
          what: `${need}, for Outcome ${code}`,
          of: [{ of: 'need', code, need }],
          bad: related(view.d, DIFFERS, said, missing),
        };
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
