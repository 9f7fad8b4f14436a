-- A force's settings: each set is whole, is never changed, and stands once both who answer for it have signed it.

CREATE TABLE setting_set (
  force text NOT NULL REFERENCES force,
  setting_set uuid NOT NULL,
  policy text NOT NULL,
  settings text NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  proposed_at timestamptz NOT NULL,
  proposed_by text NOT NULL,
  PRIMARY KEY (force, setting_set)
);
CREATE INDEX setting_set_newest ON setting_set (force, policy, proposed_at DESC);
GRANT SELECT, INSERT ON setting_set TO :app;

CREATE TABLE setting_signature (
  force text NOT NULL,
  setting_set uuid NOT NULL,
  signs_as text NOT NULL,
  staff uuid NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (force, setting_set, signs_as),
  FOREIGN KEY (force, setting_set) REFERENCES setting_set,
  FOREIGN KEY (force, staff) REFERENCES staff
);
-- One person cannot be both hands.
CREATE UNIQUE INDEX setting_signature_once ON setting_signature (force, setting_set, staff);
GRANT SELECT, INSERT ON setting_signature TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['setting_set', 'setting_signature']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
