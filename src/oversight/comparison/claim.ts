import type { Claim, Figure, Kind, PublishedClaims, Verdict } from './claim.schema.ts';
import { narrower, unlike, unstated, type Reckoning } from './claim-base.ts';
import { sumOf, type Bounds } from './held-figure.ts';

type Figures = PublishedClaims['figures'];

const DAY = 24 * 60 * 60 * 1000;
const DAYS_A_MONTH = 365.25 / 12;

/** Both ends counted. */
const daysOf = ({ from, to }: Figure): number => (Date.parse(to ?? '') - Date.parse(from ?? '')) / DAY + 1;

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

/** The value, as bounds where a count in it is held back or not exact; undefined where one was never printed. */
export function reckon(
  { kind, of, over, unknown = [] }: Reckoning,
  figures: Figures,
  hidden: ReadonlySet<string>,
): Bounds | undefined {
  const [top, bottom, perhaps] = [of, over, unknown].map((ids) => sumOf(ids, figures, hidden));
  const first = figures[of[0] ?? ''];
  if (top === undefined || bottom === undefined || perhaps === undefined || first === undefined) return undefined;
  const days = daysOf(first);
  const most = top.high + perhaps.high;
  const ends = [RECKONING[kind](top.low, bottom.high, days), RECKONING[kind](most, bottom.low, days)].toSorted(
    (a, b) => a - b,
  );
  return { low: ends[0] ?? Number.NaN, high: ends[1] ?? Number.NaN };
}

/** Whether the words of a claim are true of every value that it can have, of none, or of some; undefined where it has no words. */
function isAllowed({ allows }: Claim, { low, high }: Bounds): boolean | 'of-some' | undefined {
  if (allows === undefined) return undefined;
  const [least, most] = [allows[0] ?? -Infinity, allows[1] ?? Infinity];
  if (low >= least && high <= most) return true;
  return high < least || low > most ? false : 'of-some';
}

export interface Judged {
  readonly verdict: Verdict;
  readonly value: Bounds | undefined;
  readonly unlike: readonly string[];
  readonly narrower: readonly string[];
  readonly unstated: readonly string[];
}

/** What becomes of a claim when it is worked out anew from the counts that were printed. */
export function judge(claim: Claim, figures: Figures, hidden: ReadonlySet<string>): Judged {
  const { reckoned } = claim;
  const value = reckoned === null ? undefined : reckon(reckoned, figures, hidden);
  if (reckoned === null || value === undefined)
    return { verdict: 'cannot-be-reproduced', value, unlike: [], narrower: [], unstated: [] };
  const found = {
    value,
    unlike: unlike(reckoned, figures),
    narrower: narrower(reckoned, figures),
    unstated: unstated(reckoned, figures),
  };
  return { verdict: verdictOf(claim, found), ...found };
}

/** In the order of what has to be known first: a result that rests on what nobody stated neither holds nor fails. */
function verdictOf(claim: Claim, found: Omit<Judged, 'verdict'> & { readonly value: Bounds }): Verdict {
  const holds = isAllowed(claim, found.value);
  if (holds === false && found.unstated.length === 0) return 'does-not-hold';
  if (claim.against !== undefined) return 'disagrees';
  if (found.unlike.length > 0 || claim.otherBases.length > 0) return 'depends-on-the-base';
  if (holds === undefined) return 'nothing-to-test';
  if (holds === 'of-some' || found.unstated.length > 0) return 'depends-on-the-unstated';
  return 'holds';
}
