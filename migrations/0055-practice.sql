-- A round of standard cases that officers and supervisors decide blind, so that it can be seen whether they decide alike. A round
-- of another force has its force as origin: it was taken in from a file. No case and no child is in it.
CREATE TABLE practice_round (
  force text NOT NULL REFERENCES force,
  practice_round uuid NOT NULL,
  origin text NOT NULL CHECK (origin ~ '^[a-z0-9-]{1,60}$'),
  policy text NOT NULL CHECK (policy ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$' AND length(policy) <= 80),
  advice_shown boolean NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by uuid NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (force, practice_round),
  FOREIGN KEY (force, opened_by) REFERENCES staff (force, staff),
  CHECK (closed_at >= opened_at)
);
GRANT SELECT, INSERT ON practice_round TO :app;
GRANT UPDATE (closed_at) ON practice_round TO :app;
-- A standard case as it stood when the round was opened: answers to it are read against these words for ever.
CREATE TABLE practice_case (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  vignette text NOT NULL CHECK (vignette ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  position smallint NOT NULL CHECK (position > 0),
  content text NOT NULL,
  PRIMARY KEY (force, practice_round, vignette),
  UNIQUE (force, practice_round, position),
  FOREIGN KEY (force, practice_round) REFERENCES practice_round
);
GRANT SELECT, INSERT ON practice_case TO :app;
-- What one person decided of a standard case, and under which heads: once, and never changed. Reasons are chosen from a list, since
-- words about nobody could never be erased with anybody.
CREATE TABLE practice_answer (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  vignette text NOT NULL,
  staff uuid NOT NULL,
  choice text NOT NULL CHECK (choice ~ '^(\d{1,2}|unable)$'),
  heads text[] NOT NULL,
  departure text,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (force, practice_round, vignette, staff),
  FOREIGN KEY (force, practice_round, vignette) REFERENCES practice_case,
  FOREIGN KEY (force, staff) REFERENCES staff (force, staff)
);
CREATE INDEX practice_answer_staff ON practice_answer (force, staff, practice_round);
GRANT SELECT, INSERT ON practice_answer TO :app;
GRANT UPDATE (departure) ON practice_answer TO :app;
-- Somebody who withdrew from a round: what they answered is kept, and counted nowhere.
CREATE TABLE practice_withdrawal (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  staff uuid NOT NULL,
  withdrawn_at timestamptz NOT NULL,
  PRIMARY KEY (force, practice_round, staff),
  FOREIGN KEY (force, practice_round) REFERENCES practice_round,
  FOREIGN KEY (force, staff) REFERENCES staff (force, staff)
);
GRANT SELECT, INSERT ON practice_withdrawal TO :app;
-- Answers of another force to a round of this one, as their file counts them: by standard case and choice, and by nobody.
CREATE TABLE practice_count (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  of_force text NOT NULL CHECK (of_force ~ '^[a-z0-9-]{1,60}$'),
  vignette text NOT NULL,
  choice text NOT NULL CHECK (choice ~ '^(\d{1,2}|unable)$'),
  answers integer NOT NULL CHECK (answers > 0),
  taken_at timestamptz NOT NULL,
  taken_by uuid NOT NULL,
  PRIMARY KEY (force, practice_round, of_force, vignette, choice),
  FOREIGN KEY (force, practice_round, vignette) REFERENCES practice_case,
  FOREIGN KEY (force, taken_by) REFERENCES staff (force, staff)
);
GRANT SELECT, INSERT ON practice_count TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['practice_round', 'practice_case', 'practice_answer', 'practice_withdrawal', 'practice_count']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
