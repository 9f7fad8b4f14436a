import type { CaseFacts } from './case-facts.ts';
import type { FromWhom } from './statement.ts';
import { ADULT_INVOLVED } from './worked-out.ts';

/** Who reported, or a parent, is not placed to rule out what a child was put through out of their sight (handbook 1.3, 1.4). */
export const NOT_PLACED: readonly (FromWhom | null)[] = ['reporter', 'parent-or-carer', null];

/** Whether an adult’s part is ruled out by who is not placed to know, while it is not known who somebody of the case is. */
export const isAdultRuledOutUnseen = ({ people, stated }: Pick<CaseFacts, 'people' | 'stated'>): boolean =>
  people.some(({ identified }) => identified !== true) &&
  stated.some(
    ({ fact, direction, state, fromWhom }) =>
      fact === ADULT_INVOLVED && direction === 'case' && state === 'ruled-out' && NOT_PLACED.includes(fromWhom),
  );
