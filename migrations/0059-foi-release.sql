-- An answer is a view of a release: it may leave once that is published, and later releases are attacked together with it.
ALTER TABLE foi_answer
  ADD COLUMN release uuid,
  ADD CONSTRAINT foi_answer_release FOREIGN KEY (force, release) REFERENCES release;
