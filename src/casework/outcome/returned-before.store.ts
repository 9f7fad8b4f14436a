import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import { readPassages } from '../../platform/person/index.ts';

/** An earlier proposal of the case that a supervisor returned: what is proposed now is read beside why. */
export interface ReturnedBefore {
  readonly at: Date;
  readonly by: string;
  /** Undefined where it was erased. */
  readonly why: string | undefined;
  /** The next proposal rested on nothing else. */
  readonly sameFacts: boolean;
}

export interface ReturnsRead {
  readonly returns: readonly ReturnedBefore[];
  /** Whom their reasons concern. */
  readonly concerns: readonly string[];
}

interface Row {
  readonly at: Date;
  readonly by: string | null;
  readonly passage: string;
  readonly sameFacts: boolean;
}

/** Every return in a case, newest first. */
export const returnsBefore = async ({ tx, keys, actor }: Context, id: string): Promise<ReturnsRead> => {
  const { rows } = await sql<Row>`
    SELECT r.ruled_at AS at, s.name AS by, r.passage, coalesce(n.basis_digest = p.basis_digest, false) AS "sameFacts"
    FROM ruling r JOIN proposal p ON p.force = r.force AND p.proposal = r.proposal
    LEFT JOIN staff s ON s.force = r.force AND s.staff = r.ruled_by
    LEFT JOIN LATERAL (SELECT q.basis_digest FROM proposal q WHERE q.force = r.force AND q.case_file = r.case_file AND q.proposed_at > r.ruled_at
      ORDER BY q.proposed_at, q.proposal LIMIT 1) n ON true
    WHERE r.case_file = ${id} AND r.verdict = 'returned' ORDER BY r.ruled_at DESC`.execute(tx);
  const passages = await readPassages(
    { tx, keys, force: actor.force },
    rows.map(({ passage }) => passage),
  );
  const textOf = (passage: string): string | undefined => {
    const found = passages.get(passage);
    return found?.state === 'readable' ? found.text : undefined;
  };
  return {
    returns: rows.map(({ passage, by, ...row }) => ({ ...row, by: by ?? 'somebody who left', why: textOf(passage) })),
    concerns: [...new Set([...passages.values()].flatMap(({ concerns }) => concerns))],
  };
};
