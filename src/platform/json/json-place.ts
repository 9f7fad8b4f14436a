/** Where a value stands in the text it was read from. `path` is its keys and indexes, joined by dots. */
export interface JsonPlace {
  readonly path: string;
  readonly offset: number;
}

interface Container {
  readonly isList: boolean;
  index: number;
  key: string | undefined;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gu;

/** Every value of a JSON text, in the order written: a member where its key stands. A key given twice is there twice. */
export function placesIn(text: string): JsonPlace[] {
  const open: Container[] = [];
  const places: JsonPlace[] = [];
  for (const { 0: token, index: offset } of text.matchAll(TOKEN)) {
    if (token === '}' || token === ']') open.pop();
    else if (token === ',') goOn(open.at(-1));
    else if (token !== ':' && isPlace(open, token)) places.push({ path: pathOf(open), offset });
    if (isOpening(token)) open.push({ isList: token === '[', index: 0, key: undefined });
  }
  return places;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** How many members a JSON text writes, those of a key given twice both: each has the one colon that is not inside of text. */
export function membersWritten(text: string): number {
  let members = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isText = !isText;
    else if (isText) at += code === BACKSLASH ? 1 : 0;
    else if (code === COLON) members += 1;
  }
  return members;
}

/** How many members a JSON value holds, at any depth. */
export function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value);
  const own = Array.isArray(value) ? 0 : inside.length;
  return inside.reduce((members: number, each: unknown) => members + membersIn(each), own);
}

/** A key is the place of its member, so that the value after it is no other place. */
function isPlace(open: readonly Container[], token: string): boolean {
  const inside = open.at(-1);
  if (inside === undefined || inside.isList) return true;
  if (inside.key !== undefined) return false;
  inside.key = unescaped(token);
  return true;
}

const isOpening = (token: string): boolean => token === '{' || token === '[';

/** Two spellings of one key are one key. */
const unescaped = (token: string): string => String(JSON.parse(token));

function goOn(inside: Container | undefined): void {
  if (inside === undefined) return;
  inside.index += 1;
  inside.key = undefined;
}

const pathOf = (open: readonly Container[]): string =>
  open.map((each) => (each.isList ? String(each.index) : (each.key ?? ''))).join('.');

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The line of a path, or of the nearest thing around it that is there: what is missing has no line of its own. */
export function lineFinder(text: string): (path: string) => number {
  let places: ReadonlyMap<string, number> | undefined;
  return (path) => {
    // Looked through once, however much is wrong in it.
    places ??= new Map(placesIn(text).map((place) => [place.path, place.offset]));
    for (let at = path; at !== ''; at = at.split('.').slice(0, -1).join('.')) {
      const offset = places.get(at);
      if (offset !== undefined) return lineAt(text, offset);
    }
    return 1;
  };
}

/** Why a text is not JSON, and where. */
export function syntaxFault(text: string, error: unknown): { readonly line: number; readonly says: string } {
  const message = error instanceof Error ? error.message : String(error);
  // Whoever writes guidance is told the line: *unexpected token* in a file of thousands helps nobody.
  const offset = positionIn(message) ?? longestStart(text);
  const line = lineAt(text, offset);
  const column = offset - text.lastIndexOf('\n', offset - 1);
  const reason = message
    .replace(/( in JSON| after JSON)? at position.*$/su, '')
    .replace(/, (\.\.\.)?".*is not valid JSON$/su, '');
  return { line, says: `not JSON: ${reason}, at line ${line}, column ${column} (position ${offset})` };
}

function positionIn(message: string): number | undefined {
  const position = /at position (\d+)/u.exec(message)?.[1];
  return position === undefined ? undefined : Number(position);
}

/** The parser names no position for some faults: it is where the longest start ends that could still become JSON. */
function longestStart(text: string): number {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isStart(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isStart(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return message.startsWith('Unexpected end') || (positionIn(message) ?? -1) >= text.length;
  }
}
