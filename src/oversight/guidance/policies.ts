import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, readPolicy, refused, type Policy, type PolicyFault, type Result } from '../../policy/index.ts';
import { lineAt, lineOf, membersIn, membersWritten, placesIn, syntaxFault } from './json-place.ts';

/** Something wrong in a version's folder: where, what was expected, and the nearest right thing. */
export interface GuidanceFault {
  readonly file: string;
  readonly line: number;
  readonly says: string;
  readonly nearest: readonly string[];
}

const FILES = [
  'policy',
  'sources',
  'facts',
  'outcomes',
  'rules',
  'settings',
  'periods',
  'scenarios',
  'disagreements',
] as const;

/** The versions that ship with the program. */
export const GUIDANCE = fileURLToPath(new URL('../../../policies', import.meta.url));

/** Reads every version in a folder, or tells everything that is wrong with any of them. */
export function readGuidance(folder: string): Result<readonly Policy[], readonly GuidanceFault[]> {
  const versions = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const read = versions.map(({ name }) => readVersion(join(folder, name)));
  const faults = read.flatMap((each) => (each.ok ? [] : each.refusal));
  if (versions.length === 0) faults.push(fault(folder, 1, 'there is no version of the guidance in this folder'));
  return faults.length > 0 ? refused(faults) : ok(read.flatMap((each) => (each.ok ? [each.value] : [])));
}

export function readVersion(folder: string): Result<Policy, readonly GuidanceFault[]> {
  // A file with a slip in its name would be left out without a word, and its rules with it.
  const strangers = readdirSync(folder).filter((name) => !FILES.some((file) => name === `${file}.json`));
  const faults = strangers.map((name) =>
    fault(join(folder, name), 1, `only ${FILES.join(', ')} belong here, as .json`),
  );
  const texts = new Map<string, string>();
  const content: Record<string, unknown> = {};
  for (const file of FILES) {
    const path = join(folder, `${file}.json`);
    const read = readJson(path);
    if (!read.ok) faults.push(read.refusal);
    else {
      texts.set(`${file}.json`, read.value.text);
      content[file] = read.value.value;
    }
  }
  if (faults.length > 0) return refused(faults);
  const policy = readPolicy(content);
  if (!policy.ok) return refused(policy.refusal.map((each) => placed(folder, texts, each)));
  const { id } = policy.value.files.policy;
  // Stored decisions name their version by this id: it has to lead to one folder.
  if (id === basename(folder)) return policy;
  return refused([
    fault(join(folder, 'policy.json'), 1, `the id ${id} is not the name of its folder`, [basename(folder)]),
  ]);
}

const fault = (file: string, line: number, says: string, nearest: readonly string[] = []): GuidanceFault => ({
  file,
  line,
  says,
  nearest,
});

function readJson(path: string): Result<{ readonly text: string; readonly value: unknown }, GuidanceFault> {
  if (!existsSync(path)) return refused(fault(path, 1, 'the file is missing'));
  const bytes = readFileSync(path);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parsed(path, text);
  } catch {
    return refused(fault(path, 1, 'the file is not UTF-8 text'));
  }
}

function parsed(path: string, text: string): Result<{ readonly text: string; readonly value: unknown }, GuidanceFault> {
  try {
    const value: unknown = JSON.parse(text);
    const twice = keyGivenTwice(text, value);
    return twice === undefined ? ok({ text, value }) : refused(fault(path, twice.line, `${twice.path} is given twice`));
  } catch (error) {
    const { line, says } = syntaxFault(text, error);
    return refused(fault(path, line, says));
  }
}

/**
 * A parser keeps the last of two equal keys without a word, so that a reader sees one thing and the program another.
 * `value` is what the parser made of the text.
 */
export function keyGivenTwice(
  text: string,
  value: unknown,
): { readonly path: string; readonly line: number } | undefined {
  // The places of a whole version take a second to work out, and every start and command reads two: only where one is lost.
  if (membersWritten(text) === membersIn(value)) return undefined;
  const seen = new Set<string>();
  for (const { path, offset } of placesIn(text)) {
    if (seen.has(path)) return { path, line: lineAt(text, offset) };
    seen.add(path);
  }
  return undefined;
}

function placed(
  folder: string,
  texts: ReadonlyMap<string, string>,
  { file, at, says, nearest }: PolicyFault,
): GuidanceFault {
  const text = texts.get(file) ?? '';
  return fault(join(folder, file), lineIn(text, at, says), at === '' ? says : `${at}: ${says}`, nearest);
}

/** `at` is a path (3.when.is), an entry and a path in it ([3] a-rule when.is), or a name that stands in the file. */
function lineIn(text: string, at: string, says: string): number {
  const entry = /^\[(?<place>\d+)\] \S+(?: (?<inside>\S+))?$/u.exec(at)?.groups;
  if (entry !== undefined) return lineOf(text, [entry['place'], entry['inside']].filter(Boolean).join('.'));
  if (/^\d+(\.|$)/u.test(at) || says.startsWith('Unrecognized')) return lineOf(text, at);
  const quoted = JSON.stringify(at.split(' ').at(-1));
  const offset = says.endsWith('given twice') ? text.lastIndexOf(quoted) : text.indexOf(quoted);
  return offset < 0 ? lineOf(text, at) : lineAt(text, offset);
}

export const faultSentence = ({ file, line, says, nearest }: GuidanceFault): string =>
  `${file}:${line}: ${says}${nearest.length > 0 ? ` (nearest: ${nearest.join(', ')})` : ''}`;
