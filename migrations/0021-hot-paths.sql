-- What is asked on every page, found without reading what grows: row-level security keeps @> from any index, since only
-- a leakproof operator may look before the policy does. Equality of uuid is one; so each case of an entry is a row.

CREATE TABLE ledger_case (
  force text NOT NULL,
  case_file uuid NOT NULL,
  entry uuid NOT NULL,
  PRIMARY KEY (force, case_file, entry),
  FOREIGN KEY (force, entry) REFERENCES ledger_entry ON DELETE CASCADE
);
-- As the owner, who is under the policy too: lifted for this transaction, to reach the entries of every force.
ALTER TABLE ledger_entry NO FORCE ROW LEVEL SECURITY;
INSERT INTO ledger_case (force, case_file, entry) SELECT DISTINCT force, unnest(cases), entry FROM ledger_entry;
ALTER TABLE ledger_entry FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON ledger_case TO :app;
DROP INDEX ledger_entry_cases;

-- The queue: the work in hand among all that ever was.
CREATE INDEX case_file_proposed ON case_file (force, case_file) WHERE stage = 'proposed';

ALTER TABLE ledger_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_case FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_case_force ON ledger_case USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
