-- An official table that was taken in: which table it is, which issue of it, and the one offence that was taken of it where not
-- all were. Of an answer, whose page is kept as text, there is none of these.
ALTER TABLE source_file
  ADD COLUMN official text CHECK (length(official) BETWEEN 1 AND 200),
  ADD COLUMN vintage text CHECK (length(vintage) BETWEEN 1 AND 400),
  ADD COLUMN offence text CHECK (length(offence) BETWEEN 1 AND 40),
  ADD CHECK ((official IS NULL) = (vintage IS NULL)),
  ADD CHECK (offence IS NULL OR official IS NOT NULL);

-- What an earlier issue gave for the same is looked up count by count.
CREATE INDEX source_count_same ON source_count (force, of_force, period_start, measure, offence_scope, basis);
