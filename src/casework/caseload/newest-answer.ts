import { sql, type RawBuilder } from 'kysely';
import { ABUSE_FACT, HOME_FACT } from '../triage/index.ts';

/** For SQL, of a party `q`: the newest answer of triage to a question about this person, or when it was given. */
export const newestAnswer = (fact: RawBuilder<unknown>, column: 'state' | 'answered_at' = 'state') =>
  sql`(SELECT ${sql.ref(`a.${column}`)} FROM answer a WHERE a.force = q.force AND a.case_file = q.case_file AND a.person = q.person
    AND a.direction = 'person' AND a.fact = ${fact} ORDER BY a.answered_at DESC, a.answer DESC LIMIT 1)`;

/** As `dangersIn` has it, of a floor `n`: only a parent or carer saw the child, and somebody at home may be the danger. */
export const isCheckedByHome = sql`(n.welfare_by = 'parent-or-carer' AND (n.must_not_named
    OR ${newestAnswer(sql`${ABUSE_FACT}`)} IN ('suspected', 'confirmed')
    OR coalesce(${newestAnswer(sql`${HOME_FACT}`)},
      CASE WHEN n.must_not_named IS DISTINCT FROM false THEN 'unknown' END) IN ('unknown', 'suspected', 'confirmed')))`;
