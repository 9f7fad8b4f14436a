import { outcomeIn, slotName } from '../source/index.ts';
import { daysOf, isTotal, scopeOf, type CountSource, type Scoped, type SourceCount } from './count-source.ts';
import type { GivenCount, Material, Unsettled } from './material.ts';

/** The types that it may be, as one: `2/3`. */
const typesOf = (words: string): string | undefined => {
  const said = outcomeIn(words);
  return said === undefined || said.types.length < 2 ? undefined : said.types.join('/');
};

/** What the source gives of these times on the same terms, without one type. */
export function unsettledIn(
  source: CountSource,
  { scope }: Scoped,
  slots: ReadonlySet<string>,
  givenIn: (counts: readonly SourceCount[]) => readonly GivenCount[],
): readonly Unsettled[] {
  const same = JSON.stringify(scope);
  const within = source.counts.filter(
    (count) =>
      count.outcomeType === null &&
      !isTotal(count) &&
      slots.has(slotName(daysOf(count))) &&
      JSON.stringify(scopeOf(count)) === same,
  );
  return [...Map.groupBy(within, ({ measure }) => measure)].flatMap(([words, counts]) => {
    const outcomeType = typesOf(words);
    if (outcomeType === undefined) return [];
    return givenIn(counts.map((count) => ({ ...count, outcomeType }))).map((count) => ({ ...count, words }));
  });
}

/** Whether every type that it may be is among these: then it is of them, whichever it is. */
export const isOneOf = (types: readonly string[], { outcomeType }: Pick<GivenCount, 'outcomeType'>): boolean =>
  outcomeType.split('/').every((type) => types.includes(type));

/** Said wherever such counts are part of what is shown, or are left out of it. */
export function unsettledSentences(
  { unsettled, outcomeTypes }: Material,
  kinds: readonly { readonly types: readonly string[] }[],
): readonly string[] {
  const given = new Map(unsettled.map((each) => [each.words, each]));
  return [...given.values()].map((each) => {
    const types = each.outcomeType.split('/');
    const isIn = kinds.some((kind) => isOneOf(kind.types, each)) && !types.some((type) => outcomeTypes.has(type));
    const which = types.join(', ').replace(/, ([^,]*)$/u, ' or $1');
    return `“${each.words}” is given, but of which type (${which}) is not settled: it is ${isIn ? `counted as ${which}, whichever it is` : 'in none of these figures'}.`;
  });
}
