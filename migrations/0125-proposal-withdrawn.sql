-- Who proposed, or has the case, may take a proposal back before a supervisor ruled on it: with the reason, as for one that is returned.
ALTER TABLE ruling DROP CONSTRAINT ruling_verdict_check;
ALTER TABLE ruling ADD CONSTRAINT ruling_verdict_check CHECK (verdict IN ('approved', 'returned', 'withdrawn'));
