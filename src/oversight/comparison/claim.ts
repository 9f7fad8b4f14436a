import type { Claim, Figure, Kind, PublishedClaims, Verdict } from './claim.schema.ts';
import { sumOf, type Bounds } from './held-figure.ts';

type Figures = PublishedClaims['figures'];

const DAY = 24 * 60 * 60 * 1000;
const DAYS_A_MONTH = 365.25 / 12;

/** Both ends counted. */
export const daysOf = ({ from, to }: Figure): number => (Date.parse(to) - Date.parse(from)) / DAY + 1;

const RECKONING: Readonly<Record<Kind, (of: number, over: number, days: number) => number>> = {
  change: (of, over) => of / over - 1,
  share: (of, over) => of / over,
  ratio: (of, over) => of / over,
  times: (of, over) => of / over,
  'one-in': (of, over) => over / of,
  'a-day': (of, _, days) => of / days,
  'a-month': (of, _, days) => (of / days) * DAYS_A_MONTH,
  total: (of) => of,
};

export interface Reckoning {
  readonly kind: Kind;
  readonly of: readonly string[];
  readonly over: readonly string[];
}

/** The value, as bounds where a count in it is held back; undefined where one was never printed. */
export function reckon(
  { kind, of, over }: Reckoning,
  figures: Figures,
  hidden: ReadonlySet<string>,
): Bounds | undefined {
  const [top, bottom] = [sumOf(of, figures, hidden), sumOf(over, figures, hidden)];
  const first = figures[of[0] ?? ''];
  if (top === undefined || bottom === undefined || first === undefined) return undefined;
  const days = daysOf(first);
  const ends = [RECKONING[kind](top.low, bottom.high, days), RECKONING[kind](top.high, bottom.low, days)].toSorted(
    (a, b) => a - b,
  );
  return { low: ends[0] ?? Number.NaN, high: ends[1] ?? Number.NaN };
}

const ASPECTS = [
  ['unit', 'counts'],
  ['ages', 'ages'],
  ['offences', 'offences'],
  ['place', 'forces'],
] as const;

/** How the parts of a claim are unlike: what divides two unlike counts is no share, whatever it comes to. */
export function unlike({ kind, of, over }: Reckoning, figures: Figures): readonly string[] {
  const parts = [...of, ...over].flatMap((id) => figures[id] ?? []);
  const aspects = ASPECTS.flatMap(([aspect, words]) => {
    const seen = [...new Set(parts.map((part) => part[aspect]))];
    return seen.length > 1 ? [`${words} (${seen.join('; ')})`] : [];
  });
  // A share over several years is of their sum; a change is between periods by its nature.
  const spans = new Set(parts.map(({ from, to }) => `${from} to ${to}`));
  return kind === 'share' && over.length === 1 && spans.size > 1
    ? [...aspects, `periods (${[...spans].join('; ')})`]
    : aspects;
}

/** Whether the words of a claim are true of every value that it can have. */
function isAllowed({ allows }: Claim, { low, high }: Bounds): boolean {
  if (allows === undefined) return true;
  const [least, most] = allows;
  return (least === null || low >= least) && (most === null || high <= most);
}

export interface Judged {
  readonly verdict: Verdict;
  readonly value: Bounds | undefined;
  readonly unlike: readonly string[];
}

/** What becomes of a claim when it is worked out anew from the counts that were printed. */
export function judge(claim: Claim, figures: Figures, hidden: ReadonlySet<string>): Judged {
  const { reckoned } = claim;
  const value = reckoned === null ? undefined : reckon(reckoned, figures, hidden);
  if (reckoned === null || value === undefined) return { verdict: 'cannot-be-reproduced', value, unlike: [] };
  const differences = unlike(reckoned, figures);
  return { verdict: verdictOf(claim, value, differences), value, unlike: differences };
}

function verdictOf(claim: Claim, value: Bounds, differences: readonly string[]): Verdict {
  if (!isAllowed(claim, value)) return 'does-not-hold';
  if (claim.against !== undefined) return 'disagrees';
  return differences.length > 0 || claim.otherBases.length > 0 ? 'depends-on-the-base' : 'holds';
}
