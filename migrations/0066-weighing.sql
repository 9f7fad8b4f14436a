-- What is weighed before a decision, of the case or of one person: recorded, none on record, or not known. The newest stands.

CREATE TABLE weighing (
  force text NOT NULL,
  weighing uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid,
  fact text NOT NULL CHECK (fact ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(fact) <= 60),
  state text NOT NULL CHECK (state IN ('recorded', 'none', 'unknown')),
  -- No interview among them: what is weighed is known already, or it is not known.
  from_whom text CHECK (from_whom IN ('reporter', 'parent-or-carer', 'partner', 'police-record', 'check', 'child-unprompted', 'own-observation')),
  passage uuid,
  stated_at timestamptz NOT NULL,
  stated_by text NOT NULL,
  PRIMARY KEY (force, weighing),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  CHECK (state = 'unknown' OR from_whom IS NOT NULL),
  CHECK ((state = 'unknown') = (passage IS NULL))
);
CREATE INDEX weighing_newest ON weighing (force, case_file, stated_at DESC);
CREATE INDEX weighing_person ON weighing (force, person) WHERE person IS NOT NULL;
GRANT SELECT, INSERT ON weighing TO :app;

ALTER TABLE weighing ENABLE ROW LEVEL SECURITY;
ALTER TABLE weighing FORCE ROW LEVEL SECURITY;
CREATE POLICY weighing_force ON weighing USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
