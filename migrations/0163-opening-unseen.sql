-- Which emergency openings no supervisor has acknowledged, kept small: one row from the opening to its acknowledgement, so that the
-- queue reads those that wait and not every emergency that there ever was.
CREATE TABLE opening_unseen (
  force text NOT NULL,
  opening uuid NOT NULL,
  from_at timestamptz NOT NULL,
  PRIMARY KEY (force, opening),
  FOREIGN KEY (force, opening) REFERENCES opening
);
CREATE INDEX opening_unseen_longest ON opening_unseen (force, from_at, opening);
GRANT SELECT, INSERT, DELETE ON opening_unseen TO :app;

-- As the owner, who is under the policies too: lifted for this transaction, to reach the rows of every force.
ALTER TABLE opening NO FORCE ROW LEVEL SECURITY;
ALTER TABLE opening_acknowledgement NO FORCE ROW LEVEL SECURITY;
INSERT INTO opening_unseen (force, opening, from_at)
SELECT o.force, o.opening, o.from_at FROM opening o
WHERE o.emergency AND NOT EXISTS (SELECT FROM opening_acknowledgement a WHERE a.force = o.force AND a.opening = o.opening);
ALTER TABLE opening FORCE ROW LEVEL SECURITY;
ALTER TABLE opening_acknowledgement FORCE ROW LEVEL SECURITY;

ALTER TABLE opening_unseen ENABLE ROW LEVEL SECURITY;
ALTER TABLE opening_unseen FORCE ROW LEVEL SECURITY;
CREATE POLICY opening_unseen_force ON opening_unseen
  USING (force = current_setting('evenhand.force', true))
  WITH CHECK (force = current_setting('evenhand.force', true));
