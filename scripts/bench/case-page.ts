// The page of a case with its committed look, beside its template rendered bare with the same model; and beside both a page
// of the same template and model whose look is logged and committed as that one's, and reads nothing of the case.
import nunjucks from 'nunjucks';
import { ok } from '../../src/platform/access/index.ts';
import { showing, type Look } from '../../src/platform/command/index.ts';
import { page, render, type PageModel, type Route } from '../../src/platform/web/index.ts';
import { CaseParams } from '../../src/casework/case/index.ts';
import type { Opened } from '../../src/installation.ts';
import { takeDown } from '../../test/statements.ts';
import { median, megabytes, threadTimed, type Print } from './figure.ts';
import { serve, signedIn, type Databases } from './installation.ts';
import { wireOf, type Wire } from './wire.ts';

const ROUNDS = 9;
const BLOCK = 25;
const WARMING = 400;

/** Watches the one place where templates are rendered, and gives the last rendering to be done again. */
interface Watched {
  readonly again: () => string;
  /** What the template was given, but for what the server adds to every page. */
  readonly model: () => PageModel;
  readonly stop: () => void;
}

const watchRendering = (): Watched => {
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
    model: () => {
      const given = last?.args[1];
      return { title: '', ...(typeof given === 'object' ? given : {}) };
    },
    stop: () => void Reflect.set(nunjucks.Environment.prototype, 'render', original),
  };
};

const readNothing: Look<{ readonly case: string }, object> = {
  action: 'read-case',
  cases: (input) => [input.case],
  load: () => Promise.resolve(ok({})),
  tell: (_, input) => ({ cases: [input.case], people: [], content: { page: 'case' } }),
};

/** What a page costs of which only the reading is left out: who asks, whether they may, the log, the template, the answer. */
const unread =
  (model: () => PageModel) =>
  ({ consult }: Opened): readonly Route[] => [
    page({
      method: 'GET',
      url: '/unread/:case',
      action: 'read-case',
      params: CaseParams,
      handle: async ({ actor, params, draw }) => {
        const look = showing(readNothing, () => draw(render('case-page.njk', model())));
        const looked = await consult(actor, look, params);
        if (!looked.ok) throw new Error(looked.refusal.code);
        return looked.value.made();
      },
    }),
  ];

interface Took {
  readonly wall: number;
  readonly core: number;
}

const block = async (work: () => unknown): Promise<Took> => {
  const [wall, core] = await threadTimed(async () => {
    for (let time = 0; time < BLOCK; time += 1) await work();
  });
  return { wall: wall / BLOCK, core: core / BLOCK };
};

interface Round {
  readonly page: Took;
  readonly bare: Took;
  readonly unread: Took;
}

const CORES = 'of this thread’s own time, the client’s in it,';

const tell = (rounds: readonly Round[], statements: number, print: Print): void => {
  const middle = (pick: (round: Round) => number) => median(rounds.map(pick)).toFixed(2);
  print({
    ...{ name: 'a case page with its look, beside its bare template', n: ROUNDS * BLOCK, unit: '×' },
    value: median(rounds.map((round) => round.bare.wall / round.page.wall)),
    wanted: { atLeast: 1 / 3 },
    says:
      `${middle((each) => each.page.wall)} ms a page of ${statements} statements, what is asked at once read as one, and the log's commit flushed to disk while the page is drawn, ` +
      `for ${middle((each) => each.bare.wall)} ms of template; ${CORES} ${middle((each) => each.page.core)} ms and ${middle((each) => each.bare.core)} ms. ` +
      `Always the page of one new case, so that what is to be asked of it is remembered. ` +
      `What limits it: the next figure, which no quicker reading reaches; this process’s own work on what was read (guidance, duties, model) and on sending it, more than twice the template’s; and two statements that PostgreSQL sets up anew each time. ${megabytes()}.`,
  });
  print({
    ...{ name: 'the same page with its look, reading nothing of the case', n: ROUNDS * BLOCK, unit: '×' },
    value: median(rounds.map((round) => round.bare.wall / round.unread.wall)),
    says:
      `${middle((each) => each.unread.wall)} ms, ${CORES} ${middle((each) => each.unread.core)} ms: who asks, whether they may, the log's entry with its commit, ` +
      `and an HTTP answer of the same length made, sent and read. The page could come no nearer to its bare template if the case were read in no time.`,
  });
};

