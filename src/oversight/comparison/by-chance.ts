/**
 * How many of so many forces lie beyond the 95 % limits when all are alike: one in twenty at most, since a flag goes by the exact
 * chance of a count so far out. Rounded up, so that *at most* stays true.
 */
export const byChance = (forces: number): string => (Math.ceil(forces / 2) / 10).toFixed(1);
