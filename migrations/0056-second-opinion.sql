-- Closed cases drawn at random for a blind second opinion: among which cases, how many, and the seed, so that anybody can draw the
-- same again. The rule is that cases are taken in the order of the SHA-256 of seed and case.
CREATE TABLE second_opinion_draw (
  force text NOT NULL REFERENCES force,
  draw uuid NOT NULL,
  seed text NOT NULL,
  closed_from date NOT NULL,
  closed_until date NOT NULL,
  wanted smallint NOT NULL CHECK (wanted BETWEEN 1 AND 200),
  eligible integer NOT NULL CHECK (eligible >= 0),
  drawn_at timestamptz NOT NULL,
  drawn_by uuid NOT NULL,
  PRIMARY KEY (force, draw),
  FOREIGN KEY (force, drawn_by) REFERENCES staff (force, staff),
  CHECK (closed_until >= closed_from)
);
GRANT SELECT, INSERT ON second_opinion_draw TO :app;
-- One drawn case: the proposal and the crime whose outcome a second person decides without seeing the first. A case is drawn once.
CREATE TABLE second_opinion (
  force text NOT NULL,
  second_opinion uuid NOT NULL,
  draw uuid NOT NULL,
  position smallint NOT NULL,
  case_file uuid NOT NULL,
  proposal uuid NOT NULL,
  crime uuid NOT NULL,
  PRIMARY KEY (force, second_opinion),
  UNIQUE (force, case_file),
  FOREIGN KEY (force, draw) REFERENCES second_opinion_draw,
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, proposal, crime) REFERENCES proposal_outcome
);
GRANT SELECT, INSERT ON second_opinion TO :app;
-- Who reads a drawn case. It is set aside, and another may read it, once they have met the case anywhere else.
CREATE TABLE second_opinion_reading (
  force text NOT NULL,
  second_opinion uuid NOT NULL,
  staff uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  set_aside_at timestamptz,
  PRIMARY KEY (force, second_opinion, staff),
  FOREIGN KEY (force, second_opinion) REFERENCES second_opinion,
  FOREIGN KEY (force, staff) REFERENCES staff (force, staff)
);
CREATE UNIQUE INDEX second_opinion_reader ON second_opinion_reading (force, second_opinion) WHERE set_aside_at IS NULL;
GRANT SELECT, INSERT ON second_opinion_reading TO :app;
GRANT UPDATE (set_aside_at) ON second_opinion_reading TO :app;
-- The second choice, given once and never changed. It changes nothing of the case. Why is a sealed passage.
CREATE TABLE second_opinion_answer (
  force text NOT NULL,
  second_opinion uuid NOT NULL,
  staff uuid NOT NULL,
  choice text NOT NULL CHECK (choice ~ '^(\d{1,2}|unable)$'),
  heads text[] NOT NULL,
  passage uuid NOT NULL,
  given_at timestamptz NOT NULL,
  PRIMARY KEY (force, second_opinion),
  FOREIGN KEY (force, second_opinion, staff) REFERENCES second_opinion_reading
);
GRANT SELECT, INSERT ON second_opinion_answer TO :app;
-- What a panel found of the first decision once it had read both, and the rule that the finding is about.
CREATE TABLE panel_finding (
  force text NOT NULL,
  second_opinion uuid NOT NULL,
  finding text NOT NULL CHECK (finding IN ('appropriate', 'appropriate-with-observations', 'not-appropriate', 'unable-to-agree')),
  rule text CHECK (rule ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$' AND length(rule) <= 120),
  found_at timestamptz NOT NULL,
  found_by uuid NOT NULL,
  PRIMARY KEY (force, second_opinion),
  FOREIGN KEY (force, second_opinion) REFERENCES second_opinion_answer,
  FOREIGN KEY (force, found_by) REFERENCES staff (force, staff)
);
GRANT SELECT, INSERT ON panel_finding TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['second_opinion_draw', 'second_opinion', 'second_opinion_reading', 'second_opinion_answer', 'panel_finding']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
