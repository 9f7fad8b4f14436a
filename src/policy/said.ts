import type { Advice, PersonAdvice } from './advice.schema.ts';
import type { Compiled, CompiledRule } from './compile.ts';
import { frozen } from './kept.ts';
import { Piece, type Places } from './piece.ts';
import { CATEGORIES, RESPONSES } from './policy.schema.ts';

export type OfCase = Pick<Advice, 'category' | 'response' | 'because'>;
export type Role = Pick<PersonAdvice, 'role' | 'because'>;

/** The highest level that is given, and the rules that give it. */
function won(rules: readonly CompiledRule[], fired: ReadonlySet<CompiledRule>) {
  const firing = rules.filter((rule) => fired.has(rule));
  const level = Math.max(0, ...firing.map((rule) => rule.level));
  return { level, by: firing.filter((rule) => rule.level === level) };
}

export function saidOfCase({ response, category }: Compiled, places: Places): Piece<OfCase> {
  return new Piece(places, [...response.rules, ...category.rules], (bits) => {
    const firing = places.rulesIn(bits);
    const fired = new Set(firing);
    const [ofResponse, ofCategory] = [won(response.rules, fired), won(category.rules, fired)];
    const because = new Set([...ofResponse.by, ...ofCategory.by]);
    return {
      category: CATEGORIES[ofCategory.level] ?? 'non-aggravated',
      response: RESPONSES[ofResponse.level] ?? 'proportionate',
      because: frozen(firing.filter((rule) => because.has(rule)).map(({ rule }) => rule.id)),
    };
  });
}

/** By rank, which is what a rule gave before two ranks of one role became one answer. */
export const ranked = ({ role, rules }: Compiled): readonly CompiledRule[] =>
  role.rules.flatMap(({ place }) => rules[place] ?? []);

export function saidOfRole(compiled: Compiled, places: Places): Piece<Role> {
  const { roles } = compiled;
  return new Piece(places, ranked(compiled), (bits) => {
    const firing = places.rulesIn(bits);
    const role = roles[won(firing, new Set(firing)).level] ?? 'witness';
    const because = firing.filter(({ level }) => roles[level] === role).map(({ rule }) => rule.id);
    return { role, because: frozen(because) };
  });
}
