-- Who was told what was decided, child by child; and where telling would be unsafe, why not, who agreed, and until when.
-- Rows are added, none is overwritten: the newest stands.

CREATE TABLE notice_told (
  force text NOT NULL,
  told uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  whom text NOT NULL CHECK (whom IN ('child', 'parent-or-carer', 'safe-contact', 'professional')),
  how text NOT NULL CHECK (how IN ('in-person', 'telephone', 'letter', 'through-school', 'through-social-care')),
  by_whom text NOT NULL CHECK (by_whom IN ('me', 'another-officer', 'school', 'social-care', 'other-professional')),
  words text[] NOT NULL CHECK (cardinality(words) > 0),
  contact_passage uuid NOT NULL,
  told_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, told),
  FOREIGN KEY (force, case_file, person) REFERENCES party,
  CHECK (told_at <= recorded_at)
);
CREATE INDEX notice_told_case ON notice_told (force, case_file, person, recorded_at);
GRANT SELECT, INSERT ON notice_told TO :app;

CREATE TABLE not_telling (
  force text NOT NULL,
  not_telling uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('danger-to-this-child', 'danger-to-another-child', 'nobody-safe-to-tell',
    'cannot-be-found', 'not-identified', 'enquiry-under-way', 'asked-not-to-be-told')),
  passage uuid NOT NULL,
  review_on date NOT NULL,
  proposed_at timestamptz NOT NULL,
  proposed_by text NOT NULL,
  PRIMARY KEY (force, not_telling),
  UNIQUE (force, not_telling, proposed_by),
  FOREIGN KEY (force, case_file, person) REFERENCES party
);
CREATE INDEX not_telling_case ON not_telling (force, case_file, person, proposed_at);
GRANT SELECT, INSERT ON not_telling TO :app;

-- The second wall behind "never one's own": the row carries its proposer, and cannot be answered by them.
CREATE TABLE not_telling_answer (
  force text NOT NULL,
  answer_id uuid NOT NULL,
  not_telling uuid NOT NULL,
  proposed_by text NOT NULL,
  answer text NOT NULL CHECK (answer IN ('approved', 'returned')),
  passage uuid,
  answered_at timestamptz NOT NULL,
  answered_by text NOT NULL CHECK (answered_by <> proposed_by),
  PRIMARY KEY (force, answer_id),
  UNIQUE (force, not_telling, answer),
  FOREIGN KEY (force, not_telling, proposed_by) REFERENCES not_telling (force, not_telling, proposed_by),
  CHECK ((answer = 'returned') = (passage IS NOT NULL))
);
GRANT SELECT, INSERT ON not_telling_answer TO :app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['notice_told', 'not_telling', 'not_telling_answer']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (force = current_setting(''evenhand.force'', true)) WITH CHECK (force = current_setting(''evenhand.force'', true))', t || '_force', t);
  END LOOP;
END $$;
