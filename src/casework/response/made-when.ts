import { Temporal } from '@js-temporal/polyfill';
import { londonDay } from '../../platform/clock/index.ts';
import { FIRST_DAY } from '../report/index.ts';
import { RESPONSIBILITY } from '../triage/index.ts';

/** What is known of a case by which a time at which somebody was interviewed or arrested cannot be right. */
export interface Known {
  /** When its first report reached the police. */
  readonly reportedAt: Date;
  /** The first day on which it can have happened; undefined where that is not known. */
  readonly conductFrom: string | undefined;
  readonly birthDate: string | undefined;
  /** The highest age on the day it happened, as stated; undefined where it is not known. */
  readonly highestAge: number | undefined;
}

export type MadeRefusal =
  | { readonly code: 'MadeTooLongAgo'; readonly at: Date }
  | { readonly code: 'MadeUnderTen'; readonly tenOn: string }
  | { readonly code: 'MadeBeforeConduct'; readonly conductFrom: string }
  | { readonly code: 'MadeBeforeReport'; readonly reportedAt: Date };

/** The first day on which they can have been 10: by the date of birth, else by the oldest that anybody says they were. */
const tenOn = ({ birthDate, highestAge, conductFrom }: Known): string | undefined => {
  if (birthDate !== undefined) return Temporal.PlainDate.from(birthDate).add({ years: RESPONSIBILITY }).toString();
  if (highestAge === undefined || conductFrom === undefined) return undefined;
  return Temporal.PlainDate.from(conductFrom)
    .subtract({ years: highestAge + 1 - RESPONSIBILITY })
    .add({ days: 1 })
    .toString();
};

/** Why a time cannot be when it was made; or, unless somebody confirmed it, why it is asked about again. */
export const refuseMade = (known: Known, at: Date, isConfirmed: boolean): MadeRefusal | undefined => {
  if (at < FIRST_DAY) return { code: 'MadeTooLongAgo', at };
  const day = londonDay(at);
  const ten = tenOn(known);
  // Nobody under 10 is arrested or interviewed under caution (handbook 6.9): the time or the age is a slip.
  if (ten !== undefined && day < ten) return { code: 'MadeUnderTen', tenOn: ten };
  const { conductFrom, reportedAt } = known;
  if (conductFrom !== undefined && day < conductFrom) return { code: 'MadeBeforeConduct', conductFrom };
  // It can be: police who were there first acted first, and wrote the report afterwards.
  return at < reportedAt && !isConfirmed ? { code: 'MadeBeforeReport', reportedAt } : undefined;
};
