-- Of every sample of own decisions the log says when it was made, by whom, for whom and with which digest; nothing else is kept of it.
-- Its list reads these entries alone, however long the log is.
CREATE INDEX ledger_entry_samples ON ledger_entry (force, entry DESC) WHERE action = 'give-split-sample';
