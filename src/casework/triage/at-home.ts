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
