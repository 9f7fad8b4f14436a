import type { Command } from 'commander';
import { VERSION } from './config.ts';
import type { Premises, ShellSession } from './platform/command/shell.ts';

/** PostgreSQL of our own that a command used: it is stopped after it, unless a server of ours uses it too. */
export const started: Premises['own'][] = [];

/** For a command with which an installation begins: where there is none yet, one is made. */
const openNew = async (): Promise<ShellSession> => {
  const [{ openInstallation }, { readConfig }] = await Promise.all([
    import('./installation.ts'),
    import('./config.ts'),
  ]);
  const opened = await openInstallation(readConfig(process.env));
  started.push(opened.premises.own);
  return opened;
};

const assertThere = async (): Promise<void> => {
  const [premises, { readConfig }] = await Promise.all([import('./premises.ts'), import('./config.ts')]);
  premises.assertThere(readConfig(process.env));
};

const open = async (): Promise<ShellSession> => {
  await assertThere();
  return openNew();
};

/** Where it is said to be, for a command that looks whether that is right. */
const findNamed = async (): Promise<Premises> => {
  await assertThere();
  const [{ findPremises }, { readConfig }] = await Promise.all([import('./premises.ts'), import('./config.ts')]);
  const premises = await findPremises(readConfig(process.env));
  started.push(premises.own);
  return premises;
};

const findNew = async (): Promise<Premises> => {
  const [{ assertOneDatabase, findPremises }, { readConfig }] = await Promise.all([
    import('./premises.ts'),
    import('./config.ts'),
  ]);
  const premises = await findPremises(readConfig(process.env));
  started.push(premises.own);
  await assertOneDatabase(premises);
  return premises;
};

const find = async (): Promise<Premises> => {
  await assertThere();
  return findNew();
};

type Register = (program: Command) => void;

/** After an error in how it was called, every command says where it is told how: that of a command of its own, and not of them all. */
export function pointToHelp(command: Command, path: string): void {
  command.showHelpAfterError(`How it is called: ${path} --help`);
  for (const each of command.commands) pointToHelp(each, `${path} ${each.name()}`);
}

const roles = async (): Promise<readonly string[]> => Object.keys((await import('./permissions.ts')).ROLES);

const staff = async (): Promise<Register> => {
  const [{ registerStaff }, known] = await Promise.all([import('./platform/staff/staff.cli.ts'), roles()]);
  return (program) => {
    registerStaff(program, openNew, known);
  };
};

const serve = async (): Promise<Register> => (await import('./serve.cli.ts')).registerServe;

const backup = async (): Promise<Register> => {
  const { registerBackup } = await import('./platform/database/backup.cli.ts');
  return (program) => {
    registerBackup(program, { there: find, here: findNew }, VERSION);
  };
};

/**
 * Every shell command and where it lives: beside its step, in `<step>.cli.ts`. Only the one that is called is loaded, so
 * that a command that opens no database starts at once; help loads them all.
 */
export const commands: Readonly<Record<string, () => Promise<Register>>> = {
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
  compare: async () => {
    const { registerCompare } = await import('./oversight/comparison/compare.cli.ts');
    return (program) => {
      registerCompare(program, open);
    };
  },
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
  sample: async () => {
    const { registerSample } = await import('./oversight/split/sample.cli.ts');
    return (program) => {
      registerSample(program, open);
    };
  },
  split: async () => {
    const { registerSplit } = await import('./oversight/split/split.cli.ts');
    return (program) => {
      registerSplit(program, open);
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
    const [
      { registerHealth },
      { checkGuidance },
      { checkLeft },
      { checkAdministrators },
      { checkProxy },
      { readConfig },
    ] = await Promise.all([
      import('./platform/health/health.cli.ts'),
      import('./guidance.ts'),
      import('./casework/case/index.ts'),
      import('./platform/staff/index.ts'),
      import('./proxy.ts'),
      import('./config.ts'),
    ]);
    return (program) => {
      registerHealth(program, findNamed, {
        ofForce: [checkLeft, checkAdministrators],
        here: () => [...checkGuidance(), ...checkProxy(readConfig(process.env))],
      });
    };
  },
};
