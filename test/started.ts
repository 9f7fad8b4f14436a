// The program as whoever starts it has it: a process that serves until it is stopped.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { inherited } from './shell.ts';

const program = join(import.meta.dirname, '..', 'scripts', 'evenhand.mjs');

export interface Running {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly out: string[];
  readonly err: string[];
  /** Its first line on standard output; rejects when it ends without one. */
  readonly address: Promise<string>;
}

export const startProgram = (args: readonly string[], env: Readonly<Record<string, string>>): Running => {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err]: [string[], string[]] = [[], []];
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk.toString());
      if (out.join('').includes('\n')) resolve(out.join('').split('\n')[0] ?? '');
    });
    child.once('close', () => {
      reject(new Error(err.join('')));
    });
  });
  return { process: child, out, err, address };
};

/** Ends it, where it has not ended already. */
export const endProgram = async ({ process: child }: Running, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
};
