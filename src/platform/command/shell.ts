import type { Actor } from '../access/index.ts';
import type { Database, Migration, OwnPostgres } from '../database/index.ts';
import type { KeyStore } from '../person/index.ts';
import type { Gateway } from './gateway.ts';

/** Exit codes of every shell command: 0 done, 1 failed or found wanting, 2 the input or the call was refused. */
export const EXIT = { done: 0, failed: 1, refused: 2 } as const;

/** The day in London by this machine’s clock, for commands that open no database: everywhere else its clock is the clock. */
export const dayHere = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(performance.timeOrigin + performance.now());

/** Thrown in the shell only: one clear sentence for the person at the keyboard, and the exit code that goes with it. */
export class ShellRefusal extends Error {
  override name = 'ShellRefusal';
  readonly exitCode: number;

  constructor(sentence: string, exitCode: number = EXIT.refused) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** Where the database is, and what lies beside it. Nothing was asked of the tables yet, and nothing was brought up to date. */
export interface Premises {
  /** The application's role, which owns nothing. */
  readonly appUrl: string;
  /** The owner of the tables: for migrations, backup and restore only. */
  readonly ownerUrl: string;
  /** PostgreSQL of our own; undefined when the database is somebody else's to start and stop. */
  readonly own: OwnPostgres | undefined;
  readonly folders: { readonly home: string; readonly keys: string; readonly checkpoints: string };
  readonly migrations: readonly Migration[];
  /** Who is at the keyboard, as the ledger names them. */
  readonly keyboard: string;
}

export type FindPremises = () => Promise<Premises>;

/** What a shell command is given: the two ways to change and look, as a named and logged actor. */
export interface ShellSession extends Gateway {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly folders: { readonly keys: string; readonly checkpoints: string };
  readonly forces: () => Promise<readonly string[]>;
  readonly actorIn: (force: string) => Actor;
  readonly close: () => Promise<void>;
}

export type OpenShell = () => Promise<ShellSession>;

/** The force that a command is about: as asked, or the only one there is. */
export async function chosenForce(
  { forces }: Pick<ShellSession, 'forces'>,
  asked: string | undefined,
  whose: string,
): Promise<string> {
  const all = await forces();
  const [only, ...more] = all;
  if (only === undefined)
    throw new ShellRefusal('There is no force here yet. Add one first: evenhand force add FORCE --name NAME.');
  if (asked === undefined && more.length === 0) return only;
  if (asked === undefined) throw new ShellRefusal(`Give --force: ${whose}, ${all.join(' or ')}.`);
  if (all.includes(asked)) return asked;
  throw new ShellRefusal(`--force ${asked}: there is no such force here; there are ${all.join(', ')}.`);
}

/** Runs `work` with an open session, and closes it whatever happens. */
export const withShell = async (open: OpenShell, work: (session: ShellSession) => Promise<void>): Promise<void> => {
  const session = await open();
  try {
    await work(session);
  } finally {
    await session.close();
  }
};

/** Prints an answer: as JSON for programs, else as the lines given. */
export const print = (json: boolean | undefined, value: unknown, lines: readonly string[]): void => {
  process.stdout.write(json === true ? `${JSON.stringify(value)}\n` : lines.map((line) => `${line}\n`).join(''));
};
