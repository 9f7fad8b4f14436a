import { counts, type Definition } from '../definition/index.ts';
import {
  adjustedSpread,
  adjustedSpreadOfFew,
  isUnmeasured,
  standardise,
  type AdjustedSpread,
  type Observed,
  type Standardised,
} from '../measure/index.ts';
import { forceKey, slotName } from '../source/index.ts';
import { bandsApart } from './age-band.ts';
import type { Compared } from './compare-files.ts';
import { daysOf, type SourceCount } from './count-source.ts';
import { ASSIGNED, DEFINED } from './material.ts';
import { FEW_FORCES, LEAST_FORCES, shownSpread, spreadBetweenFew } from './shown-spread.ts';

/** How one spread is come by: both of a case mix by the same. */
export type Estimator = 'likelihood' | 'adjusted profile likelihood';

type Ratio = Pick<AdjustedSpread, 'mor' | 'morInterval'>;

/** The spread when ages are allowed for, and when they are not: of the same counts of the same forces, by one estimator. */
export interface MixSpread extends Ratio {
  readonly plain: Ratio;
  readonly by: Estimator;
}

/** What a comparison comes to in cases of the same ages. */
export interface CaseMix {
  readonly bands: readonly string[];
  /** Null where these counts tell none, as those of too few forces do not. */
  readonly spread: MixSpread | null;
  /** By the key of a force: what it had, and would have had with the shares of all in its own cases. */
  readonly forces: ReadonlyMap<string, Standardised>;
}

/** Alike in all but ages: one definition, offence, unit, basis and time. */
function alike(given: readonly SourceCount[], { scope, basis, period }: Definition): readonly SourceCount[] {
  const slots = new Set(period.quarters.map(slotName));
  return given.filter(
    (count) =>
      count.outcomeType !== null &&
      count.definition === scope.offence.group &&
      count.offenceScope.replace('not-stated', 'not stated') === scope.offence.code &&
      (count.unit === scope.unit || count.unit === 'not-stated') &&
      count.basis === basis &&
      slots.has(slotName(daysOf(count))),
  );
}

/** One force’s part of one band; null where a count of it is missing or none is given. */
function stratum(own: readonly SourceCount[], { sides: [part, whole] }: Definition): Observed | null {
  if (own.length === 0 || own.some(({ value }) => value === null)) return null;
  const sum = (side: typeof part): number =>
    own.reduce((all, { outcomeType, value }) => all + (counts(side, outcomeType ?? '') ? (value ?? 0) : 0), 0);
  const [y, n] = [sum(part), sum(whole)];
  return y >= 0 && y <= n ? { y, n } : null;
}

/** One that is adjusted for few forces beside one that is not would differ by that alone. */
function mixSpread(groups: readonly (readonly Observed[])[]): MixSpread | null {
  if (groups.length < LEAST_FORCES) return null;
  const isFew = groups.length < FEW_FORCES;
  const found = isFew ? adjustedSpreadOfFew(groups) : adjustedSpread(groups);
  const whole = groups.map((strata) => ({ y: total(strata, 'y'), n: total(strata, 'n') }));
  const plain = isFew ? spreadBetweenFew(whole) : shownSpread(whole);
  if (isUnmeasured(found) || plain === null) return null;
  return {
    ...{ mor: found.mor, morInterval: found.morInterval },
    plain: { mor: plain.mor, morInterval: plain.morInterval },
    by: isFew ? 'adjusted profile likelihood' : 'likelihood',
  };
}

const total = (strata: readonly Observed[], side: keyof Observed): number =>
  strata.reduce((all, stratum) => all + stratum[side], 0);

/** Forces in cases of the same ages, where the source gives its counts by bands of age; else null (statistics 2.4, 2.5). */
export function caseMixOf({ comparison: { definition }, given }: Compared): CaseMix | null {
  const { types } = definition.denominator;
  if (given === undefined || types === 'assigned' || types.includes(ASSIGNED) || types.includes(DEFINED)) return null;
  const all = alike(given, definition).filter(({ outcomeType }) => counts(definition.sides[1], outcomeType ?? ''));
  const bands = bandsApart(all.map(({ ageScope }) => ageScope));
  if (bands.length < 2) return null;
  const strata = [...Map.groupBy(all, ({ force }) => forceKey(force))].flatMap(([key, own]) => {
    const parts = bands.map(({ ages }) =>
      stratum(
        own.filter(({ ageScope }) => ageScope === ages),
        definition,
      ),
    );
    const known = parts.filter((part) => part !== null);
    return known.length === bands.length && known.some(({ n }) => n > 0) ? [{ key, known }] : [];
  });
  const groups = strata.map(({ known }) => known);
  const expected = standardise(groups);
  if (isUnmeasured(expected)) return null;
  return {
    bands: bands.map(({ ages }) => ages),
    spread: mixSpread(groups),
    forces: new Map(
      strata.flatMap(({ key }, i) => {
        const found = expected.groups[i];
        return found === undefined ? [] : [[key, found] as const];
      }),
    ),
  };
}
