import type { ArrestCount } from './arrest-count.ts';
import type { Count } from './count.ts';
import type { CountValue } from './quarter-count.ts';
import { added, valueOfCount } from './value.ts';

const valueOf = ({ value, low, high, missing }: Count): CountValue =>
  value === null
    ? { kind: 'missing', why: missing === 'withheld' ? 'withheld' : 'not-given', low: low ?? 0, high, as: '' }
    : { kind: 'known', value };

/** Arrests of one age by force and year: for one group of offences by its name, or for all together. */
export function arrestsByForce(arrests: readonly ArrestCount[], age: string, offence?: string): readonly Count[] {
  const wanted = arrests
    .map(({ count }) => count)
    .filter(({ ageScope, offenceScope }) => ageScope === age && (offence ?? offenceScope) === offenceScope);
  const groups = Map.groupBy(wanted, ({ force, periodStart }) => `${force}|${periodStart}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    // A year in which one group has no figure has no total: the others alone would read as a small one.
    const sum = group.map(valueOf).reduce(added);
    return [{ ...first, offenceScope: offence ?? 'all offences', ...valueOfCount(sum) }];
  });
}
