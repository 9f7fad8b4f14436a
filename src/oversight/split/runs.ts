import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { partingOf, type Parting } from './parting.ts';
import { SplitResult, type AskSplit } from './split.schema.ts';
import { keepSplit, readDecided } from './split.store.ts';

const Said = z.union([z.strictObject({ done: z.int(), of: z.int() }), z.strictObject({ result: SplitResult })]);

export interface Progress {
  readonly done: number;
  readonly of: number;
}

const inThread = (parting: Parting, onFit: (progress: Progress) => void): Promise<SplitResult> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./split.worker.ts', import.meta.url), { workerData: parting });
    worker.on('message', (message: unknown) => {
      const said = Said.parse(message);
      if ('result' in said) resolve(said.result);
      else onFit(said);
    });
    worker.once('error', reject);
    // One that ends without a word is a failure too: whoever waits for it would wait for ever.
    worker.once('exit', (code) => {
      reject(new Error(`the thread ended with ${code}`));
    });
  });

interface Running {
  progress: Progress;
  readonly done: Promise<void>;
}

/** Splits that run now, by force and split. What was not kept when the program ends is asked for again. */
export class SplitRuns {
  readonly #gateway: Gateway;
  readonly #running = new Map<string, Running>();

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  progressOf({ force }: Actor, split: string): Progress | undefined {
    return this.#running.get(`${force} ${split}`)?.progress;
  }

  /** Resolves when it runs no more. */
  async settled({ force }: Actor, split: string): Promise<void> {
    await this.#running.get(`${force} ${split}`)?.done;
  }

  /** Begins what was asked; sent twice it is begun once. */
  begin(actor: Actor, split: string, asked: AskSplit): void {
    const key = `${actor.force} ${split}`;
    if (this.#running.has(key)) return;
    const running = { progress: { done: 0, of: 0 }, done: Promise.resolve() };
    const done = this.#carry(actor, split, asked, running)
      // Where it could not be kept its page says that it was not carried through; the server goes on.
      .catch(() => undefined)
      .finally(() => this.#running.delete(key));
    this.#running.set(key, Object.assign(running, { done }));
  }

  async #carry(actor: Actor, split: string, asked: AskSplit, running: { progress: Progress }): Promise<void> {
    const failed = { kind: 'failed' } as const satisfies SplitResult;
    const result = await this.#result(actor, asked, running).catch(() => failed);
    await this.#gateway.execute(actor, keepSplit, { split, result });
  }

  async #result(actor: Actor, asked: AskSplit, running: { progress: Progress }): Promise<SplitResult> {
    const read = await this.#gateway.consult(actor, readDecided, asked);
    if (!read.ok) throw new Error(`the decisions were refused: ${read.refusal.code}`);
    return inThread(partingOf(read.value, asked.outcome), (progress) => {
      running.progress = progress;
    });
  }
}
