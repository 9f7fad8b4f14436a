import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, onceALook, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import { writePassage } from '../check/index.ts';
import { isOfCase } from '../report/index.ts';
import type { Concern } from './concern.ts';
import { concernsOf } from './concern.store.ts';
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
  whyPassage: newId(now),
  isChildOfCase: await isChildOf(tx, input.case, input.person),
});

const insert = async (context: Context, event: OwnWordsRecorded): Promise<void> => {
  const { tx, actor } = context;
  // A passage each: what a child wishes may be shown where how they are is nobody's business.
  for (const words of [event.wishes, event.howTheyAre, event.why]) {
    if (words !== undefined) await writePassage(context, { text: words.text, concerns: [event.person] }, words.passage);
  }
  await sql`INSERT INTO own_words (force, own_words, case_file, person, heard, through, wishes, how_they_are, why, recorded_at, recorded_by)
    VALUES (${actor.force}, ${event.ownWords}, ${event.case}, ${event.person}, ${event.heard}, ${event.through ?? null},
      ${event.wishes?.passage ?? null}, ${event.howTheyAre?.passage ?? null}, ${event.why?.passage ?? null}, ${event.recordedAt}, ${actor.staff})`.execute(
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
      ownWords: events.map(({ ownWords, person, heard, through, wishes, howTheyAre, why }) => ({
        ownWords,
        person,
        heard,
        through: through ?? null,
        passages: [wishes, howTheyAre, why].flatMap((words) => (words === undefined ? [] : [words.passage])),
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
  readonly ownWords: string;
  readonly person: string;
  readonly heard: Heard;
  readonly through: Through | null;
  /** Passages, to be read with `readPassages`. */
  readonly wishes: string | null;
  readonly howTheyAre: string | null;
  /** Why they were not heard, and what a supervisor said of that. */
  readonly why: string | null;
  readonly answerPassage: string | null;
  readonly answeredBy: string | null;
  /**
   * Heard, and that would rather not say is heard too; not heard, and a supervisor asked, agreed or returned it; or through a parent
   * or carer where somebody at home may be a danger, which is not to be heard.
   */
  readonly standing: 'heard' | 'asked' | 'agreed' | 'returned' | 'not-heard' | 'through-home';
  readonly at: Date;
  readonly by: string;
}

/** Who may be the danger does not speak for the child: words, or that the child would rather not say (handbook 6.2). */
const standingOf = (
  { standing, through }: Pick<OwnWordsRow, 'standing' | 'through'>,
  concern: Concern | undefined,
): OwnWordsRow['standing'] =>
  standing === 'heard' && through === 'parent-or-carer' && concern?.homeUnsafe === true ? 'through-home' : standing;

/** The newest own words of each child of a case; a child who is not in it was not asked after yet. */
export const ownWordsOf = onceALook(async (tx: Tx, id: string): Promise<ReadonlyMap<string, OwnWordsRow>> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.work,
    sql<OwnWordsRow>`
    SELECT DISTINCT ON (o.person) o.own_words AS "ownWords", o.person, o.heard, o.through, o.wishes, o.how_they_are AS "howTheyAre", o.why,
      a.passage AS "answerPassage", a.answered_by AS "answeredBy", o.recorded_at AS at, o.recorded_by AS by,
      CASE WHEN o.heard <> 'not-yet-heard' THEN 'heard' WHEN o.why IS NULL THEN 'not-heard' ELSE coalesce(a.answer, 'asked') END AS standing
    FROM own_words o LEFT JOIN own_words_answer a ON a.force = o.force AND a.own_words = o.own_words
    WHERE o.case_file = ${id} AND ${isOfCase('o')} ORDER BY o.person, o.recorded_at DESC, o.own_words DESC`,
  );
  const isHome = rows.some(({ through }) => through === 'parent-or-carer');
  const concerns = isHome ? await concernsOf(tx, id) : new Map<string, Concern>();
  return new Map(rows.map((row) => [row.person, { ...row, standing: standingOf(row, concerns.get(row.person)) }]));
});

/** Whether a decision may be made: the child was heard, or a supervisor agreed that they are not. */
export const isHeard = (row: Pick<OwnWordsRow, 'standing'> | undefined): boolean =>
  row?.standing === 'heard' || row?.standing === 'agreed';
