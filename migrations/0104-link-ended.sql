-- A link between two records can turn out to be wrong: its row stays and says who ended it, when and why. What reads links reads those not ended.
ALTER TABLE same_person ADD COLUMN ended_at timestamptz;
ALTER TABLE same_person ADD COLUMN ended_by text;
ALTER TABLE same_person ADD COLUMN end_passage uuid;
ALTER TABLE same_person ADD CONSTRAINT same_person_ended CHECK (num_nulls(ended_at, ended_by, end_passage) IN (0, 3));
GRANT UPDATE (ended_at, ended_by, end_passage) ON same_person TO :app;

-- Held together again later, two records have another row; only one of them stands.
ALTER TABLE same_person DROP CONSTRAINT same_person_force_person_other_key;
CREATE UNIQUE INDEX same_person_standing ON same_person (force, person, other) WHERE ended_at IS NULL;
