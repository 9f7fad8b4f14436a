import type { Part } from './part.ts';
import type { State, Statement } from './statement.ts';

/** Somebody of a case, as far as it is read here. */
interface Listed {
  readonly age: number | readonly [number, number] | 'unknown';
  readonly parts: readonly Part[] | undefined;
  readonly by: Readonly<Record<string, State>>;
  readonly towards: Readonly<Record<string, State>>;
}

const isPresent = (state: State | undefined): boolean => state === 'suspected' || state === 'confirmed';

interface People {
  readonly people: readonly Listed[];
}

const isActor = ({ parts, by }: Listed): boolean =>
  // By a part or by a suspicion: waiting for proof would leave an adult unseen meanwhile.
  (parts ?? []).some((part) => ['shared', 'received', 'passed-on', 'asked-for'].includes(part)) ||
  Object.values(by).some(isPresent);

const isAdult = ({ age }: Listed): boolean => age !== 'unknown' && (typeof age === 'number' ? age >= 18 : age[0] >= 18);

/** An age of 18 on the day confirms that an adult is involved; no age rules it out (design, section 6). */
export const isAdultListed = ({ people }: People): boolean =>
  people.some((person) => isAdult(person) && isActor(person));

export const ADULT_INVOLVED = 'adult-involved';

const DENIED: readonly State[] = ['ruled-out', 'no-evidence'];

/** That a factor is there by what is said of anybody, done by them or towards them; the surest of it. */
export const presentOf = ({ people }: People, fact: string): State | undefined => {
  const said = people.flatMap(({ by, towards }) => [by[fact], towards[fact]]).filter(isPresent);
  return said.includes('confirmed') ? 'confirmed' : said[0];
};

/**
 * Whether what was answered of the case is overtaken: denied, and now worked out as present, or said of somebody. A no about
 * what nobody knew of says nothing of the others, so it stands for nobody: by and towards whom is not known until it is stated.
 */
export const isOvertaken = (
  facts: People,
  { fact, direction, state }: Pick<Statement, 'fact' | 'direction' | 'state'>,
): boolean =>
  direction === 'case' &&
  DENIED.includes(state) &&
  ((fact === ADULT_INVOLVED && isAdultListed(facts)) || presentOf(facts, fact) !== undefined);
