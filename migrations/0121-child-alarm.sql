-- What about children of open cases cannot wait, kept small: one row for each alarm of a case, with how many of its children it is of,
-- and none once it is over, so that the queue of supervisors reads the work in hand. It counts from when it is raised, which may be
-- still to come: a check that is arranged alarms once its time has come and nobody has done it.
CREATE TABLE child_alarm (
  force text NOT NULL,
  case_file uuid NOT NULL,
  alarm text NOT NULL CHECK (alarm IN ('found-alive', 'floor-not-walked', 'not-safe', 'safety-not-known', 'self-harm', 'self-harm-not-known', 'alone',
    'company-not-known', 'no-welfare-check', 'welfare-check-too-old', 'welfare-check-overdue', 'harm-said', 'suicide-risk-said', 'welfare-check-by-home')),
  children int NOT NULL CHECK (children > 0),
  since timestamptz NOT NULL,
  PRIMARY KEY (force, case_file, alarm),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
-- Who may not be safe now stands before everything else, in a list of its own.
CREATE INDEX child_alarm_not_safe ON child_alarm (force, since, case_file) WHERE alarm IN ('not-safe', 'safety-not-known');
CREATE INDEX child_alarm_longest ON child_alarm (force, since, case_file) WHERE alarm NOT IN ('not-safe', 'safety-not-known');
GRANT SELECT, INSERT, UPDATE, DELETE ON child_alarm TO :app;

-- As the owner, who is under the policies too: lifted for this transaction, to reach the rows of every force.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_file', 'party', 'floor', 'report', 'answer']
  LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- backfill
INSERT INTO child_alarm (force, case_file, alarm, children, since)
SELECT f.force, f.case_file, a.alarm, count(*), min(a.since)
FROM case_file f
JOIN party q ON q.force = f.force AND q.case_file = f.case_file AND (q.kind = 'child' OR q.may_be_child) AND NOT q.taken_off AND NOT q.died
CROSS JOIN LATERAL (SELECT min(r.told_at) AS told_at FROM report r WHERE r.force = f.force AND r.case_file = f.case_file) t
LEFT JOIN LATERAL (SELECT w.* FROM floor w WHERE w.force = q.force AND w.case_file = q.case_file AND w.person = q.person
  ORDER BY w.walked_at DESC, w.floor DESC LIMIT 1) n ON true
CROSS JOIN LATERAL (SELECT n.welfare_check = 'done' AND t.told_at - n.welfare_at > interval '48 hours' AS too_old) o
CROSS JOIN LATERAL (
  SELECT x.alarm, x.since FROM (VALUES
    ('floor-not-walked', n.floor IS NULL, q.added_at),
    ('not-safe', n.safe_now = 'no', n.walked_at),
    ('safety-not-known', n.safe_now = 'not-known', n.walked_at),
    ('self-harm', n.self_harm = 'yes', n.walked_at),
    ('self-harm-not-known', n.self_harm = 'not-known', n.walked_at),
    ('alone', n.with_whom = 'nobody', n.walked_at),
    ('company-not-known', n.with_whom = 'not-known', n.walked_at),
    ('no-welfare-check', n.welfare_check = 'not-arranged', n.walked_at),
    ('welfare-check-too-old', o.too_old, n.walked_at),
    ('welfare-check-overdue', n.welfare_check = 'arranged', n.welfare_at)) x (alarm, raised, since) WHERE x.raised
  UNION ALL
  SELECT CASE s.fact WHEN 'immediate-harm' THEN 'harm-said' ELSE 'suicide-risk-said' END, s.answered_at
  FROM (SELECT DISTINCT ON (w.fact) w.fact, w.state, w.answered_at FROM answer w WHERE w.force = q.force AND w.case_file = q.case_file AND w.person = q.person
    AND w.direction = 'person' AND w.fact IN ('immediate-harm', 'suicide-risk') ORDER BY w.fact, w.answered_at DESC, w.answer DESC) s
  WHERE s.state IN ('confirmed', 'suspected')
  UNION ALL
  SELECT 'welfare-check-by-home', n.walked_at WHERE n.welfare_by = 'parent-or-carer' AND coalesce(
    (SELECT w.state FROM answer w WHERE w.force = q.force AND w.case_file = q.case_file AND w.person = q.person AND w.direction = 'person'
      AND w.fact = 'household-risk' ORDER BY w.answered_at DESC, w.answer DESC LIMIT 1),
    CASE WHEN n.must_not_named IS DISTINCT FROM false THEN 'unknown' END) IN ('unknown', 'suspected', 'confirmed')) a
WHERE f.stage <> 'closed' AND f.joined_into IS NULL
GROUP BY f.force, f.case_file, a.alarm;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_file', 'party', 'floor', 'report', 'answer']
  LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

ALTER TABLE child_alarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE child_alarm FORCE ROW LEVEL SECURITY;
CREATE POLICY child_alarm_force ON child_alarm
  USING (force = current_setting('evenhand.force', true))
  WITH CHECK (force = current_setting('evenhand.force', true));

-- The list of who may not be safe now is read from there too.
DROP INDEX floor_not_safe;
