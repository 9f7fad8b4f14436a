import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Change } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { misfit } from './answer-kind.ts';
import type { Answer } from './answers.ts';
import { keepCounts } from './kept-counts.store.ts';
import { forceIn } from './label.ts';
import { PageText } from './page.schema.ts';
import { readPage, type PageRead } from './read-page.ts';
import type { AnswersBody } from './taken.schema.ts';
import {
  decideBring,
  decideTake,
  type BringRefusal,
  type BringSource,
  type BringState,
  type SourceBrought,
  type SourceTaken,
  type TakeRefusal,
  type TakeState,
} from './taken.ts';

/** Brings a source: it is kept as text and read, and nothing of it counts before somebody takes it in. */
export const bringSource: Change<BringSource, BringState, SourceBrought, BringRefusal> = {
  action: 'bring-source',
  cases: () => [],
  load: async ({ tx, now }, { publisher, sha256 }) => {
    const { rows } = await sql<{ source: string }>`
      SELECT source FROM source_file WHERE publisher = ${publisher} AND sha256 = ${sha256}
      ORDER BY brought_at DESC LIMIT 1`.execute(tx);
    return { id: newId(now), before: rows[0]?.source };
  },
  decide: decideBring,
  apply: async ({ tx, actor }, events) => {
    for (const { source, publisher, file, sha256, page, at } of events)
      await sql`INSERT INTO source_file (force, source, publisher, file, sha256, page, brought_at, brought_by)
        VALUES (${actor.force}, ${source}, ${publisher}, ${file}, ${sha256}, ${page}, ${at}, ${actor.staff})`.execute(
        tx,
      );
  },
  tell: (events) => ({
    kind: 'collection',
    cases: [],
    people: [],
    content: { sources: events.map(({ source, sha256 }) => ({ source, sha256 })) },
    given: Object.fromEntries(events.map(({ source }) => ['source', source])),
  }),
};

interface Kept {
  readonly publisher: string;
  readonly page: string;
  readonly taken: boolean;
}

const keptIn = async (tx: Tx, source: string): Promise<Kept | undefined> => {
  const { rows } = await sql<Kept>`
    SELECT f.publisher, f.page, t.source IS NOT NULL AS taken FROM source_file f
    LEFT JOIN source_taken t ON t.force = f.force AND t.source = f.source WHERE f.source = ${source}`.execute(tx);
  return rows[0];
};

/** What was settled for a publisher up to some time: of two answers to the same question the newer one. */
const answersFor = async (tx: Tx, publisher: string, until: Date): Promise<readonly Answer[]> => {
  const { rows } = await sql<{ about: string; printed: string; answer: string }>`
    SELECT DISTINCT ON (about, printed) about, printed, answer FROM source_answer
    WHERE publisher = ${publisher} AND answered_at <= ${until}
    ORDER BY about, printed, answered_at DESC`.execute(tx);
  return rows.map(({ about, printed, answer }) => ({ about, printed: printed === '' ? null : printed, answer }));
};

/** A kept page, read with all that was settled for its publisher until some time, as on that day. */
export const readKept = async (
  tx: Tx,
  { publisher, page }: Pick<Kept, 'publisher' | 'page'>,
  until: Date,
): Promise<PageRead> =>
  readPage(PageText.parse(JSON.parse(page)), {
    publisher: forceIn(publisher),
    answers: await answersFor(tx, publisher, until),
    today: until.toISOString().slice(0, 10),
  });

export interface SettleSource extends AnswersBody {
  readonly source: string;
}

interface SourceSettled extends SettleSource {
  readonly type: 'SourceSettled';
  readonly publisher: string;
  readonly at: Date;
}

/** Settles questions of a source: remembered for its publisher. */
export const settleSource: Change<
  SettleSource,
  Kept | undefined,
  SourceSettled,
  | { readonly code: 'NoSuchSource' }
  | { readonly code: 'SourceTakenAlready' }
  | { readonly code: 'AnswerNotOne'; readonly why: string }
> = {
  action: 'settle-source',
  cases: () => [],
  load: ({ tx }, { source }) => keptIn(tx, source),
  decide: (kept, input, { now }) => {
    if (kept === undefined) return refused({ code: 'NoSuchSource' });
    if (kept.taken) return refused({ code: 'SourceTakenAlready' });
    const [why] = input.answers.flatMap((each) => misfit(each) ?? []);
    if (why !== undefined) return refused({ code: 'AnswerNotOne', why });
    return ok([{ type: 'SourceSettled', publisher: kept.publisher, at: now, ...input }]);
  },
  apply: async ({ tx, actor }, events) => {
    for (const { publisher, answers, at } of events)
      await sql`INSERT INTO source_answer (force, publisher, about, printed, answered_at, answer, answered_by)
        SELECT ${actor.force}, ${publisher}, a.about, coalesce(a.printed, ''), ${at}, a.answer, ${actor.staff}
        FROM jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) AS a(about text, printed text, answer text)
        ON CONFLICT DO NOTHING`.execute(tx);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { settled: events.map(({ source, answers }) => ({ source, answers: answers.length })) },
    given: Object.fromEntries(events.map(({ source }) => ['source', source])),
  }),
};

/** Takes a source in: its counts stand from now on as they are settled now. */
export const takeSource: Change<{ readonly source: string }, TakeState | undefined, SourceTaken, TakeRefusal> = {
  action: 'take-source',
  cases: () => [],
  load: async ({ tx, now }, { source }) => {
    const kept = await keptIn(tx, source);
    return kept === undefined ? undefined : { source, taken: kept.taken, read: await readKept(tx, kept, now) };
  },
  decide: decideTake,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) await keepCounts(tx, actor, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { taken: events.map(({ source, counts }) => ({ source, counts: counts.length })) },
    given: Object.fromEntries(events.map(({ source }) => ['source', source])),
  }),
};
