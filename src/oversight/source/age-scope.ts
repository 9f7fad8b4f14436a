/** An age scope that a text states, in one spelling, and the words that state it. */
export interface AgeSaid {
  readonly scope: string;
  readonly words: string;
}

const PATTERNS: readonly (readonly [RegExp, (a: string, b: string) => string])[] = [
  [/\ball ages\b|\bany age\b|\bages? \(all\)/i, () => 'all ages'],
  [/\b(\d{1,2})\s*(?:-|–|to|and)\s*(\d{1,2})(?:[- ]year[- ]olds?| years)?\b(?!\s*[/.]\d)/i, (a, b) => `${a} to ${b}`],
  [/\bu(?:nder)?[- ]?(\d{1,2})['’]?s?\b/i, (a) => `under ${a}`],
  [/\b(?:below|younger than|less than)(?: the age of| age)? (\d{1,2})\b/i, (a) => `under ${a}`],
  [/\bunder the age of (\d{1,2})\b/i, (a) => `under ${a}`],
  // "17 and under" is under 18: the same children in one spelling.
  [/\b(\d{1,2})(?: years)? (?:and|or) (?:under|younger|below)\b/i, (a) => `under ${Number(a) + 1}`],
  [/\b(\d{1,2})(?: years)? (?:and|or) (?:over|older|above)\b|\b(\d{1,2})\+/i, (a, b) => `${a === '' ? b : a} and over`],
  [/\bunder[- ]eighteens?\b/i, () => 'under 18'],
  [/\b(\d{1,2})[- ]year[- ]olds?\b/i, (a) => a],
  [/\b(?:unknown ages?|age (?:unknown|not (?:known|recorded)))\b/i, () => 'age not known'],
  [/\bteenagers?\b/i, () => 'teenagers'],
  [/\b(?:juveniles?|minors|young people|youngsters|children|child|youths?)\b/i, () => 'children'],
  [/\badults?\b/i, () => 'adults'],
];

const believable = (scope: string): boolean =>
  (scope.match(/\d+/g) ?? []).every((age) => Number(age) > 0 && Number(age) < 100);

/** The age scope in a label or sentence, the narrowest wording first; undefined where none is said. */
export function ageIn(text: string): AgeSaid | undefined {
  for (const [pattern, scope] of PATTERNS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const said = scope(match[1] ?? '', match[2] ?? '');
    const ordered = /^(\d+) to (\d+)$/.exec(said);
    if (!believable(said) || (ordered !== null && Number(ordered[1]) >= Number(ordered[2]))) continue;
    return { scope: said, words: match[0] };
  }
  return undefined;
}

/** Every different age limit that a text names: more than one means that it must be asked which holds. */
export function agesIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [pattern, scope] of PATTERNS.slice(0, 8))
    for (const match of text.matchAll(new RegExp(pattern.source, 'gi'))) {
      const said = scope(match[1] ?? '', match[2] ?? '');
      if (believable(said) && !said.includes(' to ')) found.add(said);
    }
  return [...found];
}
