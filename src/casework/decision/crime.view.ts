import { againstWhom, nameOf } from '../report/index.ts';
import { roleWords } from './advice.words.ts';
import type { DecisionPage } from './decision-page.store.ts';

/** Each crime with a sentence of whom it is against, also where nobody said. */
export const crimesOf = (page: DecisionPage) =>
  page.advised.basis.crimes.map((crime) => {
    const whom = againstWhom(page, crime);
    return {
      ...crime,
      against: whom === undefined ? 'It is not said against whom this crime is.' : `This crime is against ${whom}.`,
    };
  });

const INVOLVED = ['suspect', 'person-involved'] as const;

/**
 * Each child whom the guidance calls a suspect or a person involved, and about whom nothing is proposed. That may well be
 * right, where their part was in no crime of these: it is said, and refused to nobody.
 */
export const unproposed = ({ advised: { advice, basis }, parties, proposal, ...page }: DecisionPage) => {
  if (proposal === undefined || page.file.stage === 'open') return [];
  const refs = new Map(basis.facts.people.map(({ ref, person }) => [ref, person]));
  const isChild = (person: string): boolean =>
    parties.some((party) => party.person === person && (party.isChild || party.died));
  return advice.people.flatMap(({ ref, role: advised }) => {
    const person = refs.get(ref);
    const role = INVOLVED.find((one) => one === advised);
    if (person === undefined || role === undefined || !isChild(person)) return [];
    if (proposal.outcomes.some((one) => one.person === person)) return [];
    const name = nameOf(page, person);
    const text = `Nothing is proposed about ${name}, whom the guidance calls a ${roleWords[role].toLowerCase()}.`;
    return [{ person, name, role, text }];
  });
};
