import type { Context } from '../../platform/command/index.ts';
import { readPeople, type Person } from '../../platform/person/index.ts';
import type { Groups } from './own-value.ts';

/** So many at a time: what was opened is dropped again before the next are. */
const AT_ONCE = 1000;

const SEX = { female: 'female', male: 'male', other: 'other', 'not-stated': 'not stated' } as const;
const BROAD: Readonly<Record<string, string>> = { A: 'Asian', B: 'Black', M: 'Mixed', W: 'White', O: 'Other' };

/** The 18+1 self-defined codes in their five groups: finer ones would hold back nearly every count. */
export const broadEthnicity = (code: string): string =>
  code === 'NS' ? 'not stated' : (BROAD[code.slice(0, 1)] ?? 'not stated');

function groupsIn(person: Person): Groups {
  // Who was erased is still counted, by nothing that was sealed.
  if (person.state === 'erased') return { sex: 'not recorded', ethnicity: 'not recorded' };
  const { sex, ethnicity } = person.details;
  return {
    sex: sex === undefined ? 'not recorded' : SEX[sex],
    ethnicity: ethnicity === undefined ? 'not recorded' : broadEthnicity(ethnicity),
  };
}

/** Sex and ethnicity of everybody whom these rows are of, for the test of equal treatment alone (design, section 8). */
export async function groupsOf(
  { tx, keys, actor }: Context,
  rows: readonly { readonly person: string | null }[],
): Promise<ReadonlyMap<string, Groups>> {
  const people = [...new Set(rows.flatMap(({ person }) => person ?? []))];
  const found = new Map<string, Groups>();
  for (let first = 0; first < people.length; first += AT_ONCE) {
    const some = people.slice(first, first + AT_ONCE);
    for (const [id, person] of await readPeople({ tx, keys, force: actor.force }, some))
      found.set(id, groupsIn(person));
  }
  return found;
}
