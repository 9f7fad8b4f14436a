import { createHash } from 'node:crypto';
import { InvalidArgumentError, type Command } from 'commander';
import { ShellRefusal } from '../../platform/command/shell.ts';
import { Adviser, INVENTED_AS, questionCounts } from '../../policy/index.ts';
import { faultSentence, GUIDANCE, readGuidance } from './policies.ts';
import { DEFINITION, questionsText, type Counted } from './question-text.ts';

interface Options {
  readonly json?: true;
  readonly folder: string;
  readonly cases: number;
  readonly seed: number;
  readonly on: string;
}

const whole = (text: string): number => {
  if (/^\d{1,6}$/u.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('a whole number from 1 is expected');
};

/** `evenhand policy questions`: how many questions cases take, beside the full form. Keeps nothing. */
export function registerQuestions(policy: Command): void {
  policy
    .command('questions')
    .description(
      'How many questions a case takes, mean and longest, beside the full form: over the scenarios and over invented cases.',
    )
    .argument('[ID]', 'the version of the guidance (default: every version)')
    .option('--cases <N>', 'how many cases are invented', whole, 40)
    .option('--seed <N>', 'the seed that they are invented from', whole, 1)
    .option('--on <DATE>', 'the day on which advice is asked', '2026-11-22')
    .option(
      '--json',
      'the figures as JSON: [ { "policy", "of", "cases", "short": { "mean", "longest" }, "full": { … } } ]',
    )
    .option('--folder <FOLDER>', 'where the versions are', GUIDANCE)
    .addHelpText(
      'after',
      `\n${DEFINITION}\nInvented: ${INVENTED_AS}.\nExit codes: 0 done, 2 the input or the call was refused.`,
    )
    .action((id: string | undefined, options: Options) => {
      const all = counted(id, options);
      const text = options.json === true ? JSON.stringify(all, null, 2) : questionsText(all);
      process.stdout.write(`${text}\n`);
    });
}

function counted(id: string | undefined, { folder, cases, seed, on }: Options): readonly Counted[] {
  const read = readGuidance(folder);
  if (!read.ok) throw new ShellRefusal(read.refusal.map(faultSentence).join('\n'));
  const adviser = new Adviser(read.value, (text) => createHash('sha256').update(text).digest('hex'));
  const chosen = read.value.filter(({ files }) => id === undefined || files.policy.id === id);
  if (chosen.length === 0)
    throw new ShellRefusal(
      `${id ?? ''}: there is no such version; there are ${read.value.map(({ files }) => files.policy.id).join(', ')}.`,
    );
  return chosen.flatMap(({ files }) => {
    const policy = files.policy.id;
    const invented = { cases, seed };
    return [
      { policy, of: 'scenarios', ...questionCounts(adviser, files, { today: on }, progress(policy)) },
      {
        policy,
        of: `cases invented from ${seed}`,
        ...questionCounts(adviser, files, { today: on, invented }, progress(policy)),
      },
    ];
  });
}

const progress =
  (policy: string) =>
  (cases: number, of: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r${policy}: ${cases} of ${of}${cases === of ? '\n' : ''}`);
  };
