-- Lists in the order in which they are shown, so that a page of them is read and not all that there ever was: one's own
-- cases, and the cases at a stage (the queue's among them).

CREATE INDEX assignment_own ON assignment (force, staff, case_file) WHERE until_at IS NULL;
DROP INDEX assignment_staff;
CREATE INDEX case_file_stage ON case_file (force, stage, case_file);
DROP INDEX case_file_proposed;
