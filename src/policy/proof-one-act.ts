import { spanOf } from './compile.ts';
import type { Diagram } from './diagram.ts';
import type { Effect, Rule } from './policy.schema.ts';
import type { Output } from './proof-output.ts';
import { everyOf, type Always } from './proof-statement.ts';
import type { View } from './proof-view.ts';

export type DutyRule = Rule & { readonly effect: Extract<Effect, { duty: unknown }> };
export const isDuty = (rule: Rule): rule is DutyRule => 'duty' in rule.effect;

export const oneAct: Always = {
  of: 'every case',
  id: 'one-act-one-owner',
  says: 'No two duties that fall due together give one act two owners or two times.',
  people: 1,
  *breaches(view) {
    const rules = view.rules.filter(isDuty);
    const raising = Map.groupBy(rules, ({ effect }) => effect.duty.id);
    for (const one of rules) {
      const { id } = one.effect.duty;
      const all = raising.get(id) ?? [];
      for (const other of all.slice(all.indexOf(one) + 1))
        if (!sameAct(view, one, other))
          yield { what: id, of: [{ of: 'owner', id }], bad: everyOf(view, view.fires(one), view.fires(other)) };
    }
  },
  isBrokenBy: ({ advice }) =>
    advice.duties.some((one) =>
      advice.duties.some(
        (other) =>
          other.id === one.id &&
          (other.owner !== one.owner || JSON.stringify(other.within) !== JSON.stringify(one.within)),
      ),
    ),
};

export const sameAct = ({ files }: View, one: DutyRule, other: DutyRule): boolean => {
  const [a, b] = [one.effect.duty, other.effect.duty];
  return a.owner === b.owner && JSON.stringify(spanOf(files, a.within)) === JSON.stringify(spanOf(files, b.within));
};

export const noOpposites: Always = {
  of: 'every case',
  id: 'no-opposite-duties',
  says: 'No two duties that the version lists as opposites fall due together, about the case or one person, whoever else is there. About two people both may be owed: what is to be done for the one does not undo what is to be done for the other.',
  people: 1,
  *breaches(view) {
    for (const [a, b] of view.files.policy.opposites ?? [])
      yield {
        what: `${a} and ${b}`,
        of: [a, b].flatMap(eitherOf),
        bad: everyOf(view, eitherWay(view, a), eitherWay(view, b)),
      };
  },
  isBrokenBy: ({ files, advice }) =>
    (files.policy.opposites ?? []).some((pair) => pair.every((act) => advice.duties.some(({ id }) => id === act))),
};

const eitherOf = (id: string): Output[] => (['case', 'person'] as const).map((about) => ({ of: 'duty', id, about }));

export const eitherWay = (view: View, id: string): Diagram =>
  view.d.max(view.duty('case', id), view.duty('person', id));
