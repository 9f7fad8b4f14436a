import type { PoliceUkTally } from './police-uk-tally.ts';
import { meaningOf } from './police-uk-words.ts';

const list = (words: readonly string[]): string => words.map((each) => `“${each}”`).join(', ');

function wordings({ wordings: all }: PoliceUkTally): readonly string[] {
  const counted = Map.groupBy(all, ({ measure, outcomeType }) =>
    outcomeType === null ? `“${measure}”` : `outcome ${outcomeType}`,
  );
  const unknown = all.filter(({ words }) => meaningOf(words) === undefined).map(({ words }) => words);
  return [
    ...[...counted]
      .filter(([, under]) => under.length > 1)
      .map(
        ([what, under]) =>
          `${what.replace(/^./, (letter) => letter.toUpperCase())} stands in it under ${under.length} wordings (${under.map(({ words, rows }) => `“${words}” ${rows}`).join(', ')}): counted together.`,
      ),
    ...(all.some(({ outcomeType }) => outcomeType === '9/10')
      ? ['Outcomes 9 and 10 share one wording (“Formal action …”) and cannot be told apart; neither is 21.']
      : []),
    ...(unknown.length > 0 ? [`In no list of its outcomes, taken as printed: ${list(unknown)}.`] : []),
  ];
}

/** What is strange about one street or outcomes file. */
export const policeUkOddities = (file: string, tally: PoliceUkTally): readonly string[] =>
  [
    ...wordings(tally),
    ...(tally.twice > 0 ? [`${tally.twice} crimes stand in it again under the same id; each row was counted.`] : []),
    ...(tally.elsewhere > 0
      ? [`${tally.elsewhere} rows fall within another force than the one that reported them; counted for the reporter.`]
      : []),
    ...(tally.notForces.size > 0
      ? [`No force of England and Wales, passed over: ${[...tally.notForces].join('; ')}.`]
      : []),
  ].map((says) => `${file}: ${says}`);
