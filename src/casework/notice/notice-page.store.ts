import { ok, refused } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import { readPassages, readPeople, type Passage, type Person, type Vault } from '../../platform/person/index.ts';
import { settingsInForce, type Settings } from '../../platform/setting/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import { deathsOf, type DeathRow } from '../response/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import type { OwedReading } from '../decision/index.ts';
import { contactsContradicting, floorsOf, type FloorRow } from '../report/index.ts';
import { ownWordsOf, type OwnWordsRow } from '../safeguarding/index.ts';
import { factsOf, type PersonFacts, whoWorked } from '../triage/index.ts';
import { firstOfChild } from './first.store.ts';
import type { First, Whom } from './notice.ts';
import {
  childrenOf,
  findSafeContact,
  noticesAt,
  othersOf,
  recordedOfDead,
  type OutcomeReading,
  type SafeContact,
} from './notice.store.ts';
import type { InPlace, Notice, NotTellingRow } from './not-telling.ts';

interface OfCase {
  readonly case: string;
}
interface OfChild extends OfCase {
  readonly person: string;
}

/** Where telling stands for every child of a case. */
export interface NoticesPage {
  readonly file: CaseFile;
  readonly people: ReadonlyMap<string, Person>;
  readonly notices: readonly Notice[];
  readonly staff: ReadonlyMap<string, string>;
  readonly now: Date;
  readonly settings: Settings;
  /** Children who have died: in the place of telling them, who of the family is told. */
  readonly deaths: readonly DeathRow[];
  readonly recordedOfDead: ReadonlyMap<string, Pick<Notice, 'told' | 'notTelling'>>;
  /** Children of whom the same name may be told and must not. */
  readonly contradicting: ReadonlySet<string>;
  /** The names of those who were told for a child and are not of the case. */
  readonly passages: ReadonlyMap<string, Passage>;
}

const actorsIn = (notices: readonly Pick<Notice, 'told' | 'notTelling'>[]): readonly string[] =>
  notices.flatMap(({ told, notTelling }) => [
    ...told.map((row) => row.recordedBy),
    ...(notTelling === undefined ? [] : [notTelling.proposedBy, ...notTelling.answers.map(({ by }) => by)]),
  ]);

type ToldOf = Pick<Notice, 'told'>;

/** Who of the case was told for a child. */
const peopleTold = (notices: readonly ToldOf[]): readonly string[] =>
  notices.flatMap(({ told }) => told.flatMap(({ toldPerson }) => toldPerson ?? []));

const namesTold = (vault: Vault, notices: readonly ToldOf[]): Promise<ReadonlyMap<string, Passage>> =>
  readPassages(
    vault,
    notices.flatMap(({ told }) => told.flatMap(({ toldPassage }) => toldPassage ?? [])),
  );

export const readNotices = (outcomes: OutcomeReading): Look<OfCase, NoticesPage> => ({
  action: 'read-notices',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const { tx, keys, actor, now } = context;
    const deaths = await deathsOf(context, input.case);
    const notices = await noticesAt(tx, outcomes, input.case, now);
    const ofDead = await recordedOfDead(
      tx,
      input.case,
      deaths.map(({ person }) => person),
    );
    const vault = { tx, keys, force: actor.force };
    const all = [...notices, ...ofDead.values()];
    return ok({
      file: await getCase(tx, input.case),
      people: await readPeople(vault, [...[...notices, ...deaths].map(({ person }) => person), ...peopleTold(all)]),
      passages: await namesTold(vault, all),
      notices,
      deaths,
      recordedOfDead: ofDead,
      contradicting: await contactsContradicting(context, input.case),
      staff: await staffNames(tx, actorsIn(all)),
      now,
      settings: (await settingsInForce(tx)).settings,
    });
  },
  tell: (answer) => ({
    cases: [answer.file.case],
    people: [...answer.people.keys()],
    content: { page: 'notices' },
  }),
});

/** One child: nothing of any other is loaded, so nothing of any other can be shown. */
export interface ChildNotice {
  readonly file: CaseFile;
  readonly person: string;
  readonly child: Person | undefined;
  readonly notice: Notice;
  readonly contact: SafeContact | undefined;
  readonly now: Date;
  /** Who proposed not to tell this child, who answered, and who recorded that they were told. */
  readonly staff: ReadonlyMap<string, string>;
  /** What the guidance owes before anybody is contacted about this child; read where they are told. */
  readonly first: readonly First[];
  /** Who of the case, and no child of it, may have been told for this child; read where they are told. */
  readonly others: ReadonlyMap<string, Person>;
}

interface NoChild {
  readonly code: 'NotAChildOfThisCase';
  readonly person: string;
}

const findChild = async (
  { tx, keys, actor, now }: Context,
  outcomes: OutcomeReading,
  { case: id, person }: OfChild,
): Promise<ChildNotice | undefined> => {
  // Asked before anything is read: another case's child is not to be opened by way of this one.
  if (!(await childrenOf(tx, id)).includes(person)) return undefined;
  const notice = (await noticesAt(tx, outcomes, id, now)).find((one) => one.person === person);
  if (notice === undefined) return undefined;
  const vault = { tx, keys, force: actor.force };
  return {
    file: await getCase(tx, id),
    person,
    child: (await readPeople(vault, [person])).get(person),
    notice,
    contact: await findSafeContact(vault, id, person),
    now,
    staff: await staffNames(tx, actorsIn([notice])),
    first: [],
    others: new Map(),
  };
};

