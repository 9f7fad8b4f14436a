-- What any case system needs: who the forces and staff are, sessions, the ledger. Every row names its force and
-- force leads every key, so that one service can hold many forces and be distributed by force.

CREATE TABLE installation (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  kind text NOT NULL CHECK (kind IN ('demonstration', 'production')),
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON installation TO :app;

CREATE TABLE force (
  force text PRIMARY KEY CHECK (force ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 2 AND 120),
  nation text NOT NULL CHECK (nation IN ('england', 'wales')),
  issuer text NOT NULL,
  client text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE force ENABLE ROW LEVEL SECURITY;
ALTER TABLE force FORCE ROW LEVEL SECURITY;
-- Names of forces are public and are needed before anybody has signed in; changing one needs to be in it.
CREATE POLICY force_directory ON force FOR SELECT USING (true);
CREATE POLICY force_own ON force FOR INSERT WITH CHECK (force = current_setting('evenhand.force', true));
GRANT SELECT, INSERT ON force TO :app;

CREATE TABLE staff (
  force text NOT NULL REFERENCES force,
  staff uuid NOT NULL,
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  roles text[] NOT NULL,
  started_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (force, staff)
);
CREATE UNIQUE INDEX staff_subject ON staff (force, subject) WHERE left_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON staff TO :app;

CREATE TABLE session (
  force text NOT NULL REFERENCES force,
  id bytea NOT NULL CHECK (length(id) = 32),
  staff uuid NOT NULL,
  csrf text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (force, id),
  FOREIGN KEY (force, staff) REFERENCES staff
);
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO :app;

-- An entry is written once, in the transaction of what it tells of; its place in the log is given later, so that
-- writers never queue on one row (ledger_pending → ledger_leaf, ledger_node).
CREATE TABLE ledger_entry (
  force text NOT NULL REFERENCES force,
  entry uuid NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure')),
  action text NOT NULL,
  rule text NOT NULL,
  cases uuid[] NOT NULL,
  people uuid[] NOT NULL,
  commitment bytea NOT NULL CHECK (length(commitment) = 32),
  leaf bytea NOT NULL CHECK (length(leaf) = 32),
  PRIMARY KEY (force, entry)
);
CREATE INDEX ledger_entry_cases ON ledger_entry USING gin (cases);
CREATE INDEX ledger_entry_at ON ledger_entry (force, at);
GRANT SELECT, INSERT ON ledger_entry TO :app;

CREATE TABLE ledger_content (
  force text NOT NULL,
  entry uuid NOT NULL,
  salt bytea NOT NULL CHECK (length(salt) = 32),
  body text NOT NULL,
  PRIMARY KEY (force, entry),
  FOREIGN KEY (force, entry) REFERENCES ledger_entry
);
GRANT SELECT, INSERT, DELETE ON ledger_content TO :app;

CREATE TABLE ledger_pending (
  force text NOT NULL,
  entry uuid NOT NULL,
  leaf bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (force, entry)
);
GRANT SELECT, INSERT, DELETE ON ledger_pending TO :app;

CREATE TABLE ledger_leaf (
  force text NOT NULL,
  index bigint NOT NULL CHECK (index >= 0),
  entry uuid NOT NULL,
  PRIMARY KEY (force, index)
);
CREATE UNIQUE INDEX ledger_leaf_entry ON ledger_leaf (force, entry);
GRANT SELECT, INSERT ON ledger_leaf TO :app;

-- Hashes of complete subtrees: level 0 is the leaves.
CREATE TABLE ledger_node (
  force text NOT NULL,
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (force, level, index)
);
GRANT SELECT, INSERT ON ledger_node TO :app;

-- A refused command leaves no trace but this: which, on what, by whom. Never what was typed.
CREATE TABLE refusal (
  force text NOT NULL REFERENCES force,
  refusal uuid NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  code text NOT NULL,
  cases uuid[] NOT NULL,
  PRIMARY KEY (force, refusal)
);
CREATE INDEX refusal_at ON refusal (force, at);
GRANT SELECT, INSERT ON refusal TO :app;

CREATE TABLE idempotency (
  force text NOT NULL REFERENCES force,
  actor text NOT NULL,
  action text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
  digest bytea NOT NULL CHECK (length(digest) = 32),
  given text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (force, actor, action, key)
);
GRANT SELECT, INSERT ON idempotency TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['staff', 'session', 'ledger_entry', 'ledger_content', 'ledger_pending', 'ledger_leaf', 'ledger_node', 'refusal', 'idempotency']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
