interface Section {
  /** What a number has to be for it, where the format says so itself. */
  readonly holds: ((value: number) => boolean) | undefined;
  readonly format: string;
}

const CONDITION = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/u;

const HOLDS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '=': (value, limit) => value === limit,
  '<>': (value, limit) => value !== limit,
};

/** Words in quotation marks, a letter behind a stroke, a space as wide as a letter, a letter that fills, a colour or condition, or one more letter. */
const PIECE = /"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|[\s\S]/gu;

/** A format in its parts; a semicolon in words parts none. */
function sectionsOf(format: string): readonly Section[] {
  const parts = [''];
  for (const [piece] of format.matchAll(PIECE)) {
    if (piece === ';') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts.map((part) => {
    const [, sign = '', limit] = CONDITION.exec(part) ?? [];
    const holds = HOLDS[sign];
    return { format: part, holds: holds === undefined ? undefined : (value) => holds(value, Number(limit)) };
  });
}

/** Which part shows a number: the first whose condition holds, or else by its sign. */
function sectionFor(value: number, sections: readonly Section[]): Section | undefined {
  const named = sections.find(({ holds }) => holds?.(value) === true);
  if (named !== undefined) return named;
  if (sections.some(({ holds }) => holds !== undefined)) return sections.find(({ holds }) => holds === undefined);
  const [first, below = first, zero = first] = sections;
  if (value === 0) return zero;
  return value < 0 ? below : first;
}

/** What a number format shows of a number, where it shows nothing of the number itself: `[<5]"<5";0` shows “<5” of 3. */
export function literalShown(value: number, format: string): string | undefined {
  const section = sectionFor(value, sectionsOf(format));
  if (section === undefined) return undefined;
  let shown = '';
  for (const [piece, words, letter] of section.format.matchAll(PIECE)) {
    if (words !== undefined || letter !== undefined) shown += words ?? letter ?? '';
    else if (/^[[_*]./u.test(piece)) continue;
    else if (/[0#?@]|general|[eg]/iu.test(piece)) return undefined;
    else shown += piece;
  }
  return shown;
}
