import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import type { Departure, Head } from '../../casework/decision/index.ts';
import { Vignette } from './vignette.schema.ts';

export interface Round {
  readonly id: string;
  /** The force that opened it. */
  readonly origin: string;
  readonly policy: string;
  readonly adviceShown: boolean;
  readonly openedAt: Date;
  readonly openedBy: string | null;
  readonly closedAt: Date | null;
}

const COLUMNS = sql`r.practice_round AS id, r.origin, r.policy, r.advice_shown AS "adviceShown", r.opened_at AS "openedAt",
  s.name AS "openedBy", r.closed_at AS "closedAt"`;

const FROM = sql`practice_round r LEFT JOIN staff s ON s.force = r.force AND s.staff = r.opened_by`;

export const findRound = async (tx: Tx, id: string): Promise<Round | undefined> => {
  const { rows } = await sql<Round>`SELECT ${COLUMNS} FROM ${FROM} WHERE r.practice_round = ${id}`.execute(tx);
  return rows[0];
};

export interface RoundLine extends Round {
  readonly cases: number;
  /** How many of them the reader has decided. */
  readonly own: number;
  readonly hasWithdrawn: boolean;
}

/** Rounds on one page of their list. */
export const ROUNDS_PAGE = 50;

/** Rounds as one person stands to them: the open ones first, then the newest; one more than a page has. */
export const roundsFor = async (tx: Tx, staff: string, page: number): Promise<readonly RoundLine[]> => {
  const { rows } = await sql<RoundLine>`SELECT ${COLUMNS},
      (SELECT count(*)::int FROM practice_case c WHERE c.force = r.force AND c.practice_round = r.practice_round) AS cases,
      (SELECT count(*)::int FROM practice_answer a WHERE a.force = r.force AND a.practice_round = r.practice_round AND a.staff = ${staff}) AS own,
      EXISTS (SELECT FROM practice_withdrawal w WHERE w.force = r.force AND w.practice_round = r.practice_round AND w.staff = ${staff}) AS "hasWithdrawn"
    FROM ${FROM} ORDER BY r.closed_at IS NOT NULL, r.opened_at DESC, r.practice_round DESC
    LIMIT ${ROUNDS_PAGE + 1} OFFSET ${(page - 1) * ROUNDS_PAGE}`.execute(tx);
  return rows;
};

/** The standard cases of a round, as they stood when it was opened. */
export const casesOf = async (tx: Tx, round: string): Promise<readonly Vignette[]> => {
  const { rows } = await sql<{ content: string }>`
    SELECT content FROM practice_case WHERE practice_round = ${round} ORDER BY position`.execute(tx);
  return rows.map(({ content }) => Vignette.parse(JSON.parse(content)));
};

export interface OwnAnswer {
  readonly vignette: string;
  readonly choice: string;
  readonly heads: readonly Head[];
  readonly departure: Departure | null;
  readonly answeredAt: Date;
}

/** What one person decided in a round: of nobody else. */
export const ownAnswers = async (tx: Tx, round: string, staff: string): Promise<readonly OwnAnswer[]> => {
  const { rows } = await sql<OwnAnswer>`
    SELECT vignette, choice, heads, departure, answered_at AS "answeredAt" FROM practice_answer
    WHERE practice_round = ${round} AND staff = ${staff}`.execute(tx);
  return rows;
};

export const hasWithdrawn = async (tx: Tx, round: string, staff: string): Promise<boolean> => {
  const { rows } =
    await sql`SELECT FROM practice_withdrawal WHERE practice_round = ${round} AND staff = ${staff}`.execute(tx);
  return rows.length > 0;
};

/** How often each choice was made of each standard case, by force. Who made it does not leave the database. */
export interface ChoiceCount {
  readonly force: string;
  readonly vignette: string;
  readonly choice: string;
  readonly answers: number;
}

/** Answers of this force, without those who withdrew, and of other forces by their files. */
export const countsOf = async (tx: Tx, force: string, round: string): Promise<readonly ChoiceCount[]> => {
  const { rows } = await sql<ChoiceCount>`
    SELECT ${force} AS force, a.vignette, a.choice, count(*)::int AS answers FROM practice_answer a
    WHERE a.practice_round = ${round} AND NOT EXISTS (SELECT FROM practice_withdrawal w
      WHERE w.force = a.force AND w.practice_round = a.practice_round AND w.staff = a.staff)
    GROUP BY a.vignette, a.choice
    UNION ALL SELECT of_force, vignette, choice, answers FROM practice_count WHERE practice_round = ${round}
    ORDER BY 1, 2, 3`.execute(tx);
  return rows;
};

/** How often each reason to choose other than advised was given for a standard case, in this force. */
export interface DepartureCount {
  readonly vignette: string;
  readonly departure: Departure;
  readonly answers: number;
}

export const departuresOf = async (tx: Tx, round: string): Promise<readonly DepartureCount[]> => {
  const { rows } = await sql<DepartureCount>`
    SELECT a.vignette, a.departure, count(*)::int AS answers FROM practice_answer a
    WHERE a.practice_round = ${round} AND a.departure IS NOT NULL AND NOT EXISTS (SELECT FROM practice_withdrawal w
      WHERE w.force = a.force AND w.practice_round = a.practice_round AND w.staff = a.staff)
    GROUP BY a.vignette, a.departure`.execute(tx);
  return rows;
};

/** How many people have decided anything in a round, as far as it is told while the round is open. */
export const peopleIn = async (tx: Tx, round: string): Promise<number> => {
  const { rows } = await sql<{ people: number }>`
    SELECT count(DISTINCT staff)::int AS people FROM practice_answer a WHERE practice_round = ${round}
      AND NOT EXISTS (SELECT FROM practice_withdrawal w WHERE w.force = a.force AND w.practice_round = a.practice_round AND w.staff = a.staff)`.execute(
    tx,
  );
  return rows[0]?.people ?? 0;
};
