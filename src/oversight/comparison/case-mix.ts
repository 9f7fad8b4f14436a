import { counts, type Definition } from '../definition/index.ts';
import {
  adjustedSpread,
  isUnmeasured,
  standardise,
  type AdjustedSpread,
  type Observed,
  type Standardised,
} from '../measure/index.ts';
import { forceKey, slotName } from '../source/index.ts';
import type { Compared } from './compare-files.ts';
import { daysOf, type SourceCount } from './count-source.ts';
import { ASSIGNED, DEFINED } from './material.ts';
import { LEAST_FORCES } from './shown-spread.ts';

interface Band {
  readonly ages: string;
  readonly from: number;
  readonly to: number;
}

/** What a comparison comes to in cases of the same ages. */
export interface CaseMix {
  readonly bands: readonly string[];
  /** Null where these counts tell none, as those of too few forces do not. */
  readonly spread: AdjustedSpread | null;
  /** By the key of a force: what it had, and would have had with the shares of all in its own cases. */
  readonly forces: ReadonlyMap<string, Standardised>;
}

function bandOf(ages: string): readonly Band[] {
  const [, from, to] = /^(\d+) to (\d+)$/u.exec(ages) ?? [];
  if (from !== undefined && to !== undefined) return [{ ages, from: Number(from), to: Number(to) }];
  const [, under] = /^under (\d+)$/u.exec(ages) ?? [];
  return under === undefined ? [] : [{ ages, from: 0, to: Number(under) - 1 }];
}

/** Bands that do not lie over each other, the narrowest first: *under 18* beside *10 to 13* would count a case twice. */
function apart(scopes: Iterable<string>): readonly Band[] {
  const kept: Band[] = [];
  for (const band of [...new Set(scopes)].flatMap(bandOf).toSorted((a, b) => a.to - a.from - (b.to - b.from)))
    if (kept.every(({ from, to }) => band.to < from || band.from > to)) kept.push(band);
  return kept.toSorted((a, b) => a.from - b.from);
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

/** Forces in cases of the same ages, where the source gives its counts by bands of age; else null (statistics 2.4, 2.5). */
export function caseMixOf({ comparison: { definition }, given }: Compared): CaseMix | null {
  const { types } = definition.denominator;
  if (given === undefined || types === 'assigned' || types.includes(ASSIGNED) || types.includes(DEFINED)) return null;
  const all = alike(given, definition).filter(({ outcomeType }) => counts(definition.sides[1], outcomeType ?? ''));
  const bands = apart(all.map(({ ageScope }) => ageScope));
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
  const spread = groups.length < LEAST_FORCES ? null : adjustedSpread(groups);
  if (isUnmeasured(expected)) return null;
  return {
    bands: bands.map(({ ages }) => ages),
    spread: spread === null || isUnmeasured(spread) ? null : spread,
    forces: new Map(
      strata.flatMap(({ key }, i) => {
        const found = expected.groups[i];
        return found === undefined ? [] : [[key, found] as const];
      }),
    ),
  };
}
