-- An emergency opening has its reason in own words, sealed; a supervisor acknowledges that it was announced.
-- A registrar decides, for one case, which of two settings that conflict stands.

ALTER TABLE opening ADD COLUMN passage uuid;

CREATE TABLE opening_acknowledgement (
  force text NOT NULL,
  opening uuid NOT NULL,
  acknowledged_at timestamptz NOT NULL,
  acknowledged_by uuid NOT NULL,
  PRIMARY KEY (force, opening),
  FOREIGN KEY (force, opening) REFERENCES opening,
  FOREIGN KEY (force, acknowledged_by) REFERENCES staff (force, staff)
);
CREATE INDEX opening_emergency_case ON opening (force, case_file) WHERE emergency;
GRANT SELECT, INSERT ON opening_acknowledgement TO :app;

CREATE TABLE conflict_decision (
  force text NOT NULL,
  conflict_decision uuid NOT NULL,
  case_file uuid NOT NULL,
  stands text NOT NULL CHECK (stands IN ('sgiiModel', 'outcome21RequiresSuspect')),
  passage uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  decided_by uuid NOT NULL,
  PRIMARY KEY (force, conflict_decision),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, decided_by) REFERENCES staff (force, staff)
);
CREATE INDEX conflict_decision_case ON conflict_decision (force, case_file, decided_at DESC);
GRANT SELECT, INSERT ON conflict_decision TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['opening_acknowledgement', 'conflict_decision']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
