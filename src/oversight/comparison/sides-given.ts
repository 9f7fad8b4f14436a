import { Definition, definitionSentence, type Side } from '../definition/index.ts';
import { isAlternate, OUTCOME_SINCE, outcomeTypes, outcomeWords, slotDays } from '../source/index.ts';
import { refused, type Refused } from './compare-refused.ts';
import type { Material } from './material.ts';
import { day } from './words.ts';

export interface Sides {
  readonly kind: 'sides';
  readonly numerator: Side;
  readonly denominator: Side;
}

/** What can be asked of a source: the sides without what it has no row of, and what that is. */
export interface GivenSides extends Sides {
  readonly leftOut: readonly string[];
}

/** A type in words, with the day from which it could be given where that is known. */
function typeWords(type: string): string {
  const since = OUTCOME_SINCE[type];
  return `outcome ${type} (${outcomeWords(type)}${since === undefined ? '' : `, which began on ${day(since)}`})`;
}

const listed = (types: readonly string[]): string => types.map(typeWords).join(' or ');

function hasWords({ outcomeTypes: given, slots }: Material): string {
  const has = outcomeTypes.filter((type) => given.has(type) && type !== '0' && !isAlternate(type)).join(', ');
  const last = slots
    .map((slot) => slotDays(slot).to)
    .toSorted()
    .at(-1);
  return `It has outcomes ${has}${last === undefined ? '' : `, to ${day(last)}`}.`;
}

const absentIn = (side: Side, { outcomeTypes: given }: Material): readonly string[] =>
  side.kind === 'types' ? side.types.filter((type) => !given.has(type)) : [];

const without = (side: Side, absent: readonly string[]): Side =>
  side.kind === 'types' ? { ...side, types: side.types.filter((type) => !absent.includes(type)) } : side;

/**
 * A type that no row of the whole source has is not given, and not 0 (statistics, traps 2 and 4): a numerator of it is refused;
 * in a denominator, or beside others, it is left out and named. What an answer does not name is refused before it comes here.
 */
export function sidesGiven(material: Material, { numerator, denominator }: Omit<Sides, 'kind'>): Refused | GivenSides {
  const [of, over] = [absentIn(numerator, material), absentIn(denominator, material)];
  if (material.absent === 'not-given') return { kind: 'sides', numerator, denominator, leftOut: [] };
  if (numerator.kind === 'types' && of.length === numerator.types.length)
    return refused(
      `The source has no row of ${listed(of)}: not given, which is not 0, so that there is no share of it. ${hasWords(material)}`,
      'numerator',
    );
  const leftOut = [...new Set([...of, ...over])];
  const sides = { numerator: without(numerator, leftOut), denominator: without(denominator, leftOut) };
  const wrong = leftOut.length === 0 ? undefined : Definition.refusalOf(sides.numerator, sides.denominator);
  if (wrong !== undefined)
    return refused(
      `The source has no row of ${listed(leftOut)}: not given, which is not 0. Without it: ${definitionSentence(wrong)} ${hasWords(material)}`,
      'denominator',
    );
  return { kind: 'sides', ...sides, leftOut };
}
