import { ok, refused, type Result } from '../../platform/access/index.ts';
import { unaskable, whyNot, type Adviser, type WhyNot } from '../../policy/index.ts';
import type { Advised } from './basis.store.ts';
import { targetOf, type WhyNotParams } from './why-not.schema.ts';

/** Follows from ages, earlier reports and what is said of each child: nobody is asked it of the case. */
const NOT_ASKED: readonly string[] = ['under-13', 'persistent-behaviour', 'capacity-concern', 'immediate-harm'];

/** Nothing of the kind is in the guidance, or nobody in the case is meant; where it is a slip, with what is nearest. */
export interface NothingOfTheKind {
  readonly code: 'NothingOfTheKind';
  readonly says: string;
}

const nothing = (says: string): Result<never, NothingOfTheKind> => refused({ code: 'NothingOfTheKind', says });

/** Asked of the guidance in force, on the facts as they stand. */
export function whyIn(
  adviser: Adviser,
  advised: Advised,
  params: WhyNotParams,
  today: string,
): Result<WhyNot, NothingOfTheKind> {
  const person = advised.basis.facts.people.find((each) => each.person === params.person);
  if (person === undefined && params.person !== 'case') return nothing('nobody in this case is meant');
  const target = targetOf(params, person?.ref ?? null);
  if (target === undefined) return nothing(`the ${params.of} is of a person, and none is named`);
  const prepared = adviser.prepare(advised.asked, { today });
  if (!prepared.ok) return nothing('the facts of this case cannot be read by it');
  // An outcome is wanted open and a duty owed; of the others it is said which.
  const wanted = params.of === 'outcome' || params.of === 'duty' ? undefined : params.what;
  const found = whyNot(prepared.value, target, wanted, {
    asked: ({ person: of, fact }) => of !== null || !NOT_ASKED.includes(fact),
  });
  return found === undefined ? nothing(unaskable(prepared.value, target, wanted)) : ok(found);
}
