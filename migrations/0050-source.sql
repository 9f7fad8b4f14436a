-- A published table or answer that somebody brought: which bytes, from whom, and its sheets as text, never anything else of it.
CREATE TABLE source_file (
  force text NOT NULL,
  source uuid NOT NULL,
  publisher text NOT NULL CHECK (length(publisher) BETWEEN 1 AND 120),
  file text NOT NULL CHECK (length(file) BETWEEN 1 AND 255),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  page text NOT NULL CHECK (length(page) <= 4000000),
  brought_at timestamptz NOT NULL,
  brought_by text NOT NULL,
  PRIMARY KEY (force, source),
  FOREIGN KEY (force) REFERENCES force
);
CREATE INDEX source_file_newest ON source_file (force, brought_at DESC);
CREATE INDEX source_file_publisher ON source_file (force, publisher, brought_at DESC);
GRANT SELECT, INSERT ON source_file TO :app;

-- What a person settled for a publisher: remembered, so that the next file of theirs is not asked the same. The newest holds.
CREATE TABLE source_answer (
  force text NOT NULL,
  publisher text NOT NULL,
  about text NOT NULL CHECK (about ~ '^[a-z]+(-[a-z]+)*$'),
  printed text NOT NULL CHECK (length(printed) <= 400),
  answered_at timestamptz NOT NULL,
  answer text NOT NULL CHECK (length(answer) BETWEEN 1 AND 120),
  answered_by text NOT NULL,
  PRIMARY KEY (force, publisher, about, printed, answered_at),
  FOREIGN KEY (force) REFERENCES force
);
GRANT SELECT, INSERT ON source_answer TO :app;

-- That a source was taken in, once and for all: its counts stand as they were settled then.
CREATE TABLE source_taken (
  force text NOT NULL,
  source uuid NOT NULL,
  counts integer NOT NULL CHECK (counts > 0),
  taken_at timestamptz NOT NULL,
  taken_by text NOT NULL,
  PRIMARY KEY (force, source),
  FOREIGN KEY (force, source) REFERENCES source_file
);
GRANT SELECT, INSERT ON source_taken TO :app;

-- One count of a source that was taken in, with where it stood. Missing is never 0.
CREATE TABLE source_count (
  force text NOT NULL,
  source uuid NOT NULL,
  place integer NOT NULL CHECK (place >= 0),
  of_force text NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  measure text NOT NULL,
  outcome_type text,
  unit text NOT NULL,
  age_scope text NOT NULL,
  offence_scope text NOT NULL,
  basis text NOT NULL,
  value bigint,
  low bigint,
  high bigint,
  missing text CHECK (missing IN ('withheld', 'not-held', 'refused', 'no-answer', 'not-given')),
  sheet text,
  at_row integer,
  at_column integer,
  PRIMARY KEY (force, source, place),
  FOREIGN KEY (force, source) REFERENCES source_taken,
  CHECK (period_start <= period_end),
  CHECK ((value IS NULL) = (missing IS NOT NULL))
);
GRANT SELECT, INSERT ON source_count TO :app;

ALTER TABLE source_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE source_file FORCE ROW LEVEL SECURITY;
CREATE POLICY source_file_force ON source_file
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
ALTER TABLE source_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE source_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY source_answer_force ON source_answer
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
ALTER TABLE source_taken ENABLE ROW LEVEL SECURITY;
ALTER TABLE source_taken FORCE ROW LEVEL SECURITY;
CREATE POLICY source_taken_force ON source_taken
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
ALTER TABLE source_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE source_count FORCE ROW LEVEL SECURITY;
CREATE POLICY source_count_force ON source_count
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
