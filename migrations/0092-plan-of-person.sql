-- Whether a conference put a child on a plan is shown beside a match: read by the person, in every case of theirs.
CREATE INDEX measure_end_person ON measure_end (force, person);
