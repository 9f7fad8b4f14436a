import { hkdfSync } from 'node:crypto';
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

/** For whom names were sought, and in which case. */
interface SoughtFor {
  readonly case: string;
  readonly person: string;
}

/**
 * Marks of names that were sought for somebody, to be known again and not read: under a key made of the person's own and other
 * in each case, so that no mark finds anybody by their name, and none is told from chance once the person is erased, though it
 * stands in a log that nobody changes. Nothing for what is no name, nor for whom is erased.
 */
export const nameMarks = async (vault: Vault, of: SoughtFor, names: readonly Names[]): Promise<readonly string[]> => {
  const key = (await vault.keys.findPersonKeys(vault.force, [of.person])).get(of.person);
  if (key === undefined) return [];
  const clues = names
    .filter(isName)
    .map(
      ({ givenNames, familyName }) => `sought:${of.case}:${JSON.stringify([folded(givenNames), folded(familyName)])}`,
    );
  const own = Buffer.from(hkdfSync('sha256', key, '', 'evenhand sought', 32));
  return tokensOf(own, clues).map((token) => token.toString('hex'));
};
