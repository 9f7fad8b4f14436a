import { nameWords } from './fold.ts';
import type { Vault } from './person.tables.ts';
import { tokensOf } from './tokens.ts';

interface Names {
  readonly givenNames?: string | undefined;
  readonly familyName?: string | undefined;
}

const folded = (name: string | undefined): string => nameWords(name ?? '').join(' ');
const isName = ({ givenNames, familyName }: Names): boolean => `${folded(givenNames)}${folded(familyName)}` !== '';

/** Whether two are written the same but for case, accents and spaces. */
export const isSameName = (one: Names, other: Names): boolean =>
  folded(one.givenNames) === folded(other.givenNames) && folded(one.familyName) === folded(other.familyName);

/**
 * Marks of names that were sought for one `of`, to be known again and not read: keyed, and another for each `of`, so
 * that no mark finds anybody by their name. Nothing for what is no name.
 */
export const nameMarks = async (vault: Vault, of: string, names: readonly Names[]): Promise<readonly string[]> => {
  const clues = names
    .filter(isName)
    .map(({ givenNames, familyName }) => `sought:${of}:${JSON.stringify([folded(givenNames), folded(familyName)])}`);
  return tokensOf(await vault.keys.getSearchKey(vault.force), clues).map((token) => token.toString('hex'));
};
