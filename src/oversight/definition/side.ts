import { isAlternate, nearest, outcomeType, outcomeTypes, outcomeWords } from '../source/index.ts';

/** A side as somebody types it, and what it counts: an arrest is of a person, an outcome is of a crime, and one case can be both. */
type TypedSide =
  | { readonly kind: 'types'; readonly unit: 'crimes'; readonly types: readonly string[] }
  | { readonly kind: 'assigned'; readonly unit: 'crimes' }
  | { readonly kind: 'arrests'; readonly unit: 'arrests' };

/** A part of what a definition of its own counts, which names no outcome: `within a day`, of all welfare checks. */
interface NamedSide {
  readonly kind: 'named';
  readonly unit: 'named';
  readonly types: readonly string[];
  readonly words: string;
}

/** One side of a share. */
export type Side = TypedSide | NamedSide;

export type SideRefused =
  | { readonly kind: 'unknown-outcome'; readonly typed: string; readonly nearest: readonly string[] }
  | { readonly kind: 'named-twice'; readonly type: string }
  | { readonly kind: 'not-yet-assigned' }
  | { readonly kind: 'alternate'; readonly type: string };

const ofTypes = (types: readonly string[]): TypedSide => ({ kind: 'types', unit: 'crimes', types });

const WORDS = ['assigned', 'arrests'];

/** What was meant: a word by words, a code by codes. */
const meant = (typed: string): readonly string[] =>
  nearest(typed, typed.length > 3 ? WORDS : outcomeTypes, typed.length > 3 ? 1 : 3);

function refusedType(typed: string, seen: readonly string[]): SideRefused | undefined {
  const type = outcomeType(typed.toUpperCase());
  if (type === undefined) return { kind: 'unknown-outcome', typed, nearest: meant(typed) };
  // What has no outcome yet would swell a denominator by however much is still open (handbook 3.9).
  if (type === '0') return { kind: 'not-yet-assigned' };
  if (isAlternate(type)) return { kind: 'alternate', type };
  return seen.includes(type) ? { kind: 'named-twice', type } : undefined;
}

/** Reads one side as typed: outcome types with commas between, `assigned`, or `arrests`. */
export function side(typed: string): TypedSide | SideRefused {
  const word = typed.trim().toLowerCase();
  if (word === 'assigned') return { kind: 'assigned', unit: 'crimes' };
  if (word === 'arrests') return { kind: 'arrests', unit: 'arrests' };
  const types: string[] = [];
  for (const part of typed.split(',').map((each) => each.trim())) {
    const refusal = refusedType(part, types);
    if (refusal !== undefined) return refusal;
    types.push(part.toUpperCase());
  }
  return ofTypes(types);
}

/** Whether an outcome type counts towards a side: type 0 and alternate rows never do. */
export function counts(of: Side, type: string): boolean {
  if (type === '0' || isAlternate(type) || of.kind === 'arrests') return false;
  return of.kind === 'assigned' || of.types.includes(type);
}

/** The side in words, as a figure prints it. */
export function sideWords(of: Side): string {
  if (of.kind === 'arrests') return 'arrests';
  if (of.kind === 'named') return of.words;
  if (of.kind === 'assigned') return 'every outcome type but 0 (not yet assigned) and the alternate rows 1A, 2A and 3A';
  return of.types.map((type) => `outcome ${type} (${outcomeWords(type)})`).join(' or ');
}
