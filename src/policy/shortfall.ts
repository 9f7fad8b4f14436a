/** Where an answer falls short of what was expected of it: nothing when it has at least that. Of a list, at least these. */
export function shortfalls(expected: unknown, found: unknown, at = ''): string[] {
  if (Array.isArray(expected)) {
    const items: readonly unknown[] = Array.isArray(found) ? found : [];
    return expected.flatMap((each: unknown, place) => inList(each, items, `${at}[${place}]`));
  }
  if (typeof expected === 'object' && expected !== null) {
    const fields = new Map(typeof found === 'object' && found !== null ? Object.entries(found) : []);
    return Object.entries(expected).flatMap(([key, value]) => shortfalls(value, fields.get(key), `${at}.${key}`));
  }
  return expected === found ? [] : [`${at}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`];
}

function inList(expected: unknown, found: readonly unknown[], at: string): string[] {
  if (found.some((each) => shortfalls(expected, each).length === 0)) return [];
  const name = nameOf(expected);
  const same = name === undefined ? undefined : found.find((each) => nameOf(each) === name);
  return same === undefined ? [`${at}: none is like ${JSON.stringify(expected)}`] : shortfalls(expected, same, at);
}

function nameOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('ref' in value) return value.ref;
  return 'code' in value ? value.code : undefined;
}
