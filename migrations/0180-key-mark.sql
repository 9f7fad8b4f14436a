-- Whose keys these are: by what a force's keys are known again, so that a folder of another installation's is refused before
-- anything is signed or sealed with it. Neither tells a key: the one is the public half, the other is derived from it one way.
CREATE TABLE key_mark (
  force text PRIMARY KEY REFERENCES force,
  ledger_key bytea NOT NULL CHECK (length(ledger_key) = 32),
  force_key bytea NOT NULL CHECK (length(force_key) = 32)
);
GRANT SELECT, INSERT ON key_mark TO :app;

ALTER TABLE key_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY key_mark_force ON key_mark
  USING (force = current_setting('evenhand.force', true))
  WITH CHECK (force = current_setting('evenhand.force', true));
