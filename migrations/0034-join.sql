-- A report of what is already a case joins it: its case is a stub that leads there, and what was recorded of it goes along.

ALTER TABLE case_file
  ADD COLUMN joined_into uuid,
  ADD CONSTRAINT case_file_joined FOREIGN KEY (force, joined_into) REFERENCES case_file,
  ADD CONSTRAINT case_file_joins_another CHECK (joined_into <> case_file),
  ADD CONSTRAINT case_file_joined_closed CHECK (joined_into IS NULL OR stage = 'closed');
GRANT UPDATE (joined_into) ON case_file TO :app;

-- A report stays a row of its own, and keeps the time at which it reached the police: the clocks run from the earliest.
GRANT UPDATE (case_file) ON report TO :app;
GRANT UPDATE (case_file) ON crime TO :app;
GRANT UPDATE (case_file) ON crime_cancellation TO :app;

CREATE TABLE report_join (
  force text NOT NULL,
  case_file uuid NOT NULL,
  into_case uuid NOT NULL,
  reports uuid[] NOT NULL CHECK (cardinality(reports) > 0),
  passage uuid NOT NULL,
  joined_at timestamptz NOT NULL,
  joined_by text NOT NULL,
  PRIMARY KEY (force, case_file),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, into_case) REFERENCES case_file,
  CHECK (into_case <> case_file)
);
CREATE INDEX report_join_into ON report_join (force, into_case);
GRANT SELECT, INSERT ON report_join TO :app;

ALTER TABLE report_join ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_join FORCE ROW LEVEL SECURITY;
CREATE POLICY report_join_force ON report_join USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
