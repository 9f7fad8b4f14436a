import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, onceALook, type Tx } from '../../platform/database/index.ts';
import { writePassage } from '../check/index.ts';
import {
  decideOwnWords,
  type Heard,
  type OwnWordsRecorded,
  type OwnWordsRefusal,
  type OwnWordsState,
  type RecordOwnWords,
  type Through,
} from './own-words.ts';
import { isChildOf } from './safeguarding.store.ts';

const load = async ({ tx, now }: Context, input: RecordOwnWords): Promise<OwnWordsState> => ({
  ownWords: newId(now),
  wishesPassage: newId(now),
  howPassage: newId(now),
  isChildOfCase: await isChildOf(tx, input.case, input.person),
});

const insert = async (context: Context, event: OwnWordsRecorded): Promise<void> => {
  const { tx, actor } = context;
  // A passage each: what a child wishes may be shown where how they are is nobody's business.
  for (const words of [event.wishes, event.howTheyAre]) {
    if (words !== undefined) await writePassage(context, { text: words.text, concerns: [event.person] }, words.passage);
  }
  await sql`INSERT INTO own_words (force, own_words, case_file, person, heard, through, wishes, how_they_are, recorded_at, recorded_by)
    VALUES (${actor.force}, ${event.ownWords}, ${event.case}, ${event.person}, ${event.heard}, ${event.through ?? null},
      ${event.wishes?.passage ?? null}, ${event.howTheyAre?.passage ?? null}, ${event.recordedAt}, ${actor.staff})`.execute(
    tx,
  );
};

/** Keeps a child's own words: wishes, and how they are. */
export const recordOwnWords: Change<RecordOwnWords, OwnWordsState, OwnWordsRecorded, OwnWordsRefusal> = {
  action: 'record-own-words',
  cases: (input) => [input.case],
  load,
  decide: decideOwnWords,
  apply: async (context, events) => {
    for (const event of events) await insert(context, event);
  },
  tell: (events) => ({
    kind: 'collection',
    cases: events.map((event) => event.case),
    people: events.map((event) => event.person),
    content: {
      ownWords: events.map(({ ownWords, person, heard, through, wishes, howTheyAre }) => ({
        ownWords,
        person,
        heard,
        through: through ?? null,
        passages: [wishes, howTheyAre].flatMap((words) => (words === undefined ? [] : [words.passage])),
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['ownWords', event.ownWords],
      ]),
    ),
  }),
};

export interface OwnWordsRow {
  readonly person: string;
  readonly heard: Heard;
  readonly through: Through | null;
  /** Passages, to be read with `readPassages`. */
  readonly wishes: string | null;
  readonly howTheyAre: string | null;
  readonly at: Date;
  readonly by: string;
}

/** The newest own words of each child of a case; a child who is not in it was not asked after yet. */
export const ownWordsOf = onceALook(async (tx: Tx, id: string): Promise<ReadonlyMap<string, OwnWordsRow>> => {
  const { rows } = await sql<OwnWordsRow>`
    SELECT DISTINCT ON (person) person, heard, through, wishes, how_they_are AS "howTheyAre", recorded_at AS at, recorded_by AS by
    FROM own_words WHERE case_file = ${id} ORDER BY person, recorded_at DESC, own_words DESC`.execute(tx);
  return new Map(rows.map((row) => [row.person, row]));
});
