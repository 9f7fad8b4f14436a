-- That somebody was asked which places there are to check, and that none is known: from whom, and when. The newest stands.

CREATE TABLE no_place (
  force text NOT NULL,
  no_place uuid NOT NULL,
  case_file uuid NOT NULL,
  from_whom text NOT NULL CHECK (from_whom IN ('reporter', 'parent-or-carer', 'child-unprompted', 'partner', 'police-record', 'own-observation')),
  stated_at timestamptz NOT NULL,
  stated_by text NOT NULL,
  PRIMARY KEY (force, no_place),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
CREATE INDEX no_place_newest ON no_place (force, case_file, stated_at DESC);
GRANT SELECT, INSERT ON no_place TO :app;

ALTER TABLE no_place ENABLE ROW LEVEL SECURITY;
ALTER TABLE no_place FORCE ROW LEVEL SECURITY;
CREATE POLICY no_place_force ON no_place USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
