import type { RecordKind } from '../source/own.ts';
import { onlyParted } from './definitions.ts';
import type { StoredDefinition } from './stored.ts';

const WHOLE: Readonly<Record<RecordKind, string>> = {
  'arrest-made': 'Arrests made',
  'arrest-decided': 'People for whom an arrest was decided on, whatever came of it',
  'crime-with-outcome': 'Crimes with any outcome',
  'crime-recorded': 'Crimes recorded, with any outcome or none yet',
  'person-with-outcome': 'People with any outcome',
  'person-with-role': 'People in any role',
  'child-reported': 'People reported, whenever their welfare was checked, or not at all',
};

/**
 * What all that a definition counts is, whatever its title asks after: a table of it holds what is not known and what stands
 * beside what was asked, and its total is of all of that.
 */
export const wholeWords = ({ counts, leavesOut }: StoredDefinition): string =>
  `${WHOLE[counts]}, ${leavesOut.age === undefined ? 'all ages' : 'all ages but known adults'}`;

/** What has to be read with a table that is parted in some ways: a sentence about parts is only true where those are there. */
export const caveatsIn = (definition: StoredDefinition, by: readonly string[]): readonly string[] => {
  const fields = definition.dimensions.filter(({ name }) => by.includes(name)).map(({ field }) => field);
  return definition.caveats.filter((caveat) => {
    const of = onlyParted().get(caveat);
    return of === undefined || fields.includes(of);
  });
};
