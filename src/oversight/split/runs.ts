import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import type { DecidedCase } from '../measure/index.ts';
import { nobody, partingOf, type Parting } from './parting.ts';
import { SplitResult, type AskSplit, type Sampled } from './split.schema.ts';
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

/** Decisions of other forces, which are in no table: they are parted, and are gone when that is done. */
export interface Others {
  readonly cases: readonly DecidedCase[];
  readonly sampled: Sampled | undefined;
}

interface Of {
  readonly asked: AskSplit;
  readonly others: Others;
}

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
  begin(actor: Actor, split: string, asked: AskSplit, others: Others): void {
    const key = `${actor.force} ${split}`;
    if (this.#running.has(key)) return;
    const running = { progress: { done: 0, of: 0 }, done: Promise.resolve() };
    const done = this.#carry(actor, split, { asked, others }, running)
      // Where it could not be kept its page says that it was not carried through; the server goes on.
      .catch(() => undefined)
      .finally(() => this.#running.delete(key));
    this.#running.set(key, Object.assign(running, { done }));
  }

  async #carry(actor: Actor, split: string, of: Of, running: { progress: Progress }): Promise<void> {
    const failed = { kind: 'failed' } as const satisfies SplitResult;
    const found = await this.#result(actor, of, running).catch(() => failed);
    const { sampled } = of.others;
    const result = found.kind === 'failed' || sampled === undefined ? found : { ...found, sampled };
    await this.#gateway.execute(actor, keepSplit, { split, result });
  }

  async #result(actor: Actor, { asked, others }: Of, running: { progress: Progress }): Promise<SplitResult> {
    const onFit = (progress: Progress): void => {
      running.progress = progress;
    };
    // Nobody's own decisions are read where they are not asked for: then the least is what the measure itself asks.
    if (others.sampled?.alone === true) return inThread(partingOf(nobody(), asked.outcome, others.cases), onFit);
    const read = await this.#gateway.consult(actor, readDecided, asked);
    if (!read.ok) throw new Error(`the decisions were refused: ${read.refusal.code}`);
    return inThread(partingOf(read.value, asked.outcome, others.cases), onFit);
  }
}
