-- When police protection was taken: its 72 hours run from then, whatever is decided for the child afterwards.
ALTER TABLE safeguarding ADD COLUMN protected_at timestamptz;
ALTER TABLE safeguarding ADD CHECK (protected_at IS NULL OR 'police-protection' = ANY (referred_to));

-- When the enquiry (Children Act 1989, s.47) began, where the local authority has said so: in Wales the assessment counts from then.
ALTER TABLE next_step ADD COLUMN enquiry_on date;
ALTER TABLE next_step ADD CHECK (enquiry_on IS NULL OR step = 'assessment');

-- That police protection, or an assessment by children's social care, ended: until somebody says so its clock runs.
CREATE TABLE measure_end (
  force text NOT NULL,
  measure_end uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  measure text NOT NULL CHECK (measure IN ('police-protection', 'assessment')),
  ended_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, measure_end),
  FOREIGN KEY (force, case_file, person) REFERENCES party
);
CREATE INDEX measure_end_of ON measure_end (force, case_file, person, measure);
GRANT SELECT, INSERT ON measure_end TO :app;
ALTER TABLE measure_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE measure_end FORCE ROW LEVEL SECURITY;
CREATE POLICY measure_end_force ON measure_end USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
