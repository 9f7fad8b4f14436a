/** One way that counts are parted: force, quarter, outcome, age band … with every value it can have, in order. */
export interface Dimension {
  readonly name: string;
  readonly values: readonly string[];
  /** Of which field of a record it is, and for each value which values of that field it holds. */
  readonly made?: { readonly of: string; readonly parts: string[][] } | undefined;
}

/**
 * Counts of own cases by one definition, before disclosure control: exact, and never shown or sent as they are. Every
 * combination of values has its cell, zeros too; margins are added up by whoever releases it.
 */
export interface CountTable {
  /** The id of its definition. */
  readonly definition: string;
  readonly unit: 'crimes' | 'people' | 'arrests' | 'reports';
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly dimensions: readonly Dimension[];
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** One value of each dimension, in their order. */
  readonly at: readonly string[];
  readonly count: number;
  /** Random key of the cell, 0 to 255: the sum of its records' keys (cell-key method); null where records have none. */
  readonly key: number | null;
}
