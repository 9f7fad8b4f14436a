import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { CLOSED_PAGE, readClosedCases } from '../../casework/closing/index.ts';
import { BackTest, moveWords, type Policy, type PolicyFiles } from '../../policy/index.ts';
import { backTestLines, backTestView } from './back-test.view.ts';
import { caseOf } from './closed-cases.ts';
import { readDraft } from './draft.store.ts';
import type { Draft } from './draft.ts';
import { keepTrial } from './trial.store.ts';
import type { TrialKind, TrialResult, Trying } from './trial.ts';

const Result = z.strictObject({ isWell: z.boolean(), summary: z.string(), lines: z.array(z.string()) });

const inThread = (trying: Trying): Promise<TrialResult> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./trial.worker.ts', import.meta.url), { workerData: trying });
    worker.once('message', (message: unknown) => {
      resolve(Result.parse(message));
    });
    worker.once('error', reject);
    // One that ends without a word is a failure too: whoever waits for it would wait for ever.
    worker.once('exit', (code) => {
      reject(new Error(`the thread ended with ${code}`));
    });
  });

/** Who may only read a draft may not try it. */
const draftToTry = { ...readDraft, action: 'write-guidance' };

interface Running {
  readonly kind: TrialKind;
  readonly revision: number;
  /** Closed cases read so far, where it reads any. */
  read: number;
  readonly done: Promise<void>;
}

/** Trials that run now, by force, draft and kind. What was not kept when the program ends is tried again. */
export class Trials {
  readonly #gateway: Gateway;
  readonly #running = new Map<string, Running>();

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  runningOf({ force }: Actor, draft: string): readonly Running[] {
    return [...this.#running].flatMap(([key, running]) => (key.startsWith(`${force} ${draft} `) ? [running] : []));
  }

  /** Resolves when nothing of this draft runs any more. */
  async settled(actor: Actor, draft: string): Promise<void> {
    await Promise.all(this.runningOf(actor, draft).map(({ done }) => done));
  }

  /** Begins a trial of a draft as it stands; one of the same kind that runs already is let run. Gives why not, if so. */
  async begin(
    actor: Actor,
    id: string,
    { kind, revision }: { readonly kind: TrialKind; readonly revision: number },
    versions: readonly Policy[],
  ): Promise<{ readonly code: string } | undefined> {
    const found = await this.#gateway.consult(actor, draftToTry, { draft: id });
    if (!found.ok) return found.refusal;
    const draft = found.value;
    if (draft.revision !== revision) return { code: 'DraftChanged' };
    const base = versions.find(({ files }) => files.policy.id === draft.basedOn)?.files;
    if (base === undefined) return { code: 'NoSuchVersion' };
    this.#run(actor, draft, base, kind);
    return undefined;
  }

  #run(actor: Actor, draft: Draft, base: PolicyFiles, kind: TrialKind): void {
    const key = `${actor.force} ${draft.draft} ${kind}`;
    // Sent twice is begun once: the second would only make both slower.
    if (this.#running.has(key)) return;
    const running = { kind, revision: draft.revision, read: 0, done: Promise.resolve() };
    const done = this.#carry(actor, draft, base, running)
      // Where it could not be kept the page says that it was not tried; the server goes on.
      .catch(() => undefined)
      .finally(() => this.#running.delete(key));
    this.#running.set(key, Object.assign(running, { done }));
  }

  async #carry(actor: Actor, draft: Draft, base: PolicyFiles, running: Running): Promise<void> {
    const { kind, revision } = running;
    const result = await this.#result(actor, draft, base, running).catch((error: unknown) => failure(error));
    await this.#gateway.execute(actor, keepTrial, { draft: draft.draft, revision, kind, result });
  }

  #result(actor: Actor, draft: Draft, base: PolicyFiles, running: Running): Promise<TrialResult> {
    const { kind } = running;
    if (kind !== 'back-test') return inThread({ kind, draft: draft.files, base });
    return this.#backTest(actor, draft.files, base, running);
  }

  async #backTest(actor: Actor, draft: PolicyFiles, base: PolicyFiles, running: Running): Promise<TrialResult> {
    const tried = new BackTest(base, draft);
    const on = draft.policy.inForceFrom;
    for (let after: string | undefined; ;) {
      // Each page in a look of its own, logged with everybody in it before the next is asked for.
      const page = await this.#gateway.consult(actor, readClosedCases, { after });
      if (!page.ok) throw new Error(`closed cases were refused: ${page.refusal.code}`);
      for (const each of page.value) tried.add(caseOf(each), on);
      running.read += page.value.length;
      after = page.value.at(-1)?.case;
      if (page.value.length < CLOSED_PAGE) break;
    }
    const ids = { from: base.policy.id, to: draft.policy.id };
    const view = backTestView({ ...ids, on, source: `closed cases of ${actor.force}` }, tried.counts);
    const [summary = '', ...lines] = backTestLines(view, moveWords);
    return { isWell: true, summary, lines };
  }
}

/** Kept like any other end, so that nobody waits for what will not come; the log has the rest. */
const failure = (error: unknown): TrialResult => ({
  isWell: false,
  summary: 'It could not be carried through. Try it again.',
  lines: error instanceof RangeError ? [error.message] : [],
});
