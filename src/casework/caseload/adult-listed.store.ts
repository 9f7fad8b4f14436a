import { sql } from 'kysely';

/** Of a party `p`: the newest age on one basis, and since when it has been said as it is: told again, it is no other age. */
const newestAge = (basis: 'birth-date' | 'stated') => sql`(
      SELECT n.lowest, n.highest, n.most,
        (SELECT min(b.stated_at) FROM age_statement b
          WHERE b.force = p.force AND b.case_file = p.case_file AND b.person = p.person AND b.basis = n.basis AND NOT EXISTS (
            SELECT FROM age_statement c WHERE c.force = b.force AND c.case_file = b.case_file AND c.person = b.person AND c.basis = b.basis
              AND (c.stated_at, c.age_statement) > (b.stated_at, b.age_statement) AND (c.lowest, c.highest) IS DISTINCT FROM (b.lowest, b.highest))) AS since
      FROM age_statement n WHERE n.force = p.force AND n.case_file = p.case_file AND n.person = p.person AND n.basis = ${sql.lit(basis)}
      ORDER BY n.stated_at DESC, n.age_statement DESC LIMIT 1)`;

// As `knownAge`, for SQL: what is stated counts without a date of birth and a day, and where the two exclude each other all between is possible.
const highestAge = sql`(SELECT CASE
        WHEN said.lowest > coalesce(born.highest, born.most) OR said.highest < coalesce(born.lowest, 0)
          THEN greatest(coalesce(born.highest, born.most), said.highest)
        ELSE coalesce(born.highest, said.highest,
          -- Without the day, whoever is an adult by now may have been one; who tells of when they were a child is listed as a child.
          CASE p.kind WHEN 'adult' THEN 120 WHEN 'child' THEN NULL ELSE born.most END) END AS years)`;

/** Of a party `p`: every time at which a part in it was told of them, or that nobody knows which. Who reported has one only once it is stated. */
const takingPart = sql`(
      SELECT t.stated_at AS at FROM (
        SELECT s.parts, s.stated_at FROM part_statement s WHERE s.force = p.force AND s.case_file = p.case_file AND s.person = p.person
        ORDER BY s.stated_at DESC, s.part_statement DESC LIMIT 1) t
      WHERE t.parts IS NULL OR t.parts && ARRAY['shared', 'received', 'passed-on', 'asked-for']
      UNION ALL
      SELECT p.added_at WHERE p.kind <> 'reporter'
        AND NOT EXISTS (SELECT FROM part_statement s WHERE s.force = p.force AND s.case_file = p.case_file AND s.person = p.person)
      UNION ALL
      SELECT a.answered_at FROM answer a WHERE a.force = p.force AND a.case_file = p.case_file AND a.person = p.person AND a.direction = 'by'
        AND a.state IN ('confirmed', 'suspected') AND NOT EXISTS (SELECT FROM answer b WHERE b.force = a.force AND b.case_file = a.case_file
          AND b.person = a.person AND b.direction = 'by' AND b.fact = a.fact AND (b.answered_at, b.answer) > (a.answered_at, a.answer)))`;

/**
 * Of a case `f`: each time since when somebody listed in it is known to have had a part, or may have had one, and to have been 18
 * or over on the day, or may have been: an alarm that nobody has to say. An age that nobody knows at all raises none.
 */
export const adultsListed = sql`(
    SELECT greatest(born.since, said.since, k.at) AS at FROM party p
    LEFT JOIN LATERAL ${newestAge('birth-date')} born ON true
    LEFT JOIN LATERAL ${newestAge('stated')} said ON true
    CROSS JOIN LATERAL ${highestAge} oldest
    CROSS JOIN LATERAL ${takingPart} k
    WHERE p.force = f.force AND p.case_file = f.case_file AND NOT p.taken_off AND oldest.years >= 18)`;
