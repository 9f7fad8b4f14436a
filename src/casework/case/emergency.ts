import { isSelf, ok, refused, type CaseJoined, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

export interface BreakGlass {
  readonly case: string;
  /** In own words: there is no list of emergencies. */
  readonly reason: string;
}

export interface EmergencyState {
  readonly opening: string;
  readonly passage: string;
  /** Whom the case is about, and so whom the reason concerns. */
  readonly concerns: readonly string[];
  /** Until when an emergency opening of one's own still runs. */
  readonly running: Date | undefined;
  readonly joined: CaseJoined | undefined;
}

export interface GlassBroken extends BreakGlass {
  readonly type: 'GlassBroken';
  readonly opening: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly staff: string;
  readonly from: Date;
  readonly until: Date;
}

export interface EmergencyRefusal {
  readonly code: 'EmergencyRunning';
  readonly until: Date;
}

/** One case, one hour (design, section 9). */
const HOUR_MS = 3_600_000;

/** Opens one case for one hour. One that runs is never made longer: each hour has a reason and an announcement of its own. */
export const decideEmergency = (
  { running, joined, ...state }: EmergencyState,
  input: BreakGlass,
  { actor, now }: Moment,
): Result<readonly GlassBroken[], EmergencyRefusal | CaseJoined> => {
  if (joined !== undefined) return refused(joined);
  if (running !== undefined && running > now) return refused({ code: 'EmergencyRunning', until: running });
  const until = new Date(now.getTime() + HOUR_MS);
  return ok([{ ...input, ...state, type: 'GlassBroken', staff: actor.staff, from: now, until }]);
};

export interface AcknowledgeEmergency {
  readonly case: string;
  readonly opening: string;
}

/** An emergency opening as it was announced. */
export interface Emergency {
  readonly opening: string;
  readonly staff: string;
  readonly by: string | null;
  readonly from: Date;
  readonly until: Date;
  readonly passage: string | null;
  readonly acknowledged: { readonly by: string | null; readonly at: Date } | undefined;
}

export interface EmergencyAcknowledged extends AcknowledgeEmergency {
  readonly type: 'EmergencyAcknowledged';
  readonly at: Date;
  readonly by: string;
}

export type AcknowledgeRefusal =
  | { readonly code: 'NoSuchEmergency' }
  | { readonly code: 'EmergencyAcknowledgedAlready' }
  | { readonly code: 'OwnEmergency' };

/** A supervisor says that they have seen it: once, and never of their own. */
export const decideAcknowledgement = (
  emergency: Emergency | undefined,
  input: AcknowledgeEmergency,
  { actor, now }: Moment,
): Result<readonly EmergencyAcknowledged[], AcknowledgeRefusal> => {
  if (emergency === undefined) return refused({ code: 'NoSuchEmergency' });
  // The announcement is there so that somebody else knows of it.
  if (isSelf(actor, emergency.staff)) return refused({ code: 'OwnEmergency' });
  if (emergency.acknowledged !== undefined) return refused({ code: 'EmergencyAcknowledgedAlready' });
  return ok([{ ...input, type: 'EmergencyAcknowledged', at: now, by: actor.staff }]);
};
