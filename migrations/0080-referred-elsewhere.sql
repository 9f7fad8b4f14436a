-- Referred, but not to the local authority: for a child in care, on a plan or not known a supervisor is asked of that too.
ALTER TABLE safeguarding DROP CONSTRAINT safeguarding_check3;
ALTER TABLE safeguarding ADD CONSTRAINT safeguarding_check3 CHECK (asked IS NULL OR decision <> 'strategy-discussion');
