// The program's shell in a thread that is kept: what it loads for one command, the next need not load.
import { Readable } from 'node:stream';
import { parentPort } from 'node:worker_threads';
import { evenhand } from '../src/evenhand.ts';
import { Asked, type Ran } from './shell-asked.ts';

const caught = (stream: NodeJS.WriteStream): (() => string) => {
  const said: Buffer[] = [];
  const write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    said.push(Buffer.from(chunk));
    for (const then of [encoding, done]) if (typeof then === 'function') process.nextTick(then);
    return true;
  };
  Object.defineProperty(stream, 'write', { value: write, configurable: true });
  return () => Buffer.concat(said).toString();
};

const become = (env: Readonly<Record<string, string>>, input: string): void => {
  for (const name of Object.keys(process.env)) if (!Object.hasOwn(env, name)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  process.exitCode = undefined;
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true });
};

const run = async ({ args, env, input }: Asked): Promise<Ran> => {
  become(env, input);
  const [out, err] = [caught(process.stdout), caught(process.stderr)];
  let thrown: string | undefined;
  try {
    await evenhand(args);
  } catch (error) {
    // As a process ends that does not catch it.
    thrown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const code = thrown === undefined ? Number(process.exitCode ?? 0) : 1;
  return { code, out: out(), err: `${err()}${thrown ?? ''}` };
};

let last: Promise<unknown> = Promise.resolve();

parentPort?.on('message', (message: unknown) => {
  const asked = Asked.parse(message);
  // One at a time: each has the whole process to itself.
  last = last.then(async () => {
    asked.answer.postMessage(await run(asked));
    Atomics.store(asked.done, 0, 1);
    Atomics.notify(asked.done, 0);
  });
});
