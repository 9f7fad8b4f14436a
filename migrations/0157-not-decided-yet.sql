-- What a supervisor cannot decide yet goes back to the officer: what is to be found out, and by which day.
ALTER TABLE supervisor_decision ADD COLUMN find_out_by date;
ALTER TABLE supervisor_decision DROP CONSTRAINT supervisor_decision_check;
ALTER TABLE supervisor_decision ADD CONSTRAINT supervisor_decision_check CHECK (
  (about = 'response' AND value IN ('proportionate', 'full-investigation', 'not-yet'))
  OR (about = 'category' AND value IN ('aggravated', 'non-aggravated', 'not-yet'))
  OR (about = 'exception' AND value IN ('granted', 'refused')));
ALTER TABLE supervisor_decision ADD CONSTRAINT supervisor_decision_not_yet CHECK ((value = 'not-yet') = (find_out_by IS NOT NULL) AND (value <> 'not-yet' OR departure IS NULL));
