-- Who was told for a child: somebody of the case, or a name that is sealed as other words are (handbook 7.6: who was told what, and
-- when). Neither where the child was told themselves, nor of what was recorded before this was asked.
ALTER TABLE notice_told ADD COLUMN told_person uuid;
ALTER TABLE notice_told ADD COLUMN told_passage uuid;
ALTER TABLE notice_told ADD CONSTRAINT notice_told_person FOREIGN KEY (force, case_file, told_person) REFERENCES party (force, case_file, person);
ALTER TABLE notice_told ADD CONSTRAINT notice_told_who CHECK (num_nonnulls(told_person, told_passage) <= CASE whom WHEN 'child' THEN 0 ELSE 1 END);
-- Whether a parent or carer is told: the choice; which of them, and why, is in the words.
ALTER TABLE duty_discharge ADD COLUMN parent text;
ALTER TABLE duty_discharge ADD CONSTRAINT duty_discharge_parent CHECK (parent IS NULL OR (parent IN ('to-tell', 'not-to-tell') AND answer = 'done' AND person IS NOT NULL));
