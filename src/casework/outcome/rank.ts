import { isSelf, type Actor } from '../../platform/access/index.ts';
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

/** What is asked of whoever decides: the ranks needed, and those who could. */
export interface RanksAsked {
  readonly ranks: readonly RankNeeded[];
  readonly approvers: readonly Approver[];
}

/** The settings that name a rank, by the outcome they are about (handbook 3.7, 10.4). */
const SETTING: Readonly<Partial<Record<string, string>>> = {
  '21': 'outcome21ApproverRank',
  '22': 'outcome22Approver',
  '10': 'outcome10Approver',
  '2': 'cautionApprover',
  '3': 'cautionApprover',
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
  readonly deed: 'approved' | 'upheld';
}

const keepsNone = (approvers: readonly Approver[]): boolean => approvers.every(({ rank }) => rank === null);

/** Who could decide on all of it, besides `others`, who may not for another reason. */
export const othersWhoCould = ({ ranks, approvers }: RanksAsked, others: readonly string[]): readonly Approver[] =>
  approvers.filter(
    ({ staff, rank }) =>
      !others.includes(staff) && (keepsNone(approvers) || ranks.every(({ rank: needed }) => meets(rank, needed))),
  );

const rankOf = (staff: string, approvers: readonly Approver[]): Rank | null =>
  approvers.find((one) => one.staff === staff)?.rank ?? null;

/** Each rank that is needed, beside the one kept of somebody. */
export const ranksHeld = (staff: string, { ranks, approvers }: RanksAsked) =>
  ranks.map(({ outcome, rank: needed }) => {
    if (keepsNone(approvers)) return { outcome, needed, has: 'not-kept', isEnough: true } as const;
    const has = rankOf(staff, approvers);
    return { outcome, needed, has, isEnough: meets(has, needed) };
  });

/**
 * Why the rank of somebody is not enough. A force that keeps no ranks goes by the role alone; once it keeps one, whoever has
 * none is not taken to have enough. `others` may not decide on it for another reason.
 */
export const rankFault = (
  actor: string,
  { ranks, approvers }: RanksAsked,
  deed: RankTooLow['deed'],
  others: readonly string[],
): RankTooLow | undefined => {
  if (keepsNone(approvers)) return undefined;
  const has = rankOf(actor, approvers);
  const missing = ranks.find(({ rank }) => !meets(has, rank));
  if (missing === undefined) return undefined;
  const could = approvers.filter(({ staff, rank }) => !others.includes(staff) && meets(rank, missing.rank));
  const names = could.map(({ name }) => name);
  return { code: 'RankTooLow', outcome: missing.outcome, needed: missing.rank, has, could: names, deed };
};

/** The names of those who could decide in the place of who recorded facts of it. */
export interface RecordedByYou {
  readonly code: 'RecordedByYou';
  readonly could: readonly string[];
  readonly deed: RankTooLow['deed'];
}

/** What one recorded oneself one does not check by deciding on it; where nobody else could at all, it is done and said. */
export const recordedFault = (
  actor: Actor,
  asked: RanksAsked & { readonly recorders: readonly string[] },
  deed: RankTooLow['deed'],
  others: readonly string[],
): RecordedByYou | undefined => {
  const { recorders } = asked;
  if (!isSelf(actor, ...recorders)) return undefined;
  const could = othersWhoCould(asked, [actor.staff, ...others, ...recorders]);
  return could.length === 0 ? undefined : { code: 'RecordedByYou', could: could.map(({ name }) => name), deed };
};
