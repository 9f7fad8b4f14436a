import type { SafeContact } from './contact.ts';
import type { FloorWalked, FromWhom, WelfareBy, WithWhom } from './floor.ts';
import type { Known } from './report.ts';

/** A safety floor as it was walked. */
export interface FloorAsWalked {
  readonly safeNow: Known;
  readonly selfHarm: Known;
  readonly withWhom: WithWhom;
  readonly inCare: Known;
  readonly onPlan: Known;
  readonly welfare: 'done' | 'arranged' | 'not-arranged';
  readonly welfareTooOld: boolean;
  readonly welfareBy: WelfareBy | null;
  readonly welfareAt: Date | null;
  readonly fromWhom: FromWhom;
  readonly walkedAt: Date;
}

export interface WalkedSide {
  readonly floor: FloorAsWalked;
  readonly contact: SafeContact | undefined;
}

/** The first of the order that anybody answered: not known stands before what would set at ease. */
const gravest = (order: readonly [Known, Known, Known], answers: readonly Known[]): Known =>
  order.find((answer) => answers.includes(answer)) ?? 'not-known';

const sameWay = (ways: readonly SafeContact['way'][]): SafeContact['way'] => {
  const [first] = ways;
  const isOne = ways.every((way) => way?.may === first?.may && way?.how === first?.how);
  // Two ways that differ: one of them may lead to whom must not be told, and nobody here can say which.
  return isOne ? first : undefined;
};

/** Whom to tell where both say the same; whom not to tell, of both. */
const contactOf = (sides: readonly WalkedSide[]): SafeContact => ({
  way: sameWay(sides.map(({ contact }) => contact?.way)),
  mustNot: [...new Set(sides.flatMap(({ contact }) => contact?.mustNot ?? []))],
});

/** As it was recorded: whether it is too old is read anew, of when the police were first told of all that joined. */
const welfareOf = ({ welfare, welfareTooOld, welfareBy, welfareAt }: FloorAsWalked): FloorWalked['welfareCheck'] => {
  const state = welfareTooOld ? 'done' : welfare;
  return state === 'not-arranged' || welfareBy === null || welfareAt === null
    ? 'not-arranged'
    : { state, by: welfareBy, at: welfareAt };
};

/** One floor of what was said of a child in one report or in two: the graver answer stands, and of the rest the newest. */
export const mergedFloor = (
  about: { readonly case: string; readonly person: string; readonly floor: string; readonly at: Date },
  sides: readonly [WalkedSide, ...WalkedSide[]],
): Omit<FloorWalked, 'type' | 'alike'> => {
  const floors = sides.map(({ floor }) => floor);
  const newest = floors.reduce((one, other) => (other.walkedAt > one.walkedAt ? other : one), sides[0].floor);
  const of = (name: 'safeNow' | 'selfHarm' | 'inCare' | 'onPlan'): readonly Known[] => floors.map((one) => one[name]);
  return {
    case: about.case,
    person: about.person,
    floor: about.floor,
    safeNow: gravest(['no', 'not-known', 'yes'], of('safeNow')),
    selfHarm: gravest(['yes', 'not-known', 'no'], of('selfHarm')),
    inCare: gravest(['yes', 'not-known', 'no'], of('inCare')),
    onPlan: gravest(['yes', 'not-known', 'no'], of('onPlan')),
    withWhom: newest.withWhom,
    welfareCheck: welfareOf(newest),
    fromWhom: newest.fromWhom,
    contact: contactOf(sides),
    takenOff: undefined,
    walkedAt: about.at,
  };
};
