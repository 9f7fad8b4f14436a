import { isLessProtected, isMoreExposed } from './proof-order-broken.ts';
import { exposure, overSteps, protection, type Ordered } from './proof-ordered.ts';
import { type Always } from './proof-statement.ts';
import { stepsOf, type Mover } from './proof-step.ts';
import type { View } from './proof-view.ts';

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
    'Adding a factor to a case, or an earlier report, never lowers the response, takes away a duty (but for its listed opposite) or makes Outcome 8, 21 or 22 easier for a person involved or suspect.',
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
