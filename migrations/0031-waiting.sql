-- What waits for an answer, kept small: one row for each thing that waits and none for what was answered, so that the
-- queue reads the work in hand and not everything that was ever asked. Every change brings its cases' rows up to date in
-- its own transaction; by whom it was asked is text, as in the tables that it comes from.
CREATE TABLE waiting (
  force text NOT NULL,
  case_file uuid NOT NULL,
  waits text NOT NULL CHECK (waits IN ('ruling', 'response', 'category', 'exception', 'no-referral', 'not-telling', 'registrar-decision', 'reopened')),
  place text NOT NULL,
  since timestamptz NOT NULL,
  awaits text NOT NULL CHECK (awaits IN ('supervisor', 'registrar')),
  asked_by text,
  PRIMARY KEY (force, case_file, waits, place, since),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
-- In the order of the queue. Proposals wait for a ruling there in a list of their own.
CREATE INDEX waiting_longest ON waiting (force, since, case_file, place) WHERE waits <> 'ruling';
GRANT SELECT, INSERT, DELETE ON waiting TO :app;

-- As the owner, who is under the policies too: lifted for this transaction, to reach the rows of every force.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_file', 'proposal', 'proposal_outcome', 'conflict_decision', 'supervisor_request', 'supervisor_decision',
    'safeguarding', 'safeguarding_answer', 'not_telling', 'not_telling_answer', 'reconsideration']
  LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- backfill
INSERT INTO waiting (force, case_file, waits, place, since, awaits, asked_by)
SELECT p.force, p.case_file, 'ruling', 'ruling', p.proposed_at, 'supervisor', p.proposed_by::text
FROM case_file f JOIN proposal p ON p.force = f.force AND p.case_file = f.case_file
WHERE f.stage = 'proposed' AND NOT EXISTS (SELECT FROM proposal n WHERE n.force = p.force AND n.case_file = p.case_file
  AND (n.proposed_at, n.proposal) > (p.proposed_at, p.proposal))
UNION ALL
SELECT p.force, p.case_file, 'registrar-decision', 'registrar-decision', p.proposed_at, 'registrar', p.proposed_by::text
FROM case_file f JOIN proposal p ON p.force = f.force AND p.case_file = f.case_file
WHERE f.stage = 'proposed'
  AND EXISTS (SELECT FROM proposal_outcome o WHERE o.force = p.force AND o.proposal = p.proposal AND 'registrar-decision' = ANY(o.needs))
  AND NOT EXISTS (SELECT FROM proposal n WHERE n.force = p.force AND n.case_file = p.case_file AND (n.proposed_at, n.proposal) > (p.proposed_at, p.proposal))
  AND NOT EXISTS (SELECT FROM conflict_decision d WHERE d.force = p.force AND d.case_file = p.case_file)
UNION ALL
SELECT r.force, r.case_file, CASE WHEN r.about IN ('response', 'category') THEN r.about ELSE 'exception' END,
  CASE WHEN r.about IN ('response', 'category') THEN 'response/decide-' || r.about ELSE 'response/requests/' || r.request END,
  r.asked_at, 'supervisor', r.asked_by
FROM supervisor_request r WHERE NOT EXISTS (SELECT FROM supervisor_decision d WHERE d.force = r.force AND d.request = r.request)
UNION ALL
SELECT g.force, g.case_file, 'no-referral', 'safeguarding/' || g.safeguarding || '/answer', g.decided_at, 'supervisor', g.decided_by
FROM safeguarding g WHERE g.asked IS NOT NULL
  AND NOT EXISTS (SELECT FROM safeguarding_answer a WHERE a.force = g.force AND a.safeguarding = g.safeguarding)
  AND NOT EXISTS (SELECT FROM safeguarding n WHERE n.force = g.force AND n.case_file = g.case_file AND n.person = g.person
    AND (n.decided_at, n.safeguarding) > (g.decided_at, g.safeguarding))
UNION ALL
SELECT n.force, n.case_file, 'not-telling', 'notices/' || n.person || '/not-telling/' || n.not_telling, n.proposed_at, 'supervisor', n.proposed_by
FROM not_telling n
WHERE NOT EXISTS (SELECT FROM not_telling_answer a WHERE a.force = n.force AND a.not_telling = n.not_telling)
  AND NOT EXISTS (SELECT FROM not_telling m WHERE m.force = n.force AND m.case_file = n.case_file AND m.person = n.person
    AND (m.proposed_at, m.not_telling) > (n.proposed_at, n.not_telling))
UNION ALL
SELECT r.force, r.case_file, 'reopened', 'reconsideration/' || r.reconsideration || '/uphold', r.reopened_at, 'supervisor', r.reopened_by
FROM reconsideration r JOIN case_file f ON f.force = r.force AND f.case_file = r.case_file AND f.stage = 'open'
WHERE NOT EXISTS (SELECT FROM reconsideration n WHERE n.force = r.force AND n.case_file = r.case_file
  AND (n.reopened_at, n.reconsideration) > (r.reopened_at, r.reconsideration));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_file', 'proposal', 'proposal_outcome', 'conflict_decision', 'supervisor_request', 'supervisor_decision',
    'safeguarding', 'safeguarding_answer', 'not_telling', 'not_telling_answer', 'reconsideration']
  LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

ALTER TABLE waiting ENABLE ROW LEVEL SECURITY;
ALTER TABLE waiting FORCE ROW LEVEL SECURITY;
CREATE POLICY waiting_force ON waiting USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
