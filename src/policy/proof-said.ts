import type { Advice } from './advice.schema.ts';
import { owedBy } from './difference.ts';
import type { Rule } from './policy.schema.ts';
import type { Output } from './proof-output.ts';

export const whether = (is: boolean): string => (is ? 'yes' : 'no');
const all = (each: readonly string[]): string => [...new Set(each)].sort().join(' and ') || 'nobody';

/** What advice says of one thing; undefined where there is nobody to say it of, or no such outcome is in force. */
export function saidOf(output: Output, advice: Advice): string | undefined {
  const [first] = advice.people;
  const person = (about: Rule['about']) => (about === 'case' ? null : first?.ref);
  const ofCode = (code: string) => first?.outcomes.find((each) => each.code === code);
  switch (output.of) {
    case 'response':
    case 'category':
      return advice[output.of];
    case 'role':
      return first?.role;
    case 'outcome':
      return ofCode(output.code)?.standing;
    case 'need': {
      const found = ofCode(output.code);
      return found === undefined ? undefined : whether(found.needs.includes(output.need));
    }
    case 'duty':
      return whether(advice.duties.some(({ id, person: of }) => id === output.id && of === person(output.about)));
    case 'owner':
      return all(advice.duties.filter(({ id }) => id === output.id).map(owedBy));
    case 'remark':
      return whether(
        [...advice.notes, ...advice.warnings].some(
          ({ id, person: of }) => id === output.rule && of === person(output.about),
        ),
      );
  }
}
