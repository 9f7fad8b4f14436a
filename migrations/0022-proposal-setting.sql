-- The force's own settings that an outcome rested on, as they stood when it was proposed: a later set changes what is
-- due from then on, never what was decided under. Proposals from before have none.

ALTER TABLE proposal ADD COLUMN force_settings text;
