import type { Figure, Kind } from './claim.schema.ts';
import type { Bounds } from './held-figure.ts';
import { figurePeriod } from './words.ts';

const percent = (value: number): string => `${(value * 100).toFixed(Math.abs(value) < 0.01 ? 2 : 1)}%`;
export const plain = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 1 ? 2 : 1 });

/** A value by its kind, as a sentence would have it. */
const WORDS: Readonly<Record<Kind, (value: number) => string>> = {
  change: (value) => `${value < 0 ? 'a fall' : 'a rise'} of ${percent(Math.abs(value))}`,
  share: percent,
  ratio: (value) => `${plain(value)} to 1 (a ratio, not a share)`,
  times: (value) => `${value.toFixed(2)} times`,
  'one-in': (value) => `1 in ${value.toFixed(1)}`,
  'a-day': (value) => `${value.toFixed(2)} a day`,
  'a-month': (value) => `${value.toFixed(1)} a month`,
  total: plain,
};

/** A value that is known within bounds is never told as one number: `why` says what keeps it open. */
export function valueWords(kind: Kind, value: Bounds | undefined, why: string): string {
  if (value === undefined) return 'not known: a count it needs was never printed';
  if (value.low === value.high) return WORDS[kind](value.low);
  if (value.high === Infinity) return `${WORDS[kind](value.low)} or more, as ${why}`;
  const least = kind === 'ratio' ? plain(value.low) : WORDS[kind](value.low);
  return `between ${least} and ${WORDS[kind](value.high)}, as ${why}`;
}

export const DEFINED: Readonly<Record<Kind, (of: string, over: string) => string>> = {
  change: (of, over) => `Change to ${of} from ${over}`,
  share: (of, over) => `Share: ${of}, of ${over}`,
  ratio: (of, over) => `Ratio of two counts: ${of}, to ${over}`,
  times: (of, over) => `How many times: ${of}, over ${over}`,
  'one-in': (of, over) => `One in how many: ${of}, of ${over}`,
  'a-day': (of) => `Per day of the period: ${of}`,
  'a-month': (of) => `Per month of the period: ${of}`,
  total: (of) => `Count: ${of}`,
};

const BASIS: Readonly<Record<Figure['basis'], string>> = {
  closed: 'closed basis',
  recorded: 'recorded basis',
  'not-stated': 'basis not stated',
};

const orUnstated = (aspect: string, text: string): string => (text === 'not stated' ? `${aspect} not stated` : text);

/** People, arrests and reports are counted when they happen: only crimes and their outcomes have two dates to be counted by. */
const hasBasis = ({ unit, basis }: Figure): boolean =>
  basis !== 'not-stated' || unit === 'crimes' || unit === 'outcomes' || unit === 'not-stated';

/** All that a count needs to be read, but its period. */
export function baseWords(figure: Figure): string {
  const { unit, ages, offences, place } = figure;
  const counted = unit === 'not-stated' ? 'what is counted not stated' : unit;
  const scope = [orUnstated('ages', ages), orUnstated('offences', offences), orUnstated('place', place)];
  return [counted, ...scope, ...(hasBasis(figure) ? [BASIS[figure.basis]] : [])].join(', ');
}

export const scopeWords = (figure: Figure): string => `${baseWords(figure)}; ${figurePeriod(figure)}`;
