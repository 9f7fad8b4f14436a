import { Command, CommanderError } from 'commander';
import { EXIT, ShellRefusal } from './platform/command/index.ts';

/** Every shell command, one line each; a command lives beside its step, in `<step>.cli.ts`. */
const commands: readonly ((program: Command) => void)[] = [];

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
