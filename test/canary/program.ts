// The real program with a PostgreSQL of its own and its log, at its loudest, in a file.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';

const root = join(import.meta.dirname, '..', '..');

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const socket = createServer();
    socket.listen(0, 'localhost', () => {
      const address = socket.address();
      socket.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });

export interface Program {
  readonly home: string;
  readonly log: string;
  readonly baseUrl: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Runs a shell command of the program beside it. */
  readonly shell: (...args: readonly string[]) => { readonly code: number | null; readonly said: string };
}

/** Starts it and waits for its address; it ends, with all that it wrote, after the test file. */
export const startProgram = async (): Promise<Program> => {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-canary-'));
  mkdirSync(join(home, 'log'));
  const log = join(home, 'log', 'program.log');
  const environment = {
    ...process.env,
    EVENHAND_HOME: home,
    EVENHAND_LOG: 'trace',
    // What is searched is one case: older ones, in which nobody wrote the word, would be read over and over.
    EVENHAND_PAST: 'none',
    PORT: String(await freePort()),
  };
  const child = spawn(process.execPath, ['src/cli.ts', 'start'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', openSync(log, 'a')],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the program ended with ${String(code)}`));
    });
  });
  ended.catch(() => undefined);
  after(async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    rmSync(home, { recursive: true, force: true });
  });
  if (child.stdout === null) throw new Error('the program has no output');
  const lines = createInterface({ input: child.stdout });
  const baseUrl = await Promise.race([new Promise<string>((resolve) => lines.once('line', resolve)), ended]);
  return {
    home,
    log,
    baseUrl,
    environment,
    shell: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...args], {
        cwd: root,
        env: environment,
        encoding: 'utf8',
        // A version of the guidance in another format is some megabytes.
        maxBuffer: 1 << 25,
      });
      return { code: status, said: stdout + stderr };
    },
  };
};
