-- The age that somebody has by their date of birth when it is recorded: nobody was older on the day of the conduct. Beside an age that
-- was stated, it tells that the two exclude each other without opening the date of birth again.
ALTER TABLE age_statement ADD COLUMN most smallint;
ALTER TABLE age_statement ADD CONSTRAINT age_statement_most CHECK (most IS NULL OR basis = 'birth-date');
