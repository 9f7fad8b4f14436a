import type { Output } from './proof-output.ts';
import { ownersOf } from './proof-right.ts';
import type { Told } from './proof-refuted.ts';

/** What a scenario expects, as it is written among the scenarios; `not` are parts of advice that must not be there. */
export interface Expectation {
  readonly [part: string]: unknown;
  readonly not?: readonly Expectation[];
}

/** That some things come out so; one that is said of nobody here asks for nothing. */
export function expecting(of: readonly (readonly [Output, string])[], shown: Told): Expectation {
  const all = of.map(([output, value]) => expected(output, value, shown));
  const lists = LISTS.flatMap((part) => {
    const list = all.flatMap((each): readonly unknown[] => (Array.isArray(each[part]) ? each[part] : []));
    return list.length === 0 ? [] : [[part, list] as const];
  });
  const plain = all.flatMap((each) => Object.entries(each).filter(([, value]) => typeof value === 'string'));
  return Object.fromEntries([...plain, ...lists]);
}

const LISTS = ['people', 'duties', 'notes', 'warnings', 'not'] as const;

function expected(output: Output, value: string, shown: Told): Expectation {
  const ref = shown.advice.people[0]?.ref;
  const isOrNot = (is: Expectation): Expectation => (value === 'yes' ? is : { not: [is] });
  switch (output.of) {
    case 'response':
    case 'category':
      return { [output.of]: value };
    case 'role':
      return { people: [{ ref, role: value }] };
    case 'outcome':
      return { people: [{ ref, outcomes: [{ code: output.code, standing: value }] }] };
    case 'need':
      return isOrNot({ people: [{ ref, outcomes: [{ code: output.code, needs: [output.need] }] }] });
    case 'duty':
      return isOrNot({ duties: [{ id: output.id, person: whom(output, ref) }] });
    case 'owner':
      return ownedBy(output.id, shown);
    case 'remark':
      return isOrNot({ [listOf(output.rule, shown)]: [{ id: output.rule, person: whom(output, ref) }] });
  }
}

const whom = ({ about }: Extract<Output, { about: unknown }>, ref: string | undefined) =>
  about === 'case' ? null : ref;

/** A rule that is gone is told by its name. */
const listOf = (rule: string, { files }: Told): 'warnings' | 'notes' =>
  rule.startsWith('warning-') || files.rules.some(({ id, effect }) => id === rule && 'warning' in effect)
    ? 'warnings'
    : 'notes';

/** An act of whoever owes it, and of nobody else. */
function ownedBy(id: string, shown: Told): Expectation {
  const right = ownersOf(id, shown);
  const written = (each: { readonly owner: string; readonly within: unknown }) =>
    JSON.stringify([each.owner, each.within]);
  const wrong = shown.advice.duties.filter(
    (duty) => duty.id === id && !right.some((each) => written(each) === written(duty)),
  );
  const asWritten = ({ owner, within }: { readonly owner: string; readonly within: unknown }) => ({
    id,
    owner,
    within,
  });
  return { duties: right.map(asWritten), not: wrong.map((duty) => ({ duties: [asWritten(duty)] })) };
}
