-- Keeping something from a child takes a reason of whoever approves it, too: until now only a return had one.
ALTER TABLE not_telling_answer DROP CONSTRAINT not_telling_answer_check1;
ALTER TABLE not_telling_answer ADD CONSTRAINT not_telling_answer_returned_why CHECK (answer = 'approved' OR passage IS NOT NULL);
