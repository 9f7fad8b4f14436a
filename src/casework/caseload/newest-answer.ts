import { sql, type RawBuilder } from 'kysely';

/** For SQL, of a party `q`: the newest answer of triage to a question about this person, or when it was given. */
export const newestAnswer = (fact: RawBuilder<unknown>, column: 'state' | 'answered_at' = 'state') =>
  sql`(SELECT ${sql.ref(`a.${column}`)} FROM answer a WHERE a.force = q.force AND a.case_file = q.case_file AND a.person = q.person
    AND a.direction = 'person' AND a.fact = ${fact} ORDER BY a.answered_at DESC, a.answer DESC LIMIT 1)`;
