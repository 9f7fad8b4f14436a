-- A case's identity, assignment, version and stage; who has opened it without being assigned, and why.

CREATE TABLE case_file (
  force text NOT NULL REFERENCES force,
  case_file uuid NOT NULL,
  reference text NOT NULL CHECK (reference ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  stage text NOT NULL CHECK (stage IN ('open', 'proposed', 'approved', 'closed')),
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (force, case_file),
  UNIQUE (force, reference)
);
CREATE INDEX case_file_newest ON case_file (force, opened_at DESC, case_file DESC);
GRANT SELECT, INSERT ON case_file TO :app;
GRANT UPDATE (version, stage) ON case_file TO :app;

CREATE TABLE assignment (
  force text NOT NULL,
  case_file uuid NOT NULL,
  staff uuid NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz,
  PRIMARY KEY (force, case_file, staff, from_at),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, staff) REFERENCES staff
);
CREATE UNIQUE INDEX assignment_now ON assignment (force, case_file) WHERE until_at IS NULL;
CREATE INDEX assignment_staff ON assignment (force, staff) WHERE until_at IS NULL;
GRANT SELECT, INSERT ON assignment TO :app;
GRANT UPDATE (until_at) ON assignment TO :app;

CREATE TABLE opening (
  force text NOT NULL,
  opening uuid NOT NULL,
  case_file uuid NOT NULL,
  staff uuid NOT NULL,
  reason text NOT NULL,
  emergency boolean NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  PRIMARY KEY (force, opening),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, staff) REFERENCES staff,
  CHECK (until_at > from_at),
  CHECK (NOT emergency OR until_at <= from_at + interval '1 hour')
);
CREATE INDEX opening_now ON opening (force, staff, case_file, until_at);
CREATE INDEX opening_emergency ON opening (force, from_at DESC) WHERE emergency;
GRANT SELECT, INSERT ON opening TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_file', 'assignment', 'opening']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
