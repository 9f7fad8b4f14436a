-- A danger in telling a child that was approved before there was more to tell waits for a supervisor again: of cases at work,
-- those that wait already. By the newest reason of each child, its newest answer, and what came after it.
-- backfill
INSERT INTO waiting (force, case_file, waits, place, since, awaits, asked_by, until_at)
SELECT n.force, n.case_file, 'not-telling', 'notices/' || n.person || '/not-telling/' || n.not_telling, l.since, 'supervisor', n.proposed_by,
  n.review_on::timestamp AT TIME ZONE 'Europe/London'
FROM (SELECT DISTINCT ON (force, case_file, person) * FROM not_telling ORDER BY force, case_file, person, proposed_at DESC, not_telling DESC) n
JOIN (SELECT DISTINCT ON (force, not_telling) force, not_telling, answer, answered_at FROM not_telling_answer
  ORDER BY force, not_telling, answered_at DESC, answer_id DESC) a USING (force, not_telling)
LEFT JOIN LATERAL (SELECT p.proposal FROM proposal p LEFT JOIN ruling r USING (force, proposal) WHERE (p.force, p.case_file) = (n.force, n.case_file)
  AND r.verdict IS DISTINCT FROM 'returned' ORDER BY p.proposed_at DESC, p.proposal DESC LIMIT 1) p ON true
CROSS JOIN LATERAL (SELECT max(at) AS since FROM (SELECT r.ruled_at AS at FROM ruling r WHERE (r.force, r.proposal) = (n.force, p.proposal)
  UNION ALL SELECT u.upheld_at FROM reconsideration c JOIN reconsideration_upheld u USING (force, reconsideration)
    JOIN ruling r ON (r.force, r.proposal) = (n.force, p.proposal) WHERE (c.force, c.case_file) = (n.force, n.case_file)
  UNION ALL SELECT x.cancelled_at FROM crime_cancellation x WHERE (x.force, x.case_file) = (n.force, n.case_file)
  UNION ALL SELECT e.made_at FROM consideration c
    JOIN (SELECT DISTINCT ON (force, consideration) * FROM consideration_end ORDER BY force, consideration, recorded_at DESC, entry DESC) e USING (force, consideration)
    WHERE (c.force, c.case_file) = (n.force, n.case_file) AND c.person <> n.person AND e.result = 'made') due) l
WHERE n.reason IN ('danger-to-this-child', 'danger-to-another-child', 'nobody-safe-to-tell')
  AND a.answer = 'approved' AND l.since > a.answered_at AND n.review_on::timestamp AT TIME ZONE 'Europe/London' > now()
ON CONFLICT DO NOTHING;
-- Reasons not to tell whose day of review has come are read by the day, in every case of a force.
CREATE INDEX not_telling_review ON not_telling (force, review_on);
-- Approved once, there may be more to tell: then a supervisor approves the same reason again, or returns it.
ALTER TABLE not_telling_answer DROP CONSTRAINT not_telling_answer_force_not_telling_answer_key;
CREATE INDEX not_telling_answer_newest ON not_telling_answer (force, not_telling, answered_at);
