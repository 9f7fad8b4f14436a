import type { Command } from 'commander';
import { dayHere, EXIT, ShellRefusal, type OpenShell } from '../../platform/command/shell.ts';
import { prove, unkeptIn, type Policy, type Proved } from '../../policy/index.ts';
import { registerBackTest } from './back-test.cli.ts';
import { registerCompare } from './compare.cli.ts';
import { registerExport } from './export.cli.ts';
import { faultSentence, GUIDANCE, readGuidance } from './policies.ts';
import { proofText } from './proof-text.ts';
import { registerQuestions } from './questions.cli.ts';
import { registerReplay } from './replay.cli.ts';
import { registerScenarios } from './scenarios.cli.ts';
import { registerTake } from './take.cli.ts';
import { nearestOf } from './version-of.ts';

interface Options {
  readonly json?: true;
  readonly folder: string;
}

/** `evenhand policy …`: questions to the guidance itself. Only counting a force’s closed cases opens a database. */
export function registerPolicy(program: Command, open: OpenShell): void {
  const policy = program
    .command('policy')
    .description('Questions to the guidance itself. Nothing of a case is changed.');
  registerCompare(policy, open);
  registerBackTest(policy, open);
  registerScenarios(policy);
  registerExport(policy);
  registerTake(policy, open);
  registerReplay(policy, open);
  registerQuestions(policy);
  policy
    .command('prove')
    .description(
      'Whether what is promised of the guidance holds over every input; if not, the smallest case that shows it.',
    )
    .argument('[ID]', 'the version of the guidance (default: every version)')
    .option('--json', 'the answer as JSON: for each statement, whether it is proved, the case against it and the time')
    .option('--folder <FOLDER>', 'where the versions are', GUIDANCE)
    .addHelpText(
      'after',
      '\nExit codes: 0 everything is proved, 1 a statement is refuted, 2 the input or the call was refused.\nExample: evenhand policy prove 2024-05 --json',
    )
    .action((id: string | undefined, options: Options) => {
      process.stdout.write(answer(id, options));
    });
}

function answer(id: string | undefined, { folder, json }: Options): string {
  const versions = versionsIn(folder);
  const ids = versions.map(({ files }) => files.policy.id);
  if (id !== undefined && !ids.includes(id))
    throw new ShellRefusal(
      `${id}: there is no such version of the guidance; there are ${ids.join(', ')}${nearestOf(id, ids)}.`,
    );
  const proved = versions.flatMap(({ files }, place) =>
    id === undefined || files.policy.id === id
      ? [{ id: files.policy.id, ...withUpkeep(files, prove({ files, earlier: versions[place - 1]?.files }, now)) }]
      : [],
  );
  if (proved.some(({ proofs }) => proofs.some((each) => !each.proved))) process.exitCode = EXIT.failed;
  if (json !== true) return proved.map((each) => proofText(each.id, each, 1)).join('\n');
  const all = proved.flatMap(({ id: policy, proofs }) => proofs.map((proof) => ({ ...proof, policy })));
  return `${JSON.stringify(all, null, 2)}\n`;
}

const now = (): number => performance.now();

/** What is proved does not change overnight; whether anybody keeps the rules does, and is said beside it by the day. */
function withUpkeep(files: Policy['files'], proved: Proved): Proved {
  const before = now();
  const unkept = unkeptIn(files, dayHere());
  const story = unkept.map(({ rule, says }) => `${rule}: ${says}`).join('\n');
  const kept = {
    statement: `On ${dayHere()} no rule is past its review, and each has a role that answers for it.`,
    proved: unkept.length === 0,
    counterexample: unkept.length === 0 ? null : { story, scenarios: [] },
    ms: now() - before,
  };
  return { ...proved, proofs: [...proved.proofs, kept] };
}

/** Oldest first: each is proved beside the one before it. */
function versionsIn(folder: string): readonly Policy[] {
  const read = readGuidance(folder);
  if (!read.ok) throw new ShellRefusal(read.refusal.map(faultSentence).join('\n'));
  return [...read.value].sort((a, b) => (a.files.policy.inForceFrom < b.files.policy.inForceFrom ? -1 : 1));
}
