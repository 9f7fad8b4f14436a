-- What a supervisor ruled on a proposal: approved, or returned with a reason.

CREATE TABLE ruling (
  force text NOT NULL,
  ruling uuid NOT NULL,
  case_file uuid NOT NULL,
  proposal uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('approved', 'returned')),
  ruled_at timestamptz NOT NULL,
  ruled_by uuid NOT NULL,
  passage uuid,
  PRIMARY KEY (force, ruling),
  UNIQUE (force, proposal),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, proposal) REFERENCES proposal,
  FOREIGN KEY (force, ruled_by) REFERENCES staff (force, staff),
  CHECK ((verdict = 'returned') = (passage IS NOT NULL))
);
CREATE INDEX ruling_case ON ruling (force, case_file, ruled_at DESC);
GRANT SELECT, INSERT ON ruling TO :app;

ALTER TABLE ruling ENABLE ROW LEVEL SECURITY;
ALTER TABLE ruling FORCE ROW LEVEL SECURITY;
CREATE POLICY ruling_force ON ruling USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
