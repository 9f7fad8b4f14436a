-- A child protection conference, the core groups and reviews that follow it, and what came of each: their times run one from the other.
ALTER TABLE measure_end DROP CONSTRAINT measure_end_measure_check;
ALTER TABLE measure_end ADD CONSTRAINT measure_end_measure_check
  CHECK (measure IN ('police-protection', 'assessment', 'conference', 'core-group', 'review'));
ALTER TABLE measure_end ADD COLUMN result text CHECK (result IN ('plan', 'no-plan', 'not-held'));
ALTER TABLE measure_end ADD CONSTRAINT measure_end_result CHECK ((measure IN ('conference', 'review')) = (result IS NOT NULL));
