-- Against which child a crime is, where somebody said so: one crime a victim (handbook 3.2), and no outcome of it is about that child's own part. Crimes of before, and those of which it is not known, say nothing.

ALTER TABLE crime
  ADD COLUMN against uuid,
  -- To the person and not to the party: it stays said of somebody who was taken off a report that then joined another case.
  ADD CONSTRAINT crime_against FOREIGN KEY (force, against) REFERENCES person;
-- With its crime, where a report joins a case and the child is one who is there.
GRANT UPDATE (against) ON crime TO :app;
