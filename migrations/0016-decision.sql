-- A proposal of outcomes: what was chosen for each crime, under which conditions and for which reasons, with everything
-- the advice was worked out from, so that it can be replayed for ever. Reasons are sealed passages.

CREATE TABLE proposal (
  force text NOT NULL,
  proposal uuid NOT NULL,
  case_file uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  proposed_by uuid NOT NULL,
  basis_digest bytea NOT NULL CHECK (length(basis_digest) = 32),
  asked text NOT NULL,
  advice text NOT NULL,
  policy text NOT NULL,
  policy_digest text NOT NULL,
  advice_version smallint NOT NULL,
  PRIMARY KEY (force, proposal),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, proposed_by) REFERENCES staff (force, staff)
);
CREATE INDEX proposal_case ON proposal (force, case_file, proposed_at DESC);
GRANT SELECT, INSERT ON proposal TO :app;

CREATE TABLE proposal_outcome (
  force text NOT NULL,
  proposal uuid NOT NULL,
  crime uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome ~ '^\d{1,2}$'),
  person uuid,
  standing text NOT NULL CHECK (standing IN ('available', 'needs-decision')),
  needs text[] NOT NULL,
  departure text,
  PRIMARY KEY (force, proposal, crime),
  FOREIGN KEY (force, proposal) REFERENCES proposal,
  FOREIGN KEY (force, crime) REFERENCES crime
);
GRANT SELECT, INSERT ON proposal_outcome TO :app;

CREATE TABLE proposal_reason (
  force text NOT NULL,
  proposal uuid NOT NULL,
  head text NOT NULL,
  passage uuid NOT NULL,
  PRIMARY KEY (force, proposal, head),
  FOREIGN KEY (force, proposal) REFERENCES proposal
);
GRANT SELECT, INSERT ON proposal_reason TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['proposal', 'proposal_outcome', 'proposal_reason']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
