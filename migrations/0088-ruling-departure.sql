-- A supervisor who decides response or category against the advice says why by the same list as an officer who departs from it:
-- with the guidance of that day and the rules that had given the advice, so that it is counted by rule.
ALTER TABLE supervisor_decision
  ADD COLUMN departure text CHECK (departure IN ('facts-not-in-the-guidance', 'wishes-of-the-child', 'partner-view', 'legal-advice', 'earlier-history', 'rule-does-not-fit')),
  ADD COLUMN policy text,
  ADD COLUMN rules text[],
  ADD CHECK ((departure IS NULL) = (policy IS NULL)),
  ADD CHECK ((departure IS NULL) = (rules IS NULL)),
  ADD CHECK (departure IS NULL OR about <> 'exception');
CREATE INDEX supervisor_decision_departed ON supervisor_decision (force, decided_at) WHERE departure IS NOT NULL;
