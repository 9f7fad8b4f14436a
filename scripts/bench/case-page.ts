// The page of a case with its committed look, beside its template rendered bare with the same model.
import nunjucks from 'nunjucks';
import { takeDown } from '../../test/statements.ts';
import { median, megabytes, threadTimed, type Print } from './figure.ts';
import { serve, signedIn, type Databases } from './installation.ts';
import { wireOf } from './wire.ts';

const ROUNDS = 9;
const BLOCK = 25;
const WARMING = 400;

/** Watches the one place where templates are rendered, and gives the last rendering to be done again. */
const watchRendering = (): { readonly again: () => string; readonly stop: () => void } => {
  const original: unknown = Reflect.get(nunjucks.Environment.prototype, 'render');
  if (typeof original !== 'function') throw new TypeError('nothing renders');
  let last: { readonly by: unknown; readonly args: readonly unknown[] } | undefined;
  const watched = function (this: unknown, ...args: readonly unknown[]): unknown {
    last = { by: this, args };
    return Reflect.apply(original, this, args);
  };
  Reflect.set(nunjucks.Environment.prototype, 'render', watched);
  return {
    again: () => String(Reflect.apply(original, last?.by, last?.args ?? [])),
    stop: () => void Reflect.set(nunjucks.Environment.prototype, 'render', original),
  };
};

export const measureCasePage = async (databases: Databases, seeded: string, print: Print): Promise<void> => {
  const serving = await serve(databases, await databases.create(seeded));
  const watched = watchRendering();
  try {
    const wire = wireOf(serving, await signedIn(serving, 'officer'));
    const { taken } = takeDown(serving.opened.database);
    const made = await wire.ask('POST', '/api/reports', { toldBy: 'school', when: 'now', safe: 'yes', children: 2 });
    const id = /"case":"([^"]+)"/.exec(made.text)?.[1] ?? '';
    const page = async (): Promise<string> => {
      const { status, text } = await wire.ask('GET', `/cases/${id}`);
      if (status !== 200) throw new Error(`${status} ${text}`);
      return text;
    };
    // A page of the timeline is full by then, so that each page is as long as the last; and all is compiled, as in a server
    // that has been up for a minute.
    for (let warm = 0; warm < WARMING; warm += 1) await page();
    taken();
    if ((await page()) !== watched.again()) throw new Error('the bare rendering is another page');
    const statements = taken().length;
    const rounds: { page: number; bare: number; pageCore: number; bareCore: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [pages, pagesCore] = await threadTimed(async () => {
        for (let time = 0; time < BLOCK; time += 1) await page();
      });
      const [bare, bareCore] = await threadTimed(() => {
        for (let time = 0; time < BLOCK; time += 1) watched.again();
      });
      taken();
      rounds.push({
        ...{ page: pages / BLOCK, pageCore: pagesCore / BLOCK },
        ...{ bare: bare / BLOCK, bareCore: bareCore / BLOCK },
      });
    }
    const middle = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick)).toFixed(2);
    print({
      ...{ name: 'a case page with its look, beside its bare template', n: ROUNDS * BLOCK, unit: '×' },
      value: median(rounds.map((round) => round.bare / round.page)),
      wanted: { atLeast: 1 / 3 },
      says:
        `${middle(({ page: each }) => each)} ms a page of ${statements} statements, what is asked at once read as one, and the log's commit flushed to disk, ` +
        `for ${middle(({ bare }) => bare)} ms of template; of this thread's own time, the client's in it, ${middle(({ pageCore }) => pageCore)} ms and ${middle(({ bareCore }) => bareCore)} ms. ` +
        `Always the page of one case, so that what is to be asked of it is remembered. ` +
        `What limits it: PostgreSQL takes over twice as long as the whole template for one statement of what some thirty ask, most of it to set up and take down its plan; the session and the log's commit, with its flush, are transactions of their own; what is due is reckoned anew; and an HTTP answer of 50 KB is made, sent and read. ${megabytes()}.`,
    });
  } finally {
    watched.stop();
    await serving.close();
  }
};
