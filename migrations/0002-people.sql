-- Sealed people. Nothing here can be read without the key store, which lies apart from the database and its backups.
-- The application's role deletes what erasure destroys; it never deletes a person's row, so that a reference stays one.

-- What was destroyed, not whose it was.
CREATE TABLE erasure (
  force text NOT NULL REFERENCES force,
  certificate uuid NOT NULL,
  at timestamptz NOT NULL,
  staff uuid NOT NULL,
  rule text NOT NULL CHECK (length(rule) BETWEEN 1 AND 200),
  key_destroyed boolean NOT NULL,
  details integer NOT NULL CHECK (details >= 0),
  tokens integer NOT NULL CHECK (tokens >= 0),
  passage_keys integer NOT NULL CHECK (passage_keys >= 0),
  passages integer NOT NULL CHECK (passages >= 0),
  PRIMARY KEY (force, certificate)
);
GRANT SELECT, INSERT ON erasure TO :app;

-- A label is of a fixed form, so that it cannot become a name.
CREATE TABLE person (
  force text NOT NULL REFERENCES force,
  person uuid NOT NULL,
  label text CHECK (label ~ '^(Child|Adult|Person) [1-9][0-9]{0,2}$'),
  named boolean NOT NULL,
  version integer NOT NULL DEFAULT 0 CHECK (version >= 0),
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  certificate uuid,
  PRIMARY KEY (force, person),
  FOREIGN KEY (force, certificate) REFERENCES erasure,
  CHECK ((erased_at IS NULL) = (certificate IS NULL)),
  CHECK (erased_at IS NOT NULL OR named OR label IS NOT NULL),
  CHECK (erased_at IS NULL OR (label IS NULL AND version = 0))
);
GRANT SELECT, INSERT, UPDATE ON person TO :app;

-- One row a version: earlier ones are the history, sealed as they were.
CREATE TABLE person_detail (
  force text NOT NULL,
  person uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  at timestamptz NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (force, person, version),
  FOREIGN KEY (force, person) REFERENCES person
);
GRANT SELECT, INSERT, DELETE ON person_detail TO :app;

-- Keyed tokens: equal names give equal tokens within a force, and that is all that can be told from them.
CREATE TABLE person_token (
  force text NOT NULL,
  token bytea NOT NULL CHECK (length(token) = 16),
  person uuid NOT NULL,
  PRIMARY KEY (force, token, person),
  FOREIGN KEY (force, person) REFERENCES person
);
CREATE INDEX person_token_person ON person_token (force, person);
GRANT SELECT, INSERT, DELETE ON person_token TO :app;

-- Recorded as not the same person; each pair stands in both directions.
CREATE TABLE person_distinct (
  force text NOT NULL,
  person uuid NOT NULL,
  other uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (force, person, other),
  FOREIGN KEY (force, person) REFERENCES person,
  FOREIGN KEY (force, other) REFERENCES person,
  CHECK (person <> other)
);
CREATE INDEX person_distinct_other ON person_distinct (force, other);
GRANT SELECT, INSERT, DELETE ON person_distinct TO :app;

-- Free text about people. It ends when the last person whom it concerns is erased.
CREATE TABLE passage (
  force text NOT NULL REFERENCES force,
  passage uuid NOT NULL,
  at timestamptz NOT NULL,
  sealed bytea,
  PRIMARY KEY (force, passage)
);
GRANT SELECT, INSERT, UPDATE ON passage TO :app;

-- The passage's key, wrapped by the key of each person whom it concerns; ordinal is how the text refers to them.
CREATE TABLE passage_person (
  force text NOT NULL,
  passage uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal >= 0),
  person uuid NOT NULL,
  wrapped bytea NOT NULL,
  PRIMARY KEY (force, passage, ordinal),
  FOREIGN KEY (force, passage) REFERENCES passage,
  FOREIGN KEY (force, person) REFERENCES person
);
CREATE UNIQUE INDEX passage_person_person ON passage_person (force, person, passage);
GRANT SELECT, INSERT, DELETE ON passage_person TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['erasure', 'person', 'person_detail', 'person_token', 'person_distinct', 'passage', 'passage_person']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
