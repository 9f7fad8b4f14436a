-- Whether no more than one name of somebody is known, so that only those who could be offered are opened: of two names
-- that are sought both have to fit, but who is known by one alone can fit by no other. Of rows from before it is not
-- known which they are, and that is never read as no: they are looked at as before, until their details are next written.
ALTER TABLE person_token ADD COLUMN one_name boolean NOT NULL DEFAULT true;
CREATE INDEX person_token_one_name ON person_token (force, token, person) WHERE one_name;
