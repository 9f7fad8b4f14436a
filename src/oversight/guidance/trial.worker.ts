// A thread of its own: what takes seconds must not keep anybody else waiting.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { PolicyFiles } from '../../policy/index.ts';
import { tryDraft } from './trial.ts';

const Trying = z.strictObject({
  kind: z.enum(['scenarios', 'proof', 'comparison']),
  draft: PolicyFiles,
  base: PolicyFiles,
});

parentPort?.postMessage(tryDraft(Trying.parse(workerData)));
