-- That somebody was taken off a case whom a mistake had put on it, or was put back, and why: nothing recorded of them is deleted.
CREATE TABLE off_case (
  force text NOT NULL,
  off_case uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  taken_off boolean NOT NULL,
  same uuid,
  passage uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, off_case),
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  FOREIGN KEY (force, case_file, same) REFERENCES party,
  CHECK (same IS NULL OR (taken_off AND same <> person))
);
CREATE INDEX off_case_newest ON off_case (force, case_file, person, recorded_at DESC);
GRANT SELECT, INSERT ON off_case TO :app;
ALTER TABLE off_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE off_case FORCE ROW LEVEL SECURITY;
CREATE POLICY off_case_force ON off_case USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));

-- As last recorded: every step reads who is on a case now.
ALTER TABLE party ADD COLUMN taken_off boolean NOT NULL DEFAULT false;
GRANT UPDATE (taken_off) ON party TO :app;
