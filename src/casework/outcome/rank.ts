import { RANKS, type Rank } from '../../platform/staff/index.ts';

/** Somebody who could approve, with the rank that the force keeps of them. */
export interface Approver {
  readonly staff: string;
  readonly name: string;
  readonly rank: Rank | null;
}

/** From which rank on an outcome is approved, by the settings of the force. */
export interface RankNeeded {
  readonly outcome: string;
  readonly rank: Rank;
}

/** The settings that name a rank, by the outcome they are about (handbook 3.7, 10.4). */
const SETTING: Readonly<Partial<Record<string, string>>> = {
  '21': 'outcome21ApproverRank',
  '22': 'outcome22Approver',
};

// One force's list of who decides as a designated decision maker opens with chief inspector (handbook 3.7, DDM rank).
const ladder = (rank: Rank): number => RANKS.indexOf(rank === 'decision-maker' ? 'chief-inspector' : rank);

const meets = (rank: Rank | null, needed: Rank): boolean => rank !== null && ladder(rank) >= ladder(needed);

/** The ranks that the outcomes of a proposal need. `valueOf` gives a setting as the force has it, or its default. */
export const ranksNeeded = (
  outcomes: readonly string[],
  valueOf: (setting: string) => unknown,
): readonly RankNeeded[] =>
  outcomes.flatMap((outcome) => {
    const name = SETTING[outcome];
    const value = name === undefined ? undefined : valueOf(name);
    const rank = RANKS.find((one) => one === value);
    return rank === undefined ? [] : [{ outcome, rank }];
  });

export interface RankTooLow {
  readonly code: 'RankTooLow';
  readonly outcome: string;
  readonly needed: Rank;
  readonly has: Rank | null;
  /** The names of those who could approve it. */
  readonly could: readonly string[];
}

/**
 * Why the rank of somebody is not enough. A force that keeps no ranks goes by the role alone; once it keeps one, whoever has
 * none is not taken to have enough.
 */
export const rankFault = (
  actor: string,
  proposer: string,
  needed: readonly RankNeeded[],
  approvers: readonly Approver[],
): RankTooLow | undefined => {
  if (approvers.every(({ rank }) => rank === null)) return undefined;
  const has = approvers.find(({ staff }) => staff === actor)?.rank ?? null;
  const missing = needed.find(({ rank }) => !meets(has, rank));
  if (missing === undefined) return undefined;
  const could = approvers.filter(({ staff, rank }) => staff !== proposer && meets(rank, missing.rank));
  const names = could.map(({ name }) => name);
  return { code: 'RankTooLow', outcome: missing.outcome, needed: missing.rank, has, could: names };
};
