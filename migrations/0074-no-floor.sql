-- A child whose safety floor nobody can walk: not identified, not to be found, or no such child. A supervisor may grant that
-- reason in its place until the day it is looked at again; the answers themselves stay unknown.
ALTER TABLE supervisor_request ADD COLUMN review_on date;
ALTER TABLE supervisor_request DROP CONSTRAINT supervisor_request_about_check;
ALTER TABLE supervisor_request ADD CONSTRAINT supervisor_request_about_check CHECK (about IN ('response', 'category', 'check-unavailable',
  'actor-unidentified', 'age-not-known', 'arrest', 'child-not-identified', 'child-not-found', 'no-such-child'));
ALTER TABLE supervisor_request DROP CONSTRAINT supervisor_request_check1;
ALTER TABLE supervisor_request ADD CONSTRAINT supervisor_request_subject_check CHECK (subject IS NOT NULL
  OR about NOT IN ('check-unavailable', 'age-not-known', 'arrest', 'child-not-identified', 'child-not-found', 'no-such-child'));
ALTER TABLE supervisor_request ADD CONSTRAINT supervisor_request_review_check
  CHECK ((about IN ('child-not-identified', 'child-not-found', 'no-such-child')) = (review_on IS NOT NULL));
