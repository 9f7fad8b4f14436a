-- Approving a formal end for a child of whom nothing aggravating is known or suspected is a decision of its own, with its reason.

ALTER TABLE ruling DROP CONSTRAINT ruling_check;
ALTER TABLE ruling ADD CONSTRAINT ruling_reason CHECK (verdict = 'approved' OR passage IS NOT NULL);
