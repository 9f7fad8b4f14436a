-- What reached the police, when, and from whom; who is concerned; the crime; the safety floor of each child.
-- People are references: what is known of them is sealed elsewhere.

CREATE TABLE report (
  force text NOT NULL,
  report uuid NOT NULL,
  case_file uuid NOT NULL,
  told_by text NOT NULL,
  told_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  safe text NOT NULL CHECK (safe IN ('yes', 'no', 'not-known')),
  reporter uuid,
  PRIMARY KEY (force, report),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  CHECK (told_at <= recorded_at)
);
CREATE INDEX report_case ON report (force, case_file, told_at);
GRANT SELECT, INSERT ON report TO :app;

CREATE TABLE party (
  force text NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('child', 'adult', 'reporter')),
  position smallint NOT NULL CHECK (position BETWEEN 0 AND 99),
  added_at timestamptz NOT NULL,
  PRIMARY KEY (force, case_file, person),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
CREATE INDEX party_person ON party (force, person);
GRANT SELECT, INSERT ON party TO :app;

CREATE TABLE crime (
  force text NOT NULL,
  case_file uuid NOT NULL,
  crime uuid NOT NULL,
  offence text NOT NULL CHECK (offence ~ '^\d{3}/\d{2}$'),
  reference text NOT NULL CHECK (length(reference) BETWEEN 3 AND 40),
  recorded_at timestamptz NOT NULL,
  entered_at timestamptz NOT NULL,
  entered_by text NOT NULL,
  PRIMARY KEY (force, crime),
  UNIQUE (force, reference),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
CREATE INDEX crime_case ON crime (force, case_file, recorded_at);
GRANT SELECT, INSERT ON crime TO :app;

-- One row each time a child's floor is walked: the newest stands, none is overwritten.
CREATE TABLE floor (
  force text NOT NULL,
  floor uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  safe_now text NOT NULL CHECK (safe_now IN ('yes', 'no', 'not-known')),
  self_harm text NOT NULL CHECK (self_harm IN ('yes', 'no', 'not-known')),
  with_whom text NOT NULL,
  in_care text NOT NULL CHECK (in_care IN ('yes', 'no', 'not-known')),
  on_plan text NOT NULL CHECK (on_plan IN ('yes', 'no', 'not-known')),
  contact text NOT NULL CHECK (contact IN ('known', 'not-known')),
  contact_passage uuid,
  welfare_check text NOT NULL CHECK (welfare_check IN ('done', 'arranged', 'not-arranged')),
  welfare_by text,
  welfare_at timestamptz,
  from_whom text NOT NULL,
  walked_at timestamptz NOT NULL,
  walked_by text NOT NULL,
  PRIMARY KEY (force, floor),
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  CHECK ((contact = 'known') = (contact_passage IS NOT NULL)),
  CHECK ((welfare_check = 'not-arranged') = (welfare_by IS NULL)),
  CHECK ((welfare_check = 'not-arranged') = (welfare_at IS NULL))
);
CREATE INDEX floor_newest ON floor (force, case_file, person, walked_at DESC);
GRANT SELECT, INSERT ON floor TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report', 'party', 'crime', 'floor']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
