-- The split of the differences between decisions into facts, policy and people: what was asked, whole months of own cases alone.
CREATE TABLE split_asked (
  force text NOT NULL REFERENCES force,
  split uuid NOT NULL,
  from_month text NOT NULL CHECK (from_month ~ '^\d{4}-\d{2}$'),
  to_month text NOT NULL CHECK (to_month ~ '^\d{4}-\d{2}$' AND to_month >= from_month),
  outcome text NOT NULL CHECK (outcome ~ '^\d{1,2}$'),
  asked_at timestamptz NOT NULL,
  asked_by uuid NOT NULL,
  PRIMARY KEY (force, split),
  FOREIGN KEY (force, asked_by) REFERENCES staff (force, staff)
);
CREATE INDEX split_asked_newest ON split_asked (force, asked_at DESC, split DESC);
GRANT SELECT, INSERT ON split_asked TO :app;
-- What came of it: three shares with intervals, or why there are none. There is no place in it for a person or a case.
CREATE TABLE split_result (
  force text NOT NULL,
  split uuid NOT NULL,
  result text NOT NULL,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (force, split),
  FOREIGN KEY (force, split) REFERENCES split_asked
);
GRANT SELECT, INSERT ON split_result TO :app;
-- Why somebody chose as they did in a standard case, under the heads of the decision page: sealed passages. What they write in a
-- round is sealed to one invented person of their own, so that it can be erased without anybody else's.
CREATE TABLE practice_writer (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  staff uuid NOT NULL,
  person uuid NOT NULL,
  PRIMARY KEY (force, practice_round, staff),
  FOREIGN KEY (force, practice_round) REFERENCES practice_round,
  FOREIGN KEY (force, staff) REFERENCES staff (force, staff)
);
GRANT SELECT, INSERT ON practice_writer TO :app;
CREATE TABLE practice_reason (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  vignette text NOT NULL,
  staff uuid NOT NULL,
  head text NOT NULL,
  passage uuid NOT NULL,
  PRIMARY KEY (force, practice_round, vignette, staff, head),
  FOREIGN KEY (force, practice_round, vignette, staff) REFERENCES practice_answer
);
GRANT SELECT, INSERT ON practice_reason TO :app;
-- The key by which another force signs what it sends of practice, as it was first taken: a later file by another is refused.
CREATE TABLE practice_key (
  force text NOT NULL REFERENCES force,
  of_force text NOT NULL CHECK (of_force ~ '^[a-z0-9-]{1,60}$'),
  public_key bytea NOT NULL CHECK (length(public_key) = 32),
  taken_at timestamptz NOT NULL,
  taken_by uuid NOT NULL,
  PRIMARY KEY (force, of_force),
  FOREIGN KEY (force, taken_by) REFERENCES staff (force, staff)
);
GRANT SELECT, INSERT ON practice_key TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['split_asked', 'split_result', 'practice_writer', 'practice_reason', 'practice_key']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
