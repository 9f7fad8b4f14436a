import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';

/** Takes somebody off a case whom a mistake put on it. */
export interface TakeOffCase {
  readonly case: string;
  readonly person: string;
  /** The child of the case who they really are, where they were recorded twice. */
  readonly same: string | undefined;
  readonly why: string;
}

export interface PutBackOnCase {
  readonly case: string;
  readonly person: string;
  readonly why: string;
}

/** What stands in a case of somebody, and would vanish with them. */
export const STANDS = ['outcome', 'notice', 'interview-or-arrest'] as const;
export type Stands = (typeof STANDS)[number];

export interface OffState {
  readonly entry: string;
  readonly passage: string;
  /** As what they are on the case; undefined where they are not on it now. */
  readonly kind: 'child' | 'adult' | 'person' | 'reporter' | undefined;
  readonly isOff: boolean;
  /** The children who are on the case now. */
  readonly children: readonly string[];
  /** Who of the case is recorded as having died. */
  readonly died: readonly string[];
  readonly stands: readonly Stands[];
  /** What cannot wait about each child; that nobody walked the floor is among it. */
  readonly alarms: ReadonlyMap<string, readonly string[]>;
  /** An outcome is proposed or was approved: it was decided with them among the children. */
  readonly isDecided: boolean;
  /** A supervisor agreed, on all that is known of them now, that there is no such child. */
  readonly isAgreed: boolean;
}

interface Recorded {
  readonly case: string;
  readonly person: string;
  readonly why: string;
  readonly entry: string;
  readonly passage: string;
  readonly at: Date;
}
export interface PersonTakenOff extends Recorded {
  readonly type: 'PersonTakenOff';
  readonly same: string | undefined;
}
export interface PersonPutBack extends Recorded {
  readonly type: 'PersonPutBack';
}

export type OffRefusal =
  | { readonly code: 'NotOnThisCase'; readonly person: string }
  | { readonly code: 'ReporterStays' }
  | { readonly code: 'LastChild' }
  | { readonly code: 'RecordedAsDied' }
  | { readonly code: 'NotTheSameChild' }
  | { readonly code: 'StandsOfThem'; readonly what: readonly Stands[] }
  | { readonly code: 'DecidedWithThem' }
  | { readonly code: 'SafetyNotKnown'; readonly alarms: readonly string[] }
  | { readonly code: 'AlarmNotTakenUp'; readonly alarms: readonly string[] };

const NOT_WALKED = 'floor-not-walked';

/** What alarms because nobody knows or has seen: of a child who is not there there is nothing to know. */
const NOT_KNOWN: readonly string[] = [
  NOT_WALKED,
  'safety-not-known',
  'self-harm-not-known',
  'company-not-known',
  'no-welfare-check',
  'welfare-check-too-old',
  'welfare-check-overdue',
];

/** The alarms of a child that nobody else of the case has. */
const leftAlone = ({ alarms }: OffState, { person, same }: TakeOffCase): readonly string[] => {
  // Counted twice, the floor of the one child is asked for both: walked, or alarming as not walked.
  const others = same === undefined ? [] : [NOT_WALKED, ...(alarms.get(same) ?? [])];
  return (alarms.get(person) ?? []).filter((alarm) => !others.includes(alarm));
};

/** Who is never taken off, whatever is known of them. */
const refuseWho = (
  { kind, children, died }: OffState,
  { person, same }: TakeOffCase,
): Result<never, OffRefusal> | undefined => {
  if (kind === undefined) return refused({ code: 'NotOnThisCase', person });
  // Who told the police stays who told them, whatever becomes of what they said.
  if (kind === 'reporter') return refused({ code: 'ReporterStays' });
  if (same !== undefined && (same === person || !children.includes(same))) return refused({ code: 'NotTheSameChild' });
  // Nothing is asked of the dead, so that no guard would hold what is known of them: it takes two to record a death.
  if (died.includes(person)) return refused({ code: 'RecordedAsDied' });
  // Without a child nothing would be asked of anybody's safety, and the case would close over nobody.
  const isLast = children.includes(person) && children.length + died.length === 1;
  return isLast ? refused({ code: 'LastChild' }) : undefined;
};

/** Who was added by mistake is asked for no more; never so that a decision, a notice or an alarm goes with them. */
export const decideTakeOff = (
  state: OffState,
  input: TakeOffCase,
  { now }: Moment,
): Result<readonly PersonTakenOff[], OffRefusal> => {
  const fault = refuseWho(state, input);
  if (fault !== undefined) return fault;
  const { stands } = state;
  if (stands.length > 0) return refused({ code: 'StandsOfThem', what: stands });
  const alarms = leftAlone(state, input);
  if (alarms.some((alarm) => !NOT_KNOWN.includes(alarm))) return refused({ code: 'AlarmNotTakenUp', alarms });
  // Nothing known of an alarm is no word that there is none: it takes two people, and a reason of each.
  if (alarms.length > 0 && !state.isAgreed) return refused({ code: 'SafetyNotKnown', alarms });
  // All that is owed to a child would leave every page, of a case in which telling them or their care is what is left (handbook 6.1).
  const isChild = state.children.includes(input.person) && input.same === undefined;
  if (isChild && state.isDecided && !state.isAgreed) return refused({ code: 'DecidedWithThem' });
  return ok([{ ...input, type: 'PersonTakenOff', entry: state.entry, passage: state.passage, at: now }]);
};

/** Puts somebody back: all that was recorded of them counts again. */
export const decidePutBack = (
  { isOff, entry, passage }: OffState,
  input: PutBackOnCase,
  { now }: Moment,
): Result<readonly PersonPutBack[], OffRefusal> =>
  isOff
    ? ok([{ ...input, type: 'PersonPutBack', entry, passage, at: now }])
    : refused({ code: 'NotOnThisCase', person: input.person });
