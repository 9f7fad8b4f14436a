import type { Diagram } from './diagram.ts';
import { STANDINGS } from './policy.schema.ts';
import { FALLS, held, related, RISES, suspects, type Relation, type Steps } from './proof-diagram.ts';
import { outcome, RESPONSE, ROLE, type Output } from './proof-output.ts';
import { SOFT, type Breach } from './proof-statement.ts';
import type { View } from './proof-view.ts';

/** An output, by name, and how it must not stand to itself over a step. */
export interface Ordered {
  readonly name: string;
  readonly of: readonly Output[];
  readonly diagram: Diagram;
  readonly relation: Relation;
}

/** Every way an output can stand so to itself over one of the steps, which `name` tells from other steps. */
export function* overSteps(name: string, view: View, ordered: Iterable<Ordered>, steps: Steps): Generator<Breach> {
  const { d, world } = view;
  for (const { name: what, of, diagram, relation } of ordered) {
    const asked = `${name} ${relation.name} ${diagram}`;
    if (world.isNever(asked)) continue;
    const found = suspects(d, diagram, steps, relation);
    if (found.length === 0) world.never(asked);
    for (const step of found) {
      const values = Array.from({ length: d.sizes[step.variable] ?? 0 }, (_, value) =>
        held(d, diagram, step.variable, value),
      );
      const [before = 0, after = 0] = [values[step.from], values[step.to]];
      // A step up from an answer that is read as a lower one is told from the lowest.
      const from = step.from < step.to ? values.indexOf(before) : step.from;
      yield { what, of, bad: related(d, relation, before, after), step: { ...step, from } };
    }
  }
}

const SOFTER: Relation = { name: 'softer for one exposed', holds: (before, after) => after > 0 && before > after };

/** Which duty may give way to which, and in this direction alone: what was to be deleted has to be kept (handbook 1.8, 4.7). */
const GIVES_WAY: Readonly<Record<string, string>> = { 'agree-deletion': 'keep-everything' };

/** What takes a duty's place and may, where the version lists the two as opposites: a list in the version alone excuses nothing. */
export const oppositesOf = ({ files }: Pick<View, 'files'>, id: string): readonly string[] =>
  (files.policy.opposites ?? []).flatMap((pair) => {
    const instead = pair.includes(id) ? GIVES_WAY[id] : undefined;
    return instead !== undefined && pair.includes(instead) ? [instead] : [];
  });

/** Response, duties by set, and the soft outcomes of a person who is person-involved or suspect on both sides. */
export function* protection(view: View): Generator<Ordered> {
  yield { name: 'the response', of: [RESPONSE], diagram: view.response, relation: FALLS };
  for (const about of view.people > 0 ? (['case', 'person'] as const) : (['case'] as const))
    for (const id of view.duties(about)) {
      const owed = [id, ...oppositesOf(view, id)].map((act) => view.duty(about, act));
      yield { name: `the duty ${id}`, of: [{ of: 'duty', id, about }], diagram: view.d.any(owed), relation: FALLS };
    }
  if (view.people === 0) return;
  const exposed = view.d.map('exposed', (role) => (role > 0 ? 1 : 0), exposedRole(view));
  for (const code of SOFT)
    if (view.outcomes.some((each) => each.code === code))
      yield {
        name: `Outcome ${code}`,
        of: [outcome(code)],
        diagram: view.d.apply('of one exposed', (is, level) => is * (level + 1), exposed, view.standing(code)),
        relation: SOFTER,
      };
}

export const EXPOSURE: Readonly<Record<string, number>> = { witness: 0, victim: 0, 'person-involved': 1, suspect: 2 };
export const GRAVITY = { none: 0, caution: 1, charge: 2 } as const;
const BARRED = STANDINGS.indexOf('barred');

/** 0 for a victim or witness, 1 for a person involved, 2 for a suspect. */
export const exposedRole = (view: View): Diagram =>
  view.d.map(`exposure of ${view.roles.join()}`, (role) => EXPOSURE[view.roles[role] ?? ''] ?? 0, view.role);

/** 0 where no formal outcome is open, 1 for a caution, 2 for a charge. */
export const gravest = (view: View): Diagram =>
  view.d.any(
    view.outcomes
      .filter(({ formal }) => formal !== 'none')
      .map(({ code, formal }) =>
        view.d.map(`gravity ${formal}`, (level) => (level < BARRED ? GRAVITY[formal] : 0), view.standing(code)),
      ),
  );

export const formalIn = ({ outcomes }: View): Output[] =>
  outcomes.filter(({ formal }) => formal !== 'none').map(({ code }) => outcome(code));

export function* exposure(view: View): Generator<Ordered> {
  yield { name: 'the role', of: [ROLE], diagram: exposedRole(view), relation: RISES };
  yield { name: 'the gravest formal outcome open', of: formalIn(view), diagram: gravest(view), relation: RISES };
}
