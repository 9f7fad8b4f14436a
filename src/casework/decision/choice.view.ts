import { nameOf } from '../report/index.ts';
import { standing } from '../response/index.ts';
import { outcomeTitle } from './advice.view.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { departsBy, HAS_DIED, NAMES_NOBODY, WITH_OR_AFTER, type DepartsBy } from './decision.ts';
import { standingOfNobody } from './standing.ts';
import { needWords, OPEN } from './stated.view.ts';

/** How a choice stands to the advice, and what else it needs recorded: said before it is made. */
export interface Choosable {
  readonly outcome: string;
  /** Undefined where it names nobody: 14, 18 and 20 may name somebody, and need not. */
  readonly person: string | undefined;
  readonly departs: DepartsBy | undefined;
  readonly needs: readonly string[];
}

const departsWords: Readonly<Record<DepartsBy, string>> = {
  'formal-end': 'the response advised is a proportionate one, and this is a formal end',
  'supervisor-undecided': 'the guidance leaves it open only where a supervisor decides that it fits',
  'decided-otherwise': 'a supervisor decided otherwise on the response or the category',
};

/** Every outcome that is open for somebody, with whose part it is about. */
export const choosable = ({ advised: { advice, basis } }: DecisionPage): readonly Choosable[] => {
  const { decidedResponse, decidedCategory } = basis.response;
  const decided = { response: standing(decidedResponse), category: standing(decidedCategory) };
  const people = new Map(basis.facts.people.map(({ ref, person }) => [ref, person]));
  const ofNobody = NAMES_NOBODY.flatMap((code) => standingOfNobody(advice.people, code)?.outcome ?? []);
  const ofPeople = advice.people.flatMap(({ ref, outcomes }) =>
    outcomes.map((one) => ({ ...one, person: people.get(ref) })),
  );
  return [...ofNobody.map((one) => ({ ...one, person: undefined })), ...ofPeople]
    .filter((one) => OPEN.includes(one.standing))
    .map(({ code, needs, person }) => ({
      outcome: code,
      person,
      departs: departsBy({ advice, decided }, { code, needs }),
      needs: needs.filter((need) => !WITH_OR_AFTER.includes(need)),
    }));
};

const textOf = ({ departs, needs }: Choosable): string => {
  if (departs !== undefined)
    return `A departure from the advice: ${departsWords[departs]}. You are asked to choose why.`;
  return needs.length === 0
    ? 'In line with the advice.'
    : `Left open by the advice: it also needs ${needs.map(needWords).join(', ')}.`;
};

/** One sentence where it stands alike for all; else each with whom it is for. */
const hintOf = (page: DecisionPage, of: readonly Choosable[]): string => {
  const groups = [...Map.groupBy(of, textOf)];
  if (groups.length === 1) return groups[0]?.[0] ?? '';
  const named = (one: Choosable): string => (one.person === undefined ? 'nobody' : nameOf(page, one.person));
  return groups.map(([text, those]) => `For ${those.map(named).join(' and ')}: ${text}`).join(' ');
};

/** How a choice stands for whom it stands best, as the advice above has it: a heading of its own each. */
const GROUPS = [
  { heading: 'Open now', is: ({ departs, needs }: Choosable) => departs === undefined && needs.length === 0 },
  { heading: 'Open once something is decided or recorded', is: ({ departs }: Choosable) => departs === undefined },
  { heading: 'Departures from the advice', is: () => true },
] as const;

/** Of the living it is never how a case ends: it stands behind what commonly does. */
const isForTheDead = ({ value }: { readonly value: string }): boolean => value === HAS_DIED;

/**
 * Only what is open for somebody is offered, in the order of the codes under how it stands, none of it chosen beforehand;
 * why the others are not stands in the advice above.
 */
export const choicesOf = (page: DecisionPage) => {
  const all = choosable(page);
  const { policy } = page.advised;
  const items = policy.files.outcomes.flatMap(({ code }) => {
    const of = all.filter(({ outcome }) => outcome === code);
    if (of.length === 0) return [];
    const group = GROUPS.findIndex(({ is }) => of.some(is));
    const text = `${code}: ${outcomeTitle(policy, code)}`;
    return [{ group, item: { value: code, text, hint: { text: hintOf(page, of) } } }];
  });
  return GROUPS.flatMap(({ heading }, at) => {
    const own = items.flatMap(({ group, item }) => (group === at ? [item] : []));
    const ordered = [...own.filter((item) => !isForTheDead(item)), ...own.filter(isForTheDead)];
    return ordered.length === 0 ? [] : [{ heading, items: ordered }];
  });
};
