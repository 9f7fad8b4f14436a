// A million invented cases under two versions of the guidance, on every core of the machine.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { timed, type Print } from './figure.ts';

const CASES = 1_000_000;
const DISTINCT = 40_000;

const Counted = z.strictObject({
  read: z.int(),
  casesChanged: z.int(),
  people: z.int(),
  megabytes: z.number(),
});

export const measureBackTest = async (print: Print): Promise<void> => {
  const cores = availableParallelism();
  const [own, times] = [Math.ceil(DISTINCT / cores), CASES / DISTINCT];
  const workers = Array.from(
    { length: cores },
    (_, core) =>
      new Worker(new URL('./back-test.worker.ts', import.meta.url), {
        workerData: { first: core * own, cases: own, times },
      }),
  );
  try {
    // What makes the cases up, and compiles both versions, is not what is measured.
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    let answers: readonly z.output<typeof Counted>[] = [];
    const took = await timed(async () => {
      const told = workers.map((worker) => once(worker, 'message'));
      for (const worker of workers) worker.postMessage('begin');
      answers = (await Promise.all(told)).map(([answer]) => Counted.parse(answer));
    });
    const sum = (of: (each: z.output<typeof Counted>) => number) => answers.reduce((all, each) => all + of(each), 0);
    print({
      ...{ name: 'a million invented cases back-tested', n: sum(({ read }) => read), unit: 's' },
      value: took / 1000,
      wanted: { atMost: 10 },
      says:
        `${DISTINCT.toLocaleString('en-GB')} made from seeds, each read ${times} times, under 2016-11 and 2024-05, on ${cores} threads: ` +
        `${sum(({ people }) => people).toLocaleString('en-GB')} people, ${sum(({ casesChanged }) => casesChanged).toLocaleString('en-GB')} cases changed; ` +
        `${Math.round(answers[0]?.megabytes ?? 0)} MB resident. Wall time on a machine that others use too.`,
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};
