-- What cannot be done yet because nobody knows who somebody is: the words say what is done to find out, and it is owed again once they are
-- identified.
ALTER TABLE duty_discharge ADD COLUMN not_identified boolean NOT NULL DEFAULT false;
ALTER TABLE duty_discharge ADD CONSTRAINT duty_discharge_not_identified CHECK (NOT not_identified OR (answer = 'not-done' AND person IS NOT NULL));
