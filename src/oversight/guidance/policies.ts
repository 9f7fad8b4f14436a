import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, readPolicy, refused, type Policy, type PolicyFault, type Result } from '../../policy/index.ts';
import { betweenVersions } from './between-versions.ts';
import { keyGivenTwice, lineAt, lineFinder, syntaxFault } from '../../platform/json/index.ts';

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
  if (faults.length > 0) return refused(faults);
  const policies = read.flatMap((each) => (each.ok ? [each.value] : []));
  const between = betweenVersions(policies).map(({ version, at, says }) => {
    const path = join(folder, version, 'policy.json');
    return fault(path, lineFinder(readFileSync(path, 'utf8'))(at), `${at}: ${says}`);
  });
  return between.length > 0 ? refused(between) : ok(policies);
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
  if (!policy.ok) return refused(firstOfEach(policy.refusal, placing(folder, texts)));
  const { id } = policy.value.files.policy;
  // Stored decisions name their version by this id: it has to lead to one folder.
  if (id === basename(folder)) return policy;
  return refused([
    fault(join(folder, 'policy.json'), 1, `the id ${id} is not the name of its folder`, [basename(folder)]),
  ]);
}

/** One slip can be wrong in every entry: the first of a file are told, and how many more there are. */
const MOST_TOLD = 10;

const firstOfEach = (
  faults: readonly PolicyFault[],
  placed: (each: PolicyFault) => GuidanceFault,
): readonly GuidanceFault[] =>
  [...Map.groupBy(faults, ({ file }) => file).values()].flatMap((all) => {
    const told = all.slice(0, MOST_TOLD).map(placed);
    const more = all.slice(MOST_TOLD);
    const rest = more.slice(0, 1).map((each) => placed({ ...each, nearest: [] }));
    return [...told, ...rest.map(({ file, line }) => fault(file, line, `and ${more.length} more from here on`))];
  });

const fault = (file: string, line: number, says: string, nearest: readonly string[] = []): GuidanceFault => ({
  file,
  line,
  says,
  nearest,
});

/** The greatest file that ships has less than a tenth of it; each is read whole, at every start. */
const MOST_BYTES = 8_000_000;

function readJson(path: string): Result<{ readonly text: string; readonly value: unknown }, GuidanceFault> {
  if (!existsSync(path)) return refused(fault(path, 1, 'the file is missing'));
  const { size } = statSync(path);
  if (size > MOST_BYTES)
    return refused(
      fault(
        path,
        1,
        `the file has ${Math.ceil(size / 1e6)} MB: a file of a version has ${MOST_BYTES / 1e6} MB at most`,
      ),
    );
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

function placing(folder: string, texts: ReadonlyMap<string, string>): (each: PolicyFault) => GuidanceFault {
  const finders = new Map([...texts].map(([file, text]) => [file, lineFinder(text)]));
  return ({ file, at, says, nearest }) => {
    const line = lineIn(texts.get(file) ?? '', finders.get(file) ?? (() => 1), at, says);
    return fault(join(folder, file), line, at === '' ? says : `${at}: ${says}`, nearest);
  };
}

/** `at` is a path (3.when.is), an entry and a path in it ([3] a-rule when.is), or a name that stands in the file. */
function lineIn(text: string, lineOf: (path: string) => number, at: string, says: string): number {
  const entry = /^\[(?<place>\d+)\] \S+(?: (?<inside>\S+))?$/u.exec(at)?.groups;
  if (entry !== undefined) return lineOf([entry['place'], entry['inside']].filter(Boolean).join('.'));
  if (/^\d+(\.|$)/u.test(at) || says.startsWith('Unrecognized')) return lineOf(at);
  const quoted = JSON.stringify(at.split(' ').at(-1));
  const offset = says.endsWith('given twice') ? text.lastIndexOf(quoted) : text.indexOf(quoted);
  return offset < 0 ? lineOf(at) : lineAt(text, offset);
}

export const faultSentence = ({ file, line, says, nearest }: GuidanceFault): string =>
  `${file}:${line}: ${says}${nearest.length > 0 ? ` (nearest: ${nearest.join(', ')})` : ''}`;
