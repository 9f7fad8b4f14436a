import type { BASES } from './count.ts';

type Basis = (typeof BASES)[number];

const YEAR = '(?:in|during|within|between|from) (?:the )?(?:(?:calendar |financial )?years? )?(?:19|20)\\d{2}\\b';
const WHEN = `(?:(?:in|during|within|between) (?:the )?(?:period|years?|quarter|time)\\b|${YEAR})`;

// *Outcomes recorded in the period* are by the day of the outcome; *offences recorded in the period* by that of the offence.
const CLOSED = new RegExp(
  `\\b(?:closed|finalised|outcomes?(?: \\d{1,2}s?)? (?:was |were )?(?:given|assigned|recorded|applied)) ${WHEN}|\\bby (?:the )?(?:date of (?:the )?outcome|outcome date|date (?:closed|finalised))\\b|\\(closed\\)|\\bclosed basis\\b|[-–:] closed$`,
  'gi',
);
const RECORDED = new RegExp(
  `(?<!\\b(?:arrests?|reports?|outcomes?(?: \\d{1,2}s?)?) (?:was |were )?)\\b(?:(?:offences|crimes) )?(?:recorded|committed|reported) ${WHEN}|\\bfor (?:offences|crimes) recorded\\b|\\bby (?:the )?date (?:the (?:crime|offence) was )?recorded\\b|\\(recorded\\)|\\brecorded basis\\b|[-–:] recorded$`,
  'gi',
);

/** The bases of counts that a text names, one or both. */
export const basesIn = (text: string): readonly Basis[] => [
  ...(text.search(RECORDED) >= 0 ? (['recorded'] as const) : []),
  ...(text.search(CLOSED) >= 0 ? (['closed'] as const) : []),
];

/** A label without what it says of its basis: *offences recorded in the period* counts no offences. */
export const withoutBasis = (text: string): string => text.replaceAll(CLOSED, ' ').replaceAll(RECORDED, ' ');
