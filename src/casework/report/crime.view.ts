import type { Person } from '../../platform/person/index.ts';
import type { CrimeRow } from './crime.store.ts';
import { nameOf } from './floor.view.ts';
import type { Party } from './report.store.ts';

/** Against whom a crime is, as a page says it; undefined where nobody said. */
export const againstWhom = (
  page: { readonly people: ReadonlyMap<string, Person>; readonly parties: readonly Party[] },
  { against }: Pick<CrimeRow, 'against'>,
): string | undefined => {
  if (against === null) return undefined;
  return page.parties.some(({ person }) => person === against)
    ? nameOf(page, against)
    : 'somebody who was taken off the case';
};
