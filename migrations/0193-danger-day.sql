-- The day of review of a danger in telling a child says when a supervisor looks again: whoever renews it sets the next one.
ALTER TABLE not_telling_answer ADD COLUMN review_on date CHECK (review_on IS NULL OR answer = 'approved');

-- As the owner, who is under the policies too: lifted for this transaction, to reach the rows of every force.
ALTER TABLE waiting NO FORCE ROW LEVEL SECURITY;
ALTER TABLE party NO FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling NO FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling_answer NO FORCE ROW LEVEL SECURITY;

-- A danger ends by an answer alone.
UPDATE waiting w SET until_at = NULL FROM not_telling n
WHERE w.waits = 'not-telling' AND n.force = w.force AND n.case_file = w.case_file AND w.place = 'notices/' || n.person || '/not-telling/' || n.not_telling
  AND n.reason IN ('danger-to-this-child', 'danger-to-another-child', 'nobody-safe-to-tell');
-- backfill
INSERT INTO waiting (force, case_file, waits, place, since, awaits, asked_by)
SELECT n.force, n.case_file, 'not-telling', 'notices/' || n.person || '/not-telling/' || n.not_telling,
  CASE WHEN a.answer IS NULL THEN n.proposed_at ELSE n.review_on::timestamp AT TIME ZONE 'Europe/London' END, 'supervisor', n.proposed_by
FROM (SELECT DISTINCT ON (force, case_file, person) * FROM not_telling ORDER BY force, case_file, person, proposed_at DESC, not_telling DESC) n
JOIN party p ON p.force = n.force AND p.case_file = n.case_file AND p.person = n.person AND NOT p.taken_off AND NOT p.died
LEFT JOIN (SELECT DISTINCT ON (force, not_telling) * FROM not_telling_answer ORDER BY force, not_telling, answered_at DESC, answer_id DESC) a
  ON a.force = n.force AND a.not_telling = n.not_telling
WHERE n.reason IN ('danger-to-this-child', 'danger-to-another-child', 'nobody-safe-to-tell') AND a.answer IS DISTINCT FROM 'returned'
  AND NOT EXISTS (SELECT FROM waiting w WHERE w.force = n.force AND w.case_file = n.case_file AND w.waits = 'not-telling'
    AND w.place = 'notices/' || n.person || '/not-telling/' || n.not_telling);

ALTER TABLE waiting FORCE ROW LEVEL SECURITY;
ALTER TABLE party FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling_answer FORCE ROW LEVEL SECURITY;
