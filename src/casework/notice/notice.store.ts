import { sql } from 'kysely';
import { isKnownEmpty, part, readTogether, type Tx, unless } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import { readPassages, type Vault } from '../../platform/person/index.ts';
import { contradictionsIn, floorsOf, partiesOf, safeContactIn } from '../report/index.ts';
import { responseOf } from '../response/index.ts';
import { reviewDay } from './danger.ts';
import {
  dueAnew,
  dueSteps,
  dueWords,
  type ContactKnown,
  type DueWords,
  type Made,
  type OutcomeRow,
  type ToldRow,
} from './notice.ts';
import { allTold, noticeOf, type AllTold, type Answer, type Notice, type NotTellingRow } from './not-telling.ts';

/** How the outcomes of a case are read: handed in, because the step that sets them is another's. */
export interface OutcomeReading {
  readonly outcomesOf: (tx: Tx, caseId: string) => Promise<readonly OutcomeRow[]>;
  /** Whether what was approved is approved still, and on what is known now. */
  readonly isCurrent: (tx: Tx, caseId: string) => Promise<boolean>;
}

export const childrenOf = async (tx: Tx, id: string): Promise<readonly string[]> =>
  (await partiesOf(tx, id)).filter(({ isChild }) => isChild).map(({ person }) => person);

/** Who of a case may have been told for a child: never another child, of whom nothing is shown where one is told. */
export const othersOf = async (tx: Tx, id: string): Promise<readonly string[]> =>
  (await partiesOf(tx, id))
    .filter(({ kind, isChild, died }) => !isChild && !died && (kind === 'adult' || kind === 'reporter'))
    .map(({ person }) => person);

type Of<Row> = Row & { readonly person: string };

const toldIn = (id: string) => sql<Of<ToldRow>>`
  SELECT told, person, whom, told_person AS "toldPerson", told_passage AS "toldPassage", how, by_whom AS "byWhom", words, told_at AS "toldAt", recorded_at AS "recordedAt", recorded_by AS "recordedBy"
  FROM notice_told WHERE case_file = ${id} ORDER BY recorded_at, told`;

const answersIn = (id: string) => sql<Answer & { readonly notTelling: string }>`
  SELECT a.not_telling AS "notTelling", a.answer, a.answered_at AS at, a.answered_by AS by, a.passage
  FROM not_telling_answer a JOIN not_telling n ON n.force = a.force AND n.not_telling = a.not_telling
  WHERE n.case_file = ${id} ORDER BY a.answered_at, a.answer_id`;

const notTellingIn = (id: string) => sql<Of<Omit<NotTellingRow, 'answers'>>>`
  SELECT n.not_telling AS "notTelling", n.person, n.reason, n.passage, ${reviewDay('n')}::text AS "reviewOn", n.proposed_at AS "proposedAt", n.proposed_by AS "proposedBy"
  FROM not_telling n WHERE n.case_file = ${id} ORDER BY n.proposed_at, n.not_telling`;

/** Everything that was told in a case, and every proposal not to tell, oldest first. */
const recordedOf = async (tx: Tx, id: string) => {
  const none = isKnownEmpty(tx, id, HELD.decision);
  const { told, proposed, answers } = await readTogether(tx, {
    told: unless(none, part(toldIn(id), 'toldAt', 'recordedAt')),
    proposed: unless(none, part(notTellingIn(id), 'proposedAt')),
    answers: unless(none, part(answersIn(id), 'at')),
  });
  const of = Map.groupBy(answers, ({ notTelling }) => notTelling);
  const notTelling = proposed.map((row): Of<NotTellingRow> => ({ ...row, answers: of.get(row.notTelling) ?? [] }));
  return { told, notTelling };
};

/** Every interview and arrest of a case that was made, as last said. */
const madeIn = async (tx: Tx, id: string): Promise<readonly Made[]> =>
  (await responseOf(tx, id)).considered.flatMap(({ person, means, result, madeAt }) =>
    result === 'made' && madeAt !== null ? [{ person, means, at: madeAt }] : [],
  );

/** Who is known to be an adult: of anybody who may be a child, or was one when they died, nothing is told to others. */
const adultsOf = async (tx: Tx, id: string): Promise<readonly string[]> =>
  (await partiesOf(tx, id))
    .filter(({ kind, isChild, died }) => kind === 'adult' && !isChild && !died)
    .map(({ person }) => person);

