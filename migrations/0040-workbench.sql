-- The policy owner's workbench: drafts of a version of the guidance. Every revision, trial and publication is kept as it
-- was; what was published is never written over.

CREATE TABLE guidance_draft (
  force text NOT NULL,
  draft uuid NOT NULL,
  policy text NOT NULL CHECK (policy ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$'),
  based_on text NOT NULL,
  started_at timestamptz NOT NULL,
  PRIMARY KEY (force, draft),
  UNIQUE (force, policy)
);
GRANT SELECT, INSERT ON guidance_draft TO :app;

CREATE TABLE guidance_revision (
  force text NOT NULL,
  draft uuid NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  files text NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (force, draft, revision),
  FOREIGN KEY (force, draft) REFERENCES guidance_draft
);
GRANT SELECT, INSERT ON guidance_revision TO :app;

CREATE TABLE guidance_trial (
  force text NOT NULL,
  trial uuid NOT NULL,
  draft uuid NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('scenarios', 'proof', 'comparison', 'back-test')),
  is_well boolean NOT NULL,
  summary text NOT NULL,
  lines text[] NOT NULL,
  tried_at timestamptz NOT NULL,
  tried_by text NOT NULL,
  PRIMARY KEY (force, trial),
  FOREIGN KEY (force, draft, revision) REFERENCES guidance_revision
);
CREATE INDEX guidance_trial_newest ON guidance_trial (force, draft, revision, kind, tried_at DESC);
GRANT SELECT, INSERT ON guidance_trial TO :app;

CREATE TABLE guidance_publication (
  force text NOT NULL,
  draft uuid NOT NULL,
  revision integer NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (force, draft),
  FOREIGN KEY (force, draft, revision) REFERENCES guidance_revision
);
GRANT SELECT, INSERT ON guidance_publication TO :app;

-- A draft that advises beside the live version: what differs is counted by what moves, and holds no case and nobody.
CREATE TABLE shadow_run (
  force text NOT NULL,
  run uuid NOT NULL,
  draft uuid NOT NULL,
  revision integer NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (force, run),
  FOREIGN KEY (force, draft, revision) REFERENCES guidance_revision
);
CREATE UNIQUE INDEX shadow_run_one ON shadow_run (force) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE (ended_at) ON shadow_run TO :app;

CREATE TABLE shadow_count (
  force text NOT NULL,
  run uuid NOT NULL,
  move text NOT NULL,
  proposals integer NOT NULL CHECK (proposals > 0),
  PRIMARY KEY (force, run, move),
  FOREIGN KEY (force, run) REFERENCES shadow_run
);
GRANT SELECT, INSERT, UPDATE (proposals) ON shadow_count TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['guidance_draft', 'guidance_revision', 'guidance_trial', 'guidance_publication', 'shadow_run', 'shadow_count']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
