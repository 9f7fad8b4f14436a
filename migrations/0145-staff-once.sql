-- Somebody who starts again is the person that they were: one row a subject, now or before. The terms worked before stay here.
CREATE TABLE staff_term (
  force text NOT NULL,
  staff uuid NOT NULL,
  started_at timestamptz NOT NULL,
  left_at timestamptz NOT NULL,
  PRIMARY KEY (force, staff, started_at),
  FOREIGN KEY (force, staff) REFERENCES staff
);
ALTER TABLE staff_term ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff_term FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_term_force ON staff_term
  USING (force = current_setting('evenhand.force', true))
  WITH CHECK (force = current_setting('evenhand.force', true));
GRANT SELECT, INSERT ON staff_term TO :app;

-- Rows of one subject that were made before this are named by a ledger that nobody rewrites. The newest stands; what is asked
-- never to be one's own is compared with the others too.
ALTER TABLE staff ADD COLUMN superseded boolean NOT NULL DEFAULT false;
ALTER TABLE staff NO FORCE ROW LEVEL SECURITY;
UPDATE staff SET superseded = true
WHERE EXISTS (SELECT FROM staff AS newer WHERE newer.force = staff.force AND newer.subject = staff.subject
  AND (newer.left_at IS NULL, newer.started_at, newer.staff) > (staff.left_at IS NULL, staff.started_at, staff.staff));
ALTER TABLE staff FORCE ROW LEVEL SECURITY;
DROP INDEX staff_subject;
CREATE UNIQUE INDEX staff_subject ON staff (force, subject) WHERE NOT superseded;
