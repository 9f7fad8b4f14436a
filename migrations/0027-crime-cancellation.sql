-- That the record of a crime was cancelled, why, and what was verified: the crime stays, and what is written here stands beside it.

CREATE TABLE crime_cancellation (
  force text NOT NULL,
  crime uuid NOT NULL,
  case_file uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('C1', 'C2', 'C3', 'C4')),
  information text CHECK (information IN ('police-record', 'independent-account', 'technical-finding', 'partner-record')),
  other_reference text,
  passage uuid NOT NULL,
  cancelled_at timestamptz NOT NULL,
  cancelled_by text NOT NULL,
  PRIMARY KEY (force, crime),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  CHECK ((reason = 'C2') = (information IS NOT NULL)),
  CHECK ((reason IN ('C1', 'C3')) = (other_reference IS NOT NULL))
);
CREATE INDEX crime_cancellation_case ON crime_cancellation (force, case_file);
GRANT SELECT, INSERT ON crime_cancellation TO :app;

ALTER TABLE crime_cancellation ENABLE ROW LEVEL SECURITY;
ALTER TABLE crime_cancellation FORCE ROW LEVEL SECURITY;
CREATE POLICY crime_cancellation_force ON crime_cancellation USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
