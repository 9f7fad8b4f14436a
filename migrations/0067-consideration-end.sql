-- What came of an interview or an arrest that was decided on: made, and when; or not made, and why. Until somebody says so it is
-- not known, and never none. One that was said wrongly is said again: the newest stands.

CREATE TABLE consideration_end (
  force text NOT NULL,
  entry uuid NOT NULL,
  consideration uuid NOT NULL,
  result text NOT NULL CHECK (result IN ('made', 'not-made')),
  made_at timestamptz,
  passage uuid,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (force, entry),
  FOREIGN KEY (force, consideration) REFERENCES consideration,
  CHECK ((result = 'made') = (made_at IS NOT NULL)),
  CHECK ((result = 'not-made') = (passage IS NOT NULL))
);
CREATE INDEX consideration_end_newest ON consideration_end (force, consideration, recorded_at DESC);
GRANT SELECT, INSERT ON consideration_end TO :app;

ALTER TABLE consideration_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE consideration_end FORCE ROW LEVEL SECURITY;
CREATE POLICY consideration_end_force ON consideration_end USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
