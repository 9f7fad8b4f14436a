import { ok, refused, type Result } from '../../platform/access/index.ts';
import { namedIn, namesOf } from './named.ts';

/** Who may safely be told what, and how they are reached. */
export interface SafeWay {
  readonly may: string;
  readonly how: string;
}

/** Who may safely be told, and everybody who must not: the second outlives the first. */
export interface SafeContact {
  /** Undefined is not known: nobody is told. */
  readonly way: SafeWay | undefined;
  readonly mustNot: readonly string[];
}

const PARTS = ['may', 'how'] as const;
const OF = { may: 'who', how: 'way' } as const;

export const NOBODY_NAMED: SafeContact = { way: undefined, mustNot: [] };

export interface TakeOff {
  readonly names: readonly string[];
  readonly reason: string;
}

export interface ContactAnswer {
  /** What is left empty stays as it was. */
  readonly safeContact: SafeWay | undefined;
  /** Somebody besides those already named; empty adds nobody and takes nobody off. */
  readonly mustNot: string;
  /** The one way by which somebody who must not be told is no longer named so. */
  readonly takeOff?: TakeOff | undefined;
}

export type ContactRefusal =
  | { readonly code: 'SafeContactIncomplete'; readonly missing: readonly (keyof SafeWay)[] }
  | { readonly code: 'NotAmongThose'; readonly names: readonly string[] }
  | {
      readonly code: 'BothToTellAndNot';
      readonly names: readonly string[];
      /** Whether the answer names them as not to be told just now; else they were named so before. */
      readonly isNamedNow: boolean;
      /** Where they stand of who is told and how. */
      readonly part: keyof SafeWay;
    };

/** Whom of those who must not be told the way leads to, or names as to be told: one of the two is wrong, and which only people know. */
export const contradictionsIn = ({ way, mustNot }: SafeContact): readonly string[] => {
  const wrong = new Set(PARTS.flatMap((part) => namedIn(mustNot, way?.[part] ?? '', OF[part])));
  return [...wrong];
};

const wayAfter = (before: SafeWay | undefined, answer: SafeWay): Result<SafeWay, ContactRefusal> => {
  const way = { may: answer.may || (before?.may ?? ''), how: answer.how || (before?.how ?? '') };
  const missing = PARTS.filter((part) => way[part] === '');
  return missing.length === 0 ? ok(way) : refused({ code: 'SafeContactIncomplete', missing });
};

/** The safe contact after a floor was walked: names are added, or taken off with a reason, and never lost by silence. */
export const contactAfter = (before: SafeContact, answer: ContactAnswer): Result<SafeContact, ContactRefusal> => {
  const off = answer.takeOff?.names ?? [];
  const strangers = off.filter((name) => !before.mustNot.includes(name));
  // The page was older than what somebody else took off or added: taking off by a guess could tell the wrong person.
  if (strangers.length > 0) return refused({ code: 'NotAmongThose', names: strangers });
  const kept = before.mustNot.filter((name) => !off.includes(name));
  // Added to, never replaced: a name once given as a danger to the child is lost by no later form that leaves it out.
  // That it is nobody names nobody.
  const isNone = namesOf(answer.mustNot).length === 0 || kept.includes(answer.mustNot);
  const mustNot = isNone ? kept : [...kept, answer.mustNot];
  // Not known any more takes the way to tell, and leaves those who must not be told.
  if (answer.safeContact === undefined) return ok({ way: undefined, mustNot });
  const way = wayAfter(before.way, answer.safeContact);
  if (!way.ok) return way;
  const part = PARTS.find((one) => namedIn(mustNot, way.value[one], OF[one]).length > 0);
  if (part === undefined) return ok({ way: way.value, mustNot });
  const isNamedNow = namedIn([answer.mustNot], way.value[part], OF[part]).length > 0;
  return refused({ code: 'BothToTellAndNot', names: namedIn(mustNot, way.value[part], OF[part]), isNamedNow, part });
};
