import type { InForce } from '../../platform/setting/index.ts';
import type { Policy } from '../../policy/index.ts';
import { atOnceIn, deadlineOf } from '../decision/index.ts';

/** A period as the guidance has them: at once, elapsed time, or working days of England and Wales that end with the day. */
export type Within = Parameters<typeof deadlineOf>[1];

/** What becomes due after an event, until another event meets it. */
export interface Obligation {
  readonly id: string;
  readonly after: string;
  readonly what: string;
  readonly within: Within;
  readonly by: string;
  readonly authority: string;
  readonly until: string;
  /** Where it is met, within the case. */
  readonly place: string;
  /** The duty of the guidance that is the same act: then its owner and its time are the guidance’s. */
  readonly duty?: string;
}

/** Of the guidance, what says by when something is due. */
export type Timescales = Pick<Policy['files'], 'periods' | 'sources' | 'rules'>;

/** The obligations under the settings and the guidance in force. */
export type Obligations = (inForce: InForce, guidance: Timescales) => readonly Obligation[];

/** What happened in a case, by event: the instants that deadlines run from, and how many of those owed are met. */
export interface Happened {
  readonly event: string;
  readonly at: Date;
}

export interface Due {
  readonly id: string;
  readonly what: string;
  readonly by: string;
  readonly authority: string;
  readonly at: Date;
  readonly overdue: boolean;
  /** It has no time to run. */
  readonly atOnce?: true;
}

/**
 * What is due now, derived from what happened: nothing can be overdue and not shown. Hours are elapsed hours; they run
 * through nights, weekends and changes of the clock. `met` names the obligations that are fulfilled.
 */
export const dueNow = (
  obligations: readonly Obligation[],
  happened: readonly Happened[],
  met: ReadonlySet<string>,
  now: Date,
): readonly Due[] =>
  obligations
    .filter((obligation) => !met.has(obligation.id))
    .flatMap((obligation) => {
      // The first of its kind, which is the longest ago: a later one must not set the clock back.
      const from = happened.find(({ event }) => event === obligation.after);
      if (from === undefined) return [];
      const { id, what, by, authority, within } = obligation;
      const at = deadlineOf(from.at, within);
      return [{ id, what, by, authority, at, overdue: now >= at, ...atOnceIn(within) }];
    })
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
