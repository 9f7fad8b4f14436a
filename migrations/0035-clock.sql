-- What is most urgent in a case, kept for lists, since it follows from everything recorded in it: worked out when a list
-- is read, by what the page of the case is worked out by, and gone with the next change. `at` is infinity where nothing
-- has a time; whether it is overdue is seen when it is read, by the database's clock. Of a case without a row, of an
-- earlier version, under other settings or guidance (`basis`), or past `holds_until`, it has to be worked out anew.
CREATE TABLE case_clock (
  force text NOT NULL,
  case_file uuid NOT NULL,
  version integer NOT NULL,
  basis text NOT NULL,
  holds_until timestamptz NOT NULL,
  at timestamptz NOT NULL,
  duty text,
  what text,
  by_whom text,
  step text,
  place text,
  PRIMARY KEY (force, case_file),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  CHECK ((duty IS NULL) = (what IS NULL) AND (duty IS NULL) = (step IS NULL))
);
CREATE INDEX case_clock_soonest ON case_clock (force, at, case_file) WHERE duty IS NOT NULL;
CREATE INDEX case_clock_step ON case_clock (force, step, at, case_file) WHERE duty IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON case_clock TO :app;
ALTER TABLE case_clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_clock FORCE ROW LEVEL SECURITY;
CREATE POLICY case_clock_force ON case_clock USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
