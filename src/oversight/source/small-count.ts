import type { ReadCount } from './import-read.ts';

/** Below this a count of children may pick one out (handbook, statistics 2.9). */
const LEAST = 5;

type Small = Pick<ReadCount, 'value' | 'ageScope'>;

const isSmall = ({ value, ageScope }: Small): boolean =>
  value !== null && value > 0 && value < LEAST && ageScope !== 'all ages';

/**
 * What stands wherever a published figure from 1 to 4 does. It is public under its publisher's name and stays as printed: to
 * hide it beside a share and a total that give it back would protect nobody (docs/decisions/0027).
 */
export const smallNote = (counts: readonly Small[], publisher: string): readonly string[] =>
  counts.some(isSmall) ? [smallSentence(publisher)] : [];

const smallSentence = (publisher: string): string =>
  `Counts from 1 to 4 stand here as ${publisher} printed them, and may be of children: whoever passes one on names its source, and puts nothing beside it that could tell who it is. No release of Evenhand has them.`;
