-- A duty of the guidance that no step of its own discharges: done, by whom and when, or not done, and why. Rows are added: the newest stands.
CREATE TABLE duty_discharge (
  force text NOT NULL,
  discharge uuid NOT NULL,
  case_file uuid NOT NULL,
  duty text NOT NULL CHECK (duty ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(duty) <= 80),
  person uuid,
  answer text NOT NULL CHECK (answer IN ('done', 'not-done')),
  by_whom text,
  done_at timestamptz,
  passage uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, discharge),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  CHECK ((answer = 'done') = (by_whom IS NOT NULL)),
  CHECK ((answer = 'done') = (done_at IS NOT NULL))
);
CREATE INDEX duty_discharge_newest ON duty_discharge (force, case_file, duty, person, recorded_at DESC);
CREATE INDEX duty_discharge_person ON duty_discharge (force, person) WHERE person IS NOT NULL;
GRANT SELECT, INSERT ON duty_discharge TO :app;
ALTER TABLE duty_discharge ENABLE ROW LEVEL SECURITY;
ALTER TABLE duty_discharge FORCE ROW LEVEL SECURITY;
CREATE POLICY duty_discharge_force ON duty_discharge
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
