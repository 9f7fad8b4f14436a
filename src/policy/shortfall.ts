/**
 * Where an answer falls short of what was expected of it: nothing when it has at least that. Of a list, at least these;
 * and nothing that is like one of those expected in `not`.
 */
export function shortfalls(expected: unknown, found: unknown): string[] {
  if (typeof expected !== 'object' || expected === null || !('not' in expected)) return shortOf(expected, found, '');
  const { not, ...rest } = expected;
  const unwanted: readonly unknown[] = Array.isArray(not) ? not : [];
  return [
    ...shortOf(rest, found, ''),
    ...unwanted.flatMap((each) =>
      shortOf(each, found, '').length === 0 ? [`.not: expected nothing like ${JSON.stringify(each)}, found it`] : [],
    ),
  ];
}

function shortOf(expected: unknown, found: unknown, at: string): string[] {
  if (Array.isArray(expected)) {
    const items: readonly unknown[] = Array.isArray(found) ? found : [];
    return expected.flatMap((each: unknown, place) => inList(each, items, `${at}[${place}]`));
  }
  if (typeof expected === 'object' && expected !== null) {
    const fields = new Map(typeof found === 'object' && found !== null ? Object.entries(found) : []);
    return Object.entries(expected).flatMap(([key, value]) => shortOf(value, fields.get(key), `${at}.${key}`));
  }
  return expected === found ? [] : [`${at}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`];
}

function inList(expected: unknown, found: readonly unknown[], at: string): string[] {
  if (found.some((each) => shortOf(expected, each, at).length === 0)) return [];
  const name = nameOf(expected);
  const same = name === undefined ? undefined : found.find((each) => nameOf(each) === name);
  return same === undefined ? [`${at}: none is like ${JSON.stringify(expected)}`] : shortOf(expected, same, at);
}

function nameOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('ref' in value) return value.ref;
  return 'code' in value ? value.code : undefined;
}
