import type { SafeContact } from './contact.ts';
import { alarmsOf, type FloorWalked, type WelfareBy, type WithWhom, type FromWhom } from './floor.ts';
import type { Known } from './report.ts';

/** What the newest floor of a child said, before it is walked again. */
export interface FloorBefore {
  readonly safeNow: Known;
  readonly selfHarm: Known;
  readonly withWhom: WithWhom;
  readonly inCare: Known;
  readonly onPlan: Known;
  readonly welfare: 'done' | 'arranged' | 'not-arranged';
  readonly welfareBy: WelfareBy | null;
  readonly welfareAt: Date | null;
  readonly fromWhom: FromWhom;
}

const SAID = ['safeNow', 'selfHarm', 'withWhom', 'inCare', 'onPlan', 'fromWhom'] as const;

const isSameContact = (one: SafeContact, other: SafeContact): boolean =>
  one.way?.may === other.way?.may &&
  one.way?.how === other.way?.how &&
  one.mustNot.length === other.mustNot.length &&
  one.mustNot.every((name) => other.mustNot.includes(name));

/** A check made once more by the same is what looking again means; one that is still to come is not the same at another time. */
const isSameCheck = (check: FloorWalked['welfareCheck'], before: FloorBefore): boolean => {
  if (check === 'not-arranged') return before.welfare === check;
  const isSame = check.state === before.welfare && check.by === before.welfareBy;
  return isSame && (check.state === 'done' || check.at.getTime() === before.welfareAt?.getTime());
};

/**
 * Whether a floor says nothing that the one before did not say, and nothing that cannot wait: as with a check that finds nothing
 * a second time, looking in on a child again is no news of them.
 */
export const isAlike = (
  floor: Omit<FloorWalked, 'type' | 'alike'>,
  before: FloorBefore | undefined,
  contact: SafeContact,
): boolean => {
  const { welfareCheck: check, walkedAt } = floor;
  const welfare = check === 'not-arranged' ? check : check.state;
  const welfareOverdue = check !== 'not-arranged' && check.state === 'arranged' && check.at <= walkedAt;
  return (
    before !== undefined &&
    SAID.every((name) => floor[name] === before[name]) &&
    isSameCheck(check, before) &&
    isSameContact(floor.contact, contact) &&
    alarmsOf({ ...floor, welfare, welfareOverdue }).length === 0
  );
};
