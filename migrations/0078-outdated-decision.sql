-- What supervisors decided of the response or the category before something worse was learnt: it waits to be decided again.
-- Brought up to date with every change of a case, like what waits; of a force at work it fills as its cases are worked.
CREATE TABLE outdated_decision (
  force text NOT NULL,
  case_file uuid NOT NULL,
  about text NOT NULL CHECK (about IN ('response', 'category')),
  since timestamptz NOT NULL,
  PRIMARY KEY (force, case_file, about),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
GRANT SELECT, INSERT, DELETE ON outdated_decision TO :app;
ALTER TABLE outdated_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE outdated_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY outdated_decision_force ON outdated_decision USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));

ALTER TABLE waiting DROP CONSTRAINT waiting_waits_check;
ALTER TABLE waiting ADD CONSTRAINT waiting_waits_check CHECK (waits IN ('ruling', 'response', 'category', 'response-again', 'category-again',
  'exception', 'no-referral', 'not-heard', 'not-telling', 'registrar-decision', 'reopened', 'cancellation'));
