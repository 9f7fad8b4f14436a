-- Why a closed case was opened again, what had been decided until then, and how it ended. The earlier outcome is copied
-- with who set it and when, and is never overwritten.

CREATE TABLE reconsideration (
  force text NOT NULL,
  reconsideration uuid NOT NULL,
  case_file uuid NOT NULL,
  cause text NOT NULL CHECK (cause IN ('new-report', 'new-aggravating-factor', 'challenge', 'adult-involvement',
    'error-in-checks', 'registrar-audit', 'court-or-iopc', 'newly-recorded')),
  event text,
  passage uuid,
  reopened_at timestamptz NOT NULL,
  reopened_by text NOT NULL,
  PRIMARY KEY (force, reconsideration),
  UNIQUE (force, reconsideration, reopened_by),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  CHECK ((cause = 'newly-recorded') = (event IS NOT NULL)),
  CHECK ((cause = 'newly-recorded') = (passage IS NULL))
);
CREATE INDEX reconsideration_case ON reconsideration (force, case_file, reopened_at);
GRANT SELECT, INSERT ON reconsideration TO :app;

CREATE TABLE reconsideration_earlier (
  force text NOT NULL,
  reconsideration uuid NOT NULL,
  position smallint NOT NULL,
  crime uuid NOT NULL,
  outcome text NOT NULL,
  person uuid,
  set_at timestamptz NOT NULL,
  set_by text,
  PRIMARY KEY (force, reconsideration, position),
  FOREIGN KEY (force, reconsideration) REFERENCES reconsideration
);
GRANT SELECT, INSERT ON reconsideration_earlier TO :app;

CREATE TABLE reconsideration_upheld (
  force text NOT NULL,
  reconsideration uuid NOT NULL,
  reopened_by text NOT NULL,
  passage uuid NOT NULL,
  upheld_at timestamptz NOT NULL,
  upheld_by text NOT NULL CHECK (upheld_by <> reopened_by),
  PRIMARY KEY (force, reconsideration),
  FOREIGN KEY (force, reconsideration, reopened_by) REFERENCES reconsideration (force, reconsideration, reopened_by)
);
GRANT SELECT, INSERT ON reconsideration_upheld TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['reconsideration', 'reconsideration_earlier', 'reconsideration_upheld']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
