-- Whether a floor names somebody who must not be told: that there is one, never who. Unknown of floors whose words are sealed with a way to tell.
ALTER TABLE floor ADD COLUMN must_not_named boolean;
-- As the owner, who is under the policies too: lifted for this transaction, to reach the rows of every force.
ALTER TABLE floor NO FORCE ROW LEVEL SECURITY;
UPDATE floor SET must_not_named = contact_passage IS NOT NULL WHERE contact = 'not-known';
ALTER TABLE floor FORCE ROW LEVEL SECURITY;