const dueOf = (
  made: readonly Made[],
  set: readonly OutcomeRow[],
  person: string,
  { adults, told }: { readonly adults: readonly string[]; readonly told: readonly ToldRow[] },
): readonly DueWords[] => [...dueAnew(set, told), ...dueSteps(made, person), ...dueWords(set, person, adults)];

/** What is recorded of telling one child, as the commands need it. */
export const loadChild = async (tx: Tx, outcomes: OutcomeReading, id: string, person: string) => {
  const children = await childrenOf(tx, id);
  const recorded = await recordedOf(tx, id);
  const told = recorded.told.filter((row) => row.person === person);
  const of = { adults: await adultsOf(tx, id), told };
  return {
    children,
    isChildOfCase: children.includes(person),
    isCurrent: await outcomes.isCurrent(tx, id),
    due: dueOf(await madeIn(tx, id), await outcomes.outcomesOf(tx, id), person, of),
    before: told,
    rows: recorded.notTelling.filter((row) => row.person === person),
  };
};

/** What was told of children who have died, and why one was not: read, and waited for by nobody. */
export const recordedOfDead = async (
  tx: Tx,
  id: string,
  died: readonly string[],
): Promise<ReadonlyMap<string, Pick<Notice, 'told' | 'notTelling'>>> => {
  if (died.length === 0) return new Map();
  const { told, notTelling } = await recordedOf(tx, id);
  const of = (person: string) => (row: { readonly person: string }) => row.person === person;
  return new Map(
    died.map((person) => [person, { told: told.filter(of(person)), notTelling: notTelling.findLast(of(person)) }]),
  );
};

/** Where telling stands for every child of a case, at an instant. */
export const noticesAt = async (
  tx: Tx,
  outcomes: OutcomeReading,
  id: string,
  now: Date,
): Promise<readonly Notice[]> => {
  const [made, set, recorded, children, isCurrent, adults] = await Promise.all([
    madeIn(tx, id),
    outcomes.outcomesOf(tx, id),
    recordedOf(tx, id),
    childrenOf(tx, id),
    outcomes.isCurrent(tx, id),
    adultsOf(tx, id),
  ]);
  const told = Map.groupBy(recorded.told, ({ person }) => person);
  const rows = Map.groupBy(recorded.notTelling, ({ person }) => person);
  return children.map((person) => {
    const own = told.get(person) ?? [];
    const due = dueOf(made, set, person, { adults, told: own });
    return noticeOf(person, due, own, rows.get(person) ?? [], now, isCurrent);
  });
};

const databaseNow = async (tx: Tx): Promise<Date> => {
  const { rows } = await sql<{ now: Date }>`SELECT date_trunc('milliseconds', now()) AS now`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the database gave no time');
  return row.now;
};

/** What later steps may ask: where each child's notice stands, and whether all of them are final. */
export interface NoticeReading {
  readonly noticesOf: (tx: Tx, caseId: string) => Promise<readonly Notice[]>;
  readonly allToldOf: (tx: Tx, caseId: string) => Promise<AllTold>;
}

export const noticeReading = (outcomes: OutcomeReading): NoticeReading => {
  const noticesOf = async (tx: Tx, id: string) => noticesAt(tx, outcomes, id, await databaseNow(tx));
  return { noticesOf, allToldOf: async (tx, id) => allTold(await noticesOf(tx, id)) };
};

/** Who may be told, how, and who must not, as the newest floor of the child has it. */
export interface SafeContact {
  readonly passage: string;
  readonly may: string;
  readonly how: string;
  readonly mustNot: string;
  readonly mustNotNames: readonly string[];
  /** Who is named as both: nobody is told until it is put right. */
  readonly both: readonly string[];
}

/** The safe contact of a child; undefined where none is known, or its text was erased. */
export const findSafeContact = async (vault: Vault, id: string, person: string): Promise<SafeContact | undefined> => {
  // The newest floor alone: an older one may name a parent who has turned out to be the danger.
  const passage = (await floorsOf(vault.tx, id)).get(person)?.contactPassage ?? undefined;
  if (passage === undefined) return undefined;
  const kept = safeContactIn((await readPassages(vault, [passage])).get(passage));
  if (kept?.way === undefined) return undefined;
  return {
    passage,
    ...kept.way,
    mustNot: kept.mustNot.join('; '),
    mustNotNames: kept.mustNot,
    both: contradictionsIn(kept),
  };
};

export const contactKnown = (contact: SafeContact | undefined): ContactKnown | undefined =>
  contact === undefined
    ? undefined
    : {
        passage: contact.passage,
        may: contact.may,
        mustNot: contact.mustNotNames,
        contradictsItself: contact.both.length > 0,
      };
