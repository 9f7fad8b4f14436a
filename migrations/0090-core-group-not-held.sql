-- A core group that never met ends too: whether it was held is said of it, as of a conference. Of older ones that ended it was.
ALTER TABLE measure_end DROP CONSTRAINT measure_end_result_check;
ALTER TABLE measure_end ADD CONSTRAINT measure_end_result_check CHECK (result IN ('plan', 'no-plan', 'held', 'not-held'));
ALTER TABLE measure_end DROP CONSTRAINT measure_end_result;
ALTER TABLE measure_end ADD CONSTRAINT measure_end_result CHECK (CASE measure
  WHEN 'conference' THEN result IS NOT NULL AND result <> 'held'
  WHEN 'review' THEN result IS NOT NULL AND result IN ('plan', 'no-plan')
  WHEN 'core-group' THEN result IS NULL OR result IN ('held', 'not-held')
  ELSE result IS NULL END);
-- The day on which an enquiry began is often told later than that there is an assessment.
GRANT UPDATE (enquiry_on) ON next_step TO :app;
