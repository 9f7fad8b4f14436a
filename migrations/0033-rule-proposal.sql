-- A proposal to change a rule of the guidance, because it was departed from often: what was counted, as it was shown, by rule
-- and never by officer. It names no case and nobody but the policy owner who made it.
CREATE TABLE rule_proposal (
  force text NOT NULL,
  rule_proposal uuid NOT NULL,
  policy text NOT NULL CHECK (policy ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$' AND length(policy) <= 80),
  rule text NOT NULL CHECK (rule ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$' AND length(rule) <= 120),
  counted_from date NOT NULL,
  counted_until date NOT NULL,
  cases integer NOT NULL CHECK (cases >= 5),
  in_common text[] NOT NULL,
  proposed_at timestamptz NOT NULL,
  proposed_by uuid NOT NULL,
  PRIMARY KEY (force, rule_proposal),
  FOREIGN KEY (force, proposed_by) REFERENCES staff (force, staff)
);
CREATE INDEX rule_proposal_rule ON rule_proposal (force, policy, rule);
-- What the policy owner answers a proposal to change a rule: taken up or not, and why, from a list.
CREATE TABLE rule_proposal_answer (
  force text NOT NULL,
  rule_proposal uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('taken-up', 'not-taken-up')),
  reason text NOT NULL CHECK (reason IN ('condition-too-wide', 'condition-too-narrow', 'sentence-unclear', 'source-changed', 'rule-stands', 'source-has-to-change', 'to-be-explained', 'changed-already')),
  answered_at timestamptz NOT NULL,
  answered_by uuid NOT NULL,
  PRIMARY KEY (force, rule_proposal),
  FOREIGN KEY (force, rule_proposal) REFERENCES rule_proposal,
  FOREIGN KEY (force, answered_by) REFERENCES staff (force, staff)
);
GRANT SELECT, INSERT ON rule_proposal TO :app;
ALTER TABLE rule_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY rule_proposal_force ON rule_proposal
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
GRANT SELECT, INSERT ON rule_proposal_answer TO :app;
ALTER TABLE rule_proposal_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_proposal_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY rule_proposal_answer_force ON rule_proposal_answer
  USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
