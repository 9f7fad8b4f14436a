import type { Enquirer, FromWhom, State, Statement, Way } from './statement.ts';

/** The fact of the guidance that says whether somebody at home may be a danger. */
export const HOME_FACT = 'household-risk';

/** The fact of the guidance that makes every home a danger, whatever else is said of it. */
export const ABUSE_FACT = 'domestic-abuse-household';

/** Each stops anybody being told before somebody has thought of it. */
export const HOME_FACTS: readonly string[] = [HOME_FACT, ABUSE_FACT];

interface Said {
  readonly fact: string;
  readonly state: State;
  readonly fromWhom: FromWhom | undefined;
  readonly found: { readonly way: Way; readonly byWhom: Enquirer } | undefined;
}

const isTakenBack = (state: State): boolean => state === 'ruled-out' || state === 'no-evidence';

/**
 * Whether the household itself says that nobody at home is a danger. Who reported may live there too: from a school or a
 * service it is a partner’s word, and is recorded as one. That there is a danger anybody may say.
 */
export const isHomesOwnWord = ({ fact, state, fromWhom, found }: Said): boolean =>
  HOME_FACTS.includes(fact) &&
  isTakenBack(state) &&
  (fromWhom === 'parent-or-carer' || fromWhom === 'reporter' || found?.way === 'parent-or-carer-asked');

/** That somebody on the safety floor must not be told: a danger in being told, until they are taken off by name. */
export const isNamedDanger = ({ fact, onFloor }: Pick<Statement, 'fact' | 'onFloor'>): boolean =>
  onFloor && fact === HOME_FACT;

type Answered = Pick<Statement, 'fact' | 'person' | 'direction' | 'state' | 'fromWhom' | 'by'>;

const isFound = ({ state }: Pick<Statement, 'state'>): boolean => state === 'confirmed' || state === 'suspected';

/** Who is placed to know, and has nothing to hide by it. */
const CHILD_OR_RECORD: readonly FromWhom[] = ['child-unprompted', 'interview', 'police-record', 'check', 'partner'];

/** Of abuse at home who lives with it knows too, and may be made to take it back: that there is none is never read off one answer alone. */
const isPlaced = ({ fact, fromWhom }: Answered): boolean =>
  fromWhom !== null &&
  (CHILD_OR_RECORD.includes(fromWhom) ||
    (fact === ABUSE_FACT && (fromWhom === 'parent-or-carer' || fromWhom === 'reporter')));

const saidByThem = (rows: readonly Answered[]): readonly Answered[] =>
  rows.filter((row) => isFound(row) && isPlaced(row));

const isSame = (one: Answered, other: Pick<Answered, 'fact' | 'person' | 'direction'>): boolean =>
  one.fact === other.fact && one.person === other.person && one.direction === other.direction;

/** What a child, a partner or a record said of a danger at home, or anybody who lives there of abuse, and nobody took back since; `ever` is oldest first. */
export const saidOfHome = (
  ever: readonly Answered[],
  place: Pick<Answered, 'fact' | 'person' | 'direction'>,
): readonly Answered[] => {
  if (!HOME_FACTS.includes(place.fact)) return [];
  const own = ever.filter((row) => isSame(row, place));
  return saidByThem(own.slice(own.findLastIndex((row) => !isFound(row)) + 1));
};

/** What they said before it was taken back: it stays in view beside what stands now; undefined where it stands, or never was said. */
export const takenBackOf = (
  ever: readonly Answered[],
  now: Answered,
): Pick<Statement, 'state' | 'fromWhom'> | undefined => {
  if (!HOME_FACTS.includes(now.fact) || isFound(now)) return undefined;
  const last = saidByThem(ever.filter((row) => isSame(row, now))).at(-1);
  return last === undefined ? undefined : { state: last.state, fromWhom: last.fromWhom };
};
