import { FORCE_LIST, IN_WELSH, SHORT_NAMES } from './force-list.ts';

/** Letters alone: behind the name of a force stands the number of a footnote, and no part of it. */
const key = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();

/** The 43 territorial forces of England and Wales as the Home Office printed them in 2019, and British Transport Police. */
const FORCES: readonly string[] = FORCE_LIST.map(({ name }) => name);

// Spellings that published tables use beside each other: without them one force would be compared as two.
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['City of London', 'London, City of'],
  ['Metropolitan Police Service', 'Metropolitan Police'],
  ['Metropolitan', 'Metropolitan Police'],
  ['Hampshire and Isle of Wight', 'Hampshire'],
];

const NAMES = [...FORCES.map((name) => [name, name] as const), ...OTHER_NAMES, ...IN_WELSH];

// data.police.uk says *Kent Police* and *Durham Constabulary* where the Home Office says *Kent* and *Durham*.
const KNOWN: ReadonlyMap<string, string> = new Map(
  NAMES.flatMap(([name, force]) =>
    ['', ' Police', ' Constabulary'].map((body) => [key(`${name}${body}`), force] as const),
  ),
);

/** In the order of their names, as the list has them. */
export const allForces: readonly string[] = FORCES;

// Police Scotland and PSNI work under other outcomes (handbook 6.11); the others record fraud alone.
const NOT_FORCES = new Set(
  ['Police Service of Northern Ireland', 'PSNI', 'Police Scotland', 'Action Fraud', 'Cifas', 'UK Finance'].map(key),
);

// Tables of areas and of data.police.uk name forces by their codes.
const BY_CODE: ReadonlyMap<string, string> = new Map(
  FORCE_LIST.flatMap(({ name, area, slug }) =>
    [area, slug].flatMap((code) => (code === null ? [] : [[code.toLowerCase(), name] as const])),
  ),
);

/** One force under all its spellings and codes, or undefined for a name that is in no list: it is then its own. */
export const knownForce = (name: string): string | undefined =>
  KNOWN.get(key(name)) ?? BY_CODE.get(name.trim().toLowerCase());

/** Of a name in no list every letter and figure counts: `Force 1` and `Force 2` are two, as inspectors and answers number them. */
const otherKey = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The same for every spelling of one force; another for another force. */
export function forceKey(name: string): string {
  const known = knownForce(name);
  return known === undefined ? otherKey(name) : key(known);
}

/** Of its list only British Transport Police polices no area, so that nobody lives in it. */
export const isForceWithoutArea = (name: string): boolean =>
  FORCE_LIST.some((force) => force.area === null && force.name === knownForce(name));

/** Bodies in published tables that are no force of the outcomes table. */
export const isNoForce = (name: string): boolean => NOT_FORCES.has(key(name));

/** Forces by the length of their names, longest first: *West Yorkshire* before any shorter name inside it. */
const BY_LENGTH = [...KNOWN].toSorted(([a], [b]) => b.length - a.length);

/** Every force that a text names, in the order of the text. */
export function forcesWithin(text: string): readonly string[] {
  let rest = ` ${key(text)} `;
  const found: { readonly at: number; readonly force: string }[] = [];
  for (const [name, force] of BY_LENGTH) {
    const pieces: string[] = [];
    let from = 0;
    // The space behind one name may be that before the next.
    for (let at = rest.indexOf(` ${name} `); at >= 0; at = rest.indexOf(` ${name} `, from)) {
      found.push({ at, force });
      pieces.push(rest.slice(from, at + 1), '#'.repeat(name.length));
      from = at + 1 + name.length;
    }
    if (from > 0) rest = pieces.join('') + rest.slice(from);
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ force }) => force);
}

const SHORT: ReadonlyMap<string, readonly string[]> = new Map(
  SHORT_NAMES.map(([short, ...names]) => [otherKey(short), names]),
);

/** The forces that a name may be short for (`GMP`, *Staffs Police*, *GMP (Wigan)*): never taken for it, and asked. */
export function forcesShort(name: string): readonly string[] {
  const plain = otherKey(name.replace(/\(.*$/, ''));
  return SHORT.get(plain) ?? SHORT.get(plain.replace(/ (?:police(?: service| force)?|constabulary)$/, '')) ?? [];
}
