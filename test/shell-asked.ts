import { MessageChannel, MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { z } from 'zod';

export const Ran = z.object({ code: z.number().nullable(), out: z.string(), err: z.string() });
export type Ran = Readonly<z.infer<typeof Ran>>;

export const Asked = z.object({
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  input: z.string(),
  answer: z.instanceof(MessagePort),
  done: z.instanceof(Int32Array<SharedArrayBuffer>),
});
export type Asked = z.infer<typeof Asked>;

interface Asking {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

let kept: Worker | undefined;

const opened = (): Worker => {
  if (kept !== undefined) return kept;
  const worker = new Worker(new URL('./shell.worker.ts', import.meta.url), {
    env: { ...process.env },
    // A thread has its own room for what is young, and not what scripts/test.ts gives the process.
    resourceLimits: { maxYoungGenerationSizeMb: 192 },
  });
  // It ends with whoever asks it.
  worker.unref();
  return (kept = worker);
};

const PATH = { PATH: process.env['PATH'] ?? '' };

const asking = (args: readonly string[], { env = {}, input = '' }: Asking) => {
  const { port1, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const asked: Asked = { args: [...args], env: { ...PATH, ...env }, input, answer: port2, done };
  opened().postMessage(asked, [port2]);
  return { answer: port1, done };
};

/** What one command of the shell says and ends with, in a thread that is kept for this. */
export const askShell = (args: readonly string[], more: Asking = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const { answer } = asking(args, more);
    kept?.once('error', reject);
    answer.once('message', (message: unknown) => {
      kept?.off('error', reject);
      answer.close();
      resolve(Ran.parse(message));
    });
  });

/** The same, waited for: nothing else of this thread goes on meanwhile. */
export const askShellNow = (
  args: readonly string[],
  more: Asking = {},
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } => {
  const { answer, done } = asking(args, more);
  Atomics.wait(done, 0, 0);
  const { code, out, err } = Ran.parse(receiveMessageOnPort(answer)?.message);
  answer.close();
  return { status: code, stdout: out, stderr: err };
};
