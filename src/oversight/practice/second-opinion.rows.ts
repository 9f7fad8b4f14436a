import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { AdviceInput } from '../../policy/index.ts';
import type { Head } from '../../casework/decision/index.ts';
import type { Drawable, Finding } from './second-opinion.ts';

/** What a reader's own looks at a drawn case are called: every other entry of theirs means that they have met it. */
const OWN_LOOKS = ['take-second-opinion', 'read-second-opinion', 'give-second-opinion'];

/** Whether somebody has met a case anywhere: by any entry of the log in which it is named, or by its list of who works it. */
const MET = (
  staff: string,
) => sql`(EXISTS (SELECT FROM ledger_case l JOIN ledger_entry e ON e.force = l.force AND e.entry = l.entry
    WHERE l.force = o.force AND l.case_file = o.case_file AND e.actor = ${staff} AND e.action <> ALL(${OWN_LOOKS}))
  OR EXISTS (SELECT FROM assignment a WHERE a.force = o.force AND a.case_file = o.case_file AND a.staff::text = ${staff}))`;

/** Closed cases of a period whose newest proposal was approved, one crime of each, and none that was drawn before. */
export const drawable = async (tx: Tx, from: Date, until: Date): Promise<readonly Drawable[]> => {
  const { rows } = await sql<Drawable>`
    SELECT f.case_file AS case, newest.proposal, first.crime
    FROM case_file f
    CROSS JOIN LATERAL (SELECT p.proposal FROM proposal p WHERE p.force = f.force AND p.case_file = f.case_file
      ORDER BY p.proposed_at DESC, p.proposal DESC LIMIT 1) newest
    CROSS JOIN LATERAL (SELECT o.crime FROM proposal_outcome o WHERE o.force = f.force AND o.proposal = newest.proposal
      ORDER BY o.crime LIMIT 1) first
    WHERE f.stage = 'closed'
      AND EXISTS (SELECT FROM ruling r WHERE r.force = f.force AND r.proposal = newest.proposal AND r.verdict = 'approved')
      AND EXISTS (SELECT FROM closing c WHERE c.force = f.force AND c.case_file = f.case_file AND c.closed_at >= ${from} AND c.closed_at < ${until})
      AND NOT EXISTS (SELECT FROM second_opinion s WHERE s.force = f.force AND s.case_file = f.case_file)
    ORDER BY f.case_file`.execute(tx);
  return rows;
};

