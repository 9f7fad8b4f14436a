-- A digest of a request that is made without a key can be guessed from the names and dates that are likely. Those made so
-- are forgotten, of every force at once: unlike DELETE, this is under no policy, and leaves nothing behind in the file.
TRUNCATE idempotency;

-- None is kept longer than a request is sent again: what is old may be forgotten, and nothing else.
GRANT DELETE ON idempotency TO :app;
CREATE POLICY idempotency_old ON idempotency AS RESTRICTIVE FOR DELETE USING (at < now() - interval '1 day');
CREATE INDEX idempotency_at ON idempotency (force, at);
