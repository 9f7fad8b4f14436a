import type { Diagram } from './diagram.ts';
import { RESPONSES, STANDINGS } from './policy.schema.ts';
import { FALLS, held, related, RISES, suspects, type Relation, type Steps } from './proof-diagram.ts';
import { SOFT, type Always, type Breach, type Shown } from './proof-statement.ts';
import { stepsOf, type Mover } from './proof-step.ts';
import type { View } from './proof-world.ts';
import type { Advice } from './advice.schema.ts';

type PersonAdvice = Advice['people'][number];

/** An output, by name, and how it must not stand to itself over a step. */
interface Ordered {
  readonly name: string;
  readonly diagram: Diagram;
  readonly relation: Relation;
}

/** Every way an output can stand so to itself over one of the steps, which `name` tells from other steps. */
export function* overSteps(name: string, view: View, ordered: Iterable<Ordered>, steps: Steps): Generator<Breach> {
  const { d, world } = view;
  for (const { name: what, diagram, relation } of ordered) {
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
      yield { what, bad: related(d, relation, before, after), step: { ...step, from } };
    }
  }
}

const SOFTER: Relation = { name: 'softer for one exposed', holds: (before, after) => after > 0 && before > after };

/** Response, duties by set, and the soft outcomes of a person who is person-involved or suspect on both sides. */
export function* protection(view: View): Generator<Ordered> {
  yield { name: 'the response', diagram: view.response, relation: FALLS };
  for (const about of view.people > 0 ? (['case', 'person'] as const) : (['case'] as const))
    for (const id of view.duties(about))
      yield { name: `the duty ${id}`, diagram: view.duty(about, id), relation: FALLS };
  if (view.people === 0) return;
  const exposed = view.d.map('exposed', (role) => (role > 0 ? 1 : 0), exposedRole(view));
  for (const code of SOFT)
    if (view.outcomes.some((outcome) => outcome.code === code))
      yield {
        name: `Outcome ${code}`,
        diagram: view.d.apply('of one exposed', (is, level) => is * (level + 1), exposed, view.standing(code)),
        relation: SOFTER,
      };
}

const EXPOSURE: Readonly<Record<string, number>> = { witness: 0, victim: 0, 'person-involved': 1, suspect: 2 };
const GRAVITY = { none: 0, caution: 1, charge: 2 } as const;
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

export function* exposure(view: View): Generator<Ordered> {
  yield { name: 'the role', diagram: exposedRole(view), relation: RISES };
  yield { name: 'the gravest formal outcome open', diagram: gravest(view), relation: RISES };
}

const ordered = (
  id: string,
  says: string,
  movers: readonly Mover[],
  outputs: (view: View) => Iterable<Ordered>,
  isBrokenBy: Always['isBrokenBy'],
): Always => ({
  of: 'every case',
  id,
  says,
  people: movers.some((mover) => 'person' in mover && mover.person === 1) ? 2 : 1,
  ...(movers.some((mover) => 'up' in mover && mover.up === 'factors') ? { orNobody: true as const } : {}),
  breaches: (view) => overSteps(id, view, outputs(view), stepsOf(view.world.variables, movers)),
  isBrokenBy,
});

/** How the case after the step protects less. */
const isLessProtected: Always['isBrokenBy'] = ({ advice, then }) => {
  const level = ({ response }: Advice) => RESPONSES.findIndex((each) => each === response);
  const duties = new Set(then.advice.duties.map(({ id, person }) => `${id} ${person ?? ''}`));
  if (level(then.advice) < level(advice)) return true;
  if (advice.duties.some(({ id, person }) => !duties.has(`${id} ${person ?? ''}`))) return true;
  return advice.people.some((before, place) => {
    const after = then.advice.people[place];
    if (after === undefined || !isExposed(before) || !isExposed(after)) return false;
    return SOFT.some((code) => standing(after, code) < standing(before, code));
  });
};

const isExposed = ({ role }: PersonAdvice): boolean => (EXPOSURE[role] ?? 0) > 0;
const standing = ({ outcomes }: PersonAdvice, code: string): number =>
  STANDINGS.findIndex((each) => each === outcomes.find((outcome) => outcome.code === code)?.standing);

/** How the first person is more exposed after the step. */
const isMoreExposed: Always['isBrokenBy'] = (shown) => {
  const [before, after] = [shown.advice.people[0], shown.then.advice.people[0]];
  if (before === undefined || after === undefined) return false;
  return (
    (EXPOSURE[after.role] ?? 0) > (EXPOSURE[before.role] ?? 0) || gravestOf(shown, after) > gravestOf(shown, before)
  );
};

export const gravestOf = ({ files }: Pick<Shown, 'files'>, person: PersonAdvice): number =>
  Math.max(
    0,
    ...files.outcomes
      .filter(({ code }) => standing(person, code) >= 0 && standing(person, code) < BARRED)
      .map(({ formal }) => GRAVITY[formal]),
  );

const [BY_CASE, OWN, OTHERS]: readonly (readonly Mover[])[] = [
  [{ up: 'factors' }, { up: 'reports' }],
  [
    { up: 'by', person: 0 },
    { up: 'towards', person: 0 },
    { up: 'facts', person: 0 },
  ],
  [
    { up: 'by', person: 1 },
    { up: 'towards', person: 1 },
    { up: 'facts', person: 1 },
  ],
];

/** Design, section 6: the two orders, each part of them; what holds of all that is known holds of the lowest and highest still possible. */
export const orders = (): Always[] => [
  ordered(
    'protection-factor-case',
    'Adding a factor to a case, or an earlier report, never lowers the response, takes away a duty or makes Outcome 8, 21 or 22 easier for a person involved or suspect.',
    BY_CASE ?? [],
    protection,
    isLessProtected,
  ),
  ordered(
    'protection-factor-own',
    'Adding what a person did, what was done to them or what makes them vulnerable never lowers the protection of the case or of that person.',
    OWN ?? [],
    protection,
    isLessProtected,
  ),
  ordered(
    'protection-factor-others',
    'Adding what another person did, what was done to them or what makes them vulnerable never lowers anybody’s protection.',
    OTHERS ?? [],
    protection,
    isLessProtected,
  ),
  ordered(
    'protection-younger-own',
    'A child’s being younger never lowers the protection of the case or of that child.',
    [{ younger: 18, person: 0 }],
    protection,
    isLessProtected,
  ),
  ordered(
    'protection-younger-others',
    'Another child’s being younger never lowers anybody’s protection.',
    [{ younger: 18, person: 1 }],
    protection,
    isLessProtected,
  ),
  ordered(
    'exposure-younger',
    'Being younger never makes a person more of a suspect, nor opens a graver formal outcome to them.',
    [{ younger: Infinity, person: 0 }],
    exposure,
    isMoreExposed,
  ),
  ordered(
    'exposure-vulnerable',
    'A vulnerability of a person, a concern about their capacity or immediate harm never makes them more of a suspect, nor opens a graver formal outcome to them.',
    [{ up: 'facts', person: 0 }, { up: 'concerns' }],
    exposure,
    isMoreExposed,
  ),
];
