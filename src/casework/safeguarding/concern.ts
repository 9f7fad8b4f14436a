import type { Known, FloorRow } from '../report/index.ts';
import { dangersIn, isSaid, mayHomeBeUnsafe, type StatedOfChild } from './danger.ts';
import type { MeasureResult } from './measure.ts';

/** What the safety floor, triage and conferences say of care and plans; not walked or not known is never read as no. */
export type Care = 'in-care' | 'on-plan' | 'not-known' | 'neither';

/** What a safeguarding decision rests on: care and plans, whether the child is safe, and any sign of self-harm. */
export interface Concern {
  readonly care: Care;
  readonly safe: Known;
  readonly selfHarm: Known;
  /** Somebody at home may be a danger: not to refer, and what a parent says of the child, are read in its light. */
  readonly homeUnsafe: boolean;
}

const careFrom = (
  floor: Pick<FloorRow, 'inCare' | 'onPlan'> | undefined,
  stated: StatedOfChild,
  conference: MeasureResult | undefined,
): Care => {
  if (floor?.inCare === 'yes' || isSaid(stated['child-in-care'])) return 'in-care';
  if (floor?.onPlan === 'yes' || isSaid(stated['child-protection-plan']) || conference === 'plan') return 'on-plan';
  // A not known of triage takes back the no of the floor: whoever is not sure has not ruled it out.
  const isUnknown = [stated['child-in-care'], stated['child-protection-plan']].includes('unknown');
  return floor?.inCare === 'no' && floor.onPlan === 'no' && !isUnknown ? 'neither' : 'not-known';
};

/** Any source that says yes counts, the newest conference or review among them: what one found out the others do not undo. */
export const concernOf = (
  floor: Pick<FloorRow, 'inCare' | 'onPlan' | 'safeNow' | 'selfHarm' | 'mustNotNamed'> | undefined,
  stated: StatedOfChild = {},
  conference?: MeasureResult,
): Concern => {
  const dangers = dangersIn(stated);
  return {
    care: careFrom(floor, stated, conference),
    safe: dangers.includes('harm-said') ? 'no' : (floor?.safeNow ?? 'not-known'),
    selfHarm: dangers.includes('suicide-risk-said') ? 'yes' : (floor?.selfHarm ?? 'not-known'),
    homeUnsafe: mayHomeBeUnsafe(stated, floor),
  };
};

// From the mildest to the worst. Not known stands above no: a danger that is not ruled out any more is news.
const CARE: readonly Care[] = ['neither', 'not-known', 'on-plan', 'in-care'];
const SAFE: readonly Known[] = ['yes', 'not-known', 'no'];
const HARM: readonly Known[] = ['no', 'not-known', 'yes'];

/** Whether what is known now is worse than what a decision rested on. */
export const isWorse = (now: Omit<Concern, 'homeUnsafe'>, rested: Omit<Concern, 'homeUnsafe'>): boolean =>
  CARE.indexOf(now.care) > CARE.indexOf(rested.care) ||
  SAFE.indexOf(now.safe) > SAFE.indexOf(rested.safe) ||
  HARM.indexOf(now.selfHarm) > HARM.indexOf(rested.selfHarm);
