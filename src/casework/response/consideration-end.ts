import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { refuseMade, type Known, type MadeRefusal } from './made-when.ts';

export const ENDS = ['made', 'not-made'] as const;
export type End = (typeof ENDS)[number];

/** Made, and when; or not made, and why. */
type WhatCame =
  | {
      readonly is: 'made';
      readonly at: Date | 'now';
      /** That it was made before the first report reached the police was looked at, and is right. */
      readonly beforeReport: boolean;
    }
  | { readonly is: 'not-made'; readonly why: string };

/** What came of an interview or an arrest that was decided on. */
export interface EndConsideration {
  readonly case: string;
  readonly consideration: string;
  readonly came: WhatCame;
}

export interface EndState {
  readonly entry: string;
  readonly passage: string;
  /** Whose interview or arrest was decided on; undefined where the case has no such decision. */
  readonly person: string | undefined;
  /** What was last said of it, if anything was. */
  readonly before: End | undefined;
  readonly known: Known | undefined;
}

export interface ConsiderationEnded {
  readonly type: 'ConsiderationEnded';
  readonly case: string;
  readonly consideration: string;
  readonly entry: string;
  readonly person: string;
  readonly result: End;
  /** What was last said of it: that it was made may be taken back. */
  readonly before: End | undefined;
  readonly madeAt: Date | undefined;
  /** Why it was not made, and where that is kept. */
  readonly why: { readonly text: string; readonly passage: string } | undefined;
  readonly recordedAt: Date;
}

export type EndRefusal =
  | { readonly code: 'NoSuchConsideration' }
  | { readonly code: 'DoneInFuture'; readonly at: Date }
  | MadeRefusal;

/** Records whether an interview or an arrest that was decided on was made. */
export const decideEnd = (
  { entry, passage, person, before, known }: EndState,
  { came, ...of }: EndConsideration,
  { now }: Moment,
): Result<readonly ConsiderationEnded[], EndRefusal> => {
  // What was not decided on has no end: that it was not needed is said already.
  if (person === undefined || known === undefined) return refused({ code: 'NoSuchConsideration' });
  const event = { type: 'ConsiderationEnded', ...of, entry, person, before, recordedAt: now } as const;
  if (came.is === 'not-made')
    return ok([{ ...event, result: 'not-made', madeAt: undefined, why: { text: came.why, passage } }]);
  const madeAt = came.at === 'now' ? now : came.at;
  if (madeAt > now) return refused({ code: 'DoneInFuture', at: madeAt });
  const wrong = refuseMade(known, madeAt, came.beforeReport);
  if (wrong !== undefined) return refused(wrong);
  return ok([{ ...event, result: 'made', madeAt, why: undefined }]);
};
