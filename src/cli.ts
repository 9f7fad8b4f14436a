import { Command, CommanderError } from 'commander';
import { readConfig } from './config.ts';
import { openInstallation } from './installation.ts';
import { ROLES } from './permissions.ts';
import { EXIT, ShellRefusal, type ShellSession } from './platform/command/index.ts';
import { registerLedger } from './platform/ledger/ledger.cli.ts';
import { registerStaff } from './platform/staff/staff.cli.ts';
import { registerServe } from './serve.cli.ts';

/** Every shell command, one line each; a command lives beside its step, in `<step>.cli.ts`. */
const open = (): Promise<ShellSession> => openInstallation(readConfig(process.env));

const commands: readonly ((program: Command) => void)[] = [
  registerServe,
  (shell) => {
    registerStaff(shell, open, Object.keys(ROLES));
  },
  (shell) => {
    registerLedger(shell, open);
  },
];

const program = new Command('evenhand')
  .description('Evenhand: a proportionate, safeguarding-first end to a report, with its reasons shown.')
  .addHelpText('after', '\nExit codes: 0 done, 1 failed or found wanting, 2 the input or the call was refused.')
  .exitOverride();

for (const register of commands) register(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.refused;
  } else if (error instanceof ShellRefusal) {
    process.stderr.write(`evenhand: ${error.message}\n`);
    process.exitCode = error.exitCode;
  } else {
    throw error;
  }
}
