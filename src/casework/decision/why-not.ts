import { whyNot, type Adviser, type WhyNot } from '../../policy/index.ts';
import type { Advised } from './basis.store.ts';
import { targetOf, type WhyNotParams } from './why-not.schema.ts';

/** Follows from ages, earlier reports and what is said of each child: nobody is asked it of the case. */
const NOT_ASKED: readonly string[] = ['under-13', 'persistent-behaviour', 'capacity-concern', 'immediate-harm'];

/** Asked of the guidance in force, on the facts as they stand; undefined where it has nothing of the kind. */
export const whyIn = (adviser: Adviser, advised: Advised, params: WhyNotParams, today: string): WhyNot | undefined => {
  const person = advised.basis.facts.people.find((each) => each.person === params.person);
  const target = targetOf(params, person?.ref ?? null);
  const prepared = adviser.prepare(advised.asked, { today });
  if (target === undefined || !prepared.ok || (person === undefined && params.person !== 'case')) return undefined;
  // An outcome is wanted open and a duty owed; of the others it is said which.
  const wanted = params.of === 'outcome' || params.of === 'duty' ? undefined : params.what;
  return whyNot(prepared.value, target, wanted, {
    asked: ({ person: of, fact }) => of !== null || !NOT_ASKED.includes(fact),
  });
};
