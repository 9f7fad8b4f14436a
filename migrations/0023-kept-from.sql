-- Who must not be told outlives who may: a passage may name them while no safe way is known. Taking a name off has its reason.
ALTER TABLE floor DROP CONSTRAINT floor_check;
ALTER TABLE floor ADD CONSTRAINT floor_known_contact CHECK (contact = 'not-known' OR contact_passage IS NOT NULL);
ALTER TABLE floor ADD COLUMN take_off_passage uuid;