const lookAtChild =
  (action: string, page: string) =>
  (outcomes: OutcomeReading): Look<OfChild, ChildNotice, NoChild> => ({
    action,
    cases: (input) => [input.case],
    load: async (context, input) => {
      const found = await findChild(context, outcomes, input);
      return found === undefined ? refused({ code: 'NotAChildOfThisCase', person: input.person }) : ok(found);
    },
    tell: (answer) => ({
      cases: [answer.file.case],
      people: [answer.person, ...answer.others.keys()],
      content: { page },
    }),
  });

/** The child with the safe contact, before anybody is contacted. */
export const readTelling = (outcomes: OutcomeReading, owed: OwedReading): Look<OfChild, ChildNotice, NoChild> => {
  const look = lookAtChild('tell-child', 'telling a child')(outcomes);
  return {
    ...look,
    load: async (context, input) => {
      const found = await look.load(context, input);
      if (!found.ok) return found;
      const { tx, keys, actor } = context;
      const others = await readPeople({ tx, keys, force: actor.force }, await othersOf(tx, input.case));
      return ok({ ...found.value, others, first: await firstOfChild(context, owed, input) });
    },
  };
};
export const readProposing = lookAtChild('propose-not-telling', 'not telling a child');

export interface LetterPage extends ChildNotice {
  readonly for: Whom;
  readonly settings: Settings;
}

type LetterRefusal =
  | NoChild
  | { readonly code: 'NothingToTell' }
  | { readonly code: 'DecidedAgainFirst' }
  | { readonly code: 'SafeContactUnknown' }
  | { readonly code: 'SafeContactContradicts' }
  | { readonly code: 'BeforeContactFirst'; readonly duties: readonly string[]; readonly first: readonly First[] }
  | { readonly code: 'NotTellingStands'; readonly state: InPlace };

const refuseLetter = ({ notice, contact }: ChildNotice): LetterRefusal | undefined => {
  if (notice.state === 'not-yet') return { code: 'NothingToTell' };
  if (notice.state === 'decided-again') return { code: 'DecidedAgainFirst' };
  if (notice.state === 'not-telling-approved') return { code: 'NotTellingStands', state: 'approved' };
  if (notice.state === 'not-telling-proposed') return { code: 'NotTellingStands', state: 'proposed' };
  if (notice.state === 'not-telling-again') return { code: 'NotTellingStands', state: 'again' };
  // Paper reaches whoever opens it: without a safe way to the child none is printed.
  if (contact === undefined) return { code: 'SafeContactUnknown' };
  return contact.both.length > 0 ? { code: 'SafeContactContradicts' } : undefined;
};

/** A letter leaves the force: it is logged as a disclosure, with its recipient. */
export const readLetter = (
  outcomes: OutcomeReading,
  owed: OwedReading,
): Look<OfChild & { readonly for: Whom }, LetterPage, LetterRefusal> => ({
  action: 'print-notice',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const found = await findChild(context, outcomes, input);
    if (found === undefined) return refused({ code: 'NotAChildOfThisCase', person: input.person });
    const refusal = refuseLetter(found);
    if (refusal !== undefined) return refused(refusal);
    // A plan that is made after paper came to the house protects nobody: what stops telling stops the letter too.
    const first = await firstOfChild(context, owed, input);
    if (first.length > 0) return refused({ code: 'BeforeContactFirst', duties: first.map(({ id }) => id), first });
    return ok({ ...found, for: input.for, settings: (await settingsInForce(context.tx)).settings });
  },
  tell: (answer) => ({
    // The Data Protection Act wants to whom and what, also of paper (handbook 7.3).
    kind: 'disclosure',
    cases: [answer.file.case],
    people: [answer.person],
    content: { letter: { for: answer.for, words: answer.notice.due.map(({ words }) => words) } },
  }),
});

/** A proposal not to tell, as a supervisor weighs it. */
export interface NotTellingPage extends ChildNotice {
  readonly row: NotTellingRow;
  /** Who has the case, or worked it: they do not answer. */
  readonly officers: readonly string[];
  readonly passages: ReadonlyMap<string, Passage>;
  /** Of this child alone: age and part, the newest floor, and what they said. */
  readonly facts: PersonFacts | undefined;
  readonly floor: FloorRow | undefined;
  readonly ownWords: OwnWordsRow | undefined;
}

export const readNotTelling = (
  outcomes: OutcomeReading,
): Look<OfChild & { readonly notTelling: string }, NotTellingPage, NoChild | { readonly code: 'NothingToAnswer' }> => ({
  action: 'read-notices',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const found = await findChild(context, outcomes, input);
    if (found === undefined) return refused({ code: 'NotAChildOfThisCase', person: input.person });
    const row = found.notice.notTelling;
    if (row?.notTelling !== input.notTelling) return refused({ code: 'NothingToAnswer' });
    const vault = { tx: context.tx, keys: context.keys, force: context.actor.force };
    const ownWords = (await ownWordsOf(context.tx, input.case)).get(input.person);
    const said = [ownWords?.wishes, ownWords?.howTheyAre, ...row.answers.map(({ passage }) => passage)];
    const written = [row.passage, ...said.flatMap((passage) => passage ?? [])];
    return ok({
      ...found,
      row,
      ownWords,
      facts: (await factsOf(context.tx, input.case)).people.find(({ person }) => person === input.person),
      floor: (await floorsOf(context.tx, input.case)).get(input.person),
      officers: await whoWorked(context.tx, input.case),
      passages: await readPassages(vault, written),
    });
  },
  tell: (answer) => ({
    cases: [answer.file.case],
    people: [...new Set([answer.person, ...[...answer.passages.values()].flatMap(({ concerns }) => concerns)])],
    content: { page: 'a reason not to tell', notTelling: answer.row.notTelling },
  }),
});
