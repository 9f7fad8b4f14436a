/**
 * Where an answer falls short of what was expected of it, in words: nothing when it has at least that. Of a list, at least
 * these; and nothing that is like one of those expected in `not`.
 */
export function shortfalls(expected: unknown, found: unknown): string[] {
  if (typeof expected !== 'object' || expected === null || !('not' in expected)) return shortOf(expected, found, []);
  const { not, ...rest } = expected;
  const unwanted: readonly unknown[] = Array.isArray(not) ? not : [];
  return [
    ...shortOf(rest, found, []),
    ...unwanted.flatMap((each) =>
      shortOf(each, found, []).length === 0
        ? [`expected not to be advised, and found: ${told(each, []).join('; ')}`]
        : [],
    ),
  ];
}

/** The way to one answer, in words: whose it is, of which outcome, and what of it. */
type Way = readonly string[];

function shortOf(expected: unknown, found: unknown, at: Way): string[] {
  if (Array.isArray(expected)) {
    const items: readonly unknown[] = Array.isArray(found) ? found : [];
    return expected.flatMap((each: unknown) => inList(each, items, at));
  }
  if (typeof expected === 'object' && expected !== null) {
    const fields = new Map(typeof found === 'object' && found !== null ? Object.entries(found) : []);
    return Object.entries(expected).flatMap(([key, value]) => shortOf(value, fields.get(key), [...at, key]));
  }
  return expected === found ? [] : [`${wayText(at)}: expected ${valueText(expected)}, found ${valueText(found)}`];
}

function inList(expected: unknown, found: readonly unknown[], at: Way): string[] {
  if (found.some((each) => shortOf(expected, each, at).length === 0)) return [];
  const name = nameOf(expected);
  const same = name === undefined ? undefined : found.find((each) => nameOf(each) === name);
  // What only names which one is meant is said on the way to it.
  if (name !== undefined && same !== undefined) return shortOf(expected, same, [...at.slice(0, -1), name]);
  return [`${told(expected, at).join(', ')}: expected, not found`];
}

/** What is expected, as a person reads it: each answer with the way to it. */
function told(expected: unknown, at: Way): string[] {
  if (Array.isArray(expected)) return expected.flatMap((each: unknown) => told(each, at));
  if (typeof expected !== 'object' || expected === null) return [`${wayText(at)} ${valueText(expected)}`];
  const name = nameOf(expected);
  const fields = Object.entries(expected).filter(([key]) => name === undefined || (key !== 'ref' && key !== 'code'));
  const way = name === undefined ? at : [...at.slice(0, -1), name];
  if (fields.length === 0) return [wayText(way)];
  if (!('id' in expected)) return fields.flatMap(([key, value]) => told(value, [...way, key]));
  const person = 'person' in expected ? expected.person : undefined;
  const whom = person === null ? ' of the case' : typeof person === 'string' ? ` for ${person}` : '';
  return [`${wayText(way)} ${valueText(expected.id)}${whom}`];
}

const wayText = (at: Way): string => at.map((each) => FIELDS[each] ?? each).join(', ') || 'the answer';

const FIELDS: Readonly<Record<string, string>> = {
  duties: 'duty',
  notes: 'note',
  warnings: 'warning',
  unknowns: 'what is not known',
  trace: 'rules',
  nextQuestion: 'what is asked next',
  because: 'the rules behind it',
};

function valueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'the case';
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('ref' in value) return String(value.ref);
  return 'code' in value ? `Outcome ${String(value.code)}` : undefined;
}
