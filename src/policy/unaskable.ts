import type { Prepared } from './adviser.ts';
import { nearest } from './nearest.ts';
import { aimAt, type Target } from './target.ts';
import { FIND_OUT } from './policy.schema.ts';

/** Why something cannot be asked about: what is not there, and what is nearest to it. */
export function unaskable({ policy, compiled, input }: Prepared, target: Target, wanted = ''): string {
  const refs = (input.people ?? []).map(({ ref }) => ref);
  const person = 'person' in target ? target.person : null;
  if (person !== null && !refs.includes(person)) return nobody(person, refs);
  if (target.of === 'outcome') {
    const codes = compiled.standings.map(({ code }) => code);
    const outside = policy.files.outcomes.find(({ code, status }) => code === target.code && status === 'out-of-scope');
    if (outside !== undefined)
      return `Outcome ${outside.code} (${outside.title}) is out of scope here and open to nobody: ${outside.note}`.replace(
        /\.$/u,
        '',
      );
    if (!codes.includes(target.code)) return missing(`Outcome ${target.code} in force on that day`, target.code, codes);
  }
  if (target.of === 'duty') return noDuty(policy.files.rules.flatMap(dutyOf), target);
  return missing(`${target.of} ${wanted}`, wanted, [...new Set(aimAt(compiled, target)?.values)]);
}

const nobody = (person: string, refs: readonly string[]): string =>
  refs.length === 0
    ? 'nobody is listed in these facts'
    : `there is no person ${person} in these facts; there are ${refs.join(', ')}`;

type Owed = readonly [id: string, about: 'case' | 'person'];
const dutyOf = ({ about, effect }: Prepared['policy']['files']['rules'][number]): Owed[] =>
  'duty' in effect ? [[effect.duty.id, about]] : [];

function noDuty(duties: readonly Owed[], { id, person }: Extract<Target, { of: 'duty' }>): string {
  const about = person === null ? 'case' : 'person';
  if (duties.some(([each, of]) => each === id && of !== about))
    return about === 'case'
      ? `the duty ${id} is about a person: write "duty ${id} for" and who`
      : `the duty ${id} is about the case: write "duty ${id}"`;
  const known = duties.filter(([, of]) => of === about).map(([each]) => each);
  return missing(`duty ${id}`, id, [...new Set([...known, FIND_OUT])]);
}

const missing = (what: string, word: string, known: readonly string[]): string =>
  `there is no ${what}; the nearest: ${starting(word, known).join(', ')}`;

/** Half a word is meant as its beginning, which letter by letter is far from it. */
function starting(word: string, known: readonly string[]): string[] {
  const begun = word.length > 2 ? known.filter((each) => each.startsWith(word)) : [];
  return begun.length > 0 ? begun.slice(0, 3) : nearest(word, known);
}
