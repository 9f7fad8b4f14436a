import { nameOf } from '../report/index.ts';
import type { DecisionPage } from './decision-page.store.ts';

export const refName = (page: DecisionPage, ref: string | null): string => {
  const person = page.advised.basis.facts.people.find((one) => one.ref === ref);
  return person === undefined ? 'The case' : nameOf(page, person.person);
};
