import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import { rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import { readPassages, type Passage } from '../../platform/person/index.ts';
import type { CancelReason, Information } from './cancel.ts';

interface AskedRow {
  readonly request: string;
  readonly crime: string;
  readonly reason: CancelReason;
  readonly information: Information | null;
  readonly otherReference: string | null;
  readonly passage: string;
  readonly at: Date;
  readonly askedBy: string;
  /** The name of who asked. */
  readonly by: string | null;
  readonly state: 'waits' | 'cancelled' | 'refused';
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly answerPassage: string | null;
}

/** A request to cancel the record of a crime, as it is read: what was asked and why, and how it was answered. */
export interface CancellationAskedRow extends AskedRow {
  /** Undefined where the words were erased. */
  readonly why: string | undefined;
  readonly answer: string | undefined;
  /** Whom its words concern. */
  readonly concerns: readonly string[];
}

const rowsOf = async (tx: Tx, id: string): Promise<readonly AskedRow[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.exception,
    sql<AskedRow>`
    SELECT r.request, r.crime, r.reason, r.information, r.other_reference AS "otherReference", r.passage, r.asked_at AS at, r.asked_by AS "askedBy",
      s.name AS by, CASE WHEN a.request IS NOT NULL THEN 'refused' WHEN x.crime IS NOT NULL THEN 'cancelled' ELSE 'waits' END AS state,
      coalesce(a.refused_at, x.cancelled_at) AS "answeredAt", t.name AS "answeredBy", coalesce(a.passage, x.passage) AS "answerPassage"
    FROM cancellation_request r
    LEFT JOIN cancellation_refusal a ON a.force = r.force AND a.request = r.request
    LEFT JOIN crime_cancellation x ON x.force = r.force AND x.crime = r.crime
    LEFT JOIN staff s ON s.force = r.force AND s.staff::text = r.asked_by
    LEFT JOIN staff t ON t.force = r.force AND t.staff::text = coalesce(a.refused_by, x.cancelled_by)
    WHERE r.case_file = ${id} ORDER BY r.asked_at, r.request`,
  );
  return rows;
};

const textOf = (passage: Passage | undefined): string | undefined =>
  passage?.state === 'readable' ? passage.text : undefined;

/** Everything that was asked of the registrar about the crimes of a case, with the words. */
export const cancellationsAsked = async (
  { tx, keys, actor }: Context,
  id: string,
): Promise<readonly CancellationAskedRow[]> => {
  const rows = await rowsOf(tx, id);
  // Hardly any case has one: nothing more is asked of the others.
  if (rows.length === 0) return [];
  const read = await readPassages(
    { tx, keys, force: actor.force },
    rows.flatMap(({ passage, answerPassage }) => (answerPassage === null ? [passage] : [passage, answerPassage])),
  );
  return rows.map((row) => {
    const asked = read.get(row.passage);
    const answered = row.answerPassage === null ? undefined : read.get(row.answerPassage);
    const concerns = [...new Set([...(asked?.concerns ?? []), ...(answered?.concerns ?? [])])];
    return { ...row, why: textOf(asked), answer: textOf(answered), concerns };
  });
};
