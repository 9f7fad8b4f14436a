import type { AdviceInput } from './advice.schema.ts';
import { spanOf } from './compile.ts';
import { owedBy } from './difference.ts';
import { CATEGORIES, RESPONSES, ROLES, STANDINGS, type PolicyFiles, type Rule } from './policy.schema.ts';
import { ACTS } from './proof-acts.ts';
import { forCategory, forResponse } from './proof-follows.ts';
import { needsFor, reasonsFor } from './proof-framework.ts';
import { holdsIn } from './proof-holds.ts';
import { levelOfCase, type Reasons } from './proof-level.ts';
import type { Output } from './proof-output.ts';
import { REMARKS } from './proof-remark.ts';
import { isDue } from './proof-remarks.ts';
import { forRole } from './proof-role.ts';
import { whether } from './proof-said.ts';
import type { Act } from './proof-vulnerable.ts';

interface Case {
  readonly files: PolicyFiles;
  readonly input: AdviceInput;
}

/**
 * What the statements, taken together, say that one thing should be in one case: the same that they prove of every case,
 * read from the handbook and from no rule. Undefined where none says it.
 */
export function rightOf(output: Output, shown: Case): string | undefined {
  const level = (of: Reasons) => levelOfCase(shown, of);
  switch (output.of) {
    case 'response':
      return RESPONSES[level(forResponse(shown.files))];
    case 'category':
      return CATEGORIES[level(forCategory(shown.files))];
    case 'role':
      return ROLES[level(forRole(shown.files))];
    case 'outcome':
      return STANDINGS[level(reasonsFor(shown, output.code))];
    case 'need':
      return whether(
        needsFor(shown, output.code).some(([need, where]) => need === output.need && holdsIn(where, shown)),
      );
    case 'duty':
      return spokenOf(output.id, output.about).length === 0
        ? undefined
        : whether(spokenOf(output.id, output.about).some((act) => isOwed(act, shown)));
    case 'owner':
      return ownersOf(output.id, shown).map(owedBy).sort().join(' and ') || undefined;
    case 'remark': {
      const remark = REMARKS.find(({ rule }) => rule === output.rule);
      return remark === undefined ? undefined : whether(isDue(remark, shown));
    }
  }
}

/** Who owes an act in one case, and by when. */
export const ownersOf = (id: string, shown: Case) =>
  ACTS.filter((act) => act.act === id && isOwed(act, shown)).map(({ owner, within }) => ({
    owner,
    within: spanOf(shown.files, within),
  }));

const spokenOf = (id: string, about: Rule['about']): readonly Act[] =>
  ACTS.filter((act) => act.act === id && act.about === about);
const isOwed = ({ where, since = '' }: Act, shown: Case): boolean =>
  (shown.input.on ?? '') >= since && holdsIn(where, shown);
