import { Command, CommanderError } from 'commander';
import { EXIT, ShellRefusal, type ShellSession } from './platform/command/shell.ts';

const open = async (): Promise<ShellSession> => {
  const [{ openInstallation }, { readConfig }] = await Promise.all([
    import('./installation.ts'),
    import('./config.ts'),
  ]);
  return openInstallation(readConfig(process.env));
};

type Register = (program: Command) => void;

const roles = async (): Promise<readonly string[]> => Object.keys((await import('./permissions.ts')).ROLES);

const staff = async (): Promise<Register> => {
  const [{ registerStaff }, known] = await Promise.all([import('./platform/staff/staff.cli.ts'), roles()]);
  return (program) => {
    registerStaff(program, open, known);
  };
};

const serve = async (): Promise<Register> => (await import('./serve.cli.ts')).registerServe;

/**
 * Every shell command and where it lives: beside its step, in `<step>.cli.ts`. Only the one that is called is loaded, so
 * that a command that opens no database starts at once; help loads them all.
 */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  start: serve,
  serve,
  advise: async () => (await import('./oversight/guidance/advise.cli.ts')).registerAdvise,
  consistency: async () => (await import('./oversight/comparison/consistency.cli.ts')).consistencyCommand,
  ledger: async () => {
    const { registerLedger } = await import('./platform/ledger/ledger.cli.ts');
    return (program) => {
      registerLedger(program, open);
    };
  },
  force: staff,
  staff,
};

const program = new Command('evenhand')
  .description('Evenhand: a proportionate, safeguarding-first end to a report, with its reasons shown.')
  .addHelpText('after', '\nExit codes: 0 done, 1 failed or found wanting, 2 the input or the call was refused.')
  // Commander would end the process itself, with a code of its own.
  .exitOverride();

const asked = commands[process.argv[2] ?? ''];
const loads = asked === undefined ? new Set(Object.values(commands)) : [asked];
for (const load of loads) (await load())(program);

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
