-- A question that was sent to a force which has no Evenhand: which, over which days, when. It names nobody: a request of a body to
-- a body.
CREATE TABLE ask (
  force text NOT NULL,
  ask uuid NOT NULL,
  question text NOT NULL CHECK (question ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(question) <= 80),
  of_force text NOT NULL CHECK (length(of_force) BETWEEN 2 AND 80),
  period_start date NOT NULL,
  period_end date NOT NULL,
  sent_on date NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  PRIMARY KEY (force, ask),
  FOREIGN KEY (force) REFERENCES force,
  UNIQUE (force, question, of_force, period_start, period_end, sent_on),
  CHECK (period_start <= period_end)
);
CREATE INDEX ask_question ON ask (force, question, of_force);
GRANT SELECT, INSERT ON ask TO :app;
ALTER TABLE ask ENABLE ROW LEVEL SECURITY;
ALTER TABLE ask FORCE ROW LEVEL SECURITY;
CREATE POLICY ask_force ON ask
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));

-- What became of a question that was sent: a reply, a refusal with its section, a clarification, a review. That nothing came is
-- no row: it follows from the day.
CREATE TABLE ask_step (
  force text NOT NULL,
  step uuid NOT NULL,
  ask uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('clarification-asked', 'clarified', 'extended', 'answered', 'refused', 'review-asked', 'review-upheld', 'review-answered')),
  on_day date NOT NULL,
  until_day date,
  reason text CHECK (reason ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(reason) <= 80),
  reference text CHECK (reference ~ '^[A-Za-z0-9/.-]{3,40}$' AND reference ~ '[0-9]'),
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, step),
  FOREIGN KEY (force, ask) REFERENCES ask,
  CHECK ((kind = 'extended') = (until_day IS NOT NULL)),
  CHECK ((kind = 'refused') = (reason IS NOT NULL))
);
CREATE INDEX ask_step_ask ON ask_step (force, ask, recorded_at);
GRANT SELECT, INSERT ON ask_step TO :app;
ALTER TABLE ask_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE ask_step FORCE ROW LEVEL SECURITY;
CREATE POLICY ask_step_force ON ask_step
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
