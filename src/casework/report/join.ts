import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Stage } from '../case/index.ts';
import { MOST_CHILDREN } from './child.ts';
import type { SafeContact } from './contact.ts';
import type { FloorWalked } from './floor.ts';
import { mergedFloor, type FloorAsWalked } from './join-floor.ts';

/** Which child of the case a child of the report is: one who is there, or another. */
export interface JoinedChild {
  readonly person: string;
  readonly same: string | undefined;
}

export interface JoinReport {
  /** The case that the report opened. */
  readonly case: string;
  /** The case that it joins. */
  readonly into: string;
  readonly children: readonly JoinedChild[];
  readonly why: string;
}

/** Another case, with the digest of its facts as they are before what is known of its children here changes. */
export interface Elsewhere {
  readonly case: string;
  readonly digest: string;
}

/** A crime, with the child it is against. */
export interface CrimeAgainst {
  readonly crime: string;
  readonly against: string;
}

/** One side of a join as it stands. */
export interface JoinSide {
  readonly stage: Stage;
  readonly isJoined: boolean;
  readonly children: readonly string[];
  /** Who of the children is recorded as having died. */
  readonly dead: readonly string[];
  readonly floors: ReadonlyMap<string, FloorAsWalked>;
  readonly contacts: ReadonlyMap<string, SafeContact>;
}

export interface JoinState {
  readonly from: JoinSide & {
    readonly reports: readonly string[];
    readonly reporters: readonly string[];
    /** Whether anything after the report and the safety floor is recorded. */
    readonly isWorked: boolean;
    /** Its crimes of which it is said against whom they are. */
    readonly crimes: readonly CrimeAgainst[];
  };
  readonly into: JoinSide;
  readonly passage: string;
  /** Fresh references, one for each child of the report. */
  readonly ids: readonly string[];
  /** Every case of any of the children, besides these two. */
  readonly elsewhere: readonly Elsewhere[];
}

export interface ReportJoined {
  readonly type: 'ReportJoined';
  /** The case that now has the report. */
  readonly case: string;
  readonly from: string;
  readonly reports: readonly string[];
  readonly reporters: readonly string[];
  readonly children: readonly (JoinedChild & { readonly position: number })[];
  readonly floors: readonly Omit<FloorWalked, 'type' | 'alike'>[];
  /** Against which child of the case each crime that goes along is. */
  readonly crimes: readonly CrimeAgainst[];
  readonly why: string;
  readonly passage: string;
  readonly concerns: readonly string[];
  readonly elsewhere: readonly Elsewhere[];
  readonly at: Date;
}

export type JoinRefusal =
  | { readonly code: 'JoinsItself' }
  | { readonly code: 'ReportWorked' }
  | { readonly code: 'CaseJoinedAlready' }
  | { readonly code: 'ChildrenNotPlaced'; readonly people: readonly string[] }
  | { readonly code: 'SameAsDead'; readonly people: readonly string[] }
  | { readonly code: 'TooManyChildren'; readonly most: number };

/** Children of the report of whom it is not said, or said twice, who they are. */
const notPlaced = ({ from, into }: JoinState, { children }: JoinReport): readonly string[] => {
  const sames = children.flatMap(({ same }) => same ?? []);
  const isKnown = ({ same }: JoinedChild): boolean =>
    same === undefined || (into.children.includes(same) && sames.filter((one) => one === same).length === 1);
  const placed = (person: string): boolean => {
    const said = children.filter((one) => one.person === person);
    return said.length === 1 && said.every(isKnown);
  };
  const strangers = children.map(({ person }) => person).filter((person) => !from.children.includes(person));
  return [...from.children.filter((person) => !placed(person)), ...strangers];
};

/** A living child would vanish into the record of a dead one: nothing would be asked of them any more. */
const sameAsDead = ({ from, into }: JoinState, { children }: JoinReport): readonly string[] =>
  children.flatMap(({ person, same }) =>
    same !== undefined && from.dead.includes(person) !== into.dead.includes(same) ? [person] : [],
  );

const floorsOfChild =
  ({ from, into }: JoinState, id: string, at: Date) =>
  ({ person, same }: JoinedChild, floor: string): readonly Omit<FloorWalked, 'type' | 'alike'>[] => {
    const told = from.floors.get(person);
    // A floor that nobody walked says nothing: what the case knows of the child stands.
    if (told === undefined) return [];
    const contact = from.contacts.get(person);
    if (same === undefined) return [mergedFloor({ case: id, person, floor, at }, [{ floor: told, contact }])];
    const known = into.floors.get(same);
    const own = known === undefined ? [] : [{ floor: known, contact: into.contacts.get(same) }];
    return [mergedFloor({ case: id, person: same, floor, at }, [{ floor: told, contact }, ...own])];
  };

/** A crime against a child of the report is one against whoever of the case they are. */
const followedBy =
  (children: readonly JoinedChild[]) =>
  ({ crime, against }: CrimeAgainst): CrimeAgainst => ({
    crime,
    against: children.find(({ person }) => person === against)?.same ?? against,
  });

/** Joins a report to a case that is there. Nothing that was recorded of it is lost, and nothing is made milder. */
export const decideJoin = (
  state: JoinState,
  input: JoinReport,
  { now }: Moment,
): Result<readonly ReportJoined[], JoinRefusal> => {
  const { from, into, passage, ids, elsewhere } = state;
  if (input.into === input.case) return refused({ code: 'JoinsItself' });
  if (into.isJoined || from.isJoined) return refused({ code: 'CaseJoinedAlready' });
  if (from.stage !== 'open' || from.isWorked) return refused({ code: 'ReportWorked' });
  const people = notPlaced(state, input);
  if (people.length > 0) return refused({ code: 'ChildrenNotPlaced', people });
  const mixed = sameAsDead(state, input);
  if (mixed.length > 0) return refused({ code: 'SameAsDead', people: mixed });
  const others = input.children.filter(({ same }) => same === undefined).length;
  if (into.children.length + others > MOST_CHILDREN) return refused({ code: 'TooManyChildren', most: MOST_CHILDREN });
  const floors = input.children.flatMap((child, i) => floorsOfChild(state, input.into, now)(child, ids[i] ?? ''));
  let position = into.children.length;
  const children = input.children.map((child) => ({
    ...child,
    position: child.same === undefined ? (position += 1) : 0,
  }));
  const { reports, reporters } = from;
  const crimes = from.crimes.map(followedBy(input.children));
  // Of those who are in the case from now on: its page logs them, and the words name nobody besides.
  const concerns = [...into.children, ...children.flatMap((one) => (one.same === undefined ? [one.person] : []))];
  const of = { case: input.into, from: input.case, why: input.why, at: now };
  return ok([
    { type: 'ReportJoined', ...of, reports, reporters, children, floors, crimes, passage, concerns, elsewhere },
  ]);
};
