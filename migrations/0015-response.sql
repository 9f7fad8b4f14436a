-- Who acts and how: responder, handover to a specialist team, interview or arrest considered, what a supervisor was asked and decided.
-- Reasons are sealed as passages; here stand values of closed lists and references.

CREATE TABLE responder (
  force text NOT NULL,
  entry uuid NOT NULL,
  case_file uuid NOT NULL,
  responder text NOT NULL CHECK (responder IN ('first-responder', 'safer-schools-officer', 'neighbourhood-team', 'child-abuse-investigation',
    'online-csa-team', 'cid')),
  named_at timestamptz NOT NULL,
  named_by text NOT NULL,
  PRIMARY KEY (force, entry),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
CREATE INDEX responder_newest ON responder (force, case_file, named_at DESC);
GRANT SELECT, INSERT ON responder TO :app;

CREATE TABLE handover (
  force text NOT NULL,
  handover uuid NOT NULL,
  case_file uuid NOT NULL,
  team text NOT NULL CHECK (team IN ('child-abuse-investigation', 'online-csa-team', 'cid')),
  handed_at timestamptz NOT NULL,
  handed_by text NOT NULL,
  PRIMARY KEY (force, handover),
  FOREIGN KEY (force, case_file) REFERENCES case_file
);
CREATE INDEX handover_newest ON handover (force, case_file, handed_at DESC);
GRANT SELECT, INSERT ON handover TO :app;

CREATE TABLE handover_answer (
  force text NOT NULL,
  handover uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('accepted', 'returned')),
  receipt text CHECK (receipt ~ '^[A-Za-z0-9/.-]{3,40}$' AND receipt ~ '[0-9]'),
  passage uuid,
  answered_at timestamptz NOT NULL,
  answered_by text NOT NULL,
  PRIMARY KEY (force, handover),
  FOREIGN KEY (force, handover) REFERENCES handover,
  CHECK ((answer = 'accepted') = (receipt IS NOT NULL)),
  CHECK ((answer = 'returned') = (passage IS NOT NULL))
);
GRANT SELECT, INSERT ON handover_answer TO :app;

CREATE TABLE consideration (
  force text NOT NULL,
  consideration uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  means text NOT NULL CHECK (means IN ('interview', 'arrest')),
  conclusion text NOT NULL CHECK (conclusion IN ('not-needed', 'pursued')),
  necessity uuid NOT NULL,
  alternatives uuid NOT NULL,
  appropriate_adult text CHECK (appropriate_adult IN ('parent-or-guardian', 'social-worker', 'other-responsible-adult')),
  considered_at timestamptz NOT NULL,
  considered_by text NOT NULL,
  PRIMARY KEY (force, consideration),
  FOREIGN KEY (force, case_file, person) REFERENCES party
);
CREATE INDEX consideration_case ON consideration (force, case_file, considered_at);
GRANT SELECT, INSERT ON consideration TO :app;

CREATE TABLE supervisor_request (
  force text NOT NULL,
  request uuid NOT NULL,
  case_file uuid NOT NULL,
  about text NOT NULL CHECK (about IN ('response', 'category', 'check-unavailable', 'actor-unidentified', 'age-not-known', 'arrest')),
  -- Whom or which place it is about, and for a check in which system.
  subject uuid,
  system text CHECK (system IN ('pnc', 'pnd', 'local', 'mash')),
  passage uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  PRIMARY KEY (force, request),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  CHECK ((about = 'check-unavailable') = (system IS NOT NULL)),
  CHECK (about NOT IN ('check-unavailable', 'age-not-known', 'arrest') OR subject IS NOT NULL)
);
CREATE INDEX supervisor_request_case ON supervisor_request (force, case_file, asked_at);
GRANT SELECT, INSERT ON supervisor_request TO :app;

CREATE TABLE supervisor_decision (
  force text NOT NULL,
  decision uuid NOT NULL,
  case_file uuid NOT NULL,
  request uuid,
  about text NOT NULL CHECK (about IN ('response', 'category', 'exception')),
  value text NOT NULL CHECK (
    (about = 'response' AND value IN ('proportionate', 'full-investigation'))
    OR (about = 'category' AND value IN ('aggravated', 'non-aggravated'))
    OR (about = 'exception' AND value IN ('granted', 'refused'))),
  passage uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  decided_by text NOT NULL,
  PRIMARY KEY (force, decision),
  UNIQUE (force, request),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, request) REFERENCES supervisor_request,
  CHECK (about <> 'exception' OR request IS NOT NULL)
);
CREATE INDEX supervisor_decision_case ON supervisor_decision (force, case_file, decided_at);
GRANT SELECT, INSERT ON supervisor_decision TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['responder', 'handover', 'handover_answer', 'consideration', 'supervisor_request', 'supervisor_decision']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
