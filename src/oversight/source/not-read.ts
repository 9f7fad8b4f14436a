import { hasColumns } from './header.ts';
import type { Row } from './csv.ts';

interface Known {
  readonly columns: readonly string[];
  readonly why: string;
}

/** Published tables that are known and count nothing of this field: what they are is said, instead of guessing at their columns. */
const KNOWN: readonly Known[] = [
  {
    columns: ['force_region', 'increase', 'pct_increase'],
    why: 'it is the Home Office’s table of police officers by force and region on two days (in full-time posts, so that it has fractions), and no count of crimes, people or arrests. No figure here is per officer: how many officers a force has says nothing of how children are treated, and regions that bear the name of a force would count twice. Rates are per 1,000 residents aged 10 to 17: take in a table of residents instead',
  },
];

/** Why a table with this heading is not read; undefined where it may be. */
export const whyNotRead = (heading: Row): string | undefined =>
  KNOWN.find(({ columns }) => hasColumns(heading, columns))?.why;
