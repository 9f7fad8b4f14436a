import { ok, refused, type Result } from '../../platform/access/index.ts';
import { endOfWorkingDay, londonDay } from '../../platform/clock/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Settings } from '../../platform/setting/index.ts';
import type { Duty } from '../decision/index.ts';
import { namedIn, whoIn } from '../report/index.ts';
import { tellWithin } from './notice.setting.ts';
import { CANCELLED, covers, isOutcome, isStep, wordsFor, type StepWords, type WordsId } from './words.ts';

/** What this step needs to know of an outcome: the newest of each crime, proposed, approved or returned. */
export interface OutcomeRow {
  readonly crime: string;
  readonly outcome: string;
  readonly person: string | undefined;
  readonly state: 'proposed' | 'approved' | 'returned' | 'withdrawn';
  readonly at: Date;
  /** Who approved it, where the reader says so. */
  readonly by?: string | undefined;
  /** When a supervisor said, after a second look, that it stands. */
  readonly upheldAt?: Date | undefined;
  /** Who has a part in it by the advice it was decided on, besides whom it was done to. */
  readonly involved?: readonly string[];
}

export const WHOM = ['child', 'parent-or-carer', 'safe-contact', 'professional'] as const;
export type Whom = (typeof WHOM)[number];
export const HOW = ['in-person', 'telephone', 'letter', 'through-school', 'through-social-care'] as const;
export type How = (typeof HOW)[number];
export const BY_WHOM = ['me', 'another-officer', 'school', 'social-care', 'other-professional'] as const;
export type ByWhom = (typeof BY_WHOM)[number];
export const STILL_RIGHT = ['yes', 'no', 'not-known'] as const;
export type StillRight = (typeof STILL_RIGHT)[number];

/** Words that are due to a child, since when. */
export interface DueWords {
  readonly words: WordsId;
  readonly since: Date;
}

/** Who exactly was told for a child: somebody of the case, or somebody by name (handbook 7.6). */
export type ToldWho = { readonly person: string } | { readonly name: string };

