-- For every child a recorded safeguarding decision, with its reason; and the child's own words: wishes, and how they are.
-- Reasons and words are sealed as passages; here stand values of closed lists and references.

CREATE TABLE safeguarding (
  force text NOT NULL,
  safeguarding uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  decision text NOT NULL CHECK (decision IN ('referred', 'strategy-discussion', 'considered-not-referred')),
  referred_to text[] NOT NULL CHECK (referred_to <@ ARRAY['mash', 'social-care-need', 'social-care-harm', 'police-protection',
    'youth-justice-prevention', 'health', 'charity', 'school']),
  strategy text CHECK (strategy IN ('asked', 'held')),
  passage uuid NOT NULL,
  -- Why a supervisor is asked, and which; another may answer in their place.
  asked_because text CHECK (asked_because IN ('in-care', 'on-plan', 'not-known')),
  asked uuid,
  decided_at timestamptz NOT NULL,
  decided_by text NOT NULL,
  PRIMARY KEY (force, safeguarding),
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  FOREIGN KEY (force, asked) REFERENCES staff,
  CHECK ((decision = 'referred') = (referred_to <> '{}')),
  CHECK ((decision = 'strategy-discussion') = (strategy IS NOT NULL)),
  CHECK ((asked IS NULL) = (asked_because IS NULL)),
  CHECK (asked IS NULL OR decision = 'considered-not-referred')
);
CREATE INDEX safeguarding_newest ON safeguarding (force, case_file, person, decided_at DESC);
GRANT SELECT, INSERT ON safeguarding TO :app;

CREATE TABLE safeguarding_answer (
  force text NOT NULL,
  safeguarding uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('agreed', 'returned')),
  passage uuid NOT NULL,
  answered_at timestamptz NOT NULL,
  answered_by text NOT NULL,
  PRIMARY KEY (force, safeguarding),
  FOREIGN KEY (force, safeguarding) REFERENCES safeguarding
);
GRANT SELECT, INSERT ON safeguarding_answer TO :app;

-- What the local authority decided on a referral to it.
CREATE TABLE next_step (
  force text NOT NULL,
  safeguarding uuid NOT NULL,
  step text NOT NULL CHECK (step IN ('assessment', 'strategy-discussion', 'early-help', 'no-further-action')),
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, safeguarding),
  FOREIGN KEY (force, safeguarding) REFERENCES safeguarding
);
GRANT SELECT, INSERT ON next_step TO :app;

CREATE TABLE own_words (
  force text NOT NULL,
  own_words uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  heard text NOT NULL CHECK (heard IN ('said', 'would-not-say', 'not-yet-heard')),
  through text CHECK (through IN ('child', 'parent-or-carer', 'school', 'social-care', 'advocate')),
  wishes uuid,
  how_they_are uuid,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, own_words),
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  CHECK ((heard = 'said') = (wishes IS NOT NULL OR how_they_are IS NOT NULL)),
  CHECK ((heard = 'not-yet-heard') = (through IS NULL))
);
CREATE INDEX own_words_newest ON own_words (force, case_file, person, recorded_at DESC);
GRANT SELECT, INSERT ON own_words TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['safeguarding', 'safeguarding_answer', 'next_step', 'own_words']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
