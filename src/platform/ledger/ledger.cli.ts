import type { Command } from 'commander';
import { EXIT, print, ShellRefusal, withShell, type OpenShell, type ShellSession } from '../command/index.ts';
import { makeCheckpoint } from './clockwork.ts';
import { GO_ON, restWords } from './rest.ts';
import { verifyLedger, type Verification } from './verify.ts';

interface Options {
  readonly force?: string;
  readonly json?: boolean;
}

const chosen = async (session: ShellSession, force: string | undefined): Promise<readonly string[]> => {
  const forces = await session.forces();
  // Nothing found wrong in nothing would pass for a log that was verified.
  if (forces.length === 0)
    throw new ShellRefusal('there is no force here, and so no log. Add one first: evenhand force add.', EXIT.failed);
  if (force === undefined) return forces;
  if (!forces.includes(force)) throw new ShellRefusal(`there is no force ${force}; there are ${forces.join(', ')}.`);
  return [force];
};

const told = (found: Verification): readonly string[] => [
  `${found.force}: ${found.size} entries, ${found.checkpoints} checkpoints, ${found.pending.count} waiting (the oldest ${found.pending.oldestSeconds.toFixed(1)} s)`,
  ...(found.contents.destroyed === 0
    ? []
    : [`${found.force}: what ${found.contents.destroyed} of them told was destroyed by erasures, which say so`]),
  ...(found.rest === null ? [] : [`${found.force}: what waits is no fault, for ${restWords[found.rest]}. ${GO_ON}`]),
  ...(found.problems.length === 0
    ? [`${found.force}: verified; root ${found.root}`]
    : found.problems.map((problem) => `${found.force}: PROBLEM: ${problem}`)),
];

/** `evenhand ledger checkpoint` and `evenhand ledger verify`. */
export const registerLedger = (program: Command, open: OpenShell): void => {
  const ledger = program.command('ledger').description('the log of every change and look');
  ledger
    .command('verify')
    .description(
      'recompute the log, and hold it against every checkpoint that has left; other tables are not held against it; exit code 1 when something is wrong',
    )
    .option('--force <force>', 'one force only')
    .option('--json', 'print JSON')
    .action(({ force, json }: Options) =>
      withShell(open, async (session) => {
        const found: Verification[] = [];
        for (const one of await chosen(session, force))
          found.push(await verifyLedger(session.database, one, session.folders.checkpoints));
        print(json, found, found.flatMap(told));
        // After all of them: a fault in one force's log must not hide one in another's.
        if (found.some(({ problems }) => problems.length > 0)) process.exitCode = EXIT.failed;
      }),
    );
  ledger
    .command('checkpoint')
    .description('sign a checkpoint now, and let it leave')
    .option('--force <force>', 'one force only')
    .option('--json', 'print JSON')
    .action(({ force, json }: Options) =>
      withShell(open, async (session) => {
        const notes: { force: string; checkpoint: string }[] = [];
        for (const one of await chosen(session, force))
          notes.push({ force: one, checkpoint: await makeCheckpoint(session.database, one, session.folders) });
        print(
          json,
          notes,
          notes.map(({ checkpoint }) => checkpoint),
        );
      }),
    );
};
