import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { dayHere, EXIT, ShellRefusal } from '../../platform/command/shell.ts';
import { AdviceInput, Adviser, unaskable, whyNot, type Advice, type Asking, type Policy } from '../../policy/index.ts';
import { adviceText } from './advice-text.ts';
import { readCaseText } from './case-text.ts';
import { faultSentence, GUIDANCE, readGuidance } from './policies.ts';
import { nearestOf } from './version-of.ts';
import { readWhyNot, whyNotText } from './why-not-text.ts';

interface Options {
  readonly policy?: string;
  readonly json?: true;
  readonly whyNot?: string;
}

const HELP = `
What is left out is unknown; ids and answers are the guidance's own, and one that does not exist is refused with the nearest.
Exit codes: 0 done, 1 the guidance itself could not be read, 2 the input or the call was refused.
With --why-not: the rules that stand against it, what would have to be recorded, and the smallest sets of answers that would change it, as
{ "value", "wanted", "waits", "because", "needs", "unknowns", "rules": [ { "rule", "says", "gives", "status", "bearing" } ], "changes": [ { "becomes", "revises", "answers": [ { "person", "fact", "anyOf" } ] } ], "ways", "inAll" }: "ways" are the changes, those that are alike told once; "revises" says that an answer takes back what was stated.
It is written "outcome 22 for A", "role witness for A", "response proportionate", "category non-aggravated", "duty tell-of-decision for A" or "duty record-crime".
Example: evenhand advise facts.json --why-not "outcome 22 for A"
Example: echo '{"nation":"england","people":[{"ref":"A","age":15,"identified":true,"parts":["depicted","shared"]}]}' | evenhand advise -`;

/** `evenhand advise`: what the guidance says of the facts in a file. Opens no database and keeps nothing. */
export function registerAdvise(program: Command): void {
  program
    .command('advise')
    .description('What the guidance says of these facts, with its reasons. Opens no database and keeps nothing.')
    .argument('<file>', 'the facts as JSON; - reads them from standard input')
    .option('--policy <id>', 'the version of the guidance (default: the one in force on the date)')
    .option(
      '--why-not <what>',
      'why an outcome is not open, a duty not raised, or a response, category or role is not that one',
    )
    .option('--json', 'the whole answer as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => {
      const text = await answer(file, options);
      process.stdout.on('error', ignoreClosedPipe);
      process.stdout.write(text);
    });
}

/** A reader such as `head` that has seen enough is no fault of ours. */
function ignoreClosedPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}

async function answer(file: string, options: Options): Promise<string> {
  const policies = guidance();
  const ids = policies.map(({ files }) => files.policy.id);
  if (options.policy !== undefined && !ids.includes(options.policy))
    throw new ShellRefusal(
      `--policy ${options.policy}: there is no such version of the guidance; there are ${ids.join(', ')}${nearestOf(options.policy, ids)}.`,
    );
  const name = file === '-' ? 'standard input' : file;
  const read = readCaseText(await bytesOf(file));
  if (!read.ok) throw new ShellRefusal(`${name} ${read.refusal}.`);
  const adviser = new Adviser(policies, (content) => createHash('sha256').update(content).digest('hex'));
  // Of the day in London unless the facts name one: guidance and outcome codes are dated.
  const asking = { today: dayHere(), ...(options.policy === undefined ? {} : { policy: options.policy }) };
  if (options.whyNot !== undefined) return why(adviser, read.value, asking, options.whyNot, options.json === true);
  const advice = adviser.advise(read.value, asking);
  if (!advice.ok) throw new ShellRefusal(advice.refusal.map(({ says }) => says).join('\n'));
  const files = filesOf(policies, advice.value.policy.id);
  const said = withoutForce(files, advice.value, read.value);
  return options.json === true ? `${JSON.stringify(said, null, 2)}\n` : adviceText(files, said);
}

/** A version may be asked on a day of another: what it says then nobody was to follow, and that is said with it. */
function withoutForce({ policy }: Policy['files'], advice: Advice, input: unknown): Advice {
  const { on = dayHere() } = AdviceInput.parse(input);
  const { id, inForceFrom, inForceUntil } = policy;
  if (inForceFrom <= on && (inForceUntil === null || on <= inForceUntil)) return advice;
  const days = inForceUntil === null ? `from ${inForceFrom} on` : `from ${inForceFrom} to ${inForceUntil}`;
  const says = `${id} was not in force on ${on}: it is ${days}. Leave --policy out for the version of that day.`;
  return { ...advice, warnings: [...advice.warnings, { id: 'policy-not-in-force', person: null, says, because: [] }] };
}

function why(adviser: Adviser, input: unknown, asking: Asking, what: string, isJson: boolean): string {
  const asked = readWhyNot(what);
  if (asked === undefined)
    throw new ShellRefusal(
      `--why-not ${what}: write "outcome 22 for A", "role witness for A", "response proportionate", "category non-aggravated" or "duty ID for A".`,
    );
  const prepared = adviser.prepare(input, asking);
  if (!prepared.ok) throw new ShellRefusal(prepared.refusal.map(({ says }) => says).join('\n'));
  const found = whyNot(prepared.value, asked.target, asked.wanted);
  if (found === undefined)
    throw new ShellRefusal(`--why-not ${what}: ${unaskable(prepared.value, asked.target, asked.wanted)}.`);
  return isJson ? `${JSON.stringify(found, null, 2)}\n` : whyNotText(prepared.value.policy.files, what, found);
}

function guidance(): readonly Policy[] {
  const read = readGuidance(GUIDANCE);
  if (read.ok) return read.value;
  throw new ShellRefusal(read.refusal.map(faultSentence).join('\n'), EXIT.failed);
}

function filesOf(policies: readonly Policy[], id: string): Policy['files'] {
  const policy = policies.find(({ files }) => files.policy.id === id);
  if (policy === undefined) throw new RangeError(`advice names version ${id}, which was not read`);
  return policy.files;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file === '-') return Buffer.concat(await process.stdin.toArray());
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ShellRefusal(`${file} ${whyUnread(error)}.`, EXIT.refused);
  }
}

const READING_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist: a JSON file is expected',
  EISDIR: 'is a directory: a JSON file is expected',
  EACCES: 'may not be read by this user',
};

function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return READING_FAULTS[code] ?? `could not be read (${code})`;
}
