import { forceKey } from '../source/index.ts';
import { caseMixOf, type CaseMix, type MixSpread } from './case-mix.ts';
import { LEAST_FORCES, TOO_FEW } from './shown-spread.ts';
import { factorWords, forceCount } from './words.ts';
import type { Compared } from './compare-files.ts';

const NONE =
  'No figure is adjusted for case mix: the source does not give every force’s counts by kinds of case, such as bands of age. Part of the spread may be that forces meet different cases. Where five forces give their decisions one by one, the split tells how far they differ in cases of which the same was recorded.';

const start = ({ bands }: CaseMix): string => `In cases of the same ages (${bands.join('; ')})`;

const ratioWords = ({ mor, morInterval: [low, high] }: Pick<MixSpread, 'mor' | 'morInterval'>): string =>
  `${factorWords(mor)} (95% interval ${factorWords(low)} to ${factorWords(high)})`;

/** The spread in cases of the same ages, or that it cannot be had. */
export function caseMixSentences(compared: Compared): readonly string[] {
  const mix = caseMixOf(compared);
  if (mix === null) return [NONE];
  const { spread, forces } = mix;
  if (forces.size < LEAST_FORCES)
    return [`${start(mix)} ${forceCount(forces.size)} ${forces.size === 1 ? 'is' : 'are'} ${TOO_FEW}.`];
  if (spread === null) return [`${start(mix)} no spread between forces can be told.`];
  return [
    `${start(mix)} the median odds ratio of ${forceCount(forces.size)} is ${ratioWords(spread)}: what is left when the ages of their cases are allowed for. The same cases of the same forces, without regard to age, by the same method (${spread.by}): ${ratioWords(spread.plain)}.`,
  ];
}

/** What a force would have had with the shares of all in its own cases: to be held against 1 alone. */
export function forceMixSentences(force: string, compared: Compared): readonly string[] {
  const mix = caseMixOf(compared);
  const own = mix?.forces.get(forceKey(force));
  if (mix === null || own === undefined) return [];
  const { observed, expected, ratio, interval } = own;
  return [
    `${start(mix)} it would have had ${expected.toFixed(1)} with the shares of all forces together; its ${observed.toLocaleString('en-GB')} are ${factorWords(ratio)} times that (95% interval ${factorWords(interval[0])} to ${factorWords(interval[1])}). Hold it against 1, never against another force’s.`,
  ];
}
