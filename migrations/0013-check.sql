-- Which checks were run of whom and of which place, with what result. What a check found is not kept here.

-- A place is a number; where it is, is sealed, and concerns a child of the case.
CREATE TABLE place (
  force text NOT NULL,
  case_file uuid NOT NULL,
  place uuid NOT NULL,
  position smallint NOT NULL CHECK (position BETWEEN 1 AND 99),
  person uuid NOT NULL,
  passage uuid NOT NULL,
  added_at timestamptz NOT NULL,
  added_by text NOT NULL,
  PRIMARY KEY (force, case_file, place),
  UNIQUE (force, case_file, position),
  FOREIGN KEY (force, case_file, person) REFERENCES party
);
GRANT SELECT, INSERT ON place TO :app;

-- One row each time a check is recorded: the newest of a subject and system stands.
CREATE TABLE background_check (
  force text NOT NULL,
  background_check uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid,
  place uuid,
  system text NOT NULL CHECK (system IN ('pnc', 'pnd', 'local', 'mash')),
  result text NOT NULL CHECK (result IN ('running', 'no-trace', 'trace-not-relevant', 'trace-relevant', 'unavailable')),
  unavailable text CHECK (unavailable IN ('system-down', 'no-access', 'no-answer', 'too-little-known', 'not-offered')),
  reference text CHECK (reference ~ '^[A-Za-z0-9/.-]{3,40}$' AND reference ~ '[0-9]'),
  ran_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, background_check),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  FOREIGN KEY (force, case_file, place) REFERENCES place,
  CHECK ((person IS NULL) <> (place IS NULL)),
  CHECK ((result = 'unavailable') = (unavailable IS NOT NULL)),
  CHECK (ran_at <= recorded_at)
);
CREATE INDEX background_check_newest ON background_check (force, case_file, recorded_at DESC);
GRANT SELECT, INSERT ON background_check TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['place', 'background_check']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
