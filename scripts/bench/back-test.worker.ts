// One core's share of a back-test: invented cases are made first, and counted only once it is told to begin.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { BackTest } from '../../src/policy/index.ts';
import { inventedCase } from '../../src/policy/invented.ts';
import { realPolicy } from '../../src/policy/real-policy.make.ts';

const { first, cases, times } = z.strictObject({ first: z.int(), cases: z.int(), times: z.int() }).parse(workerData);
const [from, to] = ['2016-11', '2024-05'].map((id) => realPolicy(id, readFileSync).files);
if (from === undefined || to === undefined || parentPort === null) throw new Error('a worker reads two versions');
const port = parentPort;
const made = Array.from({ length: cases }, (_, place) => ({ input: inventedCase(to, first + place) }));
const ON = '2026-11-22';
const warm = new BackTest(from, to);
for (const each of made) warm.add(each, ON);
port.once('message', () => {
  const tried = new BackTest(from, to);
  for (let time = 0; time < times; time += 1) for (const each of made) tried.add(each, ON);
  const { cases: read, casesChanged, all } = tried.counts;
  port.postMessage({ read, casesChanged, people: all.people, megabytes: process.memoryUsage.rss() / 1_048_576 });
});
port.postMessage('ready');
