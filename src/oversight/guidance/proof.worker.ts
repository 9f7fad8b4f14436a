// Proves one version apart from the server: a proof holds up a thread for seconds, and a case must not wait for it.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { PolicyFiles, prove } from '../../policy/index.ts';

const { files, earlier } = z.object({ files: PolicyFiles, earlier: PolicyFiles.optional() }).parse(workerData);
parentPort?.postMessage(prove({ files, earlier }, () => performance.now()));
