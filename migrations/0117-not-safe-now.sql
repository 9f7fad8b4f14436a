-- Who walked a safety floor that found a child not safe, or could not say: the queue of supervisors begins with those of open cases.
CREATE INDEX floor_not_safe ON floor (force, case_file, person) WHERE safe_now <> 'yes';