const tellEnded = (rounds: readonly Round[], print: Print): void => {
  const middle = (pick: (round: Round) => number) => median(rounds.map(pick)).toFixed(2);
  print({
    ...{ name: 'the page of a case that is closed, beside its bare template', n: ROUNDS * BLOCK, unit: '×' },
    value: median(rounds.map((round) => round.bare.wall / round.page.wall)),
    says:
      `${middle((each) => each.page.wall)} ms for ${middle((each) => each.bare.wall)} ms of template; ${CORES} ${middle((each) => each.page.core)} ms and ${middle((each) => each.bare.core)} ms. ` +
      `It holds something in most tables, so that most are asked.`,
  });
};

interface Pages {
  readonly get: (path: string) => Promise<string>;
  readonly watched: Watched;
  readonly show: (model: PageModel) => void;
  readonly taken: () => readonly unknown[];
}

/** The page of one case, its template alone, and the page without the reading, in turns. */
const roundsOf = async (id: string, { get, watched, show, taken }: Pages) => {
  const whole = (): Promise<string> => get(`/cases/${id}`);
  // A page of the timeline is full by then, so that each page is as long as the last; and all is compiled, as in a server
  // that has been up for a minute.
  for (let warm = 0; warm < WARMING; warm += 1) await whole();
  show(watched.model());
  for (let warm = 0; warm < WARMING; warm += 1) await get(`/unread/${id}`);
  taken();
  if ((await whole()) !== watched.again()) throw new Error('the bare rendering is another page');
  const statements = taken().length;
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      page: await block(whole),
      bare: await block(watched.again),
      unread: await block(() => get(`/unread/${id}`)),
    });
    taken();
  }
  return { rounds, statements };
};

/** A case of the demonstration that is closed and that the officer may open. */
const closedCase = async (wire: Wire): Promise<string> => {
  const { text } = await wire.ask('GET', '/api/cases?show=force&stage=closed');
  const ids = [...text.matchAll(/"case":"([^"]+)"/g)].flatMap(([, id]) => id ?? []);
  for (const id of ids) {
    const answer = await wire.ask('GET', `/api/cases/${id}`);
    if (answer.status === 200 && answer.text.includes('"stage":"closed"')) return id;
  }
  throw new Error('no closed case that may be opened');
};

export const measureCasePage = async (databases: Databases, seeded: string, print: Print): Promise<void> => {
  const watched = watchRendering();
  let model: PageModel = { title: '' };
  const serving = await serve(
    databases,
    await databases.create(seeded),
    undefined,
    unread(() => model),
  );
  try {
    const wire = wireOf(serving, await signedIn(serving, 'officer'));
    const { taken } = takeDown(serving.opened.database);
    const made = await wire.ask('POST', '/api/reports', { toldBy: 'school', when: 'now', safe: 'yes', children: 2 });
    const id = /"case":"([^"]+)"/.exec(made.text)?.[1] ?? '';
    const get = async (path: string): Promise<string> => {
      const { status, text } = await wire.ask('GET', path);
      if (status !== 200) throw new Error(`${status} ${text}`);
      return text;
    };
    const pages = { get, watched, taken, show: (shown: PageModel) => void (model = shown) };
    const { rounds, statements } = await roundsOf(id, pages);
    tell(rounds, statements, print);
    tellEnded((await roundsOf(await closedCase(wire), pages)).rounds, print);
  } finally {
    watched.stop();
    await serving.close();
  }
};
