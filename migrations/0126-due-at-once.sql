-- What is due at once has no time to run: a list says *due now*, since when, and no longer *overdue* in the minute in which it is owed.
ALTER TABLE case_clock ADD COLUMN at_once boolean NOT NULL DEFAULT false;
