import type { SafeContact } from './contact.ts';
import type { Known } from './report.ts';

interface Said {
  readonly safeNow: Known;
  readonly selfHarm: Known;
  readonly withWhom: string;
  readonly inCare: Known;
  readonly onPlan: Known;
  readonly fromWhom: string;
}

/** What the newest floor of a child said, before it is walked again. */
export interface FloorBefore extends Said {
  readonly welfare: 'done' | 'arranged' | 'not-arranged';
  readonly welfareBy: string | null;
  readonly welfareAt: Date | null;
}

interface FloorNow extends Said {
  readonly welfareCheck:
    | 'not-arranged'
    | { readonly state: 'done' | 'arranged'; readonly by: string; readonly at: Date };
  readonly contact: SafeContact;
}

const SAID = ['safeNow', 'selfHarm', 'withWhom', 'inCare', 'onPlan', 'fromWhom'] as const;

const isSameContact = (one: SafeContact, other: SafeContact): boolean =>
  one.way?.may === other.way?.may &&
  one.way?.how === other.way?.how &&
  one.mustNot.length === other.mustNot.length &&
  one.mustNot.every((name) => other.mustNot.includes(name));

/** A check made once more by the same is what looking again means; one that is still to come is not the same at another time. */
const isSameCheck = (check: FloorNow['welfareCheck'], before: FloorBefore): boolean => {
  if (check === 'not-arranged') return before.welfare === check;
  const isSame = check.state === before.welfare && check.by === before.welfareBy;
  return isSame && (check.state === 'done' || check.at.getTime() === before.welfareAt?.getTime());
};

/** Whether a floor says nothing that the one before did not say; `contact` is whom that one said to tell, and whom not. */
export const isAsBefore = (floor: FloorNow, before: FloorBefore | undefined, contact: SafeContact): boolean =>
  before !== undefined &&
  SAID.every((name) => floor[name] === before[name]) &&
  isSameCheck(floor.welfareCheck, before) &&
  isSameContact(floor.contact, contact);
