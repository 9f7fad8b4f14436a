-- Whether both names of somebody are among their tokens as pairs too, so that two common names are one short list. Of rows from
-- before there were pairs, and of names of very many words, they are not: these are found by the tokens of either name, as before;
-- those from before until their details are next written.
ALTER TABLE person_token ADD COLUMN paired boolean NOT NULL DEFAULT false;
CREATE INDEX person_token_unpaired ON person_token (force, token, person) WHERE NOT paired;
