-- An answer that was given to a question of own cases, whole and as it was given: its figures have passed disclosure control.
-- The same question over the same days has the same query, so that what moved since can be said.
CREATE TABLE foi_answer (
  force text NOT NULL,
  answer uuid NOT NULL,
  question text NOT NULL CHECK (question ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(question) <= 80),
  query text NOT NULL CHECK (query ~ '^[0-9a-f]{64}$'),
  period_start date NOT NULL,
  period_end date NOT NULL,
  body text NOT NULL,
  answered_at timestamptz NOT NULL,
  answered_by text NOT NULL,
  PRIMARY KEY (force, answer),
  FOREIGN KEY (force) REFERENCES force,
  CHECK (period_start <= period_end)
);
CREATE INDEX foi_answer_query ON foi_answer (force, query, answered_at DESC);
CREATE INDEX foi_answer_newest ON foi_answer (force, answered_at DESC);
GRANT SELECT, INSERT ON foi_answer TO :app;
ALTER TABLE foi_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE foi_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY foi_answer_force ON foi_answer
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
