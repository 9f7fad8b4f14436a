-- Why a child was not heard, and a supervisor's answer to it: only with both may a decision go without the child's words.
ALTER TABLE own_words ADD COLUMN why uuid;
ALTER TABLE own_words ADD CHECK (why IS NULL OR heard = 'not-yet-heard');

CREATE TABLE own_words_answer (
  force text NOT NULL,
  own_words uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('agreed', 'returned')),
  passage uuid NOT NULL,
  answered_at timestamptz NOT NULL,
  answered_by text NOT NULL,
  PRIMARY KEY (force, own_words),
  FOREIGN KEY (force, own_words) REFERENCES own_words
);
GRANT SELECT, INSERT ON own_words_answer TO :app;
ALTER TABLE own_words_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE own_words_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY own_words_answer_force ON own_words_answer USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));

ALTER TABLE waiting DROP CONSTRAINT waiting_waits_check;
ALTER TABLE waiting ADD CONSTRAINT waiting_waits_check CHECK (waits IN ('ruling', 'response', 'category', 'exception', 'no-referral', 'not-heard',
  'not-telling', 'registrar-decision', 'reopened', 'cancellation'));
