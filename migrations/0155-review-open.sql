-- Of which children there is a reason not to tell them that is to be looked at again on its day, kept small: the newest reason of a child
-- that a supervisor approved, or a danger that nobody answered, and none once the child was told, so that the queue reads the work in hand
-- and not every reason that there ever was.
CREATE TABLE review_open (
  force text NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  review_on date NOT NULL,
  answered boolean NOT NULL,
  PRIMARY KEY (force, case_file, person),
  FOREIGN KEY (force, case_file, person) REFERENCES party
);
CREATE INDEX review_open_soonest ON review_open (force, review_on, case_file);
GRANT SELECT, INSERT, UPDATE, DELETE ON review_open TO :app;

-- As the owner, who is under the policies too: lifted for this transaction, to reach the rows of every force.
ALTER TABLE party NO FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling NO FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling_answer NO FORCE ROW LEVEL SECURITY;
ALTER TABLE notice_told NO FORCE ROW LEVEL SECURITY;

-- backfill
INSERT INTO review_open (force, case_file, person, review_on, answered)
SELECT n.force, n.case_file, n.person, n.review_on, a.answer IS NOT NULL
FROM (SELECT DISTINCT ON (force, case_file, person) * FROM not_telling ORDER BY force, case_file, person, proposed_at DESC, not_telling DESC) n
JOIN party p ON p.force = n.force AND p.case_file = n.case_file AND p.person = n.person AND NOT p.taken_off AND NOT p.died
LEFT JOIN (SELECT DISTINCT ON (force, not_telling) * FROM not_telling_answer ORDER BY force, not_telling, answered_at DESC, answer_id DESC) a
  ON a.force = n.force AND a.not_telling = n.not_telling
WHERE (a.answer = 'approved' OR (a.answer IS NULL AND n.reason IN ('danger-to-this-child', 'danger-to-another-child', 'nobody-safe-to-tell')))
  AND NOT EXISTS (SELECT FROM notice_told t WHERE t.force = n.force AND t.case_file = n.case_file AND t.person = n.person AND t.recorded_at >= n.proposed_at);

ALTER TABLE party FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling_answer FORCE ROW LEVEL SECURITY;
ALTER TABLE notice_told FORCE ROW LEVEL SECURITY;

ALTER TABLE review_open ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_open FORCE ROW LEVEL SECURITY;
CREATE POLICY review_open_force ON review_open
  USING (force = current_setting('evenhand.force', true))
  WITH CHECK (force = current_setting('evenhand.force', true));

-- The list of what is to be looked at again was read by it.
DROP INDEX not_telling_review;
