import { Command, CommanderError } from 'commander';
import { VERSION } from './config.ts';
import { EXIT, ShellRefusal, type Premises, type ShellSession } from './platform/command/shell.ts';

/** PostgreSQL of our own that a command used: it is stopped after it, unless a server of ours uses it too. */
const started: Premises['own'][] = [];

const open = async (): Promise<ShellSession> => {
  const [{ openInstallation }, { readConfig }] = await Promise.all([
    import('./installation.ts'),
    import('./config.ts'),
  ]);
  const opened = await openInstallation(readConfig(process.env));
  started.push(opened.premises.own);
  return opened;
};

const find = async (): Promise<Premises> => {
  const [{ findPremises }, { readConfig }] = await Promise.all([import('./premises.ts'), import('./config.ts')]);
  const premises = await findPremises(readConfig(process.env));
  started.push(premises.own);
  return premises;
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

const backup = async (): Promise<Register> => {
  const { registerBackup } = await import('./platform/database/backup.cli.ts');
  return (program) => {
    registerBackup(program, find, VERSION);
  };
};

/**
 * Every shell command and where it lives: beside its step, in `<step>.cli.ts`. Only the one that is called is loaded, so
 * that a command that opens no database starts at once; help loads them all.
 */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  start: serve,
  serve,
  advise: async () => (await import('./oversight/guidance/advise.cli.ts')).registerAdvise,
  policy: async () => {
    const { registerPolicy } = await import('./oversight/guidance/policy.cli.ts');
    return (program) => {
      registerPolicy(program, open);
    };
  },
  consistency: async () => (await import('./oversight/comparison/consistency.cli.ts')).consistencyCommand,
  report: async () => (await import('./oversight/comparison/report.cli.ts')).reportCommand,
  import: async () => {
    const { registerImport } = await import('./oversight/source/import.cli.ts');
    return (program) => {
      registerImport(program, open);
    };
  },
  claims: async () => (await import('./oversight/comparison/claims.cli.ts')).claimsCommand,
  foi: async () => {
    const { registerFoi } = await import('./oversight/foi/foi.cli.ts');
    return (program) => {
      registerFoi(program, open);
    };
  },
  release: async () => {
    const { registerRelease } = await import('./oversight/release/release.cli.ts');
    return (program) => {
      registerRelease(program, open);
    };
  },
  ledger: async () => {
    const { registerLedger } = await import('./platform/ledger/ledger.cli.ts');
    return (program) => {
      registerLedger(program, open);
    };
  },
  force: staff,
  staff,
  backup,
  restore: backup,
  health: async () => {
    const [{ registerHealth }, { checkGuidance }] = await Promise.all([
      import('./platform/health/health.cli.ts'),
      import('./guidance.ts'),
    ]);
    return (program) => {
      registerHealth(program, find, () => checkGuidance());
    };
  },
};

const program = new Command('evenhand')
  .description('Evenhand: a proportionate, safeguarding-first end to a report, with its reasons shown.')
  .addHelpText('after', '\nExit codes: 0 done, 1 failed or found wanting, 2 the input or the call was refused.')
  // Commander would end the process itself, with a code of its own.
  .version(VERSION)
  .exitOverride();

const asked = commands[process.argv[2] ?? ''];
const loads = asked === undefined ? new Set(Object.values(commands)) : [asked];
for (const load of loads) (await load())(program);

/** Loaded only when something went wrong. */
const inPlainWords = async (thrown: unknown): Promise<unknown> =>
  thrown instanceof CommanderError || thrown instanceof ShellRefusal
    ? thrown
    : (await import('./premises.ts')).inPlainWords(thrown);

try {
  await program.parseAsync();
} catch (thrown) {
  const error = await inPlainWords(thrown);
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.refused;
  } else if (error instanceof ShellRefusal) {
    process.stderr.write(`evenhand: ${error.message}\n`);
    process.exitCode = error.exitCode;
  } else {
    throw thrown;
  }
} finally {
  for (const own of started) await own?.stopUnlessUsed();
}
