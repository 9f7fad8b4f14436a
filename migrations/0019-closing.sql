-- When a case was closed and by whom; a case that was reopened and closed again has a row for each time.

CREATE TABLE closing (
  force text NOT NULL,
  closing uuid NOT NULL,
  case_file uuid NOT NULL,
  closed_at timestamptz NOT NULL,
  closed_by text NOT NULL,
  PRIMARY KEY (force, closing),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
CREATE INDEX closing_case ON closing (force, case_file, closed_at);
GRANT SELECT, INSERT ON closing TO :app;

ALTER TABLE closing ENABLE ROW LEVEL SECURITY;
ALTER TABLE closing FORCE ROW LEVEL SECURITY;
CREATE POLICY closing_force ON closing USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
