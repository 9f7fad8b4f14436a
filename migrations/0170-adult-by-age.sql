-- As the owner, who is under the policies too: lifted for this transaction, to reach the rows of every force.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_file', 'party', 'answer', 'age_statement', 'part_statement', 'handover', 'handover_answer', 'duty_discharge', 'child_alarm']
  LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- An adult who is known by their age alone, and had a part or may have had one, stands before every supervisor as one does who is said to be involved.
WITH age AS MATERIALIZED (
  SELECT DISTINCT ON (n.force, n.case_file, n.person, n.basis) n.force, n.case_file, n.person, n.basis, n.lowest, n.highest, n.most,
    (SELECT min(b.stated_at) FROM age_statement b WHERE b.force = n.force AND b.case_file = n.case_file AND b.person = n.person AND b.basis = n.basis
      AND NOT EXISTS (SELECT FROM age_statement c WHERE c.force = b.force AND c.case_file = b.case_file AND c.person = b.person AND c.basis = b.basis
        AND (c.stated_at, c.age_statement) > (b.stated_at, b.age_statement) AND (c.lowest, c.highest) IS DISTINCT FROM (b.lowest, b.highest))) AS since
  FROM age_statement n ORDER BY n.force, n.case_file, n.person, n.basis, n.stated_at DESC, n.age_statement DESC),
part AS MATERIALIZED (
  SELECT DISTINCT ON (s.force, s.case_file, s.person) s.force, s.case_file, s.person, s.parts, s.stated_at AS at
  FROM part_statement s ORDER BY s.force, s.case_file, s.person, s.stated_at DESC, s.part_statement DESC),
taking AS (
  SELECT force, case_file, person, at FROM part WHERE parts IS NULL OR parts && ARRAY['shared', 'received', 'passed-on', 'asked-for']
  UNION ALL
  SELECT p.force, p.case_file, p.person, p.added_at FROM party p WHERE p.kind <> 'reporter'
    AND NOT EXISTS (SELECT FROM part s WHERE s.force = p.force AND s.case_file = p.case_file AND s.person = p.person)
  UNION ALL
  SELECT a.force, a.case_file, a.person, a.answered_at FROM answer a WHERE a.direction = 'by' AND a.state IN ('confirmed', 'suspected')
    AND NOT EXISTS (SELECT FROM answer b WHERE b.force = a.force AND b.case_file = a.case_file AND b.person = a.person AND b.direction = 'by'
      AND b.fact = a.fact AND (b.answered_at, b.answer) > (a.answered_at, a.answer)))
INSERT INTO child_alarm AS k (force, case_file, alarm, children, since)
SELECT s.force, s.case_file, 'adult-said', s.children, s.since FROM (
  SELECT f.force, f.case_file,
    (SELECT count(*)::int FROM party q WHERE q.force = f.force AND q.case_file = f.case_file AND (q.kind = 'child' OR q.may_be_child) AND NOT q.taken_off AND NOT q.died) AS children,
    min(greatest(born.since, said.since, t.at)) AS since
  FROM case_file f
  JOIN party p ON p.force = f.force AND p.case_file = f.case_file AND NOT p.taken_off
  LEFT JOIN age born ON (born.force, born.case_file, born.person) = (p.force, p.case_file, p.person) AND born.basis = 'birth-date'
  LEFT JOIN age said ON (said.force, said.case_file, said.person) = (p.force, p.case_file, p.person) AND said.basis = 'stated'
  JOIN taking t ON (t.force, t.case_file, t.person) = (p.force, p.case_file, p.person)
  WHERE f.stage <> 'closed' AND f.joined_into IS NULL
    AND CASE WHEN said.lowest > coalesce(born.highest, born.most) OR said.highest < coalesce(born.lowest, 0)
        THEN greatest(coalesce(born.highest, born.most), said.highest)
      ELSE coalesce(born.highest, said.highest, CASE p.kind WHEN 'adult' THEN 120 WHEN 'child' THEN NULL ELSE born.most END) END >= 18
    AND coalesce((SELECT coalesce(x.answer, 'handed-over') FROM handover h LEFT JOIN handover_answer x ON x.force = h.force AND x.handover = h.handover
      WHERE h.force = f.force AND h.case_file = f.case_file ORDER BY h.handed_at DESC, h.handover DESC LIMIT 1), 'returned') = 'returned'
    AND NOT EXISTS (SELECT FROM duty_discharge d WHERE d.force = f.force AND d.case_file = f.case_file AND d.duty = 'specialist-handover'
      AND d.by_supervisor AND d.answer = 'not-done' AND d.recorded_at >= greatest(born.since, said.since, t.at))
  GROUP BY f.force, f.case_file) s
WHERE s.children > 0
ON CONFLICT (force, case_file, alarm) DO UPDATE SET since = least(k.since, EXCLUDED.since);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_file', 'party', 'answer', 'age_statement', 'part_statement', 'handover', 'handover_answer', 'duty_discharge', 'child_alarm']
  LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
