-- A table of own cases made ready to leave: the figures as they would be published, after disclosure control, and never the
-- counts behind them. Every one is kept, with its definition, the instant of its query, its method and settings in the document:
-- a later release is attacked together with all that were published.
CREATE TABLE release (
  force text NOT NULL,
  release uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  definition text NOT NULL,
  subject text NOT NULL,
  document text NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  counted_at timestamptz NOT NULL,
  made_by text NOT NULL,
  PRIMARY KEY (force, release),
  UNIQUE (force, number)
);
CREATE INDEX release_subject ON release (force, subject, counted_at);
GRANT SELECT, INSERT ON release TO :app;

-- Who let a release leave, when, and the signature under which another installation knows it (Ed25519 over canonical JSON).
CREATE TABLE release_publication (
  force text NOT NULL,
  release uuid NOT NULL,
  signature bytea NOT NULL CHECK (length(signature) = 64),
  public_key bytea NOT NULL CHECK (length(public_key) = 32),
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (force, release),
  FOREIGN KEY (force, release) REFERENCES release
);
GRANT SELECT, INSERT ON release_publication TO :app;

-- A signed return of another installation that was taken in, as it came: none is taken twice, nor an older one after a newer.
CREATE TABLE return_taken (
  force text NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  publisher text NOT NULL,
  subject text NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  public_key bytea NOT NULL CHECK (length(public_key) = 32),
  document text NOT NULL,
  taken_at timestamptz NOT NULL,
  taken_by text NOT NULL,
  PRIMARY KEY (force, digest)
);
CREATE INDEX return_taken_publisher ON return_taken (force, publisher, subject, number);
GRANT SELECT, INSERT ON return_taken TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['release', 'release_publication', 'return_taken']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
