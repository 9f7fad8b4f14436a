import type { Advice } from '../../policy/index.ts';
import { nameOf } from '../report/index.ts';
import type { DecisionPage } from './decision-page.store.ts';

export const refName = (page: DecisionPage, ref: string | null): string => {
  const person = page.advised.basis.facts.people.find((one) => one.ref === ref);
  return person === undefined ? 'The case' : nameOf(page, person.person);
};

/** A note or a warning, with whom it is about. */
export const remarkLine =
  (page: DecisionPage) =>
  ({ says, person }: Advice['notes'][number]): string =>
    `${person === null ? '' : `${refName(page, person)}: `}${says}`;

/** Who answers for a note says what it is about, in the order in which it is needed. */
const ABOUT: readonly (readonly [owner: string, title: string])[] = [
  ['safeguarding-lead', 'Keeping children safe, and talking with them'],
  ['policy-owner', 'What to weigh for each child'],
  ['force-crime-registrar', 'Recording, outcomes and what follows them'],
];

/** A score of notes in one list would be read by nobody: they are opened by what they are about. */
export const notes = (page: DecisionPage) => {
  const { advice: given, policy } = page.advised;
  const owners = new Map(policy.files.rules.map(({ id, owner }) => [id, owner] as const));
  return ABOUT.flatMap(([, title], place) => {
    const own = given.notes.filter(({ id }) => {
      const found = ABOUT.findIndex(([each]) => each === owners.get(id));
      return (found < 0 ? ABOUT.length - 1 : found) === place;
    });
    return own.length === 0 ? [] : [{ title, lines: own.map(remarkLine(page)) }];
  });
};
