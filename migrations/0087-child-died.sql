-- That a child has died, as a supervisor agreed: asked as other exceptions are, with the day, from whom it is known, and who of the family is told.
ALTER TABLE supervisor_request DROP CONSTRAINT supervisor_request_about_check;
ALTER TABLE supervisor_request ADD CONSTRAINT supervisor_request_about_check CHECK (about IN ('response', 'category', 'check-unavailable',
  'actor-unidentified', 'age-not-known', 'arrest', 'child-not-identified', 'child-not-found', 'no-such-child', 'child-died'));
ALTER TABLE supervisor_request DROP CONSTRAINT supervisor_request_subject_check;
ALTER TABLE supervisor_request ADD CONSTRAINT supervisor_request_subject_check CHECK (subject IS NOT NULL OR about NOT IN ('check-unavailable',
  'age-not-known', 'arrest', 'child-not-identified', 'child-not-found', 'no-such-child', 'child-died'));
ALTER TABLE supervisor_request ADD COLUMN died_on date;
ALTER TABLE supervisor_request ADD COLUMN died_source text
  CHECK (died_source IN ('police-record', 'hospital', 'coroner', 'social-care', 'school', 'family'));
ALTER TABLE supervisor_request ADD COLUMN family_passage uuid;
ALTER TABLE supervisor_request ADD CONSTRAINT supervisor_request_died CHECK ((about = 'child-died') = (died_on IS NOT NULL)
  AND (about = 'child-died') = (died_source IS NOT NULL) AND (about = 'child-died') = (family_passage IS NOT NULL));

-- That it was wrong, and the child lives: the safety of the child waits for nobody's agreement.
CREATE TABLE death_withdrawn (
  force text NOT NULL,
  withdrawal uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  passage uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, withdrawal),
  FOREIGN KEY (force, case_file, person) REFERENCES party
);
CREATE INDEX death_withdrawn_of ON death_withdrawn (force, case_file, person);
GRANT SELECT, INSERT ON death_withdrawn TO :app;
ALTER TABLE death_withdrawn ENABLE ROW LEVEL SECURITY;
ALTER TABLE death_withdrawn FORCE ROW LEVEL SECURITY;
CREATE POLICY death_withdrawn_force ON death_withdrawn USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));

-- As last agreed or withdrawn: every step reads whom it asks about now.
ALTER TABLE party ADD COLUMN died boolean NOT NULL DEFAULT false;
GRANT UPDATE (died) ON party TO :app;

ALTER TABLE waiting DROP CONSTRAINT waiting_waits_check;
ALTER TABLE waiting ADD CONSTRAINT waiting_waits_check CHECK (waits IN ('ruling', 'response', 'category', 'response-again', 'category-again', 'exception',
  'no-referral', 'not-heard', 'not-telling', 'registrar-decision', 'reopened', 'cancellation', 'child-died'));
