import { ok, refused, type Result } from '../../platform/access/index.ts';

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
    };

/** The names of a line, as they are compared: however they are spaced, spelled large or small, or strung together. */
const namesOf = (line: string): readonly string[] =>
  line
    .normalize('NFKC')
    .split(/[,;/&.:]|\sand\s/iu)
    .map((name) => name.trim().replaceAll(/\s+/gu, ' '))
    .filter((name) => name !== '');

const folded = (name: string): string => name.toLocaleLowerCase('en-GB');

/** The names of a list that a line names too. */
export const namedIn = (names: readonly string[], line: string): readonly string[] => {
  const named = new Set(namesOf(line).map(folded));
  return names.flatMap(namesOf).filter((name) => named.has(folded(name)));
};

/** Whoever is named as to be told and as not to be told: one of the two is wrong, and which one only people know. */
export const contradictionsIn = ({ way, mustNot }: SafeContact): readonly string[] => namedIn(mustNot, way?.may ?? '');

const PARTS = ['may', 'how'] as const;

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
  const mustNot = answer.mustNot === '' || kept.includes(answer.mustNot) ? kept : [...kept, answer.mustNot];
  // Not known any more takes the way to tell, and leaves those who must not be told.
  if (answer.safeContact === undefined) return ok({ way: undefined, mustNot });
  const way = wayAfter(before.way, answer.safeContact);
  if (!way.ok) return way;
  const names = contradictionsIn({ way: way.value, mustNot });
  if (names.length === 0) return ok({ way: way.value, mustNot });
  const isNamedNow = contradictionsIn({ way: way.value, mustNot: [answer.mustNot] }).length > 0;
  return refused({ code: 'BothToTellAndNot', names, isNamedNow });
};
