-- What an outcome was upheld on: what is learnt after that is held against it, not against the first proposal.

ALTER TABLE reconsideration_upheld ADD COLUMN basis_digest bytea CHECK (length(basis_digest) = 32);