export interface ToldRow {
  readonly told: string;
  readonly whom: Whom;
  /** Somebody of the case who was told for the child. */
  readonly toldPerson?: string | null;
  /** The words for somebody who is not of the case. */
  readonly toldPassage?: string | null;
  /** Those words, where they were read. */
  readonly toldName?: string | undefined;
  readonly how: How;
  readonly byWhom: ByWhom;
  readonly words: readonly WordsId[];
  readonly toldAt: Date;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** A crime has one outcome: what was set last for it stands in the place of what was before, whoever it was linked to. */
const newest = (outcomes: readonly OutcomeRow[]): readonly OutcomeRow[] =>
  outcomes.filter((one) => !outcomes.some((other) => other.crime === one.crime && other.at > one.at));

/** The outcomes that stand: the newest of each crime, where it is approved. */
export const standing = (outcomes: readonly OutcomeRow[]): readonly OutcomeRow[] =>
  newest(outcomes).filter(({ state }) => state === 'approved');

/** The crimes that are decided: every newest outcome of theirs is approved. */
export const decidedCrimes = (outcomes: readonly OutcomeRow[]): readonly string[] => {
  const last = newest(outcomes);
  const undecided = new Set(last.filter(({ state }) => state !== 'approved').map(({ crime }) => crime));
  return [...new Set(last.map(({ crime }) => crime))].filter((crime) => !undecided.has(crime));
};

/** Since when it is decided that nothing was decided of somebody who had a part (handbook 1.11: their own standing, and DBS). */
const involvedSince = (outcomes: readonly OutcomeRow[], person: string): Date | undefined => {
  const last = newest(outcomes);
  // While any crime is undecided it may still be linked to them.
  const isOver = last.every(({ state, person: linked }) => state === 'approved' && linked !== person);
  const of = last.filter(({ involved }) => involved?.includes(person) ?? false);
  return isOver ? of.map(({ at }) => at).toSorted((one, other) => other.getTime() - one.getTime())[0] : undefined;
};

/** What a child is to be told: their own part of what was approved, and how the rest ended without a word of anybody else. */
export const dueWords = (
  outcomes: readonly OutcomeRow[],
  person: string,
  adults: readonly string[] = [],
): readonly DueWords[] => {
  const since = new Map<WordsId, Date>();
  for (const { outcome, person: linked, at, upheldAt } of standing(outcomes)) {
    const whose = linked === person ? 'own' : linked !== undefined && adults.includes(linked) ? 'adult' : 'other';
    const words = wordsFor(outcome, whose);
    const before = since.get(words);
    if (before === undefined || before < at) since.set(words, at);
    // The letter promises a child to be told of a second look; that it changed nothing is told too.
    if (upheldAt !== undefined && upheldAt > at) since.set('stands', upheldAt);
  }
  const own = involvedSince(outcomes, person);
  if (own !== undefined) since.set('involved', own);
  return [...since].map(([words, at]) => ({ words, since: at }));
};

/**
 * That what was told before was decided anew. Every crime of a case is decided by one proposal, so that a later one replaces
 * all that was told. Whoever was told of it before there were words for that is not owed them.
 */
export const dueAnew = (outcomes: readonly OutcomeRow[], told: readonly ToldRow[]): readonly DueWords[] => {
  const decided = standing(outcomes).filter(({ outcome }) => outcome !== CANCELLED);
  const since = latest(decided.map(({ at }) => ({ words: 'decided-anew', since: at })));
  if (since === undefined) return [];
  const ofOutcome = told.filter(({ words }) => words.some(isOutcome));
  const wasTold = ofOutcome.some(({ recordedAt }) => recordedAt < since);
  const wasToldAnew = ofOutcome.some(({ recordedAt, words }) => recordedAt >= since && !words.includes('decided-anew'));
  return wasTold && !wasToldAnew ? [{ words: 'decided-anew', since }] : [];
};

/** An interview under caution or an arrest that was made. */
export interface Made {
  readonly person: string;
  readonly means: 'interview' | 'arrest';
  readonly at: Date;
}

const STEP: Readonly<Record<Made['means'], StepWords>> = { interview: 'interview-held', arrest: 'arrest-made' };

/** What a child is to be told on the way: of each that was made of somebody else. Whoever it was made of was there. */
export const dueSteps = (made: readonly Made[], person: string): readonly DueWords[] =>
  made.filter((one) => one.person !== person).map(({ means, at }) => ({ words: STEP[means], since: at }));

/** What may be told now: while it is decided again nothing of what was decided, but still what was done on the way. */
export const tellable = (due: readonly DueWords[], isCurrent: boolean): readonly DueWords[] =>
  isCurrent ? due : due.filter(({ words }) => isStep(words));

/** The moment from which all that is due was due. */
export const latest = (due: readonly DueWords[]): Date | undefined =>
  due.map(({ since }) => since).toSorted((one, other) => other.getTime() - one.getTime())[0];

/** What of it has not been told since it was decided. */
export const untold = (due: readonly DueWords[], told: readonly ToldRow[]): readonly DueWords[] =>
  due.filter(
    ({ words, since }) =>
      !told.some(
        (row) =>
          // By when it was recorded, which nobody types: what was told before a decision must not pass for telling it.
          row.recordedAt >= since &&
          // Whoever was told since how it ended is owed no step on the way to it any more.
          (row.words.some((one) => one === words || covers(one, words)) ||
            (isStep(words) && row.words.some((one) => !isStep(one)))),
      ),
  );

/**
 * What is to be told to one of those who may be: what nobody was told yet; and once that is nothing, what they were not told
 * themselves. A parent told for a child and the child told are two tellings, each with its own who, how and when.
 */
export const leftToTell = (
  due: readonly DueWords[],
  told: readonly ToldRow[],
  { whom, who }: Pick<TellChild, 'whom'> & Partial<Pick<TellChild, 'who'>>,
): readonly DueWords[] => {
  const left = untold(due, told);
  return left.length > 0
    ? left
    : untold(
        due,
        told.filter((row) => row.whom === whom && isSameOne(row, who)),
      );
};

/** Two may have parental responsibility, and each is told by themselves: only of the same one it was told. */
const isSameOne = ({ whom, toldPerson, toldName }: ToldRow, who: ToldWho | undefined): boolean => {
  if (whom !== 'parent-or-carer' || who === undefined) return true;
  if ('person' in who) return toldPerson === who.person;
  return toldName !== undefined && namedIn([toldName], who.name).length > 0;
};

/** The moment since which the longest wait runs: what is owed later must not set it back. */
export const earliest = (owed: readonly DueWords[]): Date | undefined =>
  owed.map(({ since }) => since).toSorted((one, other) => one.getTime() - other.getTime())[0];

/** By when somebody of this age is to be told, by the settings in force. */
export const tellBy = (since: Date, age: number | undefined, settings: Settings): Date =>
  endOfWorkingDay(since, tellWithin(age, settings)).at;

/** The safe contact as the floor has it: which passage, and who must not be told. */
export interface ContactKnown {
  readonly passage: string;
  /** Who may be told, in the words that were recorded. */
  readonly may: string;
  readonly mustNot: readonly string[];
  /** Somebody who must not be told is named under who may be, or how. */
  readonly contradictsItself: boolean;
}

export interface TellChild {
  readonly case: string;
  readonly person: string;
  /** The safe contact that the officer was shown, and confirmed or not. */
  readonly contact: string;
  readonly stillRight: StillRight;
  /** Nobody who must not be told was told, nor could overhear or open it. */
  readonly keptFrom: boolean;
  readonly whom: Whom;
  /** Undefined where the child was told themselves. */
  readonly who: ToldWho | undefined;
  readonly how: How;
  readonly byWhom: ByWhom;
  readonly toldAt: Date | 'now';
  readonly words: readonly WordsId[];
}

/** A duty that comes before any contact, and where it is answered within the case. */
export type First = Pick<Duty, 'id' | 'says' | 'place'>;

export interface TellState {
  readonly told: string;
  /** What somebody of the case who is said to have been told is called; undefined where nobody of it is meant. */
  readonly called: string | undefined;
  /** Where the name of somebody who is not of the case is kept. */
  readonly named: string;
  readonly isChildOfCase: boolean;
  /** Whether what was decided stands: while it is decided again nobody is told. */
  readonly isCurrent: boolean;
  readonly due: readonly DueWords[];
  readonly before: readonly ToldRow[];
  readonly notTelling: 'proposed' | 'approved' | 'again' | undefined;
  readonly contact: ContactKnown | undefined;
  /** What the guidance owes before anybody is contacted about this child, and nobody has answered. */
  readonly first: readonly First[];
}

export interface ChildTold {
  readonly type: 'ChildTold';
  readonly told: string;
  readonly case: string;
  readonly person: string;
  readonly contact: string;
  readonly whom: Whom;
  readonly who: ToldWho | undefined;
  readonly named: string;
  readonly how: How;
  readonly byWhom: ByWhom;
  readonly words: readonly WordsId[];
  readonly toldAt: Date;
  readonly recordedAt: Date;
}

export type DueRefusal =
  | { readonly code: 'NotAChildOfThisCase'; readonly person: string }
  | { readonly code: 'NothingToTell' }
  | { readonly code: 'DecidedAgainFirst' }
  | { readonly code: 'AlreadyTold' };

export type TellRefusal =
  | DueRefusal
  | { readonly code: 'NotTellingStands'; readonly state: 'proposed' | 'approved' | 'again' }
  | { readonly code: 'BeforeContactFirst'; readonly duties: readonly string[] }
  | { readonly code: 'SafeContactUnknown' }
  | { readonly code: 'SafeContactContradicts' }
  | { readonly code: 'SafeContactChanged' }
  | { readonly code: 'SafeContactNotConfirmed' }
  | { readonly code: 'MustNotBeTold' }
  | { readonly code: 'ToldWhoMissing' }
  | { readonly code: 'ToldWhoNotOfCase'; readonly person: string }
  | { readonly code: 'ToldWhoMustNot'; readonly names: readonly string[] }
  | { readonly code: 'NotTheSafeContact'; readonly contacts: readonly string[] }
  | { readonly code: 'ToldLaterThanNow'; readonly toldAt: Date }
  | { readonly code: 'ToldBeforeDecision'; readonly decidedAt: Date }
  | { readonly code: 'WordsLeftOut'; readonly words: readonly WordsId[] }
  | { readonly code: 'WordsNotForThisChild'; readonly words: readonly WordsId[] };

/** What must hold before anything is recorded about telling a child: there is a child, and something left to tell; of telling somebody, to them. */
export const refuseUndue = (
  state: Pick<TellState, 'isChildOfCase' | 'isCurrent' | 'due' | 'before'>,
  person: string,
  to?: Pick<TellChild, 'whom' | 'who'>,
): DueRefusal | undefined => {
  if (!state.isChildOfCase) return { code: 'NotAChildOfThisCase', person };
  if (state.due.length === 0) return { code: 'NothingToTell' };
  const now = tellable(state.due, state.isCurrent);
  const left = to === undefined ? untold(now, state.before) : leftToTell(now, state.before, to);
  if (left.length > 0) return undefined;
  // Neither told, nor decided not to be told, while it is being decided again.
  return { code: now.length < state.due.length ? 'DecidedAgainFirst' : 'AlreadyTold' };
};

/** A parent may be the danger: nobody is told by a way that is not known, changed since, or not confirmed as still right. */
const refuseContact = ({ contact }: TellState, input: TellChild): TellRefusal | undefined => {
  if (contact === undefined) return { code: 'SafeContactUnknown' };
  // Confirmed was what the page showed; whoever walked the floor since may have named somebody who must not be told.
  if (contact.passage !== input.contact) return { code: 'SafeContactChanged' };
  if (contact.contradictsItself) return { code: 'SafeContactContradicts' };
  if (input.stillRight !== 'yes') return { code: 'SafeContactNotConfirmed' };
  return contact.mustNot.length > 0 && !input.keptFrom ? { code: 'MustNotBeTold' } : undefined;
};

/** “A parent” is not who: of two parents one may be the danger. */
const refuseWho = ({ contact, called }: TellState, { whom, who }: TellChild): TellRefusal | undefined => {
  if (whom === 'child') return undefined;
  if (who === undefined) return { code: 'ToldWhoMissing' };
  const name = 'name' in who ? who.name : called;
  if (name === undefined) return { code: 'ToldWhoNotOfCase', person: 'person' in who ? who.person : '' };
  return refuseName(contact, whom, name);
};

const refuseName = (contact: ContactKnown | undefined, whom: Whom, name: string): TellRefusal | undefined => {
  const names = namedIn(contact?.mustNot ?? [], name);
  if (names.length > 0) return { code: 'ToldWhoMustNot', names };
  // By whatever name is typed anybody could pass as the safe contact: it is whom the floor has, and nobody else.
  const contacts = whoIn(contact?.may ?? '');
  return whom === 'safe-contact' && !isOneOf(contacts, name) ? { code: 'NotTheSafeContact', contacts } : undefined;
};

/** In either direction: who is recorded by two names may be called by one, and the other way round. */
const isOneOf = (contacts: readonly string[], name: string): boolean =>
  namedIn(contacts, name).length > 0 || contacts.some((contact) => namedIn([name], contact).length > 0);

const refuseWords = ({ due, before }: TellState, input: TellChild): TellRefusal | undefined => {
  const others = input.words.filter((words) => !due.some((one) => one.words === words));
  // Each child hears their own part and nothing of another's.
  if (others.length > 0) return { code: 'WordsNotForThisChild', words: others };
  // All or nothing: a child told half of it would learn the rest from somebody else.
  const left = leftToTell(due, before, input).filter(({ words }) => !input.words.includes(words));
  return left.length === 0 ? undefined : { code: 'WordsLeftOut', words: left.map(({ words }) => words) };
};

const refuseMoment = ({ due }: TellState, toldAt: Date, now: Date): TellRefusal | undefined => {
  if (toldAt > now) return { code: 'ToldLaterThanNow', toldAt };
  const decidedAt = latest(due);
  // Told before it was decided would be a promise made by the officer.
  return decidedAt !== undefined && toldAt < decidedAt ? { code: 'ToldBeforeDecision', decidedAt } : undefined;
};

/** Records that a child was told: whom, how, when, by whom, in which words. */
export const decideTelling = (
  state: TellState,
  input: TellChild,
  { now }: Moment,
): Result<readonly ChildTold[], TellRefusal> => {
  const toldAt = input.toldAt === 'now' ? now : input.toldAt;
  const undue = refuseUndue(state, input.person, input);
  if (undue !== undefined) return refused(undue);
  if (state.notTelling !== undefined) return refused({ code: 'NotTellingStands', state: state.notTelling });
  // A plan that is made after somebody at home was told protects nobody (handbook 4.3).
  if (state.first.length > 0) return refused({ code: 'BeforeContactFirst', duties: state.first.map(({ id }) => id) });
  const of = { ...state, due: tellable(state.due, state.isCurrent) };
  const wrong =
    refuseContact(of, input) ?? refuseWho(of, input) ?? refuseWords(of, input) ?? refuseMoment(of, toldAt, now);
  if (wrong !== undefined) return refused(wrong);
  const { case: id, person, contact, whom, how, byWhom, words } = input;
  const who = whom === 'child' ? undefined : input.who;
  const told = { case: id, person, contact, whom, who, how, byWhom, words, toldAt };
  return ok([{ type: 'ChildTold', told: state.told, named: state.named, ...told, recordedAt: now }]);
};

/** Whether a day that was set for review has come, in London. */
export const hasCome = (day: string, now: Date): boolean => londonDay(now) >= day;
