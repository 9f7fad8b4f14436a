-- What is most urgent is named in a list by the few words that the page of its case has for it; each clock is worked out anew.
ALTER TABLE case_clock ADD COLUMN title text;
