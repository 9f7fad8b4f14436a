import type { Offence } from './outcomes-table.ts';
import type { Quarter, QuarterCount } from './quarter-count.ts';

/** A file that was read: which bytes, of which issue. */
export interface SourceFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly vintage: string;
}

/** What one outcomes file holds on one offence, and what there is to say about the rest of it. */
export interface OutcomesFile {
  readonly source: SourceFile;
  /** Counts of the offence asked for, force names as first printed. */
  readonly counts: readonly QuarterCount[];
  readonly offences: ReadonlyMap<string, Offence>;
  readonly outcomeTypes: ReadonlySet<string>;
  /** For every force, under its key: its name as printed and the quarters it has any row in. */
  readonly forces: ReadonlyMap<string, ForceCoverage>;
  readonly notForces: ReadonlySet<string>;
  readonly oddities: readonly string[];
}

export interface ForceCoverage {
  readonly force: string;
  readonly quarters: ReadonlyMap<string, Quarter>;
}
