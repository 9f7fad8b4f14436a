import type { Figure, Kind, PublishedClaims } from './claim.schema.ts';
import { figurePeriod } from './words.ts';

type Figures = PublishedClaims['figures'];

/** What is divided by what, of published figures. */
export interface Reckoning {
  readonly kind: Kind;
  readonly of: readonly string[];
  readonly over: readonly string[];
  readonly unknown?: readonly string[];
}

const ASPECTS = [
  ['unit', 'counts'],
  ['ages', 'ages'],
  ['offences', 'offences'],
  ['place', 'forces'],
  ['basis', 'bases'],
] as const;
type Aspect = (typeof ASPECTS)[number][0];

/** “Under 18 (request)” is what was asked, and “(implied)” what somebody read into it. */
const isStated = (text: string): boolean => !/not.stated|implied|request/u.test(text);

/** Kinds that set a part against the whole it is of. */
const OF_A_WHOLE: readonly Kind[] = ['share', 'one-in'];

function agesIn(text: string): readonly [number, number] | undefined {
  if (text.startsWith('all ages')) return [0, Infinity];
  const under = /^under (\d+)/u.exec(text)?.[1];
  return under === undefined ? undefined : [0, Number(under) - 1];
}

/** Code 86 is the Home Office’s class of 86/2, 86/10 and their like. */
const isOfClass86 = (offences: string): boolean => /^0?86\//u.test(offences);

function offencesWithin(part: string, whole: string): boolean {
  if (whole === 'all crimes') return true;
  return (whole === 'image offences' || whole === 'code 86') && isOfClass86(part);
}

function isWithin(aspect: Aspect, part: string, whole: string): boolean {
  if (part === whole) return true;
  if (aspect === 'offences') return offencesWithin(part, whole);
  const [inner, outer] = [agesIn(part), agesIn(whole)];
  return aspect === 'ages' && inner !== undefined && outer !== undefined && inner[1] <= outer[1];
}

const partsOf = (ids: readonly string[], figures: Figures): readonly Figure[] => ids.flatMap((id) => figures[id] ?? []);

const valuesOf = (parts: readonly Figure[], aspect: Aspect): readonly string[] => [
  ...new Set(parts.map((part) => part[aspect])),
];

/** On one aspect: all alike, a part narrower than its whole, or unlike. What is not stated is neither. */
function likeness({ kind, of, over }: Reckoning, figures: Figures, aspect: Aspect): 'same' | 'narrower' | 'unlike' {
  const stated = (ids: readonly string[]) => valuesOf(partsOf(ids, figures), aspect).filter(isStated);
  if (new Set([...stated(of), ...stated(over)]).size < 2) return 'same';
  const [[part, ...otherParts], [whole, ...otherWholes]] = [stated(of), stated(over)];
  if (part === undefined || whole === undefined || otherParts.length + otherWholes.length > 0) return 'unlike';
  return OF_A_WHOLE.includes(kind) && isWithin(aspect, part, whole) ? 'narrower' : 'unlike';
}

const shown = (aspect: Aspect, ids: readonly string[], figures: Figures, between: string): string =>
  valuesOf(partsOf(ids, figures), aspect).join(between);

/** How the parts of a claim are unlike: what divides two unlike counts is no share, whatever it comes to. */
export function unlike(reckoning: Reckoning, figures: Figures): readonly string[] {
  const { kind, of, over } = reckoning;
  const aspects = ASPECTS.flatMap(([aspect, words]) =>
    likeness(reckoning, figures, aspect) === 'unlike'
      ? [`${words} (${shown(aspect, [...of, ...over], figures, '; ')})`]
      : [],
  );
  // A share over several years is of their sum; a change is between periods by its nature.
  const spans = new Set(partsOf([...of, ...over], figures).map(({ from, to }) => `${from ?? ''} to ${to ?? ''}`));
  return kind === 'share' && over.length === 1 && spans.size > 1
    ? [...aspects, `periods (${[...spans].join('; ')})`]
    : aspects;
}

/** On what its part is narrower than its whole, as the part of a share may be. */
export const narrower = (reckoning: Reckoning, figures: Figures): readonly string[] =>
  ASPECTS.flatMap(([aspect, words]) =>
    likeness(reckoning, figures, aspect) === 'narrower'
      ? [`${words} (${shown(aspect, reckoning.of, figures, '; ')}, of ${shown(aspect, reckoning.over, figures, '; ')})`]
      : [],
  );

/** By the length of the period, so that a period which is read into a source decides the value. */
const PER_TIME: readonly Kind[] = ['a-day', 'a-month'];

/** What its sources do not say of its counts, and on which a verdict therefore rests. A basis is shown, and asked of outcomes alone. */
export function unstated({ kind, of, over }: Reckoning, figures: Figures): readonly string[] {
  const parts = partsOf([...of, ...over], figures);
  const aspects = ASPECTS.flatMap(([aspect, words]) =>
    aspect === 'basis' || valuesOf(parts, aspect).every(isStated)
      ? []
      : [aspect === 'unit' ? 'what is counted' : words],
  );
  const undated = parts.filter(
    ({ from, dating }) => from === null || (PER_TIME.includes(kind) && dating !== undefined),
  );
  return undated.length === 0
    ? aspects
    : [...aspects, `period (${[...new Set(undated.map(figurePeriod))].join('; ')})`];
}