/** Two who take at once take one after the other, until each has theirs. */
export const oneAtATime = async (tx: Tx, force: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext('take-second-opinion'), hashtext(${force}))`.execute(tx);
};

/** The next drawn case that waits and that this person has never met. */
export const nextWaiting = async (tx: Tx, staff: string): Promise<string | undefined> => {
  const { rows } = await sql<{ opinion: string }>`
    SELECT o.second_opinion AS opinion FROM second_opinion o
      JOIN case_file f ON f.force = o.force AND f.case_file = o.case_file
    WHERE f.stage = 'closed' AND NOT EXISTS (SELECT FROM second_opinion_reading r WHERE r.force = o.force AND r.second_opinion = o.second_opinion
        AND (r.set_aside_at IS NULL OR r.staff::text = ${staff}))
      AND NOT ${MET(staff)}
    ORDER BY o.draw, o.position LIMIT 1`.execute(tx);
  return rows[0]?.opinion;
};

/** The one that somebody has taken and neither given nor lost. */
export const openReading = async (tx: Tx, staff: string): Promise<string | undefined> => {
  const { rows } = await sql<{ opinion: string }>`
    SELECT r.second_opinion AS opinion FROM second_opinion_reading r
    WHERE r.staff = ${staff} AND r.set_aside_at IS NULL AND NOT EXISTS (SELECT FROM second_opinion_answer a
      WHERE a.force = r.force AND a.second_opinion = r.second_opinion)`.execute(tx);
  return rows[0]?.opinion;
};

export interface DrawnCase {
  readonly opinion: string;
  readonly case: string;
  readonly proposal: string;
  readonly policy: string;
  readonly asked: AdviceInput;
  readonly people: readonly string[];
  readonly isReader: boolean;
  readonly isGiven: boolean;
  readonly isMet: boolean;
}

interface DrawnRow extends Omit<DrawnCase, 'asked'> {
  readonly asked: string;
}

/** A drawn case as a reader may be given it: of the first decision only the question that the guidance was asked. */
export const findDrawn = async (tx: Tx, opinion: string, staff: string): Promise<DrawnCase | undefined> => {
  const { rows } = await sql<DrawnRow>`
    SELECT o.second_opinion AS opinion, o.case_file AS case, o.proposal, p.policy, p.asked,
      ARRAY(SELECT q.person FROM party q WHERE q.force = o.force AND q.case_file = o.case_file) AS people,
      EXISTS (SELECT FROM second_opinion_reading r WHERE r.force = o.force AND r.second_opinion = o.second_opinion
        AND r.staff::text = ${staff} AND r.set_aside_at IS NULL) AS "isReader",
      EXISTS (SELECT FROM second_opinion_answer a WHERE a.force = o.force AND a.second_opinion = o.second_opinion) AS "isGiven",
      ${MET(staff)} AS "isMet"
    FROM second_opinion o JOIN proposal p ON p.force = o.force AND p.proposal = o.proposal
    WHERE o.second_opinion = ${opinion}`.execute(tx);
  const [row] = rows;
  return row === undefined ? undefined : { ...row, asked: AdviceInput.parse(JSON.parse(row.asked)) };
};

/** Both choices of a case that was decided twice, and under which rules the first one stood. Who made them is not in it. */
export interface Pair {
  readonly opinion: string;
  readonly first: string;
  readonly second: string;
  readonly policy: string;
  readonly advice: string;
  readonly finding: Finding | null;
  readonly rule: string | null;
}

export const pairsOf = async (tx: Tx): Promise<readonly Pair[]> => {
  const { rows } = await sql<Pair>`
    SELECT o.second_opinion AS opinion, f.outcome AS first, a.choice AS second, p.policy, p.advice, n.finding, n.rule
    FROM second_opinion o JOIN second_opinion_answer a ON a.force = o.force AND a.second_opinion = o.second_opinion
      JOIN proposal p ON p.force = o.force AND p.proposal = o.proposal
      JOIN proposal_outcome f ON f.force = o.force AND f.proposal = o.proposal AND f.crime = o.crime
      LEFT JOIN panel_finding n ON n.force = o.force AND n.second_opinion = o.second_opinion
    ORDER BY o.second_opinion`.execute(tx);
  return rows;
};

export interface Draw {
  readonly id: string;
  readonly seed: string;
  readonly from: string;
  readonly until: string;
  readonly eligible: number;
  readonly drawn: number;
  readonly given: number;
  readonly at: Date;
}

/** Draws on one page of their list. */
export const DRAWS_PAGE = 20;

export const drawsOf = async (tx: Tx, page: number): Promise<readonly Draw[]> => {
  const { rows } = await sql<Draw>`
    SELECT d.draw AS id, d.seed, d.closed_from::text AS from, d.closed_until::text AS until, d.eligible, d.drawn_at AS at,
      (SELECT count(*)::int FROM second_opinion o WHERE o.force = d.force AND o.draw = d.draw) AS drawn,
      (SELECT count(*)::int FROM second_opinion o JOIN second_opinion_answer a ON a.force = o.force AND a.second_opinion = o.second_opinion
        WHERE o.force = d.force AND o.draw = d.draw) AS given
    FROM second_opinion_draw d ORDER BY d.drawn_at DESC, d.draw DESC LIMIT ${DRAWS_PAGE + 1} OFFSET ${(page - 1) * DRAWS_PAGE}`.execute(
    tx,
  );
  return rows;
};

/** A case that was decided twice, for a panel: both choices, the second one's reasons, and whether the reader had a part in either. */
export interface PanelRow {
  readonly first: string;
  readonly second: string;
  readonly heads: readonly Head[];
  readonly passage: string;
  readonly hasPart: boolean;
  readonly finding: Finding | null;
  readonly rule: string | null;
}

export const findPanelRow = async (tx: Tx, opinion: string, staff: string): Promise<PanelRow | undefined> => {
  const { rows } = await sql<PanelRow>`
    SELECT f.outcome AS first, a.choice AS second, a.heads, a.passage, n.finding, n.rule,
      a.staff::text = ${staff} OR p.proposed_by::text = ${staff} OR EXISTS (SELECT FROM ruling r
        WHERE r.force = p.force AND r.proposal = p.proposal AND r.ruled_by::text = ${staff}) AS "hasPart"
    FROM second_opinion o JOIN second_opinion_answer a ON a.force = o.force AND a.second_opinion = o.second_opinion
      JOIN proposal p ON p.force = o.force AND p.proposal = o.proposal
      JOIN proposal_outcome f ON f.force = o.force AND f.proposal = o.proposal AND f.crime = o.crime
      LEFT JOIN panel_finding n ON n.force = o.force AND n.second_opinion = o.second_opinion
    WHERE o.second_opinion = ${opinion}`.execute(tx);
  return rows[0];
};
