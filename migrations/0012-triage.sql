-- Who somebody is, their part and age on the day, and what is known of the case and from whom. Rows are added: the newest stands.

-- Somebody of whom it is not even known whether they are a child, such as an account.
ALTER TABLE party DROP CONSTRAINT party_kind_check;
ALTER TABLE party ADD CONSTRAINT party_kind_check CHECK (kind IN ('child', 'adult', 'person', 'reporter'));

-- Two records that somebody judged to be of one person. Nothing is merged: both stay, and earlier reports are counted over both.
CREATE TABLE same_person (
  force text NOT NULL,
  link uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  other uuid NOT NULL,
  linked_at timestamptz NOT NULL,
  linked_by text NOT NULL,
  PRIMARY KEY (force, link),
  UNIQUE (force, person, other),
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  FOREIGN KEY (force, other) REFERENCES person,
  CHECK (person <> other)
);
CREATE INDEX same_person_other ON same_person (force, other);
GRANT SELECT, INSERT ON same_person TO :app;

-- The day of the conduct, or the days between which it lies; neither when it is not known.
CREATE TABLE conduct_day (
  force text NOT NULL,
  conduct_day uuid NOT NULL,
  case_file uuid NOT NULL,
  earliest date,
  latest date,
  stated_at timestamptz NOT NULL,
  stated_by text NOT NULL,
  PRIMARY KEY (force, conduct_day),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  CHECK ((earliest IS NULL) = (latest IS NULL)),
  CHECK (earliest <= latest)
);
CREATE INDEX conduct_day_newest ON conduct_day (force, case_file, stated_at DESC);
GRANT SELECT, INSERT ON conduct_day TO :app;

-- An age on the day of the conduct: stated, or worked out from a date of birth that is itself sealed elsewhere.
CREATE TABLE age_statement (
  force text NOT NULL,
  age_statement uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  basis text NOT NULL CHECK (basis IN ('birth-date', 'stated')),
  lowest smallint,
  highest smallint,
  from_whom text,
  stated_at timestamptz NOT NULL,
  stated_by text NOT NULL,
  PRIMARY KEY (force, age_statement),
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  CHECK ((lowest IS NULL) = (highest IS NULL)),
  CHECK (lowest BETWEEN 0 AND highest AND highest <= 120)
);
CREATE INDEX age_statement_newest ON age_statement (force, case_file, person, basis, stated_at DESC);
GRANT SELECT, INSERT ON age_statement TO :app;

CREATE TABLE part_statement (
  force text NOT NULL,
  part_statement uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  parts text[] CHECK (parts <@ ARRAY['depicted', 'shared', 'received', 'passed-on', 'asked-for', 'protected', 'reported']),
  from_whom text,
  stated_at timestamptz NOT NULL,
  stated_by text NOT NULL,
  PRIMARY KEY (force, part_statement),
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  CHECK (NOT ('protected' = ANY (parts) AND parts && ARRAY['shared', 'received', 'passed-on', 'asked-for']))
);
CREATE INDEX part_statement_newest ON part_statement (force, case_file, person, stated_at DESC);
GRANT SELECT, INSERT ON part_statement TO :app;

-- How many earlier reports the records hold; not known where empty.
CREATE TABLE earlier_reports (
  force text NOT NULL,
  earlier_reports uuid NOT NULL,
  case_file uuid NOT NULL,
  reports smallint CHECK (reports BETWEEN 0 AND 999),
  from_whom text,
  stated_at timestamptz NOT NULL,
  stated_by text NOT NULL,
  PRIMARY KEY (force, earlier_reports),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
CREATE INDEX earlier_reports_newest ON earlier_reports (force, case_file, stated_at DESC);
GRANT SELECT, INSERT ON earlier_reports TO :app;

CREATE TABLE answer (
  force text NOT NULL,
  answer uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid,
  direction text NOT NULL CHECK (direction IN ('case', 'person', 'by', 'towards')),
  fact text NOT NULL CHECK (fact ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(fact) <= 60),
  state text NOT NULL CHECK (state IN ('confirmed', 'suspected', 'no-evidence', 'ruled-out', 'unknown')),
  from_whom text,
  interview text CHECK (interview ~ '^[A-Z0-9/-]{3,40}$' AND interview ~ '[0-9]'),
  way text,
  by_whom text,
  passage uuid,
  answered_at timestamptz NOT NULL,
  answered_by text NOT NULL,
  PRIMARY KEY (force, answer),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  CHECK ((direction = 'case') = (person IS NULL)),
  CHECK (state = 'unknown' OR from_whom IS NOT NULL),
  CHECK ((state = 'no-evidence') = (way IS NOT NULL)),
  CHECK ((way IS NULL) = (by_whom IS NULL)),
  CHECK ((way IS NULL) = (passage IS NULL)),
  CHECK ((from_whom IS NOT DISTINCT FROM 'interview') = (interview IS NOT NULL))
);
CREATE INDEX answer_newest ON answer (force, case_file, person, direction, fact, answered_at DESC);
CREATE INDEX answer_person ON answer (force, person) WHERE person IS NOT NULL;
GRANT SELECT, INSERT ON answer TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['same_person', 'conduct_day', 'age_statement', 'part_statement', 'earlier_reports', 'answer']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
