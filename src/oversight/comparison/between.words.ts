import type { Interval } from '../measure/index.ts';
import { betweenRows, betweenWords, ends } from './between.ts';
import { percent } from './chart-view.ts';
import type { Between, Comparison } from './comparison.ts';
import { LEAST_FORCES, tellsNothing, TOO_FEW, tooWide } from './shown-spread.ts';
import { factorWords } from './words.ts';

const span = ([low, high]: Interval, as: (value: number) => string): string => {
  const said = ends({ low, high }, as);
  // Two ends that come out alike when they are written.
  return as(low) === as(high) ? as(low) : said;
};

const WHEREVER = 'wherever between its ends each hidden count lies';

/** Where hidden counts leave the whole, as the headline has it; null where none is hidden. */
export function boundedSentence({ forces, between }: Comparison, share: string, saidBelow: number): string | null {
  if (between === null) return null;
  const { forces: hidden, whole, shown } = between;
  const start = `Among ${forces.length + hidden.length} forces, ${hidden.length} of them with a hidden count, ${share}`;
  if (whole === null) return `${start} cannot be told, and neither can its spread.`;
  const overall = `${start} (${span(whole.overall, percent)} overall)`;
  const all = forces.length + hidden.length;
  if (all < LEAST_FORCES) return `${overall}: ${TOO_FEW}.`;
  if (shown === null) return `${overall} has a spread that cannot be told, ${WHEREVER}.`;
  const [lower, upper] = shown.morInterval;
  const mor = span(shown.mor, factorWords);
  const intervals = `95% intervals together ${factorWords(lower)} to ${factorWords(upper)}`;
  const ratio = `${mor} (${intervals}), ${WHEREVER}`;
  if (tellsNothing(shown.morInterval)) return `${overall}: ${tooWide(intervals)}, ${WHEREVER}.`;
  if (shown.mor[1] === 1) return `${overall} shows no more spread than chance brings: median odds ratio ${ratio}.`;
  if (lower === 1)
    return `${overall} may be alike: its median odds ratio is put at ${ratio}, which does not rule out that forces do not differ.`;
  if (shown.chance >= saidBelow)
    return `${overall} may differ, by a median odds ratio put at ${ratio}: chance alone brings so much too often for it to be said that forces do.`;
  return `${overall} differs by a median odds ratio of ${ratio}: between two forces taken at random, the odds in the higher are typically ${mor} times those in the lower.`;
}

/** The middle of forces at the widest that hidden counts leave; null where none is hidden, empty where it cannot be told. */
export function boundedRange(between: Between | null): string | null {
  if (between === null) return null;
  if (between.shown === null || tellsNothing(between.shown.morInterval)) return '';
  const { range80, sd, sdInterval } = between.shown;
  const three = (value: number): string => value.toFixed(3);
  return `The middle 80% of forces are estimated to lie between ${percent(range80[0])} and ${percent(range80[1])} at the widest (standard deviation on the logit scale ${span(sd, three)}, 95% intervals together ${three(sdInterval[0])} to ${sdInterval[1] === null ? 'no bound' : three(sdInterval[1])}).`;
}

function toldOf(between: Between): string {
  const named = betweenRows(between)
    .map(betweenWords)
    .map(({ force, numerator, denominator, share }) => `${force} ${numerator} of ${denominator} (${share})`);
  return `Hidden small counts leave ${named.length === 1 ? 'one force' : `${named.length} forces`} between two ends: ${named.join('; ')}.`;
}

/** Who stands between two ends, and of whom every other figure is. */
export function betweenSentences({ between, forces, overall, shown }: Comparison): readonly string[] {
  if (between === null) return [];
  const one = forces.length === 1;
  const spread =
    shown === null || forces.length < LEAST_FORCES
      ? 'of their spread too few to say'
      : `their median odds ratio is put at ${factorWords(shown.mor)} (95% interval ${factorWords(shown.morInterval[0])} to ${factorWords(shown.morInterval[1])})`;
  return [
    toldOf(between),
    `Limits, flags and pooled shares are of the other ${one ? 'force alone' : `${forces.length} forces alone`}, which ${one ? 'hides' : 'hide'} nothing: the share of ${one ? 'it' : 'these'} is ${percent(overall)} overall, and ${spread}. The finding is the one with the hidden counts in.`,
  ];
}

/** The same where no force is left whose share is known. */
export function onlyBetween(between: Between | null): readonly string[] {
  if (between === null) return [];
  const { whole, shown } = between;
  if (whole === null) return [toldOf(between)];
  const spread =
    shown === null || between.forces.length < LEAST_FORCES
      ? 'what the spread is cannot be told'
      : `the median odds ratio between ${factorWords(shown.mor[0])} and ${factorWords(shown.mor[1])} (95% intervals together ${factorWords(shown.morInterval[0])} to ${factorWords(shown.morInterval[1])})`;
  return [
    toldOf(between),
    `Of all of them, ${WHEREVER}, the overall share is between ${percent(whole.overall[0])} and ${percent(whole.overall[1])}, and ${spread}.`,
  ];
}

/** Said with whatever is of the other forces alone. */
export function besideHidden({ between }: Comparison): readonly string[] {
  const hidden = between?.forces.length ?? 0;
  if (hidden === 0) return [];
  return [
    hidden === 1
      ? 'One more force has a hidden count and is in none of these figures; the headline of the comparison has it.'
      : `${hidden} more forces have a hidden count and are in none of these figures; the headline of the comparison has them.`,
  ];
}
