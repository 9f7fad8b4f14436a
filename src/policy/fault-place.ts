/** The name by which a person finds an entry of a file: its id, code or name. */
export function entryName(content: unknown, file: string, place: string): string | undefined {
  const entry = inside(inside(content, file), place);
  return ['id', 'code', 'name'].map((key) => inside(entry, key)).find((each) => typeof each === 'string');
}

const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? new Map<string, unknown>(Object.entries(value)).get(key)
    : undefined;

/** Where in a file, with the name of the entry beside its place: `[65] role-witness when.category`. */
export function placeIn(content: unknown, [file, place, ...path]: readonly PropertyKey[]): string {
  if (typeof place !== 'number')
    return [place, ...path].flatMap((each) => (each === undefined ? [] : String(each))).join('.');
  const name = entryName(content, String(file), String(place));
  // A name with a space in it would be read as two parts of the place.
  if (name === undefined || !/^\S+$/u.test(name)) return [place, ...path].map(String).join('.');
  return [`[${place}] ${name}`, path.map(String).join('.')].filter((each) => each !== '').join(' ');
}
